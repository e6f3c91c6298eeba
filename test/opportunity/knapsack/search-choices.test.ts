import fc from "fast-check";
import { expect, test } from "vitest";
import { choicesOf } from "../../../src/opportunity/knapsack/choices.js";
import type { ItemSet } from "../../../src/opportunity/knapsack/item-set.js";
import { nodesOf } from "../../../src/opportunity/knapsack/nodes.js";
import { searchBranches } from "../../../src/opportunity/knapsack/search-branches.js";
import { searchChoices } from "../../../src/opportunity/knapsack/search-choices.js";

interface Instance extends ItemSet {
  capacity: number;
}

interface Shape {
  most: number;
  dearest: number;
  /** Others that an item requires at most. */
  requirements: number;
}

/** Value per cost all the same, of three sorts, or any; prices round, odd, or ending in 99; some items worthless or free. */
const instance = ({ most, dearest, requirements }: Shape): fc.Arbitrary<Instance> =>
  fc
    .record({
      size: fc.integer({ min: 2, max: most }),
      rates: fc.constantFrom([0.1], [0.1, 0.2, 0.4], [0, 0.1], null),
      price: fc.constantFrom<(units: number) => number>(
        (units) => units,
        (units) => 100 * units,
        (units) => 100 * units + 99,
      ),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    .chain(({ size, rates, price, share }) =>
      fc
        .array(
          fc.record({
            cost: fc.oneof(
              { arbitrary: fc.integer({ min: 1, max: dearest }).map(price), weight: 9 },
              { arbitrary: fc.constant(0), weight: 1 },
            ),
            rate: rates === null ? fc.double({ min: 0, max: 1, noNaN: true }) : fc.constantFrom(...rates),
            requires: fc.array(fc.integer({ min: 0, max: size - 1 }), { maxLength: requirements }),
          }),
          { minLength: size, maxLength: size },
        )
        .map((items) => {
          const costs = items.map(({ cost }) => cost);
          return {
            costs,
            values: items.map(({ cost, rate }) => (cost + 1) * rate),
            closures: items.map((_, item) => closureOf(item, items)),
            unit: 1,
            capacity: Math.floor(share * costs.reduce((sum, cost) => sum + cost, 0)),
          };
        }),
    );

function closureOf(item: number, items: readonly { requires: readonly number[] }[]): number[] | null {
  const closure = new Set([item]);
  for (const member of closure) for (const other of items[member]?.requires ?? []) closure.add(other);
  return closure.size === 1 ? null : [...closure];
}

function sum(items: Iterable<number>, amounts: readonly number[]): number {
  let total = 0;
  for (const item of items) total += amounts[item] ?? NaN;
  return total;
}

/** Items that can be had, as `bestSet` finds them; `null` where all of them fit. */
function usefulOf({ costs, values, closures, capacity }: Instance): number[] | null {
  const useful = new Set<number>();
  costs.forEach((_, item) => {
    const closure = closures[item] ?? [item];
    if ((values[item] ?? 0) > 0 && sum(closure, costs) <= capacity) for (const other of closure) useful.add(other);
  });
  return sum(useful, costs) <= capacity ? null : [...useful].sort((a, b) => a - b);
}

/** Value of the set found, once it is checked to be closed and within the capacity; with it the bound on any other. */
function searched(
  given: Instance,
  useful: number[],
  way: "any" | "branches" = "any",
): { value: number; bound: number } {
  const { costs, values, closures, capacity } = given;
  const nodes = nodesOf(given, useful);
  const choices = way === "branches" ? null : choicesOf(nodes);
  const all = { cost: sum(useful, costs), value: sum(useful, values) };
  const found = choices === null ? searchBranches(nodes, capacity) : searchChoices(choices, capacity, all);
  const items = new Set(found.items);
  expect(items.size).toBe(found.items.length);
  expect(sum(items, costs)).toBeLessThanOrEqual(capacity);
  for (const item of items) expect((closures[item] ?? []).every((other) => items.has(other))).toBe(true);
  expect(Math.abs(sum(items, values) - found.value)).toBeLessThanOrEqual(1e-9 * found.value);
  return { value: found.value, bound: found.bound };
}

/** The best value by trying every set. */
function bruteForce({ costs, values, closures, capacity }: Instance): number {
  let best = 0;
  const masks = closures.map((closure, item) => (closure ?? [item]).reduce((mask, other) => mask | (1 << other), 0));
  for (let set = 0; set < 2 ** costs.length; set++) {
    const items = costs.map((_, item) => item).filter((item) => set & (1 << item));
    if (items.some((item) => (set & (masks[item] ?? 0)) !== masks[item])) continue;
    if (sum(items, costs) <= capacity) best = Math.max(best, sum(items, values));
  }
  return best;
}

test.each([
  ["that stand alone", { most: 12, dearest: 40, requirements: 0 }],
  ["of which each requires another", { most: 12, dearest: 300, requirements: 1 }],
  ["that require several, crosswise and in rings", { most: 11, dearest: 60, requirements: 2 }],
])("the best of all sets of up to 12 items %s", (_, shape) => {
  fc.assert(
    fc.property(instance(shape), (given) => {
      const useful = usefulOf(given);
      if (useful === null) return;
      const best = bruteForce(given);
      for (const way of ["any", "branches"] as const) {
        const { value, bound } = searched(given, useful, way);
        expect(Math.abs(value - best)).toBeLessThanOrEqual(1e-9 * best);
        expect(bound).toBeGreaterThanOrEqual(best * (1 - 1e-9));
        expect(bound).toBeLessThanOrEqual(best * (1 + 1e-9));
      }
    }),
    { numRuns: 130 },
  );
});

/** The best value of items in trees, by a table over every room: an item is taken, or skipped with all that require it. */
function byTable({ costs, values, closures, capacity }: Instance, useful: number[]): number {
  const parents = new Map(useful.map((item) => [item, parentOf(item, closures)]));
  const order: number[] = [];
  const after = new Map<number, number>();
  const visit = (item: number): void => {
    order.push(item);
    for (const other of useful) if (parents.get(other) === item) visit(other);
    after.set(item, order.length);
  };
  for (const item of useful) if (parents.get(item) === null) visit(item);
  const best = Array.from({ length: order.length + 1 }, () => new Float64Array(capacity + 1));
  for (let place = order.length - 1; place >= 0; place--) {
    const item = order[place] ?? NaN;
    const cost = costs[item] ?? NaN;
    for (let room = 0; room <= capacity; room++) {
      const skipped = best[after.get(item) ?? NaN]?.[room] ?? NaN;
      const taken = room < cost ? 0 : (best[place + 1]?.[room - cost] ?? NaN) + (values[item] ?? NaN);
      (best[place] ?? new Float64Array())[room] = Math.max(skipped, taken);
    }
  }
  return best[0]?.[capacity] ?? NaN;
}

function parentOf(item: number, closures: ItemSet["closures"]): number | null {
  const others = (closures[item] ?? []).filter((other) => other !== item);
  return others.reduce<number | null>((most, other) => {
    return most === null || (closures[other]?.length ?? 1) > (closures[most]?.length ?? 1) ? other : most;
  }, null);
}

/** Items of which some require an earlier one: chains, stars and what lies between. */
const catalogue = fc
  .record({
    size: fc.integer({ min: 60, max: 150 }),
    rates: fc.constantFrom([0.1], [0.1, 0.2, 0.4], [0.041, 0.036, 0.063, 0.05, 0.082]),
    ending: fc.constantFrom("any", "99", "95 or 99"),
    tied: fc.constantFrom(0, 0.3, 0.7),
    chained: fc.constantFrom(0.2, 0.9),
    share: fc.double({ min: 0.02, max: 0.98, noNaN: true }),
    seed: fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })),
  })
  .map(({ size, rates, ending, tied, chained, share, seed }) => {
    const draw = (): number => seed.next().value as number;
    const cents = { any: () => Math.floor(100 * draw()), "99": () => 99, "95 or 99": () => (draw() < 0.5 ? 95 : 99) };
    const requires: number[][] = [];
    const costs: number[] = [];
    const values: number[] = [];
    for (let item = 0; item < size; item++) {
      costs.push(100 * Math.floor(Math.exp(3.5 * draw())) + cents[ending]());
      values.push((costs[item] ?? NaN) * (rates[Math.floor(draw() * rates.length)] ?? NaN));
      const wants = item > 0 && draw() < tied;
      requires.push(wants ? [draw() < chained ? item - 1 : Math.floor(draw() * item)] : []);
    }
    const closures = costs.map((_, item) =>
      closureOf(
        item,
        requires.map((list) => ({ requires: list })),
      ),
    );
    const capacity = Math.floor(share * costs.reduce((total, cost) => total + cost, 0));
    return { costs, values, closures, unit: 1, capacity };
  });

test("the best set of price lists of up to 150 products that require each other in trees, or the stated gap to it", () => {
  let exact = 0;
  let all = 0;
  fc.assert(
    fc.property(catalogue, (given) => {
      const useful = usefulOf(given);
      if (useful === null) return;
      const best = byTable(given, useful);
      const { value, bound } = searched(given, useful);
      expect(value).toBeLessThanOrEqual(best * (1 + 1e-9));
      expect(bound).toBeGreaterThanOrEqual(best * (1 - 1e-9));
      expect(bound).toBeLessThanOrEqual(value * 1.0001);
      all++;
      if (bound <= value * (1 + 1e-9)) exact++;
    }),
    { numRuns: 30 },
  );
  expect(exact).toBe(all);
});
