/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays read below their own length. */
import type { HistoryColumns, MergedHistories } from "../histories/merged-histories.js";
import { exp } from "../../numeric/elementary/exp.js";

/**
 * Adds up the log likelihood of some rows, from one to before another, with its derivatives by the logarithms of the
 * parameters: `sums` holds the value, the slopes and then the curvatures, the lower triangle by rows. Rows come in the
 * order of repeat purchases, so that what depends on these alone is computed once.
 */
export type Kernel = (
  parameters: Float64Array,
  rows: HistoryColumns,
  from: number,
  to: number,
  sums: Float64Array,
) => void;

/** Which parameter a group of covariates scales: it is multiplied by exp(sign · Σ coefficient · value). */
export interface CovariateEffect {
  parameter: number;
  sign: 1 | -1;
  /** The covariates' columns. */
  columns: readonly number[];
}

/** A log likelihood at a point, with its first two derivatives. */
export interface LikelihoodAt {
  value: number;
  gradient: number[];
  hessian: number[][];
}

/** A log likelihood over the logarithms of the parameters, followed by the coefficients of the covariates. */
export type LogLikelihood = (point: readonly number[]) => LikelihoodAt;

/**
 * The log likelihood of all rows.
 * @internal
 */
export function historyLikelihood(
  kernel: Kernel,
  parameterCount: number,
  rows: MergedHistories,
  effects: readonly CovariateEffect[],
): LogLikelihood {
  return effects.some(({ columns }) => columns.length > 0)
    ? likelihoodWithCovariates(kernel, parameterCount, rows, effects)
    : plainLikelihood(kernel, parameterCount, rows);
}

/**
 * The log likelihood of a single history.
 * @internal
 */
export function logLikelihoodOf(
  kernel: Kernel,
  parameters: readonly number[],
  repeatPurchases: number,
  recency: number,
  observed: number,
): number {
  const rows = {
    repeatPurchases: Float64Array.of(repeatPurchases),
    recency: Float64Array.of(recency),
    observed: Float64Array.of(observed),
    weight: Float64Array.of(1),
  };
  const sums = new Float64Array(1 + parameters.length + triangle(parameters.length));
  kernel(Float64Array.from(parameters), rows, 0, 1, sums);
  return sums[0]!;
}

/** Entries of the lower triangle of a square matrix. */
function triangle(dimension: number): number {
  return (dimension * (dimension + 1)) / 2;
}

function plainLikelihood(kernel: Kernel, dimension: number, rows: MergedHistories): LogLikelihood {
  return (point) => {
    const sums = new Float64Array(1 + dimension + triangle(dimension));
    kernel(Float64Array.from(point, exp), rows, 0, rows.size, sums);
    return likelihoodFrom(sums, dimension);
  };
}

/**
 * A covariate moves the logarithm of one parameter of each row by a multiple of its coefficient, so that the derivatives
 * by the coefficient are that multiple of those by the logarithm.
 */
function likelihoodWithCovariates(
  kernel: Kernel,
  parameterCount: number,
  rows: MergedHistories,
  effects: readonly CovariateEffect[],
): LogLikelihood {
  const scaled = effects.flatMap(({ parameter, sign, columns }) =>
    columns.map((column) => ({ parameter, sign, values: rows.covariates[column]! })),
  );
  const dimension = parameterCount + scaled.length;
  // Which logarithm each coordinate of the point moves, and how far in the row at hand.
  const moved = [...Array(parameterCount).keys(), ...scaled.map(({ parameter }) => parameter)];
  const multiples = new Float64Array(dimension).fill(1);
  const parameters = new Float64Array(parameterCount);
  const rowSums = new Float64Array(1 + parameterCount + triangle(parameterCount));

  return (point) => {
    const sums = new Float64Array(1 + dimension + triangle(dimension));
    for (let row = 0; row < rows.size; row++) {
      scaled.forEach(({ sign, values }, index) => (multiples[parameterCount + index] = sign * values[row]!));
      parameters.fill(0);
      for (let index = 0; index < dimension; index++) parameters[moved[index]!]! += multiples[index]! * point[index]!;
      for (let index = 0; index < parameterCount; index++) parameters[index] = exp(parameters[index]!);
      rowSums.fill(0);
      kernel(parameters, rows, row, row + 1, rowSums);

      sums[0]! += rowSums[0]!;
      for (let first = 0, at = 1 + dimension; first < dimension; first++) {
        sums[1 + first]! += multiples[first]! * rowSums[1 + moved[first]!]!;
        for (let second = 0; second <= first; second++, at++) {
          const [low, high] = [Math.min(moved[first]!, moved[second]!), Math.max(moved[first]!, moved[second]!)];
          sums[at]! += multiples[first]! * multiples[second]! * rowSums[1 + parameterCount + triangle(high) + low]!;
        }
      }
    }
    return likelihoodFrom(sums, dimension);
  };
}

function likelihoodFrom(sums: Float64Array, dimension: number): LikelihoodAt {
  const gradient = [...sums.subarray(1, 1 + dimension)];
  const lower = sums.subarray(1 + dimension);
  const hessian = gradient.map((_, row) =>
    gradient.map((__, column) => lower[triangle(Math.max(row, column)) + Math.min(row, column)]!),
  );
  return { value: sums[0]!, gradient, hessian };
}
