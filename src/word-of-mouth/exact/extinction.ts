import { complexPoints } from "../../numeric/distributions/lattice-distributions.js";
import { quantities } from "../process/quantity.js";
import type { Futures } from "./continuation-states.js";
import { logGeneratingFunctions } from "./generating-function.js";
import type { WordOfMouthProcess } from "../process/word-of-mouth-process.js";
import { exp } from "../../numeric/elementary/exp.js";

/** One customer's hearers who are ever won, and nothing further. */
const offspring: Pick<Futures, "futures" | "roots"> = {
  futures: [{ fresh: 1, countsHearers: false, acts: [{ share: 1, countsWon: true, next: null }], lostShare: 0 }],
  roots: [0],
};

/** A root this close to 1 cannot be told from it. */
const NEAREST_TO_ONE = 1 - 1e-10;

/**
 * Probability that the chain dies out in an unlimited market: q to the power of the customers, where q is the
 * smallest root of q = G(q) and G generates how many customers one customer wins. Where the first generation is
 * counted, each group dies out by its own generating function.
 * @internal
 */
export function extinctionProbability(resolved: WordOfMouthProcess, reproduction: number): number {
  const root = smallestRoot(resolved, reproduction);
  return root === 1 ? 1 : exp(logGenerating(resolved, root));
}

function smallestRoot(resolved: WordOfMouthProcess, reproduction: number): number {
  const one = { ...resolved, customers: 1, counted: false };
  const gap = (z: number): number => exp(logGenerating(one, z)) - z;
  // G is convex with G(1) = 1: below a mean of 1 it meets the diagonal at 1 only, unless it is the diagonal.
  if (reproduction <= 1 && Math.abs(gap(0.5)) > 1e-12) return 1;
  if (gap(NEAREST_TO_ONE) > 0) return 1;
  let lower = 0;
  let upper = NEAREST_TO_ONE;
  if (gap(lower) <= 0) return 0;
  for (let halving = 0; halving < 80 && upper - lower > 1e-16; halving++) {
    const middle = (lower + upper) / 2;
    if (gap(middle) > 0) lower = middle;
    else upper = middle;
  }
  return (lower + upper) / 2;
}

function logGenerating(resolved: WordOfMouthProcess, z: number): number {
  const point = complexPoints(1);
  point.re[0] = z;
  return logGeneratingFunctions(resolved, offspring, quantities.won, point)[0]?.re[0] ?? 0;
}
