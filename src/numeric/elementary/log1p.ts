import { highWord, withHighWord } from "./words.js";

const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;

/**
 * log(1 + x) without the loss of digits near 0, the same to the last bit on every engine, within one unit in the last
 * place. Method and coefficients: FreeBSD msun, s_log1p.c (Sun Microsystems 1993).
 * @internal
 */
export function log1p(x: number): number {
  const high = highWord(x);
  const size = high & 0x7fffffff;
  let k = 1;
  let f = 0;
  let highOfSum = 1;
  let c = 0;
  if (high < 0x3fda827a) {
    // 1 + x below sqrt(2).
    if (size >= 0x3ff00000) return x === -1 ? -Infinity : NaN;
    if (size < 0x3e200000) return size < 0x3c900000 ? x : x - x * x * 0.5;
    if (high > 0 || high <= (0xbfd2bec4 | 0)) {
      k = 0;
      f = x;
    }
  }
  if (high >= 0x7ff00000) return x;
  if (k !== 0) {
    let sum = high < 0x43400000 ? 1 + x : x;
    highOfSum = highWord(sum);
    k = (highOfSum >> 20) - 1023;
    if (high < 0x43400000) c = (k > 0 ? 1 - (sum - x) : x - (sum - 1)) / sum;
    highOfSum &= 0x000fffff;
    if (highOfSum < 0x6a09e) sum = withHighWord(sum, highOfSum | 0x3ff00000);
    else {
      k += 1;
      sum = withHighWord(sum, highOfSum | 0x3fe00000);
      highOfSum = (0x00100000 - highOfSum) >> 2;
    }
    f = sum - 1;
  }
  const half = 0.5 * f * f;
  if (highOfSum === 0) {
    // |f| below 2^-20.
    if (f === 0) return k === 0 ? 0 : k * LN2_HIGH + (c + k * LN2_LOW);
    const rest = half * (1 - 0.66666666666666666 * f);
    return k === 0 ? f - rest : k * LN2_HIGH - (rest - (k * LN2_LOW + c) - f);
  }
  const s = f / (2 + f);
  const z = s * s;
  const rest =
    z *
    (6.66666666666673513e-1 +
      z *
        (3.999999999940941908e-1 +
          z *
            (2.857142874366239149e-1 +
              z *
                (2.222219843214978396e-1 +
                  z * (1.818357216161805012e-1 + z * (1.531383769920937332e-1 + z * 1.479819860511658591e-1))))));
  return k === 0 ? f - (half - s * (half + rest)) : k * LN2_HIGH - (half - (s * (half + rest) + (k * LN2_LOW + c)) - f);
}
