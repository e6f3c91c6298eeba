/* eslint-disable @typescript-eslint/no-non-null-assertion -- a table of ten, read below ten. */
import type { RandomGenerator } from "pure-rand/types/RandomGenerator";
import { logGamma } from "../functions/gamma.js";
import { log } from "../elementary/log.js";
import { pow } from "../elementary/pow.js";
import { exp } from "../elementary/exp.js";
import { log1p } from "../elementary/log1p.js";

/** ½·ln 2π. */
const HALF_LOG_TWO_PI = 0.9189385332046727;

/** Below this mean a count is drawn by inversion, above by rejection. */
const BY_REJECTION_FROM = 10;

/**
 * Uniform between 0 and 1, neither included.
 * @internal
 */
export function uniform(random: RandomGenerator): number {
  return ((random.next() >>> 0) + 0.5) * 2 ** -32;
}

/**
 * Standard normal, by the polar method: Marsaglia & Bray (1964), SIAM Review 6.
 * @internal
 */
export function normal(random: RandomGenerator): number {
  for (;;) {
    const x = 2 * uniform(random) - 1;
    const y = 2 * uniform(random) - 1;
    const square = x * x + y * y;
    if (square > 0 && square < 1) return x * Math.sqrt((-2 * log(square)) / square);
  }
}

/**
 * Gamma with this shape and scale 1, by Marsaglia & Tsang (2000), ACM Transactions on Mathematical Software 26.
 * @internal
 */
export function gamma(random: RandomGenerator, shape: number): number {
  if (shape < 1) return gamma(random, shape + 1) * pow(uniform(random), 1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(random);
    const v = pow(1 + c * x, 3);
    if (v > 0 && log(uniform(random)) < 0.5 * x * x + d - d * v + d * log(v)) return d * v;
  }
}

/**
 * Poisson with this mean, by inversion where it is small and else by transformed rejection: Hörmann (1993),
 * "The transformed rejection method for generating Poisson random variables", Insurance: Mathematics and Economics 12.
 * @internal
 */
export function poisson(random: RandomGenerator, mean: number): number {
  if (mean === 0) return 0;
  if (mean < BY_REJECTION_FROM) {
    let probability = exp(-mean);
    let left = uniform(random);
    let count = 0;
    while (left > probability && probability > 0) {
      left -= probability;
      count++;
      probability *= mean / count;
    }
    return count;
  }
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const vr = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = uniform(random) - 0.5;
    const v = uniform(random);
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + mean + 0.43);
    if (us >= 0.07 && v <= vr) return k;
    if (k < 0 || (us < 0.013 && v > us)) continue;
    const bound =
      (k + 0.5) * log1p((mean - k - 1) / (k + 1)) +
      (k + 1 - mean) -
      0.5 * log(mean) -
      HALF_LOG_TWO_PI -
      stirlingError(k);
    if (log((v * inverseAlpha) / (a / (us * us) + b)) <= bound) return k;
  }
}

/**
 * Binomial, by inversion where its mean is small and else by transformed rejection: Hörmann (1993), "The generation of
 * binomial random variates", Journal of Statistical Computation and Simulation 46, algorithm BTRS.
 * @internal
 */
export function binomial(random: RandomGenerator, trials: number, share: number): number {
  if (trials === 0 || share <= 0) return 0;
  if (share >= 1) return trials;
  if (share > 0.5) return trials - binomial(random, trials, 1 - share);
  const odds = share / (1 - share);
  if (trials * share < BY_REJECTION_FROM) {
    let probability = exp(trials * log1p(-share));
    let left = uniform(random);
    let count = 0;
    while (left > probability && count < trials) {
      left -= probability;
      count++;
      probability *= (odds * (trials - count + 1)) / count;
    }
    return count;
  }
  const spread = Math.sqrt(trials * share * (1 - share));
  const b = 1.15 + 2.53 * spread;
  const a = -0.0873 + 0.0248 * b + 0.01 * share;
  const vr = 0.92 - 4.2 / b;
  const alpha = (2.83 + 5.1 / b) * spread;
  const mode = Math.floor((trials + 1) * share);
  for (;;) {
    const u = uniform(random) - 0.5;
    const v = uniform(random);
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + trials * share + 0.5);
    if (k < 0 || k > trials) continue;
    if (us >= 0.07 && v <= vr) return k;
    const bound =
      (mode + 0.5) * log((mode + 1) / (odds * (trials - mode + 1))) +
      (trials + 1) * log1p((k - mode) / (trials - k + 1)) +
      (k + 0.5) * log((odds * (trials - k + 1)) / (k + 1)) +
      stirlingError(mode) +
      stirlingError(trials - mode) -
      stirlingError(k) -
      stirlingError(trials - k);
    if (log((v * alpha) / (a / (us * us) + b)) <= bound) return k;
  }
}

/**
 * ln k! of a whole number.
 * @internal
 */
export function logFactorial(k: number): number {
  return (k + 0.5) * log(k + 1) - (k + 1) + HALF_LOG_TWO_PI + stirlingError(k);
}

/** Counts whose error is looked up, in a table made when it is first needed. */
const SMALL = 10;
let smallErrors: Float64Array | undefined;

/** ln k! less Stirling's (k + ½)·ln(k + 1) − (k + 1) + ½·ln 2π; DLMF 5.11.1. */
function stirlingError(k: number): number {
  if (k < SMALL) {
    smallErrors ??= Float64Array.from(
      { length: SMALL },
      (_, small) => logGamma(small + 1) - ((small + 0.5) * log(small + 1) - (small + 1) + HALF_LOG_TWO_PI),
    );
    return smallErrors[k]!;
  }
  const x = 1 / (k + 1);
  const square = x * x;
  return x * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square / 1680)));
}
