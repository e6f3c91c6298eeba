import fc from "fast-check";
import { expect, test } from "vitest";
import { bestSet } from "../../../src/opportunity/knapsack/best-set.js";
import type { ItemSet } from "../../../src/opportunity/knapsack/item-set.js";

interface Instance extends ItemSet {
  capacity: number;
}

/** Items of a few kinds: prices round or odd, value per cost all the same, of three sorts or any, some tied together. */
const instance = (most: number): fc.Arbitrary<Instance> =>
  fc
    .record({
      size: fc.integer({ min: 1, max: most }),
      unit: fc.constantFrom(1, 100, 2500),
      rates: fc.constantFrom([0.1], [0.1, 0.2, 0.3], [0, 0.1]),
      share: fc.double({ min: 0, max: 1.1, noNaN: true }),
      tied: fc.boolean(),
    })
    .chain(({ size, unit, rates, share, tied }) =>
      fc
        .array(
          fc.record({
            cost: fc.integer({ min: 0, max: 400 }).map((units) => units * unit),
            rate: fc.oneof(fc.constantFrom(...rates), fc.double({ min: 0, max: 1, noNaN: true })),
            requires: tied ? fc.option(fc.integer({ min: 0, max: size - 1 }), { freq: 2 }) : fc.constant(null),
          }),
          { minLength: size, maxLength: size },
        )
        .map((items) => {
          const costs = items.map(({ cost }) => cost);
          return {
            costs,
            values: items.map(({ cost, rate }) => cost * rate),
            closures: items.map((_, item) => closureOf(item, items)),
            unit,
            capacity: Math.floor(share * costs.reduce((sum, cost) => sum + cost, 0)),
          };
        }),
    );

function closureOf(item: number, items: { requires: number | null }[]): number[] | null {
  const closure = new Set([item]);
  for (const member of closure) {
    const required = items[member]?.requires ?? null;
    if (required !== null) closure.add(required);
  }
  return closure.size === 1 ? null : [...closure];
}

/** The best value by trying every set. */
function bruteForce({ costs, values, closures, capacity }: Instance): number {
  let best = 0;
  for (let set = 0; set < 2 ** costs.length; set++) {
    const items = costs.map((_, item) => item).filter((item) => set & (1 << item));
    const closed = items.every((item) => closures[item]?.every((other) => set & (1 << other)) ?? true);
    if (closed && sum(items, costs) <= capacity) best = Math.max(best, sum(items, values));
  }
  return best;
}

function sum(items: number[], amounts: readonly number[]): number {
  return items.reduce((total, item) => total + (amounts[item] ?? NaN), 0);
}

function checked(given: Instance): number {
  const { chosen, gap } = bestSet(given, given.capacity);
  expect(gap).toBe(0);
  const items = given.costs.map((_, item) => item).filter((item) => chosen[item]);
  expect(chosen).toHaveLength(given.costs.length);
  expect(sum(items, given.costs)).toBeLessThanOrEqual(given.capacity);
  for (const item of items) expect(given.closures[item]?.every((other) => chosen[other]) ?? true).toBe(true);
  return sum(items, given.values);
}

test("the set is closed, fits, and no other is worth more, against every set of up to 12 items", () => {
  fc.assert(
    fc.property(instance(12), (given) => {
      const best = bruteForce(given);
      expect(Math.abs(checked(given) - best)).toBeLessThanOrEqual(1e-9 * Math.max(1, best));
    }),
    { numRuns: 400 },
  );
});

/** The best value by dynamic programming over every capacity, for items that stand alone. */
function byTable({ costs, values, capacity }: Instance): number {
  const best = new Float64Array(capacity + 1);
  costs.forEach((cost, item) => {
    for (let room = capacity; room >= cost; room--) {
      best[room] = Math.max(best[room] ?? 0, (best[room - cost] ?? 0) + (values[item] ?? 0));
    }
  });
  return best[capacity] ?? 0;
}

test.each([
  ["20 products, chances all the same", 20, [0.1]],
  ["40 products, three chances", 40, [0.1, 0.2, 0.3]],
  ["100 products, chances all the same", 100, [0.1]],
  ["100 products, three chances", 100, [0.1, 0.2, 0.3]],
])("agrees with dynamic programming: %s", (_, size, rates) => {
  const costs = Array.from({ length: size }, (_, item) => 37 + ((item * 7919) % 1013));
  const values = costs.map((cost, item) => cost * (rates[(item * 31) % rates.length] ?? 0));
  const total = costs.reduce((all, cost) => all + cost, 0);
  for (const share of [0.05, 0.3, 0.5, 0.8, 0.99]) {
    const given = { costs, values, closures: costs.map(() => null), unit: 1, capacity: Math.floor(share * total) };
    expect(checked(given)).toBeCloseTo(byTable(given), 6);
  }
});

test("a good item behind a poor requirement is weighed with it", () => {
  const given = { costs: [90, 10, 50], values: [1, 60, 50], closures: [null, [1, 0], null], unit: 10, capacity: 100 };
  expect(bestSet(given, 100).chosen).toEqual([true, true, false]);
  expect(bestSet({ ...given, values: [1, 40, 50] }, 100).chosen).toEqual([false, false, true]);
});

test("products that require each other come together or not at all", () => {
  const ring = { costs: [30, 30, 50], values: [10, 10, 19], closures: [[0, 1], [1, 0], null], unit: 10 };
  expect(bestSet(ring, 70).chosen).toEqual([true, true, false]);
  expect(bestSet(ring, 59).chosen).toEqual([false, false, true]);
});

test("what has no value is left out where there is room for it, and nothing chosen requires it", () => {
  // The second, which requires the first, is worth less than the third; for both there is no room.
  const given = { costs: [1, 10, 10], values: [0, 5, 9], closures: [null, [1, 0], null], unit: 1 };
  expect(bestSet(given, 12).chosen).toEqual([false, false, true]);
  expect(bestSet({ ...given, values: [0, 9.5, 9] }, 12).chosen).toEqual([true, true, false]);
});

test("what costs nothing is taken, and what costs all there is", () => {
  const given = { costs: [0, 7, 8, 9], values: [3, 7, 5, 9], closures: [null, null, null, null], unit: 1 };
  expect(bestSet(given, 0)).toEqual({ chosen: [true, false, false, false], gap: 0 });
  expect(bestSet(given, 7)).toEqual({ chosen: [true, true, false, false], gap: 0 });
  expect(bestSet(given, 9)).toEqual({ chosen: [true, false, false, true], gap: 0 });
  expect(bestSet(given, 16)).toEqual({ chosen: [true, true, false, true], gap: 0 });
  expect(bestSet(given, 24)).toEqual({ chosen: [true, true, true, true], gap: 0 });
});

test("what has no value is not chosen unless something valuable requires it", () => {
  expect(bestSet({ costs: [5, 5], values: [0, 3], closures: [null, null], unit: 5 }, Infinity).chosen).toEqual([
    false,
    true,
  ]);
  expect(bestSet({ costs: [5, 5], values: [0, 3], closures: [null, [1, 0]], unit: 5 }, Infinity).chosen).toEqual([
    true,
    true,
  ]);
  expect(bestSet({ costs: [], values: [], closures: [], unit: 1 }, 10).chosen).toEqual([]);
});
