import { logBeta } from "../../../numeric/functions/gamma.js";
import { logHypergeometric } from "../../../numeric/functions/hypergeometric.js";
import { logistic } from "../../../numeric/functions/logistic.js";
import { softplus } from "../../../numeric/functions/logistic.js";
import { logUnimodalIntegral } from "../../../numeric/functions/unimodal-integral.js";
import type { Future } from "../../engine/future.js";
import { exp } from "../../../numeric/elementary/exp.js";
import { log } from "../../../numeric/elementary/log.js";

/** Odds beyond which the share of those who ever leave before buying falls as a power; they may exceed all numbers. */
const MOST_LOG_ODDS = 700;

/** What is known of a customer of the BG/BB model who was alive at the last opportunity. */
interface BetaBernoulliState {
  /** Beta distribution of the probability of taking an opportunity. */
  alpha: number;
  beta: number;
  /** Beta distribution of the probability of leaving before one. */
  gamma: number;
  delta: number;
}

/**
 * The future of a customer who decides at opportunities, and may leave before each. Given that the customer was alive at
 * the n-th after x purchases, the probability of buying is beta(α + x, β + n − x) and that of leaving beta(γ, δ + n):
 * Fader, Hardie & Shang (2010), section 3. Times are numbers of opportunities.
 * @internal
 */
export function bgBbFuture(alive: number, state: BetaBernoulliState): Future {
  const { alpha, beta, gamma, delta } = state;
  const buys = alpha / (alpha + beta);
  const survives = (ahead: number): number => exp(logBeta(gamma, delta + ahead) - logBeta(gamma, delta));
  return {
    alive,
    survives,
    purchases: (horizon) => buys * opportunitiesAlive(state, horizon),
    count: (horizon, purchases) => countProbability(state, horizon, purchases),
    nextWithin: (time) => (time === Infinity ? probabilityOfNext(state) : nextWithin(state, time)),
    discountedPurchases: (force) => buys * discountedOpportunities(state, force),
    discountedLifetime: (force) => discountedOpportunities(state, force),
  };
}

/** Σ of the probabilities of being alive at each opportunity: eq. 13 without its division by γ − 1. */
function opportunitiesAlive({ gamma, delta }: BetaBernoulliState, horizon: number): number {
  let alive = 1;
  let sum = 0;
  for (let ahead = 0; ahead < horizon; ahead++) {
    alive *= (delta + ahead) / (gamma + delta + ahead);
    sum += alive;
  }
  return sum;
}

/** Eq. 7 and 12: alive to the horizon, or gone after i opportunities, and n of those taken. */
function countProbability({ alpha, beta, gamma, delta }: BetaBernoulliState, horizon: number, n: number): number {
  if (n > horizon) return 0;
  const before = logBeta(alpha, beta) + logBeta(gamma, delta);
  const taken = (opportunities: number): number =>
    logBeta(alpha + n, beta + opportunities - n) - logBeta(n + 1, opportunities - n + 1) - log(opportunities + 1);
  let sum = exp(taken(horizon) + logBeta(gamma, delta + horizon) - before);
  for (let gone = n; gone < horizon; gone++) {
    sum += exp(taken(gone) + logBeta(gamma + 1, delta + gone) - before);
  }
  return sum;
}

/** Σ of the probabilities of being alive at the j-th opportunity, buying then and not before. */
function nextWithin({ alpha, beta, gamma, delta }: BetaBernoulliState, time: number): number {
  let waits = alpha / (alpha + beta);
  let alive = 1;
  let sum = 0;
  for (let ahead = 0; ahead < time; ahead++) {
    alive *= (delta + ahead) / (gamma + delta + ahead);
    sum += alive * waits;
    waits *= (beta + ahead) / (alpha + beta + ahead + 1);
  }
  return sum;
}

/**
 * The same forever: given the probability p of buying, the sum is p·E[(1 − θ)/(1 − (1 − p)(1 − θ))], a hypergeometric
 * function of 1 − p, which is integrated over p = 1/(1 + e^−y).
 */
function probabilityOfNext({ alpha, beta, gamma, delta }: BetaBernoulliState): number {
  const logIntegral = logUnimodalIntegral(
    (y) => {
      // ₂F₁(1, δ+1; γ+δ+1; 1 − p) by Pfaff's transformation, as 1 − p may be too close to 1 to tell.
      const odds = exp(Math.min(MOST_LOG_ODDS, -y));
      const beyond = Math.max(0, -y - MOST_LOG_ODDS);
      const logSum = softplus(-y) + logHypergeometric(1, gamma, gamma + delta + 1, -odds) - gamma * beyond;
      return -(alpha + 1) * softplus(-y) - beta * softplus(y) + logSum;
    },
    (y) => (alpha + 0.5) * logistic(-y) - beta * logistic(y),
  );
  return Math.min(1, (delta / (gamma + delta)) * exp(logIntegral - logBeta(alpha, beta)));
}

/** Σ of the probabilities of being alive at each opportunity, the next discounted once: the sum in eq. 14. */
function discountedOpportunities({ gamma, delta }: BetaBernoulliState, force: number): number {
  const logSum = logHypergeometric(1, delta + 1, gamma + delta + 1, exp(-force));
  return (delta / (gamma + delta)) * exp(logSum - force);
}
