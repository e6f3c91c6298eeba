import { logBeta, logGamma } from "../../../numeric/functions/gamma.js";
import { logHypergeometric } from "../../../numeric/functions/hypergeometric.js";
import { logistic } from "../../../numeric/functions/logistic.js";
import { softplus } from "../../../numeric/functions/logistic.js";
import { logUnimodalIntegral } from "../../../numeric/functions/unimodal-integral.js";
import type { Future } from "../../engine/future.js";
import { logCountProbability, probabilityOfAtLeast } from "../../engine/negative-binomial.js";
import { exp } from "../../../numeric/elementary/exp.js";
import { expm1 } from "../../../numeric/elementary/expm1.js";
import { log1p } from "../../../numeric/elementary/log1p.js";
import { log } from "../../../numeric/elementary/log.js";

/** Most purchases that the sum over them counts before the integral takes over. */
const MOST_TERMS = 600;

/** Share of the sum that the terms left out may come to. */
const NEGLIGIBLE = 1e-17;

/** Probability below which that of anything at all is proportional to it; a small `a` leaves weight on still smaller ones. */
const LEAST = 1e-300;

/** What is known of a customer of the BG/NBD or MBG/NBD model who is alive. */
interface BetaGeometricState {
  /** Gamma distribution of the rate of purchase. */
  shape: number;
  rate: number;
  /** Beta distribution of the probability of leaving after a purchase. */
  a: number;
  b: number;
}

/**
 * The future of a customer who leaves, if ever, right after a purchase. Given that the customer is alive after x repeat
 * purchases in a time T, the rate of purchase is gamma(r + x, α + T) and the probability of leaving is beta(a, b + stays),
 * independent of each other: Fader, Hardie & Lee (2005), section 4.
 * @internal
 */
export function betaGeometricFuture(alive: number, state: BetaGeometricState): Future {
  const { shape, rate, a, b } = state;
  return {
    alive,
    // E[e^(−λpt)], the gamma part done and the beta part as Euler's integral.
    survives: (ahead) => exp(logHypergeometric(shape, a, a + b, -ahead / rate)),
    purchases: (horizon) => expectedPurchases(state, horizon / rate),
    count: (horizon, purchases) => countProbability(state, horizon / rate, purchases),
    nextWithin: (time) => (time === Infinity ? 1 : -expm1(-shape * log1p(time / rate))),
    discountedPurchases: (force) => exp(logDiscounted(state, force, shape + 1)),
    discountedLifetime: (force) => exp(logDiscounted(state, force, shape)),
  };
}

/**
 * E[(1 − e^(−λpt)) / p], Fader, Hardie & Lee (2005), eq. 9 and 10, without their division by a − 1: with N the purchases
 * of a customer who never leaves, it is Σ P(N > k)·E[(1 − p)^k] over k from 0, whose terms are positive at every a.
 */
function expectedPurchases({ shape, a, b }: BetaGeometricState, ratio: number): number {
  if (ratio === 0) return 0;
  const share = ratio / (1 + ratio);
  let more = -expm1(-shape * log1p(ratio));
  let exactly = exp(-shape * log1p(ratio));
  if (exactly < 1e-290) return expectedByIntegral(shape, ratio, a, b);
  let stays = 1;
  let sum = more;
  for (let k = 0; k < MOST_TERMS; k++) {
    exactly *= ((shape + k) / (k + 1)) * share;
    more -= exactly;
    stays *= (b + k) / (a + b + k);
    sum += Math.max(0, more) * stays;
    if (exactly * stays > NEGLIGIBLE * sum) continue;
    // Later probabilities fall at least by this factor, and P(N > k) is their sum.
    const fall = Math.max(share, ((shape + k + 1) / (k + 2)) * share);
    if (fall < 1 && exactly * fall * stays <= NEGLIGIBLE * (1 - fall) * (1 - fall) * sum) return sum;
  }
  return expectedByIntegral(shape, ratio, a, b);
}

/** The same expectation as an integral over p = 1/(1 + e^−y), for many purchases. */
function expectedByIntegral(shape: number, ratio: number, a: number, b: number): number {
  // E[1 − e^(−λpt)] / p given p, and its slope by ln p, both through u = shape·ln(1 + ratio·p).
  const logTimes = (p: number): number => (p < LEAST ? log(shape * ratio) : log(-expm1(-shape * log1p(ratio * p)) / p));
  const logIntegral = logUnimodalIntegral(
    (y) => -a * softplus(-y) - b * softplus(y) + logTimes(logistic(y)),
    (y) => {
      const leaves = logistic(y);
      const u = shape * log1p(ratio * leaves);
      const rise = u === 0 ? 1 : (shape * ratio * leaves) / (1 + ratio * leaves) / expm1(u);
      return logistic(-y) * (a - 1 + rise) - b * leaves;
    },
  );
  return exp(logIntegral - logBeta(a, b));
}

/**
 * Fader, Hardie & Lee (2005), eq. 8, for a customer who is alive: either all n purchases were survived, or the last of at
 * least n was not.
 */
function countProbability({ shape, a, b }: BetaGeometricState, ratio: number, n: number): number {
  if (ratio === 0) return n === 0 ? 1 : 0;
  const stayed = exp(logBeta(a, b + n) - logBeta(a, b) + logCountProbability(shape, ratio, n));
  if (n === 0) return stayed;
  const left = exp(logBeta(a + 1, b + n - 1) - logBeta(a, b)) * probabilityOfAtLeast(shape, ratio, n);
  return stayed + left;
}

/**
 * ln E[λ^k / (δ + λp)] with δ the force of discount, k = power − shape (1 for purchases, 0 for lifetime): the rate of
 * purchase is integrated over its logarithm, the probability of leaving inside it by Euler's integral.
 */
function logDiscounted({ shape, rate, a, b }: BetaGeometricState, force: number, power: number): number {
  const scale = shape * log(rate) - logGamma(shape) - log(force);
  return (
    scale +
    logUnimodalIntegral(
      (y) => {
        const lambda = exp(y);
        if (lambda * rate > 1e6 + 100 * power) return -Infinity;
        return power * y - rate * lambda + logHypergeometric(1, a, a + b, -lambda / force);
      },
      (y) => 0.8 * power - rate * exp(y),
    )
  );
}
