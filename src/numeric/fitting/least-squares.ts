/* eslint-disable @typescript-eslint/no-non-null-assertion -- indices run below the number of parameters. */
import { cholesky, choleskyInverse, choleskySolve } from "./cholesky.js";
import { squared } from "../elementary/squared.js";

/**
 * A fit by least squares.
 * @internal
 */
export interface LeastSquaresFit {
  point: number[];
  sumOfSquares: number;
  /** Inverse of JᵀJ at the point, the covariance but for the variance of an observation; `null` if it is singular. */
  inverse: number[][] | null;
  /** Rates of change of the fitted values at the point, one row an observation. */
  jacobian: number[][];
  converged: boolean;
}

/** Relative steps of the numerical derivative, at which rounding and curvature err about alike. */
const STEP = 6e-6;
const MOST_STEPS = 500;
/** No step may change a parameter by more than this. */
const LONGEST = 3;

/**
 * The parameters for which a model comes closest to observations, in the sum of squared differences, by the method of
 * Levenberg and Marquardt. Parameters should be of about unit scale: logarithms do.
 *
 * Source: Nocedal & Wright (2006), "Numerical Optimization", section 10.3; Marquardt (1963), SIAM Journal 11, for the
 * scaling of the damping.
 * @internal
 */
export function leastSquares(
  model: (point: readonly number[]) => readonly number[],
  observed: readonly number[],
  start: readonly number[],
): LeastSquaresFit {
  const squares = (values: readonly number[]): number =>
    observed.reduce((sum, value, at) => sum + squared(value - values[at]!), 0);
  // Differences of this size are the rounding of the observations themselves.
  const rounding = 1e-26 * observed.reduce((sum, value) => sum + value * value, 0);
  let point = [...start];
  let values = model(point);
  let sumOfSquares = squares(values);
  let damping = 1e-3;
  let converged = false;
  for (let step = 0; step < MOST_STEPS && !converged && damping < 1e16; step++) {
    const jacobian = jacobianOf(model, point);
    const normal = normalMatrix(jacobian);
    const gradient = point.map((_, column) =>
      jacobian.reduce((sum, row, at) => sum + row[column]! * (observed[at]! - values[at]!), 0),
    );
    const damped = normal.map((row, i) => row.map((value, j) => (i === j ? value * (1 + damping) + 1e-300 : value)));
    const factor = cholesky(damped);
    const change = factor === null ? null : choleskySolve(factor, gradient);
    const next = change === null ? null : point.map((value, at) => value + clamp(change[at]!));
    const nextValues = next === null ? null : model(next);
    const nextSquares = nextValues === null ? NaN : squares(nextValues);
    if (next === null || nextValues === null || !(nextSquares <= sumOfSquares)) {
      damping *= 4;
      continue;
    }
    // What the linear model still promises is below all rounding.
    const promised = change!.reduce((sum, value, at) => sum + value * gradient[at]!, 0);
    converged = promised <= Math.max(1e-14 * sumOfSquares, rounding);
    point = next;
    values = nextValues;
    sumOfSquares = nextSquares;
    damping = Math.max(1e-12, damping / 6);
  }
  const jacobian = jacobianOf(model, point);
  const factor = cholesky(normalMatrix(jacobian));
  return { point, sumOfSquares, jacobian, inverse: factor === null ? null : choleskyInverse(factor), converged };
}

/**
 * Rates of change of a model's values in its parameters, by central differences: one row a value.
 * @internal
 */
export function jacobianOf(
  model: (point: readonly number[]) => readonly number[],
  point: readonly number[],
): number[][] {
  const columns = point.map((_, moved) => {
    const at = (direction: number): readonly number[] =>
      model(point.map((value, index) => (index === moved ? value + direction * STEP : value)));
    const above = at(1);
    const below = at(-1);
    return above.map((value, index) => (value - below[index]!) / (2 * STEP));
  });
  return columns[0]!.map((_, row) => columns.map((column) => column[row]!));
}

function normalMatrix(jacobian: readonly (readonly number[])[]): number[][] {
  const width = jacobian[0]!.length;
  return Array.from({ length: width }, (_, i) =>
    Array.from({ length: width }, (_unused, j) => jacobian.reduce((sum, row) => sum + row[i]! * row[j]!, 0)),
  );
}

function clamp(change: number): number {
  return Math.min(LONGEST, Math.max(-LONGEST, change));
}
