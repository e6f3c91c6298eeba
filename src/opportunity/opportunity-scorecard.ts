import { type CompiledScorecard, ownScorecard } from "../scorecard/compiled-scorecard.js";
import type { Factor } from "../scorecard/factor.js";

/** @internal */
export const OPPORTUNITY_FACTORS = ["reach", "means", "few", "need"] as const;

/**
 * A factor of the opportunity score.
 * @useDeclaredType
 */
export type OpportunityFactor = (typeof OPPORTUNITY_FACTORS)[number];

/** Distance from the few, in multiples of the most that counts as few, at which nothing is left of its points. */
const FEW_FADE = 1.5;

/**
 * The scorecard of the opportunity score, 0 to 100: what is open and can be paid for, the means, having bought only a
 * little, and a need with a date. `docs/opportunity.md` has the formulas of its values. It is ours, and its weights are those of
 * a policy, so that nothing in it is left to check.
 * @internal
 */
export function opportunityScorecard(weights: Readonly<Record<OpportunityFactor, number>>): CompiledScorecard {
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
  return ownScorecard({ factors: factors.filter(({ weight }) => weight > 0), baseline: 0, minimumCoverage: 0 });
}
