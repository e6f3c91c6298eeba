import type { RandomGenerator } from "pure-rand/types/RandomGenerator";

const WORDS = 2 ** 32;

/**
 * A random whole number from one to another, both included: what pure-rand draws, without its part for ranges of more
 * than 2³² numbers.
 * @internal
 */
export function uniformInt(random: RandomGenerator, from: number, to: number): number {
  const range = to - from + 1;
  const fair = Math.floor(WORDS / range) * range;
  let word: number;
  do word = random.next() + WORDS / 2;
  while (word >= fair);
  return from + (word % range);
}
