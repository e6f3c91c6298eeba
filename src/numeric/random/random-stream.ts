import { xoroshiro128plusFromState } from "pure-rand/generator/xoroshiro128plus";
import type { RandomGenerator } from "pure-rand/types/RandomGenerator";

/**
 * A stream of random numbers of its own for each number of a seed, so that what one draws does not depend on how many
 * others there are or in which order they are taken. The streams start at states that differ in every bit.
 * @internal
 */
export function randomStream(seed: number, number: number): RandomGenerator {
  const seeded = scramble(low(seed) ^ scramble(high(seed) + 0x7f4a7c15));
  const numbered = scramble(low(number) ^ scramble(high(number) + 0x3c6ef372));
  return xoroshiro128plusFromState([
    seeded,
    // Different for each number, as scrambling takes no two to the same.
    numbered,
    scramble(seeded ^ ((numbered << 13) | (numbered >>> 19))),
    scramble(numbered + Math.imul(seeded, 0x9e3779b1)) | 1,
  ]);
}

/** A bijection of 32 bits in which each bit of the input moves half of the output: MurmurHash3's finaliser. */
function scramble(value: number): number {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}

function low(value: number): number {
  return value | 0;
}

function high(value: number): number {
  return Math.floor(value / 2 ** 32) | 0;
}
