import { describe, expect, test } from "vitest";
import { logHypergeometric } from "../../src/numeric/functions/hypergeometric.js";
import reference from "../fixtures/mpmath/hypergeometric.json" with { type: "json" };

describe("Gauss's hypergeometric function", () => {
  test("stays within its stated error over the grid of 50-digit values", () => {
    for (const row of reference.rows) {
      const [a = NaN, b = NaN, c = NaN, z = NaN, expected = NaN] = row;
      const bound = 1e-12 + 1e-15 * a * Math.abs(Math.log1p(-z));
      expect(Math.abs(logHypergeometric(a, b, c, z) - expected), row.join(", ")).toBeLessThan(bound);
    }
  });

  test.each([
    ["(1 − z)^−a where b = c", logHypergeometric(2.5, 3, 3 + 1e-9, 0.4), -2.5 * Math.log(0.6)],
    ["−ln(1 − z)/z", logHypergeometric(1, 1, 2, -0.75), Math.log(Math.log(1.75) / 0.75)],
    ["1 at a = 0", logHypergeometric(0, 1, 2, 0.5), 0],
    ["1 at z = 0", logHypergeometric(3, 1, 2, 0), 0],
  ])("is %s", (_, actual, expected) => {
    expect(actual).toBeCloseTo(expected, 8);
  });
});
