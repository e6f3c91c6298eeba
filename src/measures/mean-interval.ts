import { studentTQuantile } from "../numeric/distributions/student-t.js";
import { squared } from "../numeric/elementary/squared.js";

/** A mean with its spread. */
export interface Moments {
  count: number;
  mean: number;
  /** Sum of squares about the mean over one less than the count; 0 for a single value. */
  variance: number;
}

/**
 * Count, mean and variance, in two passes so that large values do not cancel.
 * @internal
 */
export function moments(values: readonly number[]): Moments {
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const squares = values.reduce((sum, value) => sum + squared(value - mean), 0);
  return { count, mean, variance: count > 1 ? squares / (count - 1) : 0 };
}

/**
 * Mean of a sample, as values with their counts, with its t interval; a single value says nothing of its spread, so its bounds are infinite and the
 * caller must close them.
 * @internal
 */
export function meanInterval(
  rows: readonly (readonly [value: number, count: number])[],
  confidence: number,
): { mean: number; lower: number; upper: number } {
  const count = rows.reduce((sum, [, times]) => sum + times, 0);
  const mean = rows.reduce((sum, [value, times]) => sum + value * times, 0) / count;
  const squares = rows.reduce((sum, [value, times]) => sum + squared(value - mean) * times, 0);
  const halfWidth =
    count > 1 ? studentTQuantile((1 + confidence) / 2, count - 1) * Math.sqrt(squares / (count - 1) / count) : Infinity;
  return { mean, lower: mean - halfWidth, upper: mean + halfWidth };
}
