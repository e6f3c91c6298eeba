/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read in the innermost loops, at indices that the loops bound. */

/**
 * The n-th smallest of some numbers, counted from 0. The numbers are reordered.
 *
 * Source: Hoare (1961), "Algorithm 65: find", Communications of the ACM 4.
 *
 * Cost: a few passes over the numbers, as a rule.
 *
 * @internal
 */
export function nthSmallest(numbers: Float64Array, n: number): number {
  let low = 0;
  let high = numbers.length - 1;
  while (low < high) {
    const pivot = numbers[(low + high) >>> 1]!;
    let left = low;
    let right = high;
    while (left <= right) {
      while (numbers[left]! < pivot) left++;
      while (numbers[right]! > pivot) right--;
      if (left > right) break;
      const swapped = numbers[left]!;
      numbers[left++] = numbers[right]!;
      numbers[right--] = swapped;
    }
    if (n <= right) high = right;
    else if (n >= left) low = left;
    else break;
  }
  return numbers[n]!;
}
