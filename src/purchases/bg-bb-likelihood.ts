/* eslint-disable @typescript-eslint/no-non-null-assertion -- the parameters' array has a fixed length. */
import { digamma, logBeta } from "../numeric/gamma.js";
import type { Kernel } from "./history-likelihood.js";

/** Sums beyond this are scaled down before they overflow. */
const LARGE = 2 ** 800;

/**
 * Log likelihood of one history under the BG/BB model, Fader, Hardie & Shang (2010), eq. 5, with n opportunities of which
 * x were taken, the last of them the t-th:
 *
 *   L·B(α,β)·B(γ,δ) = B(α+x, β+n−x)·B(γ, δ+n) + Σ B(α+x, β+t−x+i)·B(γ+1, δ+t+i) over i from 0 to n−t−1.
 *
 * Cost: linear in the opportunities since the last purchase.
 * @internal
 */
export function bgBbKernel(): Kernel {
  return (parameters, x, last, opportunities, partials) => {
    const alpha = parameters[0]!;
    const beta = parameters[1]!;
    const gamma = parameters[2]!;
    const delta = parameters[3]!;
    const silent = opportunities - last;

    // The terms of the sum, each divided by the one for a customer who is alive, from the last opportunity backwards.
    let term = gamma / (delta + opportunities - 1);
    if (silent > 0) term *= (alpha + beta + opportunities - 1) / (beta + opportunities - 1 - x);
    // Derivatives of the logarithm of the term's ratio to the living.
    let byAlpha = silent > 0 ? 1 / (alpha + beta + opportunities - 1) : 0;
    let byBeta = silent > 0 ? byAlpha - 1 / (beta + opportunities - 1 - x) : 0;
    let byGamma = 1 / gamma;
    let byDelta = -1 / (delta + opportunities - 1);
    let total = 1;
    let logScale = 0;
    let [sumAlpha, sumBeta, sumGamma, sumDelta] = [0, 0, 0, 0];
    for (let at = opportunities - 1; at >= last; at--) {
      total += term;
      sumAlpha += term * byAlpha;
      sumBeta += term * byBeta;
      sumGamma += term * byGamma;
      sumDelta += term * byDelta;
      if (at === last) break;
      if (total > LARGE) {
        logScale += Math.log(LARGE);
        [term, total] = [term / LARGE, total / LARGE];
        [sumAlpha, sumBeta, sumGamma, sumDelta] = [
          sumAlpha / LARGE,
          sumBeta / LARGE,
          sumGamma / LARGE,
          sumDelta / LARGE,
        ];
      }
      // From i opportunities survived to i − 1.
      const trials = alpha + beta + at - 1;
      const misses = beta + at - 1 - x;
      const coins = gamma + delta + at;
      const stays = delta + at - 1;
      term *= (trials / misses) * (coins / stays);
      byAlpha += 1 / trials;
      byBeta += 1 / trials - 1 / misses;
      byGamma += 1 / coins;
      byDelta += 1 / coins - 1 / stays;
    }

    const purchases = digamma(alpha + beta) - digamma(alpha + beta + opportunities);
    const survival = digamma(gamma + delta) - digamma(gamma + delta + opportunities);
    partials[0] = digamma(alpha + x) - digamma(alpha) + purchases + sumAlpha / total;
    partials[1] = digamma(beta + opportunities - x) - digamma(beta) + purchases + sumBeta / total;
    partials[2] = survival + sumGamma / total;
    partials[3] = digamma(delta + opportunities) - digamma(delta) + survival + sumDelta / total;
    return (
      logBeta(alpha + x, beta + opportunities - x) -
      logBeta(alpha, beta) +
      logBeta(gamma, delta + opportunities) -
      logBeta(gamma, delta) +
      Math.log(total) +
      logScale
    );
  };
}
