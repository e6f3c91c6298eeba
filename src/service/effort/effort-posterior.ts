import { minimizeAboveFloors } from "../../numeric/fitting/bounded-newton.js";
import { cholesky, choleskyInverse } from "../../numeric/fitting/cholesky.js";
import type { SmoothObjective } from "../../numeric/fitting/newton.js";
import { orderedLogit } from "../../numeric/fitting/ordered-logit.js";
import { EFFORT_DRIVERS } from "./driver.js";
import { log } from "../../numeric/elementary/log.js";
import { squared } from "../../numeric/elementary/squared.js";

/** Where the answers leave one driver. */
export type DriverState = "fitted" | "held" | "unmoved";

/**
 * The mode of the effects and thresholds, with its covariance.
 * @internal
 */
export interface EffortPosterior {
  /** One per driver, 0 where it is held and for a driver that the answers cannot tell. */
  effects: number[];
  states: DriverState[];
  /** Rows whose driver is known. */
  known: number[];
  thresholds: number[];
  /** Names of the free parameters: fitted drivers, then thresholds. */
  parameters: string[];
  /** Of the free parameters; empty where the answers cannot tell them apart. */
  covariance: number[][];
  logLikelihood: number;
  converged: boolean;
  iterations: number;
  gradientNorm: number;
}

/**
 * Fits effects that are not below 0, with normal priors, to ordered answers.
 *
 * @param severities - By row, one per driver, 0 to 1 or `null`.
 * @param categories - By row, from 0; each number up to the largest occurs.
 * @internal
 */
export function maximizePosterior(
  severities: readonly (readonly (number | null)[])[],
  categories: readonly number[],
  prior: { means: readonly number[]; precision: number },
): EffortPosterior {
  const columns = EFFORT_DRIVERS.map((_, driver) => columnOf(severities, driver));
  const fitted = columns.flatMap((column, driver) => (column.varies ? [driver] : []));
  const width = fitted.length;
  const category = Int32Array.from(categories);
  const last = category.reduce((most, entry) => Math.max(most, entry), 0);
  const covariates = new Float64Array(severities.length * width);
  fitted.forEach((driver, at) => {
    const values = columns[driver]?.values ?? [];
    values.forEach((value, row) => (covariates[row * width + at] = value));
  });

  const likelihood = orderedLogit({ covariates, width, category, categories: last + 1 });
  const means = fitted.map((driver) => prior.means[driver] ?? 0);
  const start = [...means.map(() => 0), ...startingThresholds(category, last)];
  const minimum = minimizeAboveFloors(
    withPrior(likelihood, means, prior.precision),
    start,
    start.map((_, index) => (index < width ? 0 : -Infinity)),
  );

  const free = minimum.held.flatMap((isHeld, index) => (isHeld ? [] : [index]));
  const factor = cholesky(free.map((row) => free.map((column) => minimum.hessian[row]?.[column] ?? NaN)));
  const effects = EFFORT_DRIVERS.map(() => 0);
  const states = EFFORT_DRIVERS.map((): DriverState => "unmoved");
  fitted.forEach((driver, at) => {
    effects[driver] = minimum.point[at] ?? 0;
    states[driver] = minimum.held[at] === true ? "held" : "fitted";
  });
  const names = [
    ...EFFORT_DRIVERS.filter((_, driver) => fitted.includes(driver)),
    ...start.slice(width).map((_, index) => `threshold${index}`),
  ];
  return {
    effects,
    states,
    known: columns.map(({ known }) => known),
    thresholds: minimum.point.slice(width),
    parameters: names.filter((_, index) => free.includes(index)),
    covariance: factor === null ? [] : choleskyInverse(factor),
    logLikelihood: -likelihood.value(minimum.point),
    converged: minimum.converged && factor !== null,
    iterations: minimum.iterations,
    gradientNorm: minimum.gradientNorm,
  };
}

/** The values of a driver, unknown ones replaced by the mean of the known. */
function columnOf(
  rows: readonly (readonly (number | null)[])[],
  driver: number,
): { values: number[]; known: number; varies: boolean } {
  let known = 0;
  let sum = 0;
  let least = Infinity;
  let most = -Infinity;
  for (const row of rows) {
    const value = row[driver] ?? null;
    if (value === null) continue;
    known++;
    sum += value;
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  const mean = known === 0 ? 0 : sum / known;
  return { values: rows.map((row) => row[driver] ?? mean), known, varies: most > least };
}

/** Log odds of the answers so far, at which no driver has an effect. */
function startingThresholds(category: Int32Array, last: number): number[] {
  const counts = new Array<number>(last + 1).fill(0);
  for (const k of category) counts[k] = (counts[k] ?? 0) + 1;
  let below = 0;
  return counts.slice(0, last).map((count) => {
    below += count;
    return log(below / (category.length - below));
  });
}

function withPrior(
  { value, derivatives }: SmoothObjective,
  means: readonly number[],
  precision: number,
): SmoothObjective {
  return {
    value: (point) =>
      means.reduce((sum, mean, at) => sum + (precision / 2) * squared((point[at] ?? 0) - mean), value(point)),
    derivatives: (point) => {
      const { gradient, hessian } = derivatives(point);
      return {
        gradient: gradient.map((slope, at) => slope + precision * ((point[at] ?? 0) - (means[at] ?? point[at] ?? 0))),
        hessian: hessian.map((row, at) =>
          row.map((entry, other) => entry + (at === other && at < means.length ? precision : 0)),
        ),
      };
    },
  };
}
