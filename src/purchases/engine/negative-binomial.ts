import { logBeta } from "../../numeric/functions/gamma.js";
import { incompleteBeta } from "../../numeric/functions/incomplete-beta.js";
import { log1p } from "../../numeric/elementary/log1p.js";
import { log } from "../../numeric/elementary/log.js";

/** From this ratio of horizon to scale on, a share near 1 is reached from its other end. */
const NEAR_ONE = 1000;

/**
 * Logarithm of the probability of this many purchases at gamma distributed rates: negative binomial, with the ratio of the
 * horizon to the rates' scale.
 * @internal
 */
export function logCountProbability(shape: number, ratio: number, count: number): number {
  const none = -shape * log1p(ratio);
  if (count === 0) return none;
  return none - count * log1p(1 / ratio) - logBeta(shape, count + 1) - log(shape + count);
}

/**
 * Probability of at least this many purchases, at least one, at the same rates: DLMF 8.17(vii).
 * @internal
 */
export function probabilityOfAtLeast(shape: number, ratio: number, count: number): number {
  return ratio < NEAR_ONE
    ? incompleteBeta(ratio / (1 + ratio), count, shape)
    : 1 - incompleteBeta(1 / (1 + ratio), shape, count);
}
