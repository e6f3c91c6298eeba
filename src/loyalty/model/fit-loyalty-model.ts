import { assertNumber, assertOneOf, assertOptions, assertRows, RetentionError } from "../../errors.js";
import type { EffortCurve, LoyaltyModel } from "./loyalty-model.js";
import { type LoyaltyObservation, readObservations } from "./read-observations.js";
import { loyaltyPrior } from "./loyalty-prior.js";
import { posteriorModel } from "./posterior-model.js";
import { priorLoyaltyModel } from "./prior-loyalty-model.js";
import { readLoyaltyModel } from "./read-loyalty-model.js";

/** How to fit. */
export interface FitLoyaltyModelOptions {
  /**
   * From `priorLoyaltyModel`. A fitted model is refused: fit all outcomes at once.
   * @defaultValue the published one
   */
  prior?: LoyaltyModel | null | undefined;
  /**
   * The curve of effort.
   * @defaultValue the one that the criterion prefers
   */
  effortCurve?: EffortCurve | null | undefined;
  /** Days in which the outcomes were counted, and which the chances in `purchases` are of; kept with the model. */
  horizonDays?: number | null | undefined;
}

/**
 * Fits the loyalty model to your own customers, starting from the published prior. It gives the probability of buying
 * again after an experience, as a logistic model at its posterior mode. More effort never raises it. Without outcomes
 * the result is the prior; the more outcomes, the less the prior matters.
 *
 * For a customer with a problem the log odds follow effort, on a line that is straight or bends at each whole point and
 * never rises. The curve with the lower Bayesian information criterion is taken, the straight one at a tie (Schwarz
 * 1978: −2 log likelihood + parameters · log customers with effort, two or five for each kind of customer). Customers
 * without a problem have an intercept of their own, so that nothing forces them above or below the others. So have
 * customers whose problems are unknown: all rows teach the weights.
 *
 * If rows give the chance of buying from purchases, the log odds start from that chance. Outcomes then teach how far
 * off such chances are overall (`level`), how much more or less they should differ (`purchases`, 1 before any outcome),
 * and what effort adds. Every other influence (probability alive, tenure, satisfaction, exposures) adds a weight times
 * its value. Its prior is normal, one unit of log odds per standard deviation (for years as a customer: at least a
 * year). A missing value is taken at the mean. `learned` and `learnedFrom` say which parts rest on outcomes.
 *
 * Newton's method with a line search, without which it cycles on such likelihoods; Laplace's approximation for the
 * covariance. Cost: about ten passes over the rows.
 *
 * @param observations - One per customer. The evidence must be from before the outcome.
 * @param options - Prior and curve.
 * @returns A JSON model, frozen, for `estimateLoyalty`.
 * @throws RetentionError with the row and field if an observation is wrong, or if the prior is already fitted.
 *
 * @example
 * import { fitLoyaltyModel } from "retention-kit";
 *
 * const outcomes = [1, 1, 1, 2, 2, 3, 4, 4, 5, 5].map((effort, index) => ({ effort, repurchased: index % 4 !== 3 }));
 * const model = fitLoyaltyModel(outcomes);
 * model.effortCurve
 * //=> "straight"
 * model.parameters
 * //=> { intercept: 1.13, effort: -0.80, noProblem: 2.20, unknown: 1.37, level: 0, painless: 0, service: -2.30 }
 * model.learnedFrom
 * //=> { effort: 10, noProblem: 0, unknown: 0, purchases: 0, purchasesAndEffort: 0 }
 */
export function fitLoyaltyModel(
  observations: readonly LoyaltyObservation[],
  options?: FitLoyaltyModelOptions | null,
): LoyaltyModel {
  const known = assertOptions("fitLoyaltyModel", "options", options ?? {}, {
    prior: true,
    effortCurve: true,
    horizonDays: true,
  });
  const { effortCurve, horizonDays } = known;
  if (horizonDays !== undefined) assertNumber("fitLoyaltyModel", "options.horizonDays", horizonDays, { above: 0 });
  const given = readLoyaltyModel("fitLoyaltyModel", "options.prior", known.prior ?? priorLoyaltyModel());
  assertRows("fitLoyaltyModel", "observations", observations);
  if (effortCurve !== undefined) {
    assertOneOf("fitLoyaltyModel", "options.effortCurve", effortCurve, ["straight", "bent"]);
  }
  if (given.observations > 0) {
    const rule = "must come from priorLoyaltyModel, without outcomes of its own";
    throw new RetentionError("fitLoyaltyModel", "options.prior.observations", rule, given.observations);
  }
  const figures = Object.fromEntries(given.assumptions.map((assumption) => [assumption.key, assumption]));
  const prior = loyaltyPrior("fitLoyaltyModel", "options.prior.assumptions", figures);
  return posteriorModel("fitLoyaltyModel", readObservations("fitLoyaltyModel", observations, prior), prior, {
    effortCurve,
    horizonDays,
  });
}
