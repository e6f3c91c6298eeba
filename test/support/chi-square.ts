import { upperIncompleteGamma } from "../../src/numeric/functions/incomplete-gamma.js";

/** Cells with fewer expected draws are joined with their neighbours. */
const LEAST_EXPECTED = 20;

/**
 * Probability that draws from a law differ from it at least as much as these do, by the chi-square test: `seen` and
 * `expected` are counts of the same cells, in an order in which neighbours may be joined.
 */
export function chanceOfDifference(seen: readonly number[], expected: readonly number[]): number {
  const joined = [{ seen: 0, expected: 0 }];
  expected.forEach((count, index) => {
    let cell = joined.at(-1);
    if (cell === undefined || cell.expected >= LEAST_EXPECTED) joined.push((cell = { seen: 0, expected: 0 }));
    cell.seen += seen[index] ?? 0;
    cell.expected += count;
  });
  const last = joined.at(-1);
  const before = joined.at(-2);
  if (last !== undefined && before !== undefined && last.expected < LEAST_EXPECTED) {
    before.seen += last.seen;
    before.expected += last.expected;
    joined.pop();
  }
  if (joined.length < 2) return 1;
  const square = joined.reduce((sum, cell) => sum + (cell.seen - cell.expected) ** 2 / cell.expected, 0);
  return upperIncompleteGamma((joined.length - 1) / 2, square / 2);
}
