import fc from "fast-check";
import { expect, test } from "vitest";
import { betaQuantile } from "../../src/numeric/distributions/beta-quantile.js";
import { incompleteBeta } from "../../src/numeric/functions/incomplete-beta.js";
import { probabilityLargest } from "../../src/numeric/distributions/largest-share.js";

const shape = fc.double({ min: Math.log(0.02), max: Math.log(3000), noNaN: true }).map(Math.exp);

test("of two shares the first is the larger where a beta variable exceeds a half", () => {
  fc.assert(
    fc.property(shape, shape, (a, b) => {
      const [first = NaN] = probabilityLargest([a, b]);
      expect(first).toBeCloseTo(1 - incompleteBeta(0.5, a, b), 7);
    }),
    { numRuns: 300 },
  );
});

test("equal shares are equally likely to be the largest, and one alone is", () => {
  for (const equal of [0.05, 1, 40, 2000]) {
    for (const probability of probabilityLargest([equal, equal, equal, equal]))
      expect(probability).toBeCloseTo(0.25, 10);
  }
  expect(probabilityLargest([3])).toEqual([1]);
});

test("with whole shapes it is a sum over which gamma variables come first", () => {
  // The sum of two exponentials exceeds two others: ∫ x·e⁻ˣ·(1 − e⁻ˣ)² dx = 1 − 2/4 + 1/9.
  expect(probabilityLargest([2, 1, 1])[0]).toBeCloseTo(1 - 2 / 4 + 1 / 9, 10);
});

test("the beta quantile has its closed forms", () => {
  for (const probability of [0.001, 0.05, 0.5, 0.9, 0.999]) {
    for (const power of [0.3, 1, 7, 250]) {
      expect(betaQuantile(probability, power, 1)).toBeCloseTo(probability ** (1 / power), 12);
      expect(betaQuantile(probability, 1, power)).toBeCloseTo(1 - (1 - probability) ** (1 / power), 12);
      expect(betaQuantile(0.5, power, power)).toBeCloseTo(0.5, 12);
    }
  }
});
