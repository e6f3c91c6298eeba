/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays read below their own length. */

/**
 * Bounds of the slope of a line through points, whatever the errors are distributed like: those of the slopes between all
 * pairs that lie so far from the ends that Kendall's test at this level does not reject them. At least the confidence
 * asked for where no two points have the same x; infinite where there are too few points to say.
 *
 * Source: Sen (1968), "Estimates of the regression coefficient based on Kendall's tau", JASA 63, section 4; the counts of
 * permutations by inversions as in Kendall (1938), "A new measure of rank correlation", Biometrika 30.
 * Cost: quadratic in the number of points, times their logarithm.
 * @internal
 */
export function slopeInterval(
  points: readonly { x: number; y: number }[],
  confidence: number,
): { lower: number; upper: number } {
  const slopes = new Float64Array((points.length * (points.length - 1)) / 2);
  let pairs = 0;
  for (let one = 0; one < points.length; one++) {
    for (let other = one + 1; other < points.length; other++) {
      const run = points[other]!.x - points[one]!.x;
      if (run !== 0) slopes[pairs++] = (points[other]!.y - points[one]!.y) / run;
    }
  }
  const sorted = slopes.subarray(0, pairs).sort();
  const rank = extremeRank(points.length, (1 - confidence) / 2);
  if (rank === 0 || rank > pairs) return { lower: -Infinity, upper: Infinity };
  return { lower: sorted[rank - 1]!, upper: sorted[pairs - rank]! };
}

/** The most inversions, and one more, of which a random order of n has as few only with this probability or less. */
function extremeRank(n: number, tail: number): number {
  const most = (n * (n - 1)) / 2;
  // Share of the orders of the first k with this many inversions: each new one adds 0 to k − 1, all equally likely.
  let shares = new Float64Array(most + 1);
  shares[0] = 1;
  for (let k = 2; k <= n; k++) {
    const next = new Float64Array(most + 1);
    let window = 0;
    for (let inversions = 0; inversions <= (k * (k - 1)) / 2; inversions++) {
      window += shares[inversions]! - (inversions >= k ? shares[inversions - k]! : 0);
      next[inversions] = window / k;
    }
    shares = next;
  }
  let below = 0;
  let rank = 0;
  while (rank <= most && below + shares[rank]! <= tail) below += shares[rank++]!;
  return rank;
}
