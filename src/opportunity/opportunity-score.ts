import { defineScorecard, type Scorecard } from "../scorecard/define-scorecard.js";
import type { Factor } from "../scorecard/factor.js";
import type { MeansFound } from "./means.js";
import type { Offer } from "./offers.js";
import type { Openings } from "./openings.js";
import { mostOfFew } from "./opportunity-level.js";
import type { OpportunityFactor, OpportunityPolicy } from "./opportunity-policy.js";

/** Distance from the few, in multiples of the most that counts as few, at which nothing is left of its points. */
const FEW_FADE = 1.5;

/**
 * The scorecard of the opportunity score, 0 to 100: what is open and can be paid for, the means, having bought only a
 * little, and a need with a date. `docs/opportunity.md` has the formulas of its values.
 * @internal
 */
export function opportunityScorecard(weights: Readonly<Record<OpportunityFactor, number>>): Scorecard {
  const share: Pick<Factor & { shape: "linear" }, "shape" | "from" | "to" | "points"> = {
    shape: "linear",
    from: 0,
    to: 1,
    points: [0, 100],
  };
  const factors: Factor[] = [
    { factor: "reach", weight: weights.reach, ...share },
    { factor: "means", weight: weights.means, ...share },
    { factor: "few", weight: weights.few, shape: "linear", from: 0, to: FEW_FADE, points: [100, 0] },
    { factor: "need", weight: weights.need, ...share },
  ];
  return defineScorecard({ version: 1, minimumCoverage: 0, factors: factors.filter(({ weight }) => weight > 0) });
}

/**
 * The values of the score's factors.
 * @internal
 */
export function factorsOf(
  owned: number,
  { openings, fresh, sold }: Openings,
  { means }: MeansFound,
  offers: readonly Offer[],
  policy: OpportunityPolicy,
): Record<OpportunityFactor, number | boolean | null> {
  const most = mostOfFew(sold, policy);
  const away = Math.max(policy.highAtLeastOwned - owned, owned - most, 0);
  let payable = 0;
  let need = false;
  for (const { kind } of offers) {
    if (kind !== "replacement") payable++;
    if (kind === "replacement" || kind === "service-contract") need = true;
  }
  return {
    reach: owned + fresh === 0 ? 0 : payable / (owned + fresh),
    means: openings.length === 0 ? false : means === "unknown" ? null : means === "has",
    few: away / most,
    need,
  };
}
