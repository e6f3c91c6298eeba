import { expect, test } from "vitest";
import { nodesOf } from "../../../src/opportunity/knapsack/nodes.js";
import { searchBranches } from "../../../src/opportunity/knapsack/search-branches.js";
import { draws } from "../../support/draws.js";
import { type Instance, stepsOf, sum, table } from "./known-sets.js";

/**
 * The best set, known from a table, and the steps that it takes: they are counted, and so the same on every machine. What
 * turns an order or loosens a bound makes more of them. A change that makes fewer may lower the numbers here.
 */

interface Crossing {
  heads: number;
  adapters: number;
  size: number;
  share: number;
  rates: "any" | "same";
}

/** Platforms, adapters that require one of them, and accessories that require an adapter and often another platform. */
function crossed(seed: number, { heads, adapters, size, share, rates }: Crossing): Instance {
  const random = draws(seed);
  const below = (most: number): number => Math.floor(most * random.uniform());
  const requires: number[][] = [];
  const costs: number[] = [];
  const values: number[] = [];
  for (let item = 0; item < size; item++) {
    const cost = 1 + below(60) + (item < heads ? 40 : 0);
    costs.push(cost);
    values.push(rates === "same" ? 2 * cost : 1 + below(2 * cost));
    if (item < heads) requires.push([]);
    else if (item < heads + adapters) requires.push([below(heads)]);
    else if (adapters === 0) requires.push([below(heads)]);
    else requires.push(random.chance(0.4) ? [heads + below(adapters), below(heads)] : [heads + below(adapters)]);
  }
  const closures = requires.map((_, item) => {
    const closure = new Set([item]);
    for (const member of closure) for (const other of requires[member] ?? []) closure.add(other);
    return closure.size === 1 ? null : [...closure];
  });
  return { costs, values, closures, unit: 1, capacity: Math.floor(share * costs.reduce((all, cost) => all + cost, 0)) };
}

/** The best value by every way to have platforms and adapters, and a table for the accessories that these allow. */
function bestCrossed({ costs, values, closures, capacity }: Instance, first: number): number {
  let best = 0;
  const every = costs.map((_, item) => item);
  for (let mask = 0; mask < 2 ** first; mask++) {
    const held = every.slice(0, first).filter((item) => mask & (1 << item));
    const has = (other: number): boolean => other >= first || (mask & (1 << other)) !== 0;
    const room = capacity - sum(held, costs);
    if (room < 0 || !held.every((item) => (closures[item] ?? []).every(has))) continue;
    const allowed = every.slice(first).filter((item) => (closures[item] ?? []).every(has));
    // All of them may be worth too little to look at them one by one.
    if (sum(held, values) + sum(allowed, values) <= best) continue;
    best = Math.max(
      best,
      sum(held, values) + (table(allowed, { costs, values, closures, unit: 1 }, room)[room] ?? NaN),
    );
  }
  return best;
}

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
