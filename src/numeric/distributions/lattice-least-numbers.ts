/* eslint-disable @typescript-eslint/no-non-null-assertion -- sums over a thousand frequencies; indices run below the arrays' lengths. */
import { firstEnough } from "../discrete/bisect.js";
import type { LatticeDistributions } from "./lattice-distributions.js";
import { log } from "../elementary/log.js";
import { exp } from "../elementary/exp.js";
import { cos, sin } from "../elementary/trigonometry.js";

/**
 * How many of a distribution's least numbers are inverted exactly where the rest is smoothed.
 * @internal
 */
export const LEAST_NUMBERS = 1024;
/**
 * Largest error of a probability that came out of an inversion.
 * @internal
 */
export const ROUNDING = 1e-9;

/**
 * The distribution function at the 1,024 numbers from `first` on, exactly, and the quantiles that lie among them; `null`
 * for those beyond. The coefficients of E zˣ/(1 − z) are the distribution function; on a circle of radius r < 1 those
 * beyond the last one asked for alias in with r^size only.
 *
 * Source: Abate & Whitt (1992), "Numerical inversion of probability generating functions", Operations Research
 * Letters 12, algorithm LATTICE-POISSON.
 * @internal
 */
export function leastNumbers(
  { logGenerating }: LatticeDistributions,
  { member, first }: { member: number; first: number },
): { upTo: (number: number) => number; quantile: (probability: number) => number | null } {
  const size = 2 * LEAST_NUMBERS;
  const logRadius = log(ROUNDING) / size;
  const radius = exp(logRadius);
  const angles = Float64Array.from({ length: LEAST_NUMBERS + 1 }, (_, frequency) => (2 * Math.PI * frequency) / size);
  const re = angles.map((angle) => radius * cos(angle));
  const im = angles.map((angle) => radius * sin(angle));
  const values = logGenerating({ re, im }, [member])[0]!;
  const upTo = (number: number): number => {
    let sum = 0;
    angles.forEach((angle, at) => {
      const weight = at === 0 || at === LEAST_NUMBERS ? 1 : 2;
      const modulus = exp(values.re[at]! - logRadius * number);
      const phase = values.im[at]! - angle * number;
      const [belowRe, belowIm] = [1 - re[at]!, -im[at]!];
      const square = belowRe * belowRe + belowIm * belowIm;
      sum += (weight * modulus * (cos(phase) * belowRe + sin(phase) * belowIm)) / square;
    });
    return sum / size;
  };
  const reached = upTo(first + LEAST_NUMBERS - 1);
  return {
    upTo,
    quantile: (probability) => {
      const enough = probability - 10 * ROUNDING;
      if (reached < enough) return null;
      return first - 1 + firstEnough(LEAST_NUMBERS, (count) => upTo(first + count - 1) >= enough);
    },
  };
}
