/**
 * Probability of given log odds.
 * @internal
 */
export function logistic(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

/**
 * Log odds of a probability strictly between 0 and 1.
 * @internal
 */
export function logOdds(probability: number): number {
  return Math.log(probability / (1 - probability));
}

/**
 * ln(1 + e^y), which is −ln of the probability whose log odds are −y, without overflow.
 * @internal
 */
export function softplus(y: number): number {
  return Math.max(y, 0) + Math.log1p(Math.exp(-Math.abs(y)));
}
