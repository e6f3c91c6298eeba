import { awayFromZero } from "./away-from-zero.js";
import { logBeta } from "./gamma.js";
import { exp } from "../elementary/exp.js";
import { log } from "../elementary/log.js";
import { log1p } from "../elementary/log1p.js";

/**
 * The regularised incomplete beta function: the share of a beta(a, b) variable below x, for positive a and b and x
 * from 0 to 1. Relative error below 1e-13 for a and b from 0.1 to 100, and below 1e-11 from 1e-4 to 1e4.
 *
 * Source: DLMF 8.17.22, the continued fraction, on the side where it converges fast; the other side by 8.17.4.
 * Cost: about √max(a, b) steps of the fraction.
 * @internal
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = exp(a * log(x) + b * log1p(-x) - logBeta(a, b));
  return x <= (a + 1) / (a + b + 2)
    ? (front * continuedFraction(x, a, b)) / a
    : 1 - (front * continuedFraction(1 - x, b, a)) / b;
}

/** The modified Lentz method on DLMF 8.17.22, two levels a step. */
function continuedFraction(x: number, a: number, b: number): number {
  let numerator = 1;
  let denominator = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let value = denominator;
  for (let step = 1; step <= 10_000; step++) {
    const twice = 2 * step;
    const even = (step * (b - step) * x) / ((a + twice - 1) * (a + twice));
    denominator = 1 / awayFromZero(1 + even * denominator);
    numerator = awayFromZero(1 + even / numerator);
    value *= numerator * denominator;

    const odd = (-(a + step) * (a + b + step) * x) / ((a + twice) * (a + twice + 1));
    denominator = 1 / awayFromZero(1 + odd * denominator);
    numerator = awayFromZero(1 + odd / numerator);
    const change = numerator * denominator;
    value *= change;
    if (Math.abs(change - 1) < 1e-16) break;
  }
  return value;
}
