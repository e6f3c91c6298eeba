/* eslint-disable @typescript-eslint/no-non-null-assertion -- ten thousand numbers for each quantity; indices run below the array's length. */
import type { DistributionFunction } from "./distribution-function.js";
import { firstEnough } from "../discrete/bisect.js";
import { squared } from "../elementary/squared.js";

/** Counts are whole numbers up to rounding of their share. */
const ROUNDING = 1e-6;

/** Up to a range of this many numbers for each one drawn, they are counted, which is quicker than sorting. */
const COUNTED_UP_TO = 4;

/**
 * Mean, variance and distribution of whole numbers as they were drawn, at least two.
 * @internal
 */
export function sampleDistribution(
  numbers: Float64Array,
): DistributionFunction & { readonly mean: number; readonly variance: number } {
  const size = numbers.length;
  const mean = numbers.reduce((sum, number) => sum + number, 0) / size;
  const variance = numbers.reduce((sum, number) => sum + squared(number - mean), 0) / (size - 1);
  const sorted = inOrder(numbers);
  return {
    mean,
    variance,
    upTo: (number) =>
      (sorted[size - 1]! <= number ? size : firstEnough(size, (place) => sorted[place - 1]! > number) - 1) / size,
    quantile: (probability) => sorted[Math.min(size, Math.max(1, Math.ceil(probability * size - ROUNDING))) - 1]!,
  };
}

function inOrder(numbers: Float64Array): Float64Array {
  let least = numbers[0]!;
  let most = least;
  for (const number of numbers) {
    if (number < least) least = number;
    if (number > most) most = number;
  }
  if (most - least > COUNTED_UP_TO * numbers.length) return numbers.toSorted();
  const counts = new Uint32Array(most - least + 1);
  for (const number of numbers) counts[number - least]!++;
  const sorted = new Float64Array(numbers.length);
  let place = 0;
  counts.forEach((count, above) => {
    sorted.fill(least + above, place, place + count);
    place += count;
  });
  return sorted;
}
