import { log } from "../elementary/log.js";
import { log1p } from "../elementary/log1p.js";

/**
 * The logarithm of the gamma function and its first two derivatives, for positive arguments. Each moves its argument
 * up by the recurrence until the asymptotic series holds to double precision: DLMF 5.5.1, 5.11.1, 5.11.2, 5.15.9.
 */

/** From here on the series below are exact to double precision. */
const ASYMPTOTIC_FROM = 10;

const HALF_LOG_TWO_PI = 0.918938533204672741780329736406;

/**
 * The logarithm of Γ(x) for x > 0. The error stays below 4e-15 times the larger of 1 and the value.
 * Cost: one or two logarithms.
 * @internal
 */
export function logGamma(x: number): number {
  if (x >= ASYMPTOTIC_FROM) return logGammaAsymptotic(x);
  let product = 1;
  let shifted = x;
  while (shifted < ASYMPTOTIC_FROM) product *= shifted++;
  return logGammaAsymptotic(shifted) - log(product);
}

/** DLMF 5.11.1. */
function logGammaAsymptotic(x: number): number {
  return (x - 0.5) * log(x) - x + HALF_LOG_TWO_PI + stirlingRemainder(x);
}

/** The sum in Stirling's series, DLMF 5.11.1, for x of at least `ASYMPTOTIC_FROM`. */
function stirlingRemainder(x: number): number {
  const square = 1 / (x * x);
  const series =
    1 / 12 -
    square *
      (1 / 360 -
        square *
          (1 / 1260 - square * (1 / 1680 - square * (1 / 1188 - square * (691 / 360_360 - square * (1 / 156))))));
  return series / x;
}

/**
 * The digamma function ψ(x), the derivative of ln Γ(x), for x > 0. The error stays below 4e-15 times the larger of 1
 * and the value.
 * @internal
 */
export function digamma(x: number): number {
  let sum = 0;
  let shifted = x;
  while (shifted < ASYMPTOTIC_FROM) sum += 1 / shifted++;
  const square = 1 / (shifted * shifted);
  // DLMF 5.11.2.
  const series =
    square *
    (1 / 12 -
      square *
        (1 / 120 -
          square * (1 / 252 - square * (1 / 240 - square * (1 / 132 - square * (691 / 32_760 - square * (1 / 12)))))));
  return log(shifted) - 0.5 / shifted - series - sum;
}

/**
 * The trigamma function ψ′(x) for x > 0. The relative error stays below 4e-15.
 * @internal
 */
export function trigamma(x: number): number {
  let sum = 0;
  let shifted = x;
  while (shifted < ASYMPTOTIC_FROM) {
    sum += 1 / (shifted * shifted);
    shifted++;
  }
  const inverse = 1 / shifted;
  const square = inverse * inverse;
  // DLMF 5.15.9 with n = 1.
  const series =
    1 / 6 -
    square *
      (1 / 30 - square * (1 / 42 - square * (1 / 30 - square * (5 / 66 - square * (691 / 2730 - square * (7 / 6))))));
  return sum + inverse * (1 + inverse * (0.5 + inverse * series));
}

/**
 * The logarithm of the beta function, for positive arguments. Large arguments cancel in symbols, before any rounding,
 * so that the error stays below 1e-14 times the larger of 1 and the value.
 * @internal
 */
export function logBeta(a: number, b: number): number {
  const small = Math.min(a, b);
  const large = Math.max(a, b);
  if (large < ASYMPTOTIC_FROM) return logGamma(small) + logGamma(large) - logGamma(small + large);
  const remainder = stirlingRemainder(large) - stirlingRemainder(small + large);
  const tail = (large - 0.5) * log1p(small / large);
  if (small < ASYMPTOTIC_FROM) return logGamma(small) + small - small * log(small + large) - tail + remainder;
  return (
    (small - 0.5) * log(small / (small + large)) -
    0.5 * log(small + large) -
    tail +
    HALF_LOG_TWO_PI +
    stirlingRemainder(small) +
    remainder
  );
}
