/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays in a loop over every row; the sizes are set here. */
import { logistic } from "../functions/logistic.js";
import type { SmoothObjective } from "./newton.js";
import { softplus } from "../functions/logistic.js";
import { log } from "../elementary/log.js";
import { expm1 } from "../elementary/expm1.js";

/** Rows of a regression of ordered categories. */
export interface OrderedRows {
  /** Row after row, `width` numbers each. */
  covariates: Float64Array;
  width: number;
  /** Category of each row, from 0 to `categories` - 1. */
  category: Int32Array;
  categories: number;
}

/**
 * Minus the log-likelihood of a cumulative-logit regression, with its derivatives. The point holds the effects, then the
 * thresholds: P(category ≤ k) = logistic(threshold k − Σ effect · covariate). It is convex in both (Pratt 1981,
 * "Concavity of the log likelihood", JASA 76).
 *
 * With a and b the threshold above and below less Σ effect · covariate, and d = a − b, the log-likelihood of a row is
 * log σ(a) + log σ(−b) + log(1 − e^−d), which loses no digits in the tails.
 *
 * Source: McCullagh (1980), "Regression models for ordinal data", Journal of the Royal Statistical Society B 42.
 *
 * @internal
 */
export function orderedLogit({ covariates, width, category, categories }: OrderedRows): SmoothObjective {
  const rows = category.length;
  const last = categories - 1;
  const size = width + last;
  const counts = new Float64Array(categories);
  for (let row = 0; row < rows; row++) counts[category[row]!]!++;

  const spread = (point: readonly number[], row: number): number => {
    let sum = 0;
    for (let column = 0, at = row * width; column < width; column++, at++) sum += point[column]! * covariates[at]!;
    return sum;
  };

  const value = (point: readonly number[]): number => {
    let total = 0;
    for (let k = 1; k < last; k++) {
      const gap = point[width + k]! - point[width + k - 1]!;
      if (!(gap > 0)) return Infinity;
      total -= counts[k]! * log(-expm1(-gap));
    }
    for (let row = 0; row < rows; row++) {
      const k = category[row]!;
      const shift = spread(point, row);
      if (k < last) total += softplus(shift - point[width + k]!);
      if (k > 0) total += softplus(point[width + k - 1]! - shift);
    }
    return total;
  };

  const derivatives = (point: readonly number[]): { gradient: number[]; hessian: number[][] } => {
    const gradient = new Float64Array(size);
    const hessian = new Float64Array(size * size);
    for (let row = 0; row < rows; row++) {
      const k = category[row]!;
      const shift = spread(point, row);
      // Slope and curvature of the row in its upper threshold, then in its lower one.
      const above = k < last ? logistic(shift - point[width + k]!) : 0;
      const below = k > 0 ? logistic(point[width + k - 1]! - shift) : 0;
      const curveAbove = above * (1 - above);
      const curveBelow = below * (1 - below);
      if (k < last) {
        gradient[width + k]! -= above;
        hessian[(width + k) * size + width + k]! += curveAbove;
      }
      if (k > 0) {
        gradient[width + k - 1]! += below;
        hessian[(width + k - 1) * size + width + k - 1]! += curveBelow;
      }
      for (let column = 0, from = row * width; column < width; column++) {
        const entry = covariates[from + column]!;
        if (entry === 0) continue;
        gradient[column]! += entry * (above - below);
        const weighted = entry * (curveAbove + curveBelow);
        for (let other = 0; other <= column; other++) {
          hessian[column * size + other]! += weighted * covariates[from + other]!;
        }
        if (k < last) hessian[(width + k) * size + column]! -= entry * curveAbove;
        if (k > 0) hessian[(width + k - 1) * size + column]! -= entry * curveBelow;
      }
    }
    for (let k = 1; k < last; k++) {
      const upper = width + k;
      const growth = expm1(point[upper]! - point[upper - 1]!);
      const slope = counts[k]! / growth;
      const curve = slope * (1 + 1 / growth);
      gradient[upper]! -= slope;
      gradient[upper - 1]! += slope;
      hessian[upper * size + upper]! += curve;
      hessian[(upper - 1) * size + upper - 1]! += curve;
      hessian[upper * size + upper - 1]! -= curve;
    }
    return { gradient: [...gradient], hessian: symmetric(hessian, size) };
  };

  return { value, derivatives };
}

function symmetric(lower: Float64Array, size: number): number[][] {
  return Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_, column) => lower[Math.max(row, column) * size + Math.min(row, column)]!),
  );
}
