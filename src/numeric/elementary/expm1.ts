import { highWord, powerOfTwo } from "./words.js";

const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;
const PER_LN2 = 1.442695040888963387;

/**
 * e^x - 1 without the loss of digits near 0, the same to the last bit on every engine, within one unit in the last place.
 * Method and coefficients: FreeBSD msun, s_expm1.c (Sun Microsystems 1993).
 * @internal
 */
export function expm1(x: number): number {
  const high = highWord(x) & 0x7fffffff;
  if (high >= 0x4043687a) {
    // 56 ln 2 and beyond.
    if (x !== x) return NaN;
    if (x > 7.09782712893383973096e2) return Infinity;
    if (x < 0) return -1;
  }
  let k = 0;
  let r = x;
  let c = 0;
  if (high > 0x3fd62e42) {
    if (high < 0x3ff0a2b2) k = x > 0 ? 1 : -1;
    else k = Math.trunc(PER_LN2 * x + (x > 0 ? 0.5 : -0.5));
    const first = x - k * LN2_HIGH;
    const second = k * LN2_LOW;
    r = first - second;
    c = first - r - second;
  } else if (high < 0x3c900000) return x;

  const half = 0.5 * r;
  const square = r * half;
  const ratio =
    1 +
    square *
      (-3.33333333333331316428e-2 +
        square *
          (1.58730158725481460165e-3 +
            square *
              (-7.93650757867487942473e-5 +
                square * (4.00821782732936239552e-6 + square * -2.01099218183624371326e-7))));
  const t = 3 - ratio * half;
  let e = square * ((ratio - t) / (6 - r * t));
  if (k === 0) return r - (r * e - square);
  e = r * (e - c) - c - square;
  if (k === -1) return 0.5 * (r - e) - 0.5;
  if (k === 1) return r < -0.25 ? -2 * (e - (r + 0.5)) : 1 + 2 * (r - e);
  if (k <= -2 || k > 56) {
    const y = 1 - (e - r);
    return (k === 1024 ? y * 2 * powerOfTwo(1023) : y * powerOfTwo(k)) - 1;
  }
  const less = powerOfTwo(-k);
  const y = k < 20 ? 1 - less - (e - r) : r - (e + less) + 1;
  return y * powerOfTwo(k);
}
