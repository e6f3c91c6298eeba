import highsModule from "highs";
import { expect, test } from "vitest";
import { bestSet } from "../../../src/opportunity/knapsack/best-set.js";
import type { ItemSet } from "../../../src/opportunity/knapsack/item-set.js";
import { draws } from "../../support/draws.js";

// The types of highs describe its CommonJS form.
const loadHighs = highsModule as unknown as typeof highsModule.default;

/** The best value by an integer programme, with a row for each requirement. */
function byHighs(
  highs: Awaited<ReturnType<typeof loadHighs>>,
  { costs, values, closures }: ItemSet,
  room: number,
): number {
  const rows = [`b: ${costs.map((cost, item) => `${cost} x${item}`).join(" + ")} <= ${room}`];
  closures.forEach((closure, item) => {
    for (const other of closure ?? []) if (other !== item) rows.push(`r${rows.length}: x${item} - x${other} <= 0`);
  });
  const model =
    `Maximize\n obj: ${values.map((value, item) => `${value} x${item}`).join(" + ")}\n` +
    `Subject To\n ${rows.join("\n ")}\nBinary\n ${values.map((_, item) => `x${item}`).join("\n ")}\nEnd`;
  const solution = highs.solve(model, { output_flag: false, mip_rel_gap: 0 });
  if (solution.Status !== "Optimal") throw new Error(`HiGHS says ${solution.Status}`);
  return solution.ObjectiveValue;
}

/** Platforms, adapters that require one of them, and accessories that require an adapter and often another platform. */
function crossed(seed: number, size: number, share: number): { items: ItemSet; capacity: number } {
  const random = draws(seed);
  const below = (most: number): number => Math.floor(most * random.uniform());
  const requires: number[][] = [];
  const costs: number[] = [];
  const values: number[] = [];
  for (let item = 0; item < size; item++) {
    const cost = Math.round(100 * Math.exp(1 + 4 * random.uniform())) + (item < 6 ? 9999 : 0);
    costs.push(cost);
    values.push(cost * (item % 3 === 0 ? 0.1 : 0.05 + 0.2 * random.uniform()));
    if (item < 6) requires.push([]);
    else if (item < 18) requires.push([below(6)]);
    else requires.push(random.chance(0.4) ? [6 + below(12), below(6)] : [6 + below(12)]);
  }
  const closures = requires.map((_, item) => {
    const closure = new Set([item]);
    for (const member of closure) for (const other of requires[member] ?? []) closure.add(other);
    return closure.size === 1 ? null : [...closure];
  });
  const capacity = Math.floor(share * costs.reduce((sum, cost) => sum + cost, 0));
  return { items: { costs, values, closures, unit: 1 }, capacity };
}

test("sets of products that require several others are worth what HiGHS finds, or within the gap of it", async () => {
  const highs = await loadHighs();
  let exact = 0;
  const shares = [0.15, 0.4, 0.7];
  for (let seed = 1; seed <= 2; seed++) {
    for (const share of shares) {
      const { items, capacity } = crossed(seed, 25 + 25 * seed, share);
      const { chosen, gap } = bestSet(items, capacity);
      const value = items.values.reduce((sum, of, item) => (chosen[item] ? sum + of : sum), 0);
      const cost = items.costs.reduce((sum, of, item) => (chosen[item] ? sum + of : sum), 0);
      const best = byHighs(highs, items, capacity);
      expect(cost).toBeLessThanOrEqual(capacity);
      items.closures.forEach((closure, item) => {
        if (chosen[item]) expect(closure?.every((other) => chosen[other]) ?? true).toBe(true);
      });
      // HiGHS takes whole numbers and rows as met within 1e-6.
      expect(value).toBeLessThanOrEqual(best * (1 + 1e-6));
      expect(value * (1 + gap)).toBeGreaterThanOrEqual(best * (1 - 1e-6));
      expect(gap).toBeLessThan(0.01);
      if (gap === 0) exact++;
    }
  }
  expect(exact).toBeGreaterThan(3);
});

test("a ladder of 600 products, each with a cheap one hanging from it, is cut until it can be searched", () => {
  const size = 600;
  const costs = Array.from({ length: size }, (_, item) => 100 + ((item * 7919) % 613));
  const values = costs.map((cost, item) => cost * (0.1 + ((item * 31) % 7) / 100));
  const closures = costs.map((_, item) => {
    // Even ones require each other in a row, odd ones hang from the even one before.
    const row = Array.from({ length: Math.floor(item / 2) + 1 }, (__, place) => 2 * place);
    return item === 0 ? null : item % 2 === 0 ? row : [...row, item];
  });
  const items: ItemSet = { costs, values, closures, unit: 1 };
  const capacity = Math.floor(0.4 * costs.reduce((sum, cost) => sum + cost, 0));
  const { chosen, gap } = bestSet(items, capacity);
  // How far to go along the row, and of what hangs from it the best by a table over all rooms.
  let best = 0;
  const hanging = new Float64Array(capacity + 1);
  let row = { cost: 0, value: 0 };
  for (let place = 0; place < size; place += 2) {
    row = { cost: row.cost + (costs[place] ?? NaN), value: row.value + (values[place] ?? NaN) };
    const cost = costs[place + 1] ?? NaN;
    for (let room = capacity; room >= cost; room--) {
      hanging[room] = Math.max(hanging[room] ?? NaN, (hanging[room - cost] ?? NaN) + (values[place + 1] ?? NaN));
    }
    if (row.cost <= capacity) best = Math.max(best, row.value + (hanging[capacity - row.cost] ?? NaN));
  }
  const value = values.reduce((sum, of, item) => (chosen[item] ? sum + of : sum), 0);
  expect(value).toBeLessThanOrEqual(best * (1 + 1e-9));
  expect(value * (1 + gap)).toBeGreaterThanOrEqual(best * (1 - 1e-9));
  expect(gap).toBeLessThan(0.01);
});
