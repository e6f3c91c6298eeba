import { logBeta } from "./gamma.js";
import { logistic } from "./logistic.js";
import { logUnimodalIntegral } from "./unimodal-integral.js";
import { log1p } from "../elementary/log1p.js";
import { log } from "../elementary/log.js";
import { exp } from "../elementary/exp.js";

/** Most terms of the power series before the integral takes over. */
const MOST_TERMS = 400;

/**
 * The logarithm of Gauss's hypergeometric function ₂F₁(a, b; c; z) for a ≥ 0, c > b > 0 and z < 1, where the function
 * is positive. Its absolute error, which is the relative error of ₂F₁ itself, stays below
 * 1e-12 + 1e-15·a·|ln(1 − z)|; the tests hold it to that against 50 digits for parameters from 1e-4 to 1e4.
 *
 * A negative z is moved to 0 to 1 by Pfaff's transformation (DLMF 15.8.1), where every term of the power series
 * (DLMF 15.2.1) is positive. The series stops when the geometric bound on its remainder is below 1e-17 of the sum;
 * where that takes too many terms, Euler's integral (DLMF 15.6.1) is summed instead, again without cancellation.
 *
 * Cost: as many steps as terms, at most 400, or some hundred steps of the integral.
 *
 * @internal
 */
export function logHypergeometric(a: number, b: number, c: number, z: number): number {
  if (a === 0 || z === 0) return 0;
  if (z > 0) return logPositive(a, b, c - b, z, log1p(-z));
  const logComplement = -log1p(-z);
  return a * logComplement + logPositive(a, c - b, b, z / (z - 1), logComplement);
}

/**
 * For z from 0 to 1 and c = b + rest. What would be lost in a difference is given apart: c − b, and ln(1 − z), as z may
 * be too close to 1 to tell.
 */
function logPositive(a: number, b: number, rest: number, z: number, logComplement: number): number {
  const sum = powerSeries(a, b, b + rest, z);
  return sum === null ? eulerIntegral(a, b, rest, logComplement) - logBeta(b, rest) : log(sum);
}

function powerSeries(a: number, b: number, c: number, z: number): number | null {
  let term = 1;
  let sum = 1;
  for (let n = 0; n < MOST_TERMS; n++) {
    term *= (((a + n) * (b + n)) / ((c + n) * (n + 1))) * z;
    sum += term;
    // No later ratio of terms exceeds the next (a + n)/(n + 1)·z, or z where that is larger.
    const bound = Math.max(z, ((a + n + 1) / (n + 2)) * z);
    if (bound < 1 && term * bound <= 1e-17 * (1 - bound) * sum) return sum;
    if (sum > 1e290) return null;
  }
  return null;
}

/** The logarithm of ∫ u^(b−1) (1−u)^(rest−1) (1−zu)^−a du over 0 to 1, with u = 1/(1 + e^−y). */
function eulerIntegral(a: number, b: number, rest: number, logComplement: number): number {
  const bend = -logComplement;
  const excess = b + rest - a;
  return logUnimodalIntegral(
    (y) => {
      // b·y − (c − a)·ln(1 + e^y) − a·ln(1 + (1 − z)·e^y), each line with the terms in y already summed.
      const curved = -excess * log1p(exp(-Math.abs(y))) - a * log1p(exp(-Math.abs(y - bend)));
      if (y <= 0) return b * y + curved;
      if (y <= bend) return (a - rest) * y + curved;
      return a * bend - rest * y + curved;
    },
    (y) => b - excess * logistic(y) - a * logistic(y - bend),
  );
}
