import { describe, expect, test } from "vitest";
import { paretoIntegral, paretoNodes } from "../../src/purchases/models/pareto-nbd/pareto-integral.js";
import reference from "../fixtures/mpmath/pareto-integral.json" with { type: "json" };

describe("the integral behind the Pareto/NBD model", () => {
  test("stays within its stated error over the grid of 30-digit values", () => {
    const nodes = paretoNodes();
    for (const row of reference.rows) {
      const [m = NaN, alpha = NaN, n = NaN, beta = NaN, from = NaN, to = NaN, expected = NaN] = row;
      const error = paretoIntegral(m, alpha, n, beta, from, to, nodes) / expected - 1;
      expect(Math.abs(error), row.join(", ")).toBeLessThan(1e-13 + 1e-15 * (m + n));
    }
  });

  test("is the sum over the nodes that it leaves behind, whatever was there before", () => {
    const nodes = paretoNodes();
    paretoIntegral(2, 1e-4, 1.5, 1e4, 0, 1e6, nodes);
    const total = paretoIntegral(3, 4, 1.5, 9, 2, 7, nodes);
    const values = nodes.value.slice(0, nodes.count);
    expect(values.reduce((sum, each) => sum + each, 0) / total).toBeCloseTo(1, 14);
    nodes.since.slice(0, nodes.count).forEach((since, node) => {
      expect(nodes.alphaGrowth[node]).toBeCloseTo(Math.log((6 + since) / 6), 14);
      expect(nodes.betaGrowth[node]).toBeCloseTo(Math.log((11 + since) / 11), 14);
    });
  });

  test("is nothing over no time", () => {
    expect(paretoIntegral(3, 4, 1.5, 9, 7, 7, paretoNodes())).toBe(0);
  });
});
