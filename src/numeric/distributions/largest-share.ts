/* eslint-disable @typescript-eslint/no-non-null-assertion -- indices stay inside the array they come from. */
import { logGamma } from "../functions/gamma.js";
import { upperIncompleteGamma } from "../functions/incomplete-gamma.js";
import { log } from "../elementary/log.js";
import { exp } from "../elementary/exp.js";

/** Points of the trapezoid sum. */
const POINTS = 256;

/** What lies outside the sum. */
const LEFT_OUT = 1e-13;

/**
 * For each share of a Dirichlet variable the probability that it is the largest. The shares are independent gamma
 * variables over their sum, so that with x = eʸ share k is the largest with probability
 * ∫ density(x; aₖ)·Π over j ≠ k of below(x; aⱼ)·x dy, a trapezoid sum over y, which both ends of the integrand let fall
 * to zero. The result adds up to 1.
 *
 * Cost: 256 incomplete gamma functions a share.
 *
 * @param shapes - The Dirichlet's parameters, all positive.
 * @internal
 */
export function probabilityLargest(shapes: readonly number[]): number[] {
  const most = Math.max(...shapes);
  // Whatever is largest is at least the gamma variable of the greatest shape.
  const from = logLowQuantile(most);
  const to = log(most + 8 * Math.sqrt(most) + 32);
  const logGammas = shapes.map(logGamma);
  const sums = shapes.map(() => 0);
  for (let point = 0; point < POINTS; point++) {
    const y = from + ((to - from) * point) / (POINTS - 1);
    const x = exp(y);
    const below = shapes.map((shape) => 1 - upperIncompleteGamma(shape, x));
    for (let k = 0; k < shapes.length; k++) {
      let others = 1;
      for (let j = 0; j < shapes.length; j++) if (j !== k) others *= below[j]!;
      sums[k]! += others * exp(shapes[k]! * y - x - logGammas[k]!);
    }
  }
  const total = sums.reduce((sum, entry) => sum + entry, 0);
  return sums.map((entry) => entry / total);
}

/**
 * Logarithm of a value that a gamma variable stays below with next to no probability: from the leading term of the
 * series, xᵃ/Γ(a + 1), which bounds it; or seven deviations below its mean by Wilson & Hilferty (1931), where that is higher.
 */
function logLowQuantile(shape: number): number {
  const bySeries = (log(LEFT_OUT) + logGamma(shape + 1)) / shape;
  const cubeRoot = 1 - 1 / (9 * shape) - 7.5 / (3 * Math.sqrt(shape));
  return cubeRoot > 0 ? Math.max(bySeries, log(shape) + 3 * log(cubeRoot)) : bySeries;
}
