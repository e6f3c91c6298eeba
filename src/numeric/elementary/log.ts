import { highWord, withHighWord } from "./words.js";

const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;

/** The first number whose high word is that of sqrt(2), from which on a fraction is halved; and half of it. */
const ROOT_TWO = 1.4142131805419921875;
const HALF_ROOT = 0.70710659027099609375;

/**
 * Natural logarithm, the same to the last bit on every engine, within one unit in the last place.
 * @internal
 */
export function log(x: number): number {
  return logCorrected(x, 0);
}

/**
 * log(x) + c, for a c that is small beside it: what rounding took from x, as a share of it.
 *
 * x is split into 2^k (1 + f) with 1 + f between sqrt(1/2) and sqrt(2). Method and coefficients of this file: FreeBSD
 * msun, e_log.c and k_log.h (Sun Microsystems 1993). Here the exponent is counted and shifted as a whole number: nothing
 * goes through memory, so that engines keep the numbers in registers.
 * @internal
 */
export function logCorrected(x: number, c: number): number {
  if (!(x > 0 && x < Infinity)) return x === 0 ? -Infinity : x > 0 ? x : NaN;
  let fraction = x;
  let k = 0;
  if (!(x >= HALF_ROOT && x < ROOT_TWO)) {
    for (; fraction < 1; k -= 30) fraction *= 2 ** 30;
    for (; fraction >= 2 ** 31; k += 30) fraction *= 2 ** -30;
    const whole = 31 - Math.clz32(fraction);
    fraction *= (1 << (30 - whole)) * 2 ** -30;
    k += whole;
    if (fraction >= ROOT_TWO) {
      fraction *= 0.5;
      k++;
    }
  }
  return logNearOne(fraction - 1, k, c);
}

/**
 * k ln 2 + log(1 + f) + c, for 1 + f between sqrt(1/2) and sqrt(2): from a polynomial (Remez) of s = f / (2 + f), summed
 * by even and odd powers apart.
 * @internal
 */
export function logNearOne(f: number, k: number, c: number): number {
  const half = 0.5 * f * f;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (3.999999999940941908e-1 + w * (2.222219843214978396e-1 + w * 1.531383769920937332e-1));
  const odd =
    z *
    (6.66666666666673513e-1 +
      w * (2.857142874366239149e-1 + w * (1.818357216161805012e-1 + w * 1.479819860511658591e-1)));
  return s * (half + odd + even) + (k * LN2_LOW + c) - half + f + k * LN2_HIGH;
}

/**
 * Logarithm to base 2, the same to the last bit on every engine: exact for powers of two, otherwise within two units in
 * the last place.
 * @internal
 */
export function log2(x: number): number {
  if (!(x > 0 && x < Infinity)) return log(x);
  const scaled = x < 2.2250738585072014e-308 ? x * 2 ** 54 : x;
  const high = highWord(scaled);
  // Split at sqrt(2), so that nothing cancels near 1.
  const up = ((high & 0x000fffff) + 0x95f64) & 0x100000;
  const fraction = withHighWord(scaled, (high & 0x000fffff) | (up ^ 0x3ff00000));
  return (high >> 20) - 1023 + (up >> 20) - (scaled === x ? 0 : 54) + log(fraction) * 1.442695040888963387;
}
