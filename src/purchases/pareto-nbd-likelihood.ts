/* eslint-disable @typescript-eslint/no-non-null-assertion -- the parameters' array has a fixed length. */
import { digamma, logGamma } from "../numeric/gamma.js";
import { paretoIntegral, type ParetoIntegral } from "../numeric/pareto-integral.js";
import type { Kernel } from "./history-likelihood.js";

/** Room for the integral of one history. */
export function emptyIntegral(): ParetoIntegral {
  return { total: 0, logAlpha: 0, logBeta: 0, inverseAlpha: 0, inverseBeta: 0 };
}

/**
 * Log likelihood of one history under the Pareto/NBD model, Schmittlein, Morrison & Colombo (1987), in the form of
 * Fader & Hardie (2005), "A note on deriving the Pareto/NBD model", eq. 15, with the integral over the time of leaving
 * left as it stands:
 *
 *   L = Γ(r+x) α^r β^s / Γ(r) · [(α+T)^−(r+x) (β+T)^−s + s ∫ (α+u)^−(r+x) (β+u)^−(s+1) du over t_x to T].
 *
 * Everything is scaled by (α+t_x)^−(r+x) (β+t_x)^−s, so that no count of purchases overflows.
 * @internal
 */
export function paretoNbdKernel(): Kernel {
  let key = { r: NaN, x: NaN };
  let constant = 0;
  let byR = 0;
  const integral = emptyIntegral();

  return (parameters, x, recency, observed, partials) => {
    const r = parameters[0]!;
    const alpha = parameters[1]!;
    const s = parameters[2]!;
    const beta = parameters[3]!;
    if (x !== key.x || r !== key.r) {
      key = { r, x };
      constant = logGamma(r + x) - logGamma(r);
      byR = digamma(r + x) - digamma(r);
    }
    const count = r + x;
    const logAlphaEnd = Math.log(alpha + observed);
    const logBetaEnd = Math.log(beta + observed);
    const logAlphaLast = Math.log(alpha + recency);
    const logBetaLast = Math.log(beta + recency);
    const silence = observed - recency;
    const alive = Math.exp(
      -count * Math.log1p(silence / (alpha + recency)) - s * Math.log1p(silence / (beta + recency)),
    );
    paretoIntegral(count, alpha, s + 1, beta, recency, observed, integral);
    const perScale = 1 / (beta + recency);
    const total = alive + s * integral.total * perScale;

    const logAlpha = Math.log(alpha);
    const logBeta = Math.log(beta);
    const scaled = s * perScale;
    partials[0] = byR + logAlpha - (alive * logAlphaEnd + scaled * integral.logAlpha) / total;
    partials[1] = r / alpha - (count * (alive / (alpha + observed) + scaled * integral.inverseAlpha)) / total;
    partials[2] = logBeta - (alive * logBetaEnd + scaled * integral.logBeta - perScale * integral.total) / total;
    partials[3] = s / beta - ((s * alive) / (beta + observed) + (s + 1) * scaled * integral.inverseBeta) / total;
    return constant + r * logAlpha + s * logBeta - count * logAlphaLast - s * logBetaLast + Math.log(total);
  };
}
