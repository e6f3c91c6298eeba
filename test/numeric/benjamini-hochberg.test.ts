import fc from "fast-check";
import { expect, test } from "vitest";
import { benjaminiHochberg } from "../../src/numeric/fitting/benjamini-hochberg.js";

// Benjamini & Hochberg (1995), section 4: the 15 comparisons of a trial of thrombolysis.
const published = [
  0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
];

test("names the four findings of the original paper", () => {
  expect(benjaminiHochberg(published).map((pValue) => pValue <= 0.05)).toEqual(published.map((_, index) => index < 4));
});

test("is the smallest rate at which the step-up rule as published names a test", () => {
  const isNamed = (pValues: readonly number[], rate: number): boolean[] => {
    const sorted = [...pValues].sort((left, right) => left - right);
    const last = sorted.findLastIndex((pValue, index) => pValue <= ((index + 1) / sorted.length) * rate);
    return pValues.map((pValue) => last >= 0 && pValue <= (sorted[last] ?? 0));
  };
  const pValuesAndRate = fc.tuple(
    fc.array(
      fc.nat(1000).map((thousandths) => thousandths / 1000),
      { minLength: 1, maxLength: 12 },
    ),
    fc.integer({ min: 1, max: 999 }).map((thousandths) => thousandths / 1000),
  );
  fc.assert(
    fc.property(pValuesAndRate, ([pValues, rate]) => {
      const adjusted = benjaminiHochberg(pValues);
      // The two ways of rounding may part where a test lies on the line itself.
      fc.pre(adjusted.every((pValue) => Math.abs(pValue - rate) > 1e-12));
      expect(adjusted.map((pValue) => pValue <= rate)).toEqual(isNamed(pValues, rate));
    }),
  );
});

test("a larger p-value never has a smaller adjusted one: the numbers of SciPy", () => {
  // scipy.stats.false_discovery_control, version 1.17.
  const adjusted = benjaminiHochberg([0.04, 0.041, 0.3, 0.001, 0.2, 0.19, 0.195]);
  const expected = [0.287 / 3, 0.287 / 3, 0.3, 0.007, 1.4 / 6, 1.4 / 6, 1.4 / 6];
  adjusted.forEach((pValue, at) => {
    expect(pValue).toBeCloseTo(expected[at] ?? NaN, 12);
  });
});

test("no test has no finding", () => {
  expect(benjaminiHochberg([])).toEqual([]);
});
