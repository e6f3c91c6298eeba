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
   * The figures to assume, from `assumptions(preset, overrides)`.
   * @defaultValue the published figures
   */
  assumptions?: LoyaltyAssumptions | null | undefined;
}

/**
 * The published figures on effort and loyalty as a model that has seen no outcome yet: effort 1 gives 94%, effort 5
 * gives 4%, and the log odds run straight between them. It counts for two customers (`loyalty.priorCustomers`), one at
 * each end, so that your own outcomes soon outweigh it: pass it, or nothing, to `fitLoyaltyModel`.
 *
 * For customers whose purchases are known it adds to the log odds of their chance of buying: nothing at effort 1, and so
 * much at effort 5 that the odds are a tenth (`loyalty.effortOddsRatio`), which is what customers did and not what they
 * said.
 *
 * The straight line is an assumption of ours, and the two ends are what people said they would do, at the extremes: the
 * model says so by its wide intervals and by `calibrated: false` in every estimate.
 *
 * Source: Dixon, Freeman & Toman (2010), "Stop trying to delight your customers", Harvard Business Review, for the ends.
 *
 * @param options - The figures assumed.
 * @returns A JSON model, frozen.
 * @throws RetentionError when a share is not strictly between 0 and 1, high effort repurchases more than low, or no
 *   customer stands behind the prior.
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
