import { incompleteBeta } from "../functions/incomplete-beta.js";

/** Halvings of 0 to 1 until two neighbors differ by less than 1e-16. */
const HALVINGS = 54;

/**
 * The value that a beta(a, b) variable stays below with the given probability, for positive a and b, by bisection. The
 * error stays below 1e-16, so that tiny values lose relative accuracy.
 * @internal
 */
export function betaQuantile(probability: number, a: number, b: number): number {
  let lower = 0;
  let upper = 1;
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (lower + upper) / 2;
    if (incompleteBeta(middle, a, b) < probability) lower = middle;
    else upper = middle;
  }
  return (lower + upper) / 2;
}
