/* eslint-disable @typescript-eslint/no-non-null-assertion -- the parameters' array has a fixed length. */
import { digamma, logBeta, logGamma } from "../numeric/gamma.js";
import type { Kernel } from "./history-likelihood.js";

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
  // What depends on x and on r, a, b only.
  let key = { r: NaN, a: NaN, b: NaN, x: NaN };
  let constant = 0;
  let byR = 0;
  let byA = 0;
  let byB = 0;
  let logOddsOnce = 0;
  let logAlpha = 0;
  let alphaOfLog = NaN;

  return (parameters, x, recency, observed, partials) => {
    const r = parameters[0]!;
    const alpha = parameters[1]!;
    const a = parameters[2]!;
    const b = parameters[3]!;
    const stays = x + leavesAfterFirst;
    if (x !== key.x || r !== key.r || a !== key.a || b !== key.b) {
      key = { r, a, b, x };
      constant = logGamma(r + x) - logGamma(r) + logBeta(a, b + stays) - logBeta(a, b);
      byR = digamma(r + x) - digamma(r);
      byA = digamma(a + b) - digamma(a + b + stays);
      byB = digamma(b + stays) - digamma(b) + byA;
      logOddsOnce = Math.log(a / (b + stays - 1));
    }
    const count = r + x;
    if (alpha !== alphaOfLog) {
      alphaOfLog = alpha;
      logAlpha = Math.log(alpha);
    }
    const logEnd = Math.log(alpha + observed);
    partials[0] = byR + logAlpha - logEnd;
    partials[1] = r / alpha - count / (alpha + observed);
    partials[2] = byA;
    partials[3] = byB;
    const alive = constant + r * logAlpha - count * logEnd;
    if (stays === 0) return alive;

    const silence = Math.log1p((observed - recency) / (alpha + recency));
    const logOdds = logOddsOnce + count * silence;
    // ln(1 + odds) and the probability of having left, without overflow.
    const small = Math.exp(-Math.abs(logOdds));
    const left = (logOdds > 0 ? 1 : small) / (1 + small);
    partials[0] += left * silence;
    partials[1] += left * count * (1 / (alpha + observed) - 1 / (alpha + recency));
    partials[2] += left / a;
    partials[3] -= left / (b + stays - 1);
    return alive + Math.max(logOdds, 0) + Math.log1p(small);
  };
}
