import { describe, expect, test } from "vitest";
import { AliasTable } from "../../src/numeric/random/alias-table.js";
import { incompleteBeta } from "../../src/numeric/functions/incomplete-beta.js";
import { randomStream } from "../../src/numeric/random/random-stream.js";
import { binomialSampler, sumSampler } from "../../src/numeric/random/sum-sampler.js";
import { distance, DRAWS, ONE_IN_A_MILLION } from "../support/kolmogorov-smirnov.js";

/** Distribution function of the sum of so many numbers, each from `least` with these weights: one added at a time. */
function cdfOfSum(least: number, weights: readonly number[], count: number): (x: number) => number {
  let sums = [1];
  for (let number = 0; number < count; number++) {
    const next = new Array<number>(sums.length + weights.length - 1).fill(0);
    sums.forEach((share, at) => {
      weights.forEach((weight, more) => {
        next[at + more] = (next[at + more] ?? 0) + share * weight;
      });
    });
    sums = next;
  }
  let below = 0;
  const cumulative = sums.map((share) => (below += share));
  return (x) => cumulative[x - least * count] ?? (x < least * count ? 0 : 1);
}

const neverMany = (): number => {
  throw new Error("the tables should do");
};

test("an alias table draws its weights, however unequal", () => {
  const weights = [0.5, 0, 1e-3, 3, 0.2, 0, 2];
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const table = new AliasTable({ least: -2, weights: Float64Array.from(weights) });
  const random = randomStream(21, 0);
  const cdf = cdfOfSum(
    -2,
    weights.map((weight) => weight / total),
    1,
  );
  const draw = () => table.draw(random);
  expect(distance(draw, cdf)).toBeLessThan(ONE_IN_A_MILLION);
  // What has no weight never comes.
  for (let round = 0; round < DRAWS; round++) expect([-1, 3]).not.toContain(draw());
});

describe("sums from tables", () => {
  const even = [1, 1, 1, 1, 1, 1, 1].map((weight) => weight / 7);
  const skewed = [0.7, 0, 0, 0.25, 0, 0, 0, 0, 0, 0, 0, 0.05];

  test.each([1, 2, 7, 8, 9, 63, 64, 77, 300])("of %d numbers follow their distribution", (count) => {
    const random = randomStream(22, count);
    for (const weights of [even, skewed]) {
      const draw = sumSampler({ least: 9, weights: Float64Array.from(weights) }, neverMany);
      expect(distance(() => draw(random, count), cdfOfSum(9, weights, count))).toBeLessThan(ONE_IN_A_MILLION);
    }
  });

  test("of none are nothing, and of a constant its multiple", () => {
    const random = randomStream(23, 0);
    expect(sumSampler({ least: 9, weights: Float64Array.from(even) }, neverMany)(random, 0)).toBe(0);
    expect(sumSampler({ least: 4, weights: Float64Array.of(1) }, neverMany)(random, 1e9)).toBe(4e9);
  });

  test("beyond the tables, and with too many values, are left to the other sampler", () => {
    const random = randomStream(24, 0);
    const other = (_: unknown, count: number) => -count;
    expect(sumSampler({ least: 9, weights: Float64Array.from(even) }, other)(random, 1e9)).toBe(-1e9);
    const wide = new Float64Array(5000).fill(1 / 5000);
    expect(sumSampler({ least: 0, weights: wide }, other)(random, 3)).toBe(-3);
  });
});

test.each([
  [3, 0.4],
  [40, 0.1],
  [1000, 0.02],
  [5000, 0.5],
  [100_000, 1e-4],
  [4_000_000, 0.9],
])("binomial(%d, %d) by tables or beyond them", (trials, share) => {
  const random = randomStream(25, trials);
  const draw = binomialSampler(share);
  const cdf = (x: number): number => (x >= trials ? 1 : 1 - incompleteBeta(share, x + 1, trials - x));
  expect(distance(() => draw(random, trials), cdf)).toBeLessThan(ONE_IN_A_MILLION);
});
