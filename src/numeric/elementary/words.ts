/**
 * A number's two words of 32 bits, by which the elementary functions read and set exponents. One scratch of eight bytes
 * serves all: nothing is kept in it from one call to the next.
 */
const scratch = /* @__PURE__ */ new DataView(/* @__PURE__ */ new ArrayBuffer(8));

/**
 * Sign, exponent and the first 20 bits of the fraction, as a signed whole number.
 * @internal
 */
export function highWord(x: number): number {
  scratch.setFloat64(0, x, true);
  return scratch.getInt32(4, true);
}

/**
 * The number with another high word.
 * @internal
 */
export function withHighWord(x: number, high: number): number {
  scratch.setFloat64(0, x, true);
  scratch.setInt32(4, high, true);
  return scratch.getFloat64(0, true);
}

/**
 * 2^k, for whole k from -1022 to 1023.
 * @internal
 */
export function powerOfTwo(k: number): number {
  scratch.setInt32(4, (k + 1023) << 20, true);
  scratch.setInt32(0, 0, true);
  return scratch.getFloat64(0, true);
}

/**
 * The largest whole k with 2^k at most x, for x above 0; -1023 below 2^-1022.
 * @internal
 */
export function binaryExponent(x: number): number {
  return (highWord(x) >> 20) - 1023;
}

/**
 * The smallest whole k with 2^k at least x, for x from 2^-1022.
 * @internal
 */
export function binaryCeiling(x: number): number {
  const k = binaryExponent(x);
  return powerOfTwo(k) < x ? k + 1 : k;
}
