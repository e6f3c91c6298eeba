/* eslint-disable @typescript-eslint/no-non-null-assertion -- drawn a million times; every index is bounded by its array's length. */
import type { RandomGenerator } from "pure-rand/types/RandomGenerator";
import { AliasTable } from "./alias-table.js";
import { binomial } from "./random-variates.js";
import { pow } from "../elementary/pow.js";
import { squared } from "../elementary/squared.js";

/**
 * Weights of the whole numbers from `least` on.
 * @internal
 */
export interface LatticeWeights {
  readonly least: number;
  readonly weights: Float64Array;
}

/**
 * Draws the sum of this many independent numbers of one distribution.
 * @internal
 */
export type SumSampler = (random: RandomGenerator, count: number) => number;

/**
 * The most values a table may have: a wider one takes longer to make than it saves.
 * @internal
 */
export const WIDEST_TABLE = 2048;

/** A share of a distribution that no random number of 32 bits draws, and the deviations that hold all the rest. */
const NEVER = 2 ** -64;
const DEVIATIONS = 17;

/** This many draws from the largest table cost as much as one from a sum of any size. */
const MOST_OF_THE_LARGEST = 12;
const LARGEST_SCALE = 9;

/**
 * A sampler of sums by tables of the sums of 1 to 7 numbers, of 8, 16, … 56 numbers, of 64 and so on, a few of which
 * make up any count: 300 numbers are 4·64 + 5·8 + 4. Counts beyond the tables are left to `ofMany`, and so are all
 * where a single number has too many values. Cost: one random number for each table that the count takes; a table is
 * made when it is first needed.
 * @internal
 */
export function sumSampler(single: LatticeWeights, ofMany: SumSampler): SumSampler {
  const { least, weights } = single;
  if (weights.length === 1) return (_, count) => count * least;
  if (weights.length > WIDEST_TABLE) return ofMany;
  const deviation = Math.sqrt(varianceOf(weights));
  let largestScale = 0;
  while (largestScale < LARGEST_SCALE && DEVIATIONS * deviation * pow(8, (largestScale + 1) / 2) <= WIDEST_TABLE)
    largestScale++;
  const largest = pow(8, largestScale);

  const sums: LatticeWeights[] = [];
  const tables: AliasTable[] = [];
  const sumOf = (scale: number, times: number): LatticeWeights => {
    const made = sums[8 * scale + times];
    if (made !== undefined) return made;
    let sum = single;
    if (times > 1) sum = convolved(sumOf(scale, times - 1), sumOf(scale, 1));
    else if (scale > 0) sum = convolved(sumOf(scale - 1, 7), sumOf(scale - 1, 1));
    return (sums[8 * scale + times] = sum);
  };
  const table = (scale: number, times: number): AliasTable =>
    (tables[8 * scale + times] ??= new AliasTable(sumOf(scale, times)));

  return (random, count) => {
    if (count > MOST_OF_THE_LARGEST * largest) return ofMany(random, count);
    let sum = 0;
    let left = count | 0;
    for (; left >= largest; left -= largest) sum += table(largestScale, 1).draw(random);
    for (let scale = 0; left > 0; scale++, left >>>= 3) {
      const times = left & 7;
      if (times > 0) sum += table(scale, times).draw(random);
    }
    return sum;
  };
}

/**
 * A sampler of binomial numbers of one share.
 * @internal
 */
export function binomialSampler(share: number): SumSampler {
  if (share <= 0) return () => 0;
  if (share >= 1) return (_, trials) => trials;
  return sumSampler({ least: 0, weights: Float64Array.of(1 - share, share) }, (random, trials) =>
    binomial(random, trials, share),
  );
}

function varianceOf(weights: Float64Array): number {
  const mean = weights.reduce((sum, weight, at) => sum + weight * at, 0);
  return weights.reduce((sum, weight, at) => sum + weight * squared(at - mean), 0);
}

/** The weights of the sum of two independent numbers, less those at either end that are never drawn. */
function convolved(a: LatticeWeights, b: LatticeWeights): LatticeWeights {
  const weights = new Float64Array(a.weights.length + b.weights.length - 1);
  a.weights.forEach((weight, first) => {
    for (let second = 0; second < b.weights.length; second++) weights[first + second]! += weight * b.weights[second]!;
  });
  let start = 0;
  for (let sum = weights[0]!; sum < NEVER; sum += weights[start]!) start++;
  let end = weights.length;
  for (let sum = weights[end - 1]!; sum < NEVER; sum += weights[end - 1]!) end--;
  return { least: a.least + b.least + start, weights: weights.slice(start, end) };
}
