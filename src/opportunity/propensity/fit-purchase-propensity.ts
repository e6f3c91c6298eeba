/* eslint-disable @typescript-eslint/no-non-null-assertion -- a numeric loop over rows of one length. */
import { assertNumber, assertOptions, RetentionError } from "../../errors.js";
import { cholesky, choleskyInverse } from "../../numeric/fitting/cholesky.js";
import { productTerms, type ProductTerms, termOf } from "./product-terms.js";
import { minimizeByNewton } from "../../numeric/fitting/newton.js";
import { squared } from "../../numeric/elementary/squared.js";
import type { PropensityObservation, PropensityModel } from "./propensity-model.js";
import { featuresOf, standardized } from "./feature-columns.js";
import { negativeLogPosterior } from "./logistic-posterior.js";

/** How weak the prior is. */
export interface PropensityFitOptions {
  /**
   * Standard deviation of the normal prior of a coefficient, on the scale of its feature's standard deviation; `null`
   * for none.
   * @defaultValue `2.5`
   */
  priorDeviation?: number | null | undefined;
  /**
   * Standard deviation of the normal prior of the log odds at the means of all features; `null` for none.
   * @defaultValue `10`
   */
  interceptDeviation?: number | null | undefined;
  /**
   * Whether the products have terms of their own: how often each is taken up, within the segment, and what it goes
   * together with.
   * @defaultValue `true` where the observations name their offers
   */
  productTerms?: boolean | null | undefined;
  /**
   * Days within which the offers were bought; chances are then carried to the policy's horizon.
   * @defaultValue not stated
   */
  days?: number | null | undefined;
}

const NAME = "fitPurchasePropensity";

/** A parameter that is this uncertain, in log odds per deviation of its feature, was not decided by the data at all. */
const UNDECIDED_DEVIATION = 1000;

/**
 * Fits how likely an offer is to be bought, by Bayesian logistic regression with a weak normal prior. Give the model to
 * `opportunityPolicy` in place of judged chances. The prior keeps the answer finite if a feature separates buyers from
 * the rest, and fades as observations come in.
 *
 * The mode of Σ log p(bought | features) − Σ (coefficient × deviation of the feature)² / (2 · priorDeviation²) −
 * (log odds at the means)² / (2 · interceptDeviation²), by Newton's method with a line search; standard errors from the
 * inverse of the Hessian there (Laplace). Source of the prior's widths: Gelman, Jakulin, Pittau & Su (2008), "A weakly
 * informative default prior distribution for logistic and other regression models", Annals of Applied Statistics 2, with
 * the normal in place of the Cauchy distribution. Cost: observations × features² a step, some ten steps.
 *
 * If the observations name their offers, as those of `purchaseObservations` do, each product has terms of its own with
 * weight 1: its popularity among those who did not own it, by segment and shrunk to the average of all, and what it is
 * bought together with. The parameters then say what the features add.
 *
 * For `scoreOpportunity` to use the model, its features must be those that it can compute itself, as
 * `purchaseObservations` makes them: `docs/opportunity.md` lists them.
 *
 * @param observations - At least one. An unknown feature counts as the mean of the known ones.
 * @param options - How weak the prior is.
 * @returns The model as JSON.
 * @throws RetentionError when observations do not all have the same features, a number is not finite, or there is no
 *   prior and the data do not determine the parameters.
 *
 * @example
 * import { fitPurchasePropensity } from "retention-kit";
 *
 * const observations = [0, 1, 2, 3, 4, 5].map((owned) => ({ bought: owned > 2, features: { owned } }));
 * const model = fitPurchasePropensity(observations);
 * model.parameters
 * //=> { intercept: -3.7941, owned: 1.5176 }
 * model.converged
 * //=> true
 */
export function fitPurchasePropensity(
  observations: readonly PropensityObservation[],
  options?: PropensityFitOptions | null,
): PropensityModel {
  const chosen = assertOptions("fitPurchasePropensity", "options", options ?? {}, {
    priorDeviation: true,
    interceptDeviation: true,
    productTerms: true,
    days: true,
  });
  const { days = null } = chosen;
  // Of these `null` has a meaning of its own.
  const { priorDeviation = 2.5, interceptDeviation = 10 } = options ?? {};
  if (days !== null) assertNumber(NAME, "options.days", days, { above: 0, max: 36_600 });
  if (priorDeviation !== null) assertNumber(NAME, "options.priorDeviation", priorDeviation, { above: 0 });
  if (interceptDeviation !== null) assertNumber(NAME, "options.interceptDeviation", interceptDeviation, { above: 0 });
  const features = featuresOf(observations);
  const columns = features.map((feature) => standardized(observations, feature));
  const outcomes = Float64Array.from(observations, ({ bought }) => (bought ? 1 : 0));

  const terms = chosen.productTerms === false ? null : termsOf(observations);
  const offset = Float64Array.from(observations, ({ offer }) =>
    terms === null || offer == null ? 0 : termOf(terms, offer.productId, offer.segment, offer.owned),
  );

  const precisions = [precisionOf(interceptDeviation), ...features.map(() => precisionOf(priorDeviation))];
  const objective = negativeLogPosterior(columns, outcomes, precisions, offset);
  const mode = minimizeByNewton(
    objective,
    precisions.map(() => 0),
  );
  const factor = cholesky(mode.hessian);
  const inverse = factor && choleskyInverse(factor);
  if (inverse === null || inverse.some((row, index) => row[index]! > squared(UNDECIDED_DEVIATION))) {
    throw new RetentionError(NAME, "observations", "must decide every parameter, or have a prior", features.join(", "));
  }

  // From the scale of the standardised features to that of the features as given.
  const toGiven = precisions.map((_, row) =>
    precisions.map((_, column) => {
      if (row === 0) return column === 0 ? 1 : -columns[column - 1]!.mean / columns[column - 1]!.deviation;
      return row === column ? 1 / columns[row - 1]!.deviation : 0;
    }),
  );
  const parameters = toGiven.map((row) => dot(row, mode.point));
  const half = toGiven.map((row) => inverse.map((column) => dot(row, column)));
  const covariance = half.map((row) => toGiven.map((other) => dot(row, other)));

  const names = ["intercept", ...features];
  const named = (values: readonly number[]): Record<string, number> =>
    Object.fromEntries(names.map((name, index) => [name, values[index]!]));
  return {
    kind: "purchase-propensity",
    ...(terms === null ? { version: 1 as const } : { version: 2 as const, terms, days }),
    features,
    means: Object.fromEntries(features.map((feature, index) => [feature, columns[index]!.mean])),
    parameters: named(parameters),
    standardErrors: named(covariance.map((row, index) => Math.sqrt(row[index]!))),
    covariance,
    logLikelihood: -negativeLogPosterior(
      columns,
      outcomes,
      precisions.map(() => 0),
      offset,
    ).value(mode.point),
    observations: observations.length,
    converged: mode.converged,
    prior: { deviation: priorDeviation, interceptDeviation },
  };
}

/** Terms of the products; `null` if some observation does not name its offer. */
function termsOf(observations: readonly PropensityObservation[]): ProductTerms | null {
  const offers = observations.flatMap(({ offer, bought }) => (offer == null ? [] : { ...offer, bought }));
  return offers.length < observations.length ? null : productTerms(offers);
}

function precisionOf(deviation: number | null): number {
  return deviation === null ? 0 : 1 / squared(deviation);
}

function dot(left: readonly number[], right: readonly number[]): number {
  return left.reduce((sum, value, index) => sum + value * right[index]!, 0);
}
