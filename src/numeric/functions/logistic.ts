import { exp } from "../elementary/exp.js";
import { log } from "../elementary/log.js";
import { log1p } from "../elementary/log1p.js";

/**
 * Probability of given log odds.
 * @internal
 */
export function logistic(logOdds: number): number {
  return 1 / (1 + exp(-logOdds));
}

/**
 * Log odds of a probability strictly between 0 and 1.
 * @internal
 */
export function logOdds(probability: number): number {
  return log(probability / (1 - probability));
}

/**
 * ln(1 + e^y), which is −ln of the probability whose log odds are −y, without overflow.
 * @internal
 */
export function softplus(y: number): number {
  return Math.max(y, 0) + log1p(exp(-Math.abs(y)));
}
