/* eslint-disable @typescript-eslint/no-non-null-assertion -- parameters and sums have a fixed length, rows are below the columns' end. */
import { digamma, logBeta, logGamma, trigamma } from "../../../numeric/functions/gamma.js";
import type { Kernel } from "../../engine/history-likelihood.js";
import { log } from "../../../numeric/elementary/log.js";
import { expEach, log1pEach } from "../../../numeric/elementary/each.js";

/** Rows with as many repeat purchases whose exponentials and logarithms are computed in one go. */
const BLOCK = 64;

/**
 * Log likelihood of one history under the BG/NBD model, Fader, Hardie & Lee (2005), eq. 6, and the MBG/NBD model,
 * Batislam, Denizel & Filiztekin (2007), eq. 4. The customer may leave after each purchase; the models differ in whether
 * the first purchase counts, so that a customer alive after x repeat purchases has stayed x or x + 1 times:
 *
 *   L = Γ(r+x) α^r / Γ(r) · B(a, b+stays) / B(a, b) · (α+T)^−(r+x) · [1 + a/(b+stays−1) · ((α+T)/(α+t_x))^(r+x)],
 *
 * where the second term in brackets, the odds of having left, falls away without a stay.
 *
 * @param leavesAfterFirst - 1 where the first purchase may be the last (MBG/NBD), else 0.
 * @internal
 */
export function betaGeometricKernel(leavesAfterFirst: 0 | 1): Kernel {
  // Of the rows from one on: ln(1 + silence / last), odds below 1 of having left or not, and ln(1 + these).
  const silences = new Float64Array(BLOCK);
  const odds = new Float64Array(BLOCK);
  const logOnes = new Float64Array(BLOCK);
  return (parameters, { repeatPurchases, recency: recencies, observed: times, weight: weights }, from, to, sums) => {
    const [r, alpha, a, b] = [parameters[0]!, parameters[1]!, parameters[2]!, parameters[3]!];
    const logAlpha = log(alpha);
    // What depends on x, r, a and b only: its value, slopes and curvatures by the logarithms.
    let [x, stays, count, constant, byR, byA, byB, byRR, byAA, byAB, byBB] = [NaN, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    // The logarithm of the odds of having left right after the last purchase, and its slope by ln b.
    let [logOddsOnce, oddsByB] = [0, 0];
    let [end, logEnd] = [NaN, 0];
    let [first, after] = [from, from];

    for (let row = from; row < to; row++) {
      const weight = weights[row]!;
      if (x !== repeatPurchases[row]!) {
        x = repeatPurchases[row]!;
        count = r + x;
        stays = x + leavesAfterFirst;
        constant = logGamma(count) - logGamma(r) + logBeta(a, b + stays) - logBeta(a, b);
        const all = digamma(a + b) - digamma(a + b + stays);
        byR = r * (digamma(count) - digamma(r));
        byA = a * all;
        byB = b * (digamma(b + stays) - digamma(b) + all);
        const allTwice = trigamma(a + b) - trigamma(a + b + stays);
        byRR = byR + r * r * (trigamma(count) - trigamma(r));
        byAA = byA + a * a * allTwice;
        byAB = a * b * allTwice;
        byBB = byB + b * b * (trigamma(b + stays) - trigamma(b) + allTwice);
        logOddsOnce = stays === 0 ? 0 : log(a / (b + (stays - 1)));
        oddsByB = stays === 0 ? 0 : -b / (b + (stays - 1));
      }
      if (end !== alpha + times[row]!) {
        end = alpha + times[row]!;
        logEnd = log(end);
      }
      const atEnd = alpha / end;
      const waited = r * (logAlpha - logEnd);
      sums[0]! += weight * (constant + r * logAlpha - count * logEnd);
      sums[1]! += weight * (byR + waited);
      sums[2]! += weight * (r - count * atEnd);
      sums[3]! += weight * byA;
      sums[4]! += weight * byB;
      sums[5]! += weight * (byRR + waited);
      sums[6]! += weight * r * (1 - atEnd);
      sums[7]! -= weight * count * atEnd * (1 - atEnd);
      sums[10]! += weight * byAA;
      sums[13]! += weight * byAB;
      sums[14]! += weight * byBB;
      if (stays === 0) continue;

      const last = alpha + recencies[row]!;
      if (row >= after) {
        first = row;
        after = row;
        while (after < to && after - first < BLOCK && repeatPurchases[after] === x) after++;
        for (let at = 0; at < after - first; at++) {
          silences[at] = (times[first + at]! - recencies[first + at]!) / (alpha + recencies[first + at]!);
        }
        log1pEach(silences, 0, after - first);
        for (let at = 0; at < after - first; at++) odds[at] = -Math.abs(logOddsOnce + count * silences[at]!);
        expEach(odds, 0, after - first);
        for (let at = 0; at < after - first; at++) logOnes[at] = odds[at]!;
        log1pEach(logOnes, 0, after - first);
      }
      const silence = silences[row - first]!;
      const logOdds = logOddsOnce + count * silence;
      // ln(1 + odds), the probability of having left, and that times the one of being alive, without overflow.
      const small = odds[row - first]!;
      const left = (weight * (logOdds > 0 ? 1 : small)) / (1 + small);
      const unsure = (weight * small) / ((1 + small) * (1 + small));
      // Slopes of the logarithm of the odds; by ln a it is 1.
      const atLast = alpha / last;
      const oddsByR = r * silence;
      const oddsByAlpha = count * (atEnd - atLast);
      sums[0]! += weight * (Math.max(logOdds, 0) + logOnes[row - first]!);
      sums[1]! += left * oddsByR;
      sums[2]! += left * oddsByAlpha;
      sums[3]! += left;
      sums[4]! += left * oddsByB;
      sums[5]! += left * oddsByR + unsure * oddsByR * oddsByR;
      sums[6]! += left * r * (atEnd - atLast) + unsure * oddsByR * oddsByAlpha;
      sums[7]! += left * count * (atEnd * (1 - atEnd) - atLast * (1 - atLast)) + unsure * oddsByAlpha * oddsByAlpha;
      sums[8]! += unsure * oddsByR;
      sums[9]! += unsure * oddsByAlpha;
      sums[10]! += unsure;
      sums[11]! += unsure * oddsByR * oddsByB;
      sums[12]! += unsure * oddsByAlpha * oddsByB;
      sums[13]! += unsure * oddsByB;
      sums[14]! += left * oddsByB * (1 + oddsByB) + unsure * oddsByB * oddsByB;
    }
  };
}
