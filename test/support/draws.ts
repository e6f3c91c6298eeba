import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** A seeded stream of random numbers for tests. */
export function draws(seed: number) {
  const generator = xoroshiro128plus(seed);
  /** Uniform in 0 to 1. */
  const uniform = (): number => uniformFloat64(generator);
  const chance = (probability: number): boolean => uniform() < probability;
  const exponential = (mean = 1): number => -mean * Math.log(1 - uniform());
  const normal = (): number => Math.sqrt(2 * exponential()) * Math.cos(2 * Math.PI * uniform());
  /** Shares that add up to 1, uniform among all such. */
  const shares = (count: number): number[] => {
    const parts = Array.from({ length: count }, () => exponential());
    const sum = parts.reduce((total, part) => total + part, 0);
    return parts.map((part) => part / sum);
  };
  const successes = (trials: number, probability: number): number => {
    let count = 0;
    for (let trial = 0; trial < trials; trial++) if (chance(probability)) count++;
    return count;
  };
  return { uniform, chance, exponential, normal, shares, successes };
}
