import fc from "fast-check";
import { expect, test } from "vitest";
import { normalCdf, normalQuantile } from "../../src/numeric/distributions/normal.js";
import fixture from "../fixtures/mpmath/normal.json" with { type: "json" };

function expectClose(actual: number, expected: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(5e-15 * Math.abs(expected));
}

test.each(fixture.cdf as [number, number][])("normalCdf(%d) is %d", (x, expected) => {
  expectClose(normalCdf(x), expected);
});

test.each(fixture.quantile as [number, number][])("normalQuantile(%d) is %d", (probability, expected) => {
  expectClose(normalQuantile(probability), expected);
});

test("the quantile undoes the distribution function", () => {
  fc.assert(
    fc.property(fc.double({ min: -30, max: 5, noNaN: true }), (x) => {
      expect(normalQuantile(normalCdf(x))).toBeCloseTo(x, 9);
    }),
  );
});
