/* eslint-disable @typescript-eslint/no-non-null-assertion -- a numeric loop over rows of one length. */
import { assertNumber, assertObject, assertRows, assertText, RetentionError } from "../../errors.js";
import type { PropensityObservation } from "./propensity-model.js";

const NAME = "fitPurchasePropensity";

/** Deviations below this share of the mean are rounding. */
const SMALLEST_SPREAD = 1e-12;

/**
 * The names of the features, checked to be the same in every observation.
 * @internal
 */
export function featuresOf(observations: readonly PropensityObservation[]): string[] {
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
    const names = Object.keys(given);
    const different = names.length === features.length ? undefined : names.join(", ");
    for (const feature of features) {
      const value = Object.hasOwn(given, feature) ? given[feature] : undefined;
      if (different !== undefined || value === undefined) {
        const rule = `must be those of the first observation: ${features.join(", ")}`;
        throw new RetentionError(NAME, `observations[${index}].features`, rule, names.join(", "));
      }
      if (value !== null) assertNumber(NAME, `observations[${index}].features.${feature}`, value);
    }
  });
  return features;
}

export interface Column {
  /** Standardized: mean 0 and deviation 1 over the known ones, 0 where not known. */
  values: Float64Array;
  mean: number;
  /** 1 where the feature never varies. */
  deviation: number;
}

/**
 * A feature as a column of numbers with mean 0 and deviation 1.
 * @internal
 */
export function standardized(observations: readonly PropensityObservation[], feature: string): Column {
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
