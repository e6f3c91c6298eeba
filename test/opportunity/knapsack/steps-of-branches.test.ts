import { expect, test } from "vitest";
import { nodesOf } from "../../../src/opportunity/knapsack/nodes.js";
import { searchBranches } from "../../../src/opportunity/knapsack/search-branches.js";
import { bestCrossed, crossed, type Crossing, stepsOf } from "./known-sets.js";

/**
 * The best set, known from a table, and the steps that it takes: they are counted, and so the same on every machine. What
 * turns an order or loosens a bound makes more of them. A change that makes fewer may lower the numbers here.
 */

test.each<[string, Pick<Crossing, "heads" | "adapters" | "rates">, number]>([
  ["a few platforms", { heads: 3, adapters: 5, rates: "any" }, 195_700],
  ["more platforms", { heads: 5, adapters: 4, rates: "any" }, 300_480],
  ["value per cost the same", { heads: 4, adapters: 4, rates: "same" }, 105_770],
  ["platforms alone, of which each is a hub", { heads: 3, adapters: 0, rates: "any" }, 56_590],
  ["platforms alone, value per cost the same", { heads: 3, adapters: 0, rates: "same" }, 63_340],
])("what is required crosswise: %s", (_, shape, most) => {
  let steps = 0;
  for (const size of [24, 32, 45, 70]) {
    for (const share of [0.15, 0.4, 0.7]) {
      for (const seed of [1, 2, 3]) {
        const given = crossed(seed, { ...shape, size, share });
        const best = bestCrossed(given, shape.heads + shape.adapters);
        const nodes = nodesOf(
          given,
          given.costs.map((__, item) => item),
        );
        steps += stepsOf(given, searchBranches(nodes, given.capacity), best);
      }
    }
  }
  expect(steps).toBeLessThan(most);
});
