/* eslint-disable @typescript-eslint/no-non-null-assertion -- the parameters' array and the nodes have known lengths. */
import { digamma, logGamma, trigamma } from "../../../numeric/functions/gamma.js";
import { paretoIntegral, paretoNodes } from "./pareto-integral.js";
import type { Kernel } from "../../engine/history-likelihood.js";
import { log } from "../../../numeric/elementary/log.js";
import { exp } from "../../../numeric/elementary/exp.js";

/**
 * Log likelihood of one history under the Pareto/NBD model, Schmittlein, Morrison & Colombo (1987), in the form of
 * Fader & Hardie (2005), "A note on deriving the Pareto/NBD model", eq. 15, with the integral over the time of leaving
 * left as it stands:
 *
 *   L = Γ(r+x) α^r β^s / Γ(r) · [(α+T)^−(r+x) (β+T)^−s + s ∫ (α+u)^−(r+x) (β+u)^−(s+1) du over t_x to T].
 *
 * Everything is scaled by (α+t_x)^−(r+x) (β+t_x)^−s, so that no count of purchases overflows. The bracket is a sum of
 * positive terms, one for a customer who is alive and one a node of the integral; with the terms as weights, the slope of
 * its logarithm is the mean of the slopes of the terms' logarithms, and its curvature the mean of their curvatures plus
 * the covariance of their slopes.
 * @internal
 */
export function paretoNbdKernel(): Kernel {
  const nodes = paretoNodes();
  const means = new Float64Array(4);
  const products = new Float64Array(10);

  return (parameters, { repeatPurchases, recency: recencies, observed: times, weight: weights }, from, to, sums) => {
    const [r, alpha, s, beta] = [parameters[0]!, parameters[1]!, parameters[2]!, parameters[3]!];
    const logAlpha = log(alpha);
    const logBeta = log(beta);
    // What depends on x and r only.
    let [x, count, constant, byR, byRR] = [NaN, 0, 0, 0, 0];
    // What depends on the time observed only, which rows that follow each other share.
    let [observed, logAlphaEnd, logBetaEnd] = [NaN, 0, 0];
    for (let row = from; row < to; row++) {
      if (x !== repeatPurchases[row]!) {
        x = repeatPurchases[row]!;
        count = r + x;
        constant = logGamma(count) - logGamma(r);
        byR = r * (digamma(count) - digamma(r));
        byRR = byR + r * r * (trigamma(count) - trigamma(r));
      }
      if (observed !== times[row]!) {
        observed = times[row]!;
        logAlphaEnd = log(alpha + observed);
        logBetaEnd = log(beta + observed);
      }
      const recency = recencies[row]!;
      const weight = weights[row]!;
      const alphaLast = alpha + recency;
      const betaLast = beta + recency;
      const logAlphaLast = log(alphaLast);
      const logBetaLast = log(betaLast);
      const alphaGrown = logAlphaEnd - logAlphaLast;
      const betaGrown = logBetaEnd - logBetaLast;
      const alive = exp(-count * alphaGrown - s * betaGrown);
      const scale = s / betaLast;
      const total = alive + scale * paretoIntegral(count, alpha, s + 1, beta, recency, observed, nodes);

      means.fill(0);
      products.fill(0);
      const living = alive / total;
      const aliveByBeta = (-s * beta) / (beta + observed);
      addTerm(living, -r * alphaGrown, (-count * alpha) / (alpha + observed), -s * betaGrown, aliveByBeta);
      for (let node = 0; node < nodes.count; node++) {
        const since = nodes.since[node]!;
        addTerm(
          (scale * nodes.value[node]!) / total,
          -r * nodes.alphaGrowth[node]!,
          (-count * alpha) / (alphaLast + since),
          1 - s * nodes.betaGrowth[node]!,
          (-(s + 1) * beta) / (betaLast + since),
        );
      }
      const waitedAlpha = logAlpha - logAlphaLast;
      const waitedBeta = logBeta - logBetaLast;
      sums[0]! += weight * (constant + r * waitedAlpha - x * logAlphaLast + s * waitedBeta + log(total));
      const termsByR = r * waitedAlpha + means[0]!;
      const termsByS = s * waitedBeta + means[2]!;
      sums[1]! += weight * (byR + termsByR);
      sums[2]! += weight * (r + means[1]!);
      sums[3]! += weight * termsByS;
      sums[4]! += weight * (s + means[3]!);
      for (let first = 0, at = 0; first < 4; first++) {
        for (let second = 0; second <= first; second++, at++) {
          sums[5 + at]! += weight * (products[at]! - means[first]! * means[second]!);
        }
      }
      const aliveSquare = living * aliveByBeta * aliveByBeta;
      const leftByBeta = means[3]! - living * aliveByBeta;
      sums[5]! += weight * (byRR + termsByR);
      sums[6]! += weight * r * (1 + means[1]! / count);
      sums[7]! += weight * (means[1]! + products[2]! / count);
      // The first of 1 − s·ln(β+u), which only the terms of those who left have, does not change with s.
      sums[10]! += weight * (termsByS - (1 - living));
      sums[13]! += weight * (s + living * aliveByBeta + (leftByBeta * s) / (s + 1));
      sums[14]! += weight * (means[3]! + aliveSquare / s + (products[9]! - aliveSquare) / (s + 1));
    }
  };

  /** Adds a term of so much weight with the slopes of its logarithm, those by ln r and ln s less what all terms share. */
  function addTerm(share: number, byR: number, byAlpha: number, byS: number, byBeta: number): void {
    means[0]! += share * byR;
    means[1]! += share * byAlpha;
    means[2]! += share * byS;
    means[3]! += share * byBeta;
    products[0]! += share * byR * byR;
    products[1]! += share * byAlpha * byR;
    products[2]! += share * byAlpha * byAlpha;
    products[3]! += share * byS * byR;
    products[4]! += share * byS * byAlpha;
    products[5]! += share * byS * byS;
    products[6]! += share * byBeta * byR;
    products[7]! += share * byBeta * byAlpha;
    products[8]! += share * byBeta * byS;
    products[9]! += share * byBeta * byBeta;
  }
}
