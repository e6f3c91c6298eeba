/* eslint-disable @typescript-eslint/no-non-null-assertion -- indices run below the lengths of columns of one length. */
import { softplus } from "../functions/logistic.js";
import { cholesky, choleskyInverse } from "./cholesky.js";
import { minimizeByNewton } from "./newton.js";
import { squared } from "../elementary/squared.js";
import { exp } from "../elementary/exp.js";

/** Outcomes with what may have led to them, in columns of one length. */
export interface LogisticRows {
  /** A column for each coefficient. */
  columns: readonly Float64Array[];
  /** Whether it happened: 1 or 0. */
  happened: Uint8Array;
  /** Log odds known beforehand, to which the columns add. */
  offset: Float64Array;
  /** How often a row counts. */
  weight: Float64Array;
}

/** What the coefficients are before the rows are seen: independent normals. */
export interface RidgePrior {
  means: readonly number[];
  /** 1 / variance of each. */
  precisions: readonly number[];
}

/** The coefficients at the mode of the posterior. */
export interface RidgeLogistic {
  coefficients: number[];
  /** By the curvature at the mode. */
  covariance: number[][];
  converged: boolean;
}

/**
 * Logistic regression with an offset, weights and a normal prior on each coefficient: the mode of the posterior.
 * Minimizes Σ w·ln(1 + e^−s) + ½ Σ precision·(coefficient − mean)², with s the log odds of what happened.
 *
 * Cost: rows × coefficients² for each of some eight Newton steps.
 *
 * @internal
 */
export function ridgeLogistic(rows: LogisticRows, { means, precisions }: RidgePrior): RidgeLogistic {
  const { columns, happened, offset, weight } = rows;
  const width = columns.length;
  const logOddsAt = (point: readonly number[], row: number): number => {
    let sum = offset[row]!;
    for (let column = 0; column < width; column++) sum += point[column]! * columns[column]![row]!;
    return sum;
  };
  const value = (point: readonly number[]): number => {
    let total = 0;
    for (let column = 0; column < width; column++) {
      total += 0.5 * precisions[column]! * squared(point[column]! - means[column]!);
    }
    for (let row = 0; row < happened.length; row++) {
      const logOdds = logOddsAt(point, row);
      total += weight[row]! * softplus(happened[row] === 1 ? -logOdds : logOdds);
    }
    return total;
  };
  const derivatives = (point: readonly number[]): { gradient: number[]; hessian: number[][] } => {
    const gradient = point.map((coefficient, column) => precisions[column]! * (coefficient - means[column]!));
    const hessian = point.map((_, a) => point.map((__, b) => (a === b ? precisions[a]! : 0)));
    for (let row = 0; row < happened.length; row++) {
      const chance = 1 / (1 + exp(-logOddsAt(point, row)));
      const error = weight[row]! * (chance - happened[row]!);
      const curvature = weight[row]! * chance * (1 - chance);
      for (let a = 0; a < width; a++) {
        const entry = columns[a]![row]!;
        gradient[a]! += error * entry;
        for (let b = 0; b <= a; b++) hessian[a]![b]! += curvature * entry * columns[b]![row]!;
      }
    }
    for (let a = 0; a < width; a++) for (let b = 0; b < a; b++) hessian[b]![a] = hessian[a]![b]!;
    return { gradient, hessian };
  };

  const minimum = minimizeByNewton({ value, derivatives }, means);
  const factor = cholesky(minimum.hessian);
  return {
    coefficients: minimum.point,
    covariance: factor === null ? [] : choleskyInverse(factor),
    converged: minimum.converged && factor !== null,
  };
}
