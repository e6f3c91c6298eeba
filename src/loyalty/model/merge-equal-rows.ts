/* eslint-disable @typescript-eslint/no-non-null-assertion -- indices run over the rows of the columns. */
import type { ObservedOutcomes } from "./read-observations.js";

/** Rows looked at before it is decided whether merging pays, and the fewest that each distinct one must stand for. */
const TRIAL_ROWS = 1000;
const WORTHWHILE = 8;

/**
 * The same outcomes with customers of equal effort and outcome as one row. Survey answers and scored tickets take few
 * values, and a pass over values is nothing against one over customers. Left as they are where efforts hardly repeat or
 * covariates set customers apart.
 * @internal
 */
export function mergeEqualRows(outcomes: ObservedOutcomes): ObservedOutcomes {
  const { rows, effort, sign, counts, freshness, covariates } = outcomes;
  if (covariates.length > 0 || freshness !== null || rows < TRIAL_ROWS) return outcomes;
  const returned = new Map<number, number>();
  const left = new Map<number, number>();
  for (let row = 0; row < rows; row++) {
    const sums = sign[row] === 1 ? returned : left;
    sums.set(effort[row]!, (sums.get(effort[row]!) ?? 0) + counts[row]!);
    if (row === TRIAL_ROWS && returned.size + left.size > TRIAL_ROWS / WORTHWHILE) return outcomes;
  }
  const merged = [
    ...Array.from(returned, ([value, count]) => ({ value, count, sign: 1 })),
    ...Array.from(left, ([value, count]) => ({ value, count, sign: -1 })),
  ];
  return {
    rows: merged.length,
    effort: Float64Array.from(merged, ({ value }) => value),
    sign: Float64Array.from(merged, (each) => each.sign),
    counts: Float64Array.from(merged, ({ count }) => count),
    freshness: null,
    hasPurchases: null,
    covariates: [],
  };
}
