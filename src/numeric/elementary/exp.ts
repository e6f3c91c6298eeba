import { powerOfTwo } from "./words.js";

/** ln 2 in two parts: the first has trailing zeros, so that whole multiples of it are exact. */
const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;
const PER_LN2 = 1.442695040888963387;

/** Beyond these e^x is infinite, or 0. */
const LARGEST = 7.09782712893383973096e2;
const SMALLEST = -7.4513321910194110842e2;

/**
 * e^x, the same to the last bit on every engine, within one unit in the last place. `Math.exp` is not: the standard leaves
 * its digits to the engine.
 *
 * The argument is reduced to r = x - k ln 2, |r| <= ln 2 / 2, in two parts; e^r follows from a rational approximation
 * (Remez) of r (e^r + 1) / (e^r - 1). Method and coefficients: FreeBSD msun, e_exp.c (Sun Microsystems 1993, 2004).
 * @internal
 */
export function exp(x: number): number {
  if (!(x <= LARGEST)) return x > LARGEST ? Infinity : NaN;
  if (x < SMALLEST) return 0;
  // The reduction misses the last bit of e itself.
  if (x === 1) return Math.E;
  const k = Math.floor(PER_LN2 * x + 0.5);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const t = r * r;
  const c =
    r -
    t *
      (1.66666666666666019037e-1 +
        t *
          (-2.77777777770155933842e-3 +
            t * (6.61375632143793436117e-5 + t * (-1.6533902205465251539e-6 + t * 4.13813679705723846039e-8))));
  const y = 1 - (low - (r * c) / (2 - c) - high);
  if (k === 0) return y;
  // Beyond the exponents that a number has, in two steps.
  const rest = k > 1023 || k < -1021 ? k >> 1 : 0;
  return rest === 0 ? y * powerOfTwo(k) : y * powerOfTwo(k - rest) * powerOfTwo(rest);
}
