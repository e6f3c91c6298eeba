import { highWord, withHighWord } from "./words.js";

const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;

/**
 * Natural logarithm, the same to the last bit on every engine, within one unit in the last place.
 *
 * x is split into 2^k (1 + f) with 1 + f between sqrt(1/2) and sqrt(2); log(1 + f) follows from a polynomial (Remez) of
 * s = f / (2 + f). Method and coefficients: FreeBSD msun, e_log.c (Sun Microsystems 1993).
 * @internal
 */
export function log(x: number): number {
  let value = x;
  let k = 0;
  let high = highWord(value);
  if (high < 0x00100000) {
    if (x === 0) return -Infinity;
    if (high < 0) return NaN;
    k = -54;
    value *= 2 ** 54;
    high = highWord(value);
  }
  if (high >= 0x7ff00000) return value;
  k += (high >> 20) - 1023;
  high &= 0x000fffff;
  const up = (high + 0x95f64) & 0x100000;
  value = withHighWord(value, high | (up ^ 0x3ff00000));
  k += up >> 20;
  const f = value - 1;
  if ((0x000fffff & (2 + high)) < 3) {
    // |f| below 2^-20.
    if (f === 0) return k === 0 ? 0 : k * LN2_HIGH + k * LN2_LOW;
    const rest = f * f * (0.5 - 0.33333333333333333 * f);
    return k === 0 ? f - rest : k * LN2_HIGH - (rest - k * LN2_LOW - f);
  }
  const s = f / (2 + f);
  const rest = logTail(s * s);
  if (((high - 0x6147a) | (0x6b851 - high)) > 0) {
    const half = 0.5 * f * f;
    return k === 0 ? f - (half - s * (half + rest)) : k * LN2_HIGH - (half - (s * (half + rest) + k * LN2_LOW) - f);
  }
  return k === 0 ? f - s * (f - rest) : k * LN2_HIGH - (s * (f - rest) - k * LN2_LOW - f);
}

/** z P(z), by which s (2 + z P(z)) is log((1 + s) / (1 - s)), z = s^2, summed by even and odd powers apart. */
function logTail(z: number): number {
  const w = z * z;
  const even = w * (3.999999999940941908e-1 + w * (2.222219843214978396e-1 + w * 1.531383769920937332e-1));
  const odd =
    z *
    (6.66666666666673513e-1 +
      w * (2.857142874366239149e-1 + w * (1.818357216161805012e-1 + w * 1.479819860511658591e-1)));
  return odd + even;
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
