import { expect, test } from "vitest";
import { digamma, logBeta, logGamma, trigamma } from "../../src/numeric/functions/gamma.js";
import { incompleteBeta } from "../../src/numeric/functions/incomplete-beta.js";
import { upperIncompleteGamma } from "../../src/numeric/functions/incomplete-gamma.js";
import reference from "../fixtures/mpmath/special-functions.json" with { type: "json" };

/** Distance relative to the larger of the expected value and a floor. */
function error(actual: number, expected: number, floor = 0): number {
  return actual === expected ? 0 : Math.abs(actual - expected) / Math.max(Math.abs(expected), floor);
}

test.each(reference.gamma)("gamma functions at $x", ({ x, ...expected }) => {
  expect(error(logGamma(x), expected.logGamma, 1)).toBeLessThan(4e-15);
  expect(error(digamma(x), expected.digamma, 1)).toBeLessThan(4e-15);
  if (expected.trigamma !== null) expect(error(trigamma(x), expected.trigamma)).toBeLessThan(4e-15);
});

test.each(reference.logBeta)("log beta of $a and $b, either way round", ({ a, b, value }) => {
  expect(error(logBeta(a, b), value, 1)).toBeLessThan(1e-14);
  expect(logBeta(b, a)).toBe(logBeta(a, b));
});

test("incomplete beta over the grid", () => {
  for (const { x, a, b, value } of reference.incompleteBeta) {
    const bound = Math.max(a, b) <= 100 && Math.min(a, b) >= 0.1 ? 1e-13 : 1e-11;
    expect(error(incompleteBeta(x, a, b), value, 1e-290), `I(${x}; ${a}, ${b})`).toBeLessThan(bound);
  }
});

test("upper incomplete gamma over the grid", () => {
  for (const { a, x, value } of reference.upperIncompleteGamma) {
    expect(error(upperIncompleteGamma(a, x), value), `Q(${a}, ${x})`).toBeLessThan(1e-12);
  }
  expect(upperIncompleteGamma(2, 0)).toBe(1);
});
