import { presetOf } from "../../evidence/preset-of.js";
import { loyaltyFigures, type LoyaltyAssumptions } from "../../evidence/loyalty-figures.js";
import { assertFigures, assertOptions } from "../../errors.js";
import type { LoyaltyModel } from "./loyalty-model.js";
import { readObservations } from "./read-observations.js";
import { loyaltyPrior } from "./loyalty-prior.js";
import { posteriorModel } from "./posterior-model.js";

/** What the prior is made of. */
export interface PriorLoyaltyModelOptions {
  /**
   * Published figures to use, from `assumptions(preset, overrides)`.
   * @defaultValue the published figures
   */
  assumptions?: LoyaltyAssumptions | null | undefined;
}

/**
 * The published figures on effort and loyalty, as a model that has seen no outcome yet. Effort 1 gives 94%, effort 5
 * gives 4%, and the log odds are linear in between. It counts as two customers (`loyalty.priorCustomers`), one at each
 * end, so that your own outcomes soon outweigh it. Pass it, or nothing, to `fitLoyaltyModel`.
 *
 * For customers whose purchases are known, it shifts the log odds of their chance of buying: by nothing at effort 1,
 * and down to a tenth of the odds at effort 5 (`loyalty.effortOddsRatio`). That figure is what customers did, not what
 * they said.
 *
 * The straight line is our assumption, and the two ends are what people said they would do at the extremes. Hence the
 * wide intervals, and `calibrated: false` in every estimate.
 *
 * Source: Dixon, Freeman & Toman (2010), "Stop trying to delight your customers", Harvard Business Review, for the ends.
 *
 * @param options - The figures assumed.
 * @returns A JSON model, frozen.
 * @throws RetentionError when a share is not strictly between 0 and 1, high effort has a higher share than low, or the
 *   prior counts as no customer.
 *
 * @example
 * import { priorLoyaltyModel } from "retention-kit";
 *
 * const { parameters, covariance } = priorLoyaltyModel();
 * parameters
 * //=> {
 * //     intercept: -0.21326, effort: -2.96479, noProblem: 2.1972, unknown: 1.2657,
 * //     level: 0, painless: 0, service: -2.3026,
 * //   }
 * covariance[0]
 * //=> [10.943, 2.078, 0, 0, 0, 0, 0]
 */
export function priorLoyaltyModel(options?: PriorLoyaltyModelOptions | null): LoyaltyModel {
  const chosen = assertOptions("priorLoyaltyModel", "options", options ?? {}, { assumptions: assertFigures });
  const figures = chosen.assumptions ?? presetOf(loyaltyFigures);
  const prior = loyaltyPrior("priorLoyaltyModel", "options.assumptions", figures);
  return posteriorModel("priorLoyaltyModel", readObservations("priorLoyaltyModel", [], prior), prior);
}
