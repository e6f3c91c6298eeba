/**
 * A number's two words of 32 bits, by which the elementary functions read exponents. One scratch of eight bytes
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

/** 2^k for every k from -1074 on that a number can hold. Looked up rather than put together: that takes a third. */
let powers: Float64Array | undefined;

function powersOfTwo(): Float64Array {
  const made = new Float64Array(2098);
  let power = 2 ** -1074;
  for (let at = 0; at < made.length; at++, power *= 2) made[at] = power;
  return made;
}

/**
 * 2^k, for whole k from -1074 to 1023.
 * @internal
 */
export function powerOfTwo(k: number): number {
  return (powers ??= powersOfTwo())[k + 1074] ?? 0;
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
