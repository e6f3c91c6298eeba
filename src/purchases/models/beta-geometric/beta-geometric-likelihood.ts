/* eslint-disable @typescript-eslint/no-non-null-assertion -- parameters and sums have a fixed length, rows are below the columns' end. */
import { digamma, logBeta, logGamma, trigamma } from "../../../numeric/functions/gamma.js";
import type { Kernel } from "../../engine/history-likelihood.js";
import { log } from "../../../numeric/elementary/log.js";
import { log1p } from "../../../numeric/elementary/log1p.js";
import { exp } from "../../../numeric/elementary/exp.js";

/** Where a product is taken the logarithm of, long before it is too large. */
const MOST_FACTORS = 2 ** 1000;

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
  return (parameters, { repeatPurchases, recency: recencies, observed: times, weight: weights }, from, to, sums) => {
    const [r, alpha, a, b] = [parameters[0]!, parameters[1]!, parameters[2]!, parameters[3]!];
    const logAlpha = log(alpha);
    // What depends on x, r, a and b only: its value, slopes and curvatures by the logarithms.
    let [x, stays, count, constant, byR, byA, byB, byRR, byAA, byAB, byBB] = [NaN, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    // The logarithm of the odds of having left right after the last purchase, and its slope by ln b.
    let [logOddsOnce, oddsByB] = [0, 0];
    let [end, logEnd] = [NaN, 0];
    // Factors 1 + odds whose logarithms are still to be added: one logarithm of many is quicker than many.
    let factors = 1;

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
      const silence = log1p((times[row]! - recencies[row]!) / last);
      const logOdds = logOddsOnce + count * silence;
      // ln(1 + odds), the probability of having left, and that times the one of being alive, without overflow.
      const small = exp(-Math.abs(logOdds));
      const left = (weight * (logOdds > 0 ? 1 : small)) / (1 + small);
      const unsure = (weight * small) / ((1 + small) * (1 + small));
      // Slopes of the logarithm of the odds; by ln a it is 1.
      const atLast = alpha / last;
      const oddsByR = r * silence;
      const oddsByAlpha = count * (atEnd - atLast);
      sums[0]! += weight * Math.max(logOdds, 0);
      if (weight === 1) factors *= 1 + small;
      else sums[0]! += weight * log1p(small);
      if (factors > MOST_FACTORS) {
        sums[0]! += log(factors);
        factors = 1;
      }
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
    sums[0]! += log(factors);
  };
}
