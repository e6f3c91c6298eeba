/* eslint-disable @typescript-eslint/no-non-null-assertion -- a numeric loop over rows of one length. */
import { assertNumber, assertObject, assertOptions, assertRows, assertText, RetentionError } from "../errors.js";
import { cholesky, choleskyInverse } from "../numeric/fitting/cholesky.js";
import { type ObservedOffer, productTerms, type ProductTerms, termOf } from "./product-terms.js";
import { minimizeByNewton, type SmoothObjective } from "../numeric/fitting/newton.js";
import { squared } from "../numeric/elementary/squared.js";
import { log1p } from "../numeric/elementary/log1p.js";
import { exp } from "../numeric/elementary/exp.js";

/** One offer of the past, and whether it was bought. */
export interface PropensityObservation {
  bought: boolean;
  /** Numbers by name, the same names in every observation; `null` if not known. */
  features: Readonly<Record<string, number | null>>;
  /** Which offers were made to which accounts, from which the products' own terms are learned. */
  offer?: ObservedOffer | undefined;
}

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
  productTerms?: boolean | undefined;
  /**
   * Days within which the offers were bought; chances are then carried to the policy's horizon.
   * @defaultValue not stated
   */
  days?: number | null | undefined;
}

/**
 * A fitted propensity model: plain JSON. Log odds = intercept + Σ parameter × feature, and in version 2 the term of the
 * product that is offered.
 */
export interface PropensityModel {
  kind: "purchase-propensity";
  /** Version of this format: 2 with terms of the products, 1 without. */
  version: 1 | 2;
  /** What the products say, in version 2. */
  terms?: ProductTerms | undefined;
  /** Days within which the offers were bought, in version 2; `null` if not stated. */
  days?: number | null | undefined;
  /** Names of the features, in the order of the covariance after the intercept. */
  features: string[];
  /** Mean of each feature where known, which stands in where it is not. */
  means: Record<string, number>;
  /** Posterior mode by feature, and `intercept`. */
  parameters: Record<string, number>;
  standardErrors: Record<string, number>;
  /** Laplace covariance, the intercept first. */
  covariance: number[][];
  /** Logarithm of the likelihood at the mode, without the prior. */
  logLikelihood: number;
  observations: number;
  converged: boolean;
  prior: { deviation: number | null; interceptDeviation: number | null };
}

/** Deviations below this share of the mean are rounding. */
const SMALLEST_SPREAD = 1e-12;

const NAME = "fitPurchasePropensity";

/** A parameter that is this uncertain, in log odds per deviation of its feature, was not decided by the data at all. */
const UNDECIDED_DEVIATION = 1000;

/**
 * Fits how likely an offer is to be bought, by Bayesian logistic regression with a weak normal prior, so that
 * `opportunityPolicy` can take it in place of judged chances. The prior keeps the answer finite where a feature
 * separates buyers from the rest, and fades as observations come in.
 *
 * The mode of Σ log p(bought | features) − Σ (coefficient × deviation of the feature)² / (2 · priorDeviation²) −
 * (log odds at the means)² / (2 · interceptDeviation²), by Newton's method with a line search; standard errors from the
 * inverse of the Hessian there (Laplace). Source of the prior's widths: Gelman, Jakulin, Pittau & Su (2008), "A weakly
 * informative default prior distribution for logistic and other regression models", Annals of Applied Statistics 2, with
 * the normal in place of the Cauchy distribution. Cost: observations × features² a step, some ten steps.
 *
 * Where the observations name their offers, as those of `purchaseObservations` do, the products have terms of their own
 * with weight 1: popularity among those who did not own it, within the segment shrunk to all, and what it goes together
 * with. The parameters then say what the features add.
 *
 * For `scoreOpportunity` to use the model, its features must be those that it can compute itself, as
 * `purchaseObservations` makes them: `docs/opportunity.md` lists them.
 *
 * @param observations - At least one. A feature that is not known counts as the mean of those that are.
 * @param options - How weak the prior is.
 * @returns The model as JSON.
 * @throws RetentionError when an observation lacks a feature of the first one or has another, a number is not finite, or
 *   there is no prior and the data do not decide the parameters.
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
  options: PropensityFitOptions = {},
): PropensityModel {
  assertOptions("fitPurchasePropensity", "options", options, {
    priorDeviation: true,
    interceptDeviation: true,
    productTerms: true,
    days: true,
  });
  const { priorDeviation = 2.5, interceptDeviation = 10, days = null } = options;
  if (days !== null) assertNumber(NAME, "options.days", days, { above: 0, max: 36_600 });
  if (priorDeviation !== null) assertNumber(NAME, "options.priorDeviation", priorDeviation, { above: 0 });
  if (interceptDeviation !== null) assertNumber(NAME, "options.interceptDeviation", interceptDeviation, { above: 0 });
  const features = featuresOf(observations);
  const columns = features.map((feature) => standardized(observations, feature));
  const outcomes = Float64Array.from(observations, ({ bought }) => (bought ? 1 : 0));

  const terms = options.productTerms === false ? null : termsOf(observations);
  const offset = Float64Array.from(observations, ({ offer }) =>
    terms === null || offer === undefined ? 0 : termOf(terms, offer.productId, offer.segment, offer.owned),
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
  const offers = observations.flatMap(({ offer, bought }) => (offer === undefined ? [] : { ...offer, bought }));
  return offers.length < observations.length ? null : productTerms(offers);
}

function precisionOf(deviation: number | null): number {
  return deviation === null ? 0 : 1 / squared(deviation);
}

/** The names of the features, checked to be the same in every observation. */
function featuresOf(observations: readonly PropensityObservation[]): string[] {
  assertRows(NAME, "observations", observations);
  if (observations.length === 0) throw new RetentionError(NAME, "observations", "must have at least one", observations);
  observations.forEach(({ features }, index) => {
    assertObject(NAME, `observations[${index}].features`, features);
  });
  const features = Object.keys(observations[0]!.features);
  features.forEach((feature) => {
    assertText(NAME, "observations[0].features", feature);
    if (feature === "intercept") {
      throw new RetentionError(NAME, "observations[0].features", 'must not be named "intercept"', feature);
    }
  });
  observations.forEach(({ bought, features: given }, index) => {
    if (typeof bought !== "boolean") {
      throw new RetentionError(NAME, `observations[${index}].bought`, "must be true or false", bought);
    }
    const own = Object.keys(given);
    const different = own.length === features.length ? undefined : own.join(", ");
    for (const feature of features) {
      const value = Object.hasOwn(given, feature) ? given[feature] : undefined;
      if (different !== undefined || value === undefined) {
        const rule = `must be those of the first observation: ${features.join(", ")}`;
        throw new RetentionError(NAME, `observations[${index}].features`, rule, own.join(", "));
      }
      if (value !== null) assertNumber(NAME, `observations[${index}].features.${feature}`, value);
    }
  });
  return features;
}

