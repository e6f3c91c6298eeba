import { assertOneOf, assertOptions, assertRows, RetentionError } from "../../errors.js";
import { assertLoyaltyModel, type EffortCurve, type LoyaltyModel } from "./loyalty-model.js";
import { type LoyaltyObservation, readObservations } from "./loyalty-observations.js";
import { loyaltyPrior } from "./loyalty-prior.js";
import { posteriorModel } from "./posterior-model.js";
import { priorLoyaltyModel } from "./prior-loyalty-model.js";

/** How to fit. */
export interface FitLoyaltyModelOptions {
  /** From `priorLoyaltyModel`, the published one unless given. A fitted model is refused: fit all outcomes at once. */
  prior?: LoyaltyModel;
  /** The curve of effort; the one that the criterion prefers unless given. */
  effortCurve?: EffortCurve;
}

/**
 * What your own customers did after what they went through, laid over the published prior: the probability of buying
 * again as a logistic model at its posterior mode. More effort never raises it. Without outcomes it is the prior; with
 * many it forgets the prior.
 *
 * The log odds of a customer with a problem follow effort, either straight or bent at each whole point and never
 * rising; the curve with the lower Bayesian information criterion is taken, the straight one at a tie (Schwarz 1978:
 * −2 log likelihood + parameters · log customers, with two and five parameters). Customers without a problem have log
 * odds of their own, so that nothing forces them above or below the others. Every influence observed (probability
 * alive, tenure, satisfaction, exposures) adds a weight times its value, under a normal prior of one log odd a standard
 * deviation; where it is missing it is taken at its mean. A row whose effort is unknown says nothing of the curve, only
 * of `unknown`: the share of all customers.
 *
 * Newton's method with a line search, without which it cycles on such likelihoods; Laplace's approximation for the
 * covariance. Cost: some ten passes over the rows.
 *
 * @param observations - One a customer. The evidence must be from before the outcome.
 * @param options - Prior and curve.
 * @returns A JSON model, frozen, for `estimateLoyalty`.
 * @throws RetentionError with the row and field where an observation is wrong, or when the prior was fitted already.
 *
 * @example
 * const outcomes = [1, 1, 1, 2, 2, 3, 4, 4, 5, 5].map((effort, index) => ({ effort, repurchased: index % 4 !== 3 }));
 * const model = fitLoyaltyModel(outcomes);
 * model.effortCurve
 * //=> "straight"
 * model.parameters
 * //=> { intercept: 1.13, effort: -0.80, noProblem: 2.20, unknown: 1.37 }
 */
export function fitLoyaltyModel(
  observations: readonly LoyaltyObservation[],
  options: FitLoyaltyModelOptions = {},
): LoyaltyModel {
  assertOptions("fitLoyaltyModel", "options", options, { prior: true, effortCurve: true });
  const { prior: given = priorLoyaltyModel(), effortCurve } = options;
  assertRows("fitLoyaltyModel", "observations", observations);
  if (effortCurve !== undefined) {
    assertOneOf("fitLoyaltyModel", "options.effortCurve", effortCurve, ["straight", "bent"]);
  }
  assertLoyaltyModel("fitLoyaltyModel", "options.prior", given);
  if (given.observations > 0) {
    const rule = "must come from priorLoyaltyModel, without outcomes of its own";
    throw new RetentionError("fitLoyaltyModel", "options.prior.observations", rule, given.observations);
  }
  const figures = Object.fromEntries(given.assumptions.map((assumption) => [assumption.key, assumption]));
  const prior = loyaltyPrior("fitLoyaltyModel", "options.prior.assumptions", figures);
  return posteriorModel(
    "fitLoyaltyModel",
    readObservations("fitLoyaltyModel", observations, prior),
    prior,
    effortCurve,
  );
}
