import { expect } from "vitest";
import type { ItemSet } from "../../../src/opportunity/knapsack/item-set.js";
import type { BestChoices } from "../../../src/opportunity/knapsack/search-choices.js";
import { draws } from "../../support/draws.js";

export interface Instance extends ItemSet {
  capacity: number;
}

export const sum = (items: Iterable<number>, amounts: readonly number[]): number => {
  let total = 0;
  for (const item of items) total += amounts[item] ?? NaN;
  return total;
};

/** Checks a set against what the best one is worth, and gives its steps. */
export function stepsOf({ costs, values, closures, capacity }: Instance, found: BestChoices, best: number): number {
  const items = new Set(found.items);
  expect(items.size).toBe(found.items.length);
  expect(sum(items, costs)).toBeLessThanOrEqual(capacity);
  for (const item of items) expect((closures[item] ?? []).every((other) => items.has(other))).toBe(true);
  expect(sum(items, values)).toBeCloseTo(best, 6);
  expect(found.value).toBeCloseTo(best, 6);
  expect(found.bound).toBeCloseTo(best, 6);
  return found.steps;
}

/** The best value within each room by a table, of items that stand alone. */
export function table(items: readonly number[], { costs, values }: ItemSet, capacity: number): Float64Array {
  const best = new Float64Array(capacity + 1);
  for (const item of items) {
    const [cost, value] = [costs[item] ?? NaN, values[item] ?? NaN];
    for (let room = capacity; room >= cost; room--) {
      const taken = (best[room - cost] ?? NaN) + value;
      if (taken > (best[room] ?? NaN)) best[room] = taken;
    }
  }
  return best;
}

/** Items alone, by a rule for the cost and the value of each. */
export function alone(
  seed: number,
  size: number,
  share: number,
  item: (below: (most: number) => number) => [cost: number, value: number],
): Instance {
  const random = draws(seed);
  const drawn = Array.from({ length: size }, () => item((most) => Math.floor(most * random.uniform())));
  const costs = drawn.map(([cost]) => cost);
  return {
    costs,
    values: drawn.map(([, value]) => value),
    closures: drawn.map(() => null),
    unit: 1,
    capacity: Math.floor(share * costs.reduce((all, cost) => all + cost, 0)),
  };
}