interface Column {
  /** Standardised: mean 0 and deviation 1 over the known ones, 0 where not known. */
  values: Float64Array;
  mean: number;
  /** 1 where the feature never varies. */
  deviation: number;
}

function standardized(observations: readonly PropensityObservation[], feature: string): Column {
  let known = 0;
  let sum = 0;
  for (const { features } of observations) {
    const value = features[feature]!;
    if ((value as number | null) === null) continue;
    known++;
    sum += value;
  }
  const mean = known === 0 ? 0 : sum / known;
  const values = Float64Array.from(observations, ({ features }) => (features[feature] ?? mean) - mean);
  const squares = values.reduce((total, value) => total + value * value, 0);
  const spread = known === 0 ? 0 : Math.sqrt(squares / known);
  // Equal numbers differ from their mean by rounding only, which must not pass for a feature.
  const deviation = spread > SMALLEST_SPREAD * Math.abs(mean) ? spread : 1;
  return { values: values.map((value) => value / deviation), mean, deviation };
}

function negativeLogPosterior(
  columns: readonly Column[],
  outcomes: Float64Array,
  precisions: readonly number[],
  offset: Float64Array,
): SmoothObjective {
  const size = columns.length + 1;
  const logOdds = (point: readonly number[]): Float64Array => {
    const result = offset.map((known) => known + point[0]!);
    columns.forEach(({ values }, index) => {
      const coefficient = point[index + 1]!;
      for (let row = 0; row < result.length; row++) result[row]! += coefficient * values[row]!;
    });
    return result;
  };
  return {
    value(point) {
      let value = 0;
      for (let index = 0; index < size; index++) value += 0.5 * precisions[index]! * squared(point[index]!);
      const odds = logOdds(point);
      for (let row = 0; row < odds.length; row++) {
        const signed = outcomes[row]! > 0 ? odds[row]! : -odds[row]!;
        // log(1 + exp(-signed)) without overflow.
        value += signed > 0 ? log1p(exp(-signed)) : log1p(exp(signed)) - signed;
      }
      return value;
    },
    derivatives(point) {
      const gradient = precisions.map((precision, index) => precision * point[index]!);
      const hessian = precisions.map((precision, row) =>
        precisions.map((_, column) => (row === column ? precision : 0)),
      );
      const odds = logOdds(point);
      const entries = new Float64Array(size);
      entries[0] = 1;
      for (let row = 0; row < odds.length; row++) {
        const probability = 1 / (1 + exp(-odds[row]!));
        const weight = probability * (1 - probability);
        for (let index = 1; index < size; index++) entries[index] = columns[index - 1]!.values[row]!;
        for (let index = 0; index < size; index++) {
          gradient[index]! += (probability - outcomes[row]!) * entries[index]!;
          const line = hessian[index]!;
          const weighted = weight * entries[index]!;
          for (let other = 0; other <= index; other++) line[other]! += weighted * entries[other]!;
        }
      }
      for (let row = 0; row < size; row++) {
        for (let column = row + 1; column < size; column++) hessian[row]![column] = hessian[column]![row]!;
      }
      return { gradient, hessian };
    },
  };
}

function dot(left: readonly number[], right: readonly number[]): number {
  return left.reduce((sum, value, index) => sum + value * right[index]!, 0);
}
