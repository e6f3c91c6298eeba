import { nthSmallest } from "../discrete/nth-smallest.js";

/**
 * A line through points that holds where up to 29 of 100 are grossly wrong: its slope is the median of the slopes between
 * all pairs, its height the median of what is left. `null` if no two points differ in x.
 *
 * Source: Theil (1950), "A rank-invariant method of linear and polynomial regression analysis"; Sen (1968), JASA 63.
 * Cost: quadratic in the number of points.
 * @internal
 */
export function theilSen(points: readonly { x: number; y: number }[]): { slope: number; intercept: number } | null {
  const slopes = new Float64Array((points.length * (points.length - 1)) / 2);
  let pairs = 0;
  points.forEach((one, index) => {
    for (const other of points.slice(index + 1)) {
      if (other.x !== one.x) slopes[pairs++] = (other.y - one.y) / (other.x - one.x);
    }
  });
  if (pairs === 0) return null;
  const slope = median(slopes.subarray(0, pairs));
  return { slope, intercept: median(Float64Array.from(points, ({ x, y }) => y - slope * x)) };
}

/**
 * The median of at least one number; the numbers are reordered.
 * @internal
 */
export function median(numbers: Float64Array): number {
  const half = numbers.length >>> 1;
  const upper = nthSmallest(numbers, half);
  return numbers.length % 2 === 1 ? upper : (nthSmallest(numbers, half - 1) + upper) / 2;
}
