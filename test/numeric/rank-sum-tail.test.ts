import fc from "fast-check";
import { expect, test } from "vitest";
import { lowRankSumTail } from "../../src/numeric/fitting/rank-sum-tail.js";

test("is that of Hollander and Wolfe's permeability of membranes, as R gives it", () => {
  // wilcox.test(x, y, alternative = "g") of R's own help page: W = 35, p-value = 0.1272.
  const early = [0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46];
  const late = [1.15, 0.88, 0.9, 0.74, 1.21];
  expect(lowRankSumTail(late, early)).toBeCloseTo(0.1272, 4);
});

test("is one in the number of choices where all lie below the others", () => {
  expect(lowRankSumTail([0, 0], Array<number>(24).fill(100))).toBeCloseTo(1 / 325, 12);
  expect(lowRankSumTail([3], [4, 5, 6])).toBe(1 / 4);
  expect(lowRankSumTail([1, 1, 1], [1, 1])).toBe(1);
});

test("is the share of all choices of as many values that are as low, ties or not", () => {
  const values = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(values, values, (low, others) => {
      const all = [...low, ...others];
      /** Twice the mean rank. */
      const rank = (value: number): number =>
        2 * all.filter((other) => other < value).length + all.filter((other) => other === value).length + 1;
      const ranks = all.map(rank);
      const sum = (chosen: readonly number[]): number => chosen.reduce((total, each) => total + each, 0);
      const observed = sum(ranks.slice(0, low.length));
      let asLow = 0;
      let choices = 0;
      for (let mask = 0; mask < 1 << all.length; mask++) {
        const chosen = ranks.filter((_, at) => (mask >> at) & 1);
        if (chosen.length !== low.length) continue;
        choices++;
        if (sum(chosen) <= observed) asLow++;
      }
      expect(lowRankSumTail(low, others)).toBeCloseTo(asLow / choices, 12);
    }),
  );
});

test("beyond forty values is the normal approximation, as SciPy 1.17.1 gives it", () => {
  // mannwhitneyu(low, others, alternative="less", method="asymptotic", use_continuity=True)
  const few = Array.from({ length: 12 }, (_, k) => (k * 7) % 23);
  const many = Array.from({ length: 38 }, (_, k) => 5 + ((k * 11) % 29));
  expect(lowRankSumTail(few, many)).toBeCloseTo(0.0023314476369974304, 14);
  const tied = Array.from({ length: 20 }, (_, k) => (k * 7) % 5);
  const others = Array.from({ length: 41 }, (_, k) => 1 + ((k * 11) % 6));
  expect(lowRankSumTail(tied, others)).toBeCloseTo(0.0011755536653173418, 14);
  expect(lowRankSumTail(Array<number>(10).fill(1), Array<number>(40).fill(1))).toBe(1);
});
