import type { MeansFound } from "./means.js";
import type { Offer } from "./offers.js";
import type { Openings } from "./openings/opening.js";
import { maxOwnedForHigh } from "./opportunity-level.js";
import type { OpportunityFactor } from "./opportunity-scorecard.js";
import type { OpportunityPolicy } from "./opportunity-policy.js";

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
  const most = maxOwnedForHigh(sold, policy);
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
