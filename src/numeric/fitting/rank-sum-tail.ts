/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays read below their own length. */
import { normalCdf } from "../distributions/normal.js";

/** Most values whose orders are counted one by one; beyond, the published normal approximation is close. */
const MOST_COUNTED = 40;

/**
 * Probability that some values would be as low among others as they are, were they drawn from among them at random: of the
 * rank sum of Wilcoxon, Mann and Whitney, one-sided, ties at their mean rank. Exact up to 40 values, given the ties; beyond,
 * by the normal approximation, corrected for ties and for continuity.
 *
 * Sources: Wilcoxon (1945), "Individual comparisons by ranking methods", Biometrics Bulletin 1; Mann & Whitney (1947), "On a
 * test of whether one of two random variables is stochastically larger than the other", Annals of Mathematical Statistics
 * 18; the variance under ties as in Lehmann (1975), "Nonparametrics", equation 1.35.
 * Cost: quadratic in all values times the square of those asked about, or their sorting beyond 40.
 * @internal
 */
export function lowRankSumTail(low: readonly number[], others: readonly number[]): number {
  const all = [...low, ...others].sort((a, b) => a - b);
  const n = all.length;
  const m = low.length;
  // Twice the mean rank, so that all ranks are whole.
  const ranks = new Int32Array(n);
  let ties = 0;
  for (let from = 0; from < n;) {
    let to = from;
    while (to < n && all[to] === all[from]) to++;
    for (let at = from; at < to; at++) ranks[at] = from + to + 1;
    const tied = to - from;
    ties += (tied * tied - 1) * tied;
    from = to;
  }
  let observed = 0;
  for (const value of low) observed += ranks[all.indexOf(value)]!;
  if (n > MOST_COUNTED) {
    const mean = m * (n + 1);
    const variance = ((m * (n - m)) / 12) * (n + 1 - ties / (n * (n - 1)));
    if (variance <= 0) return 1;
    return normalCdf(((observed - mean) / 2 + 0.5) / Math.sqrt(variance));
  }
  return shareAtMost(ranks, m, observed);
}

/** Share of the choices of that many ranks whose sum is at most this one. */
function shareAtMost(ranks: Int32Array, m: number, most: number): number {
  // Choices of k ranks among those seen, by their sum; sums above the one asked about do not matter.
  const width = most + 1;
  const choices = new Float64Array((m + 1) * width);
  choices[0] = 1;
  let all = 1;
  ranks.forEach((rank, seen) => {
    for (let k = Math.min(m, seen + 1); k > 0; k--) {
      for (let sum = most; sum >= rank; sum--) {
        choices[k * width + sum]! += choices[(k - 1) * width + sum - rank]!;
      }
    }
  });
  for (let k = 1; k <= m; k++) all = (all * (ranks.length - m + k)) / k;
  let below = 0;
  for (let sum = 0; sum <= most; sum++) below += choices[m * width + sum]!;
  return below / all;
}
