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

export interface Crossing {
  heads: number;
  adapters: number;
  size: number;
  share: number;
  /** Cost and value of an item. */
  rates: "any" | "same" | ((below: (most: number) => number, item: number) => [cost: number, value: number]);
  /** Share of accessories that require a platform besides their adapter's. */
  pairs?: number;
}

/** Platforms, adapters that require one of them, and accessories that require an adapter and often another platform. */
export function crossed(seed: number, { heads, adapters, size, share, rates, pairs = 0.4 }: Crossing): Instance {
  const random = draws(seed);
  const below = (most: number): number => Math.floor(most * random.uniform());
  const requires: number[][] = [];
  const costs: number[] = [];
  const values: number[] = [];
  for (let item = 0; item < size; item++) {
    const [cost, value] =
      typeof rates === "function" ? rates(below, item) : [1 + below(60) + (item < heads ? 40 : 0), null];
    costs.push(cost);
    values.push(value ?? (rates === "same" ? 2 * cost : 1 + below(2 * cost)));
    if (item < heads) requires.push([]);
    else if (item < heads + adapters) requires.push([below(heads)]);
    else if (adapters === 0) requires.push([below(heads)]);
    else requires.push(random.chance(pairs) ? [heads + below(adapters), below(heads)] : [heads + below(adapters)]);
  }
  const closures = requires.map((_, item) => {
    const closure = new Set([item]);
    for (const member of closure) for (const other of requires[member] ?? []) closure.add(other);
    return closure.size === 1 ? null : [...closure];
  });
  return { costs, values, closures, unit: 1, capacity: Math.floor(share * costs.reduce((all, cost) => all + cost, 0)) };
}

/** The best value by every way to have platforms and adapters, and a table for the accessories that these allow. */
export function bestCrossed({ costs, values, closures, capacity }: Instance, first: number): number {
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
