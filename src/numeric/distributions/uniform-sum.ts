import { wholePower } from "../elementary/whole-power.js";

/** Ranges narrower than this share of the widest change nothing that can be seen, but would cost all accuracy. */
const NARROW = 1e-4;

/**
 * Quantile of a sum of independent uniform variables, each from 0 to its own width.
 *
 * The distribution function is Σ over subsets S of (−1)^|S|·max(0, x − width of S)ⁿ / (n!·Π widths), from Feller (1971),
 * "An Introduction to Probability Theory and Its Applications" II, I.9. Cost: 2ⁿ terms a step, for a few variables.
 * @internal
 */
export function uniformSumQuantile(widths: readonly number[], probability: number): number {
  const widest = Math.max(0, ...widths);
  if (widest === 0) return 0;
  // Those left out stand in the middle of their range.
  const wide = widths.filter((width) => width > NARROW * widest);
  const narrow = widths.filter((width) => width <= NARROW * widest).reduce((sum, width) => sum + width / 2, 0);

  const scale = wide.reduce((product, width, index) => product * width * (index + 1), 1);
  const below = (x: number): number => {
    const terms = wide.reduce(
      (subsets, width) => [...subsets, ...subsets.map(({ sign, taken }) => ({ sign: -sign, taken: taken + width }))],
      [{ sign: 1, taken: 0 }],
    );
    return (
      terms.reduce((sum, { sign, taken }) => sum + sign * wholePower(Math.max(0, x - taken), wide.length), 0) / scale
    );
  };
  let lower = 0;
  let upper = wide.reduce((sum, width) => sum + width, 0);
  for (let halving = 0; halving < 60; halving++) {
    const middle = (lower + upper) / 2;
    if (below(middle) < probability) lower = middle;
    else upper = middle;
  }
  return narrow + (lower + upper) / 2;
}
