import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bestSet } from "../../../src/opportunity/knapsack/best-set.js";
import { branchAndBound } from "../../../src/opportunity/knapsack/branch-and-bound.js";
import { type Choice, choicesOf } from "../../../src/opportunity/knapsack/choices.js";
import type { ItemSet, Members } from "../../../src/opportunity/knapsack/item-set.js";
import {
  joinedMembers,
  nodesOf,
  parentsOf,
  partsOf,
  someNodes,
  sumOf,
} from "../../../src/opportunity/knapsack/nodes.js";
import { haveHubs, searchBranches } from "../../../src/opportunity/knapsack/search-branches.js";
import { draws } from "../../support/draws.js";

interface Drawn extends ItemSet {
  closures: (number[] | null)[];
}

function itemSet(costs: number[], values: number[], requires: readonly (readonly number[])[]): Drawn {
  const closures = requires.map((_, item) => {
    const closure = new Set([item]);
    for (const member of closure) for (const other of requires[member] ?? []) closure.add(other);
    return closure.size === 1 ? null : [...closure];
  });
  return { costs, values, closures, unit: 1 };
}

/** Items of which each requires some others: in trees, crosswise, or in rings. */
const itemSets = (most: number, requirements: number): fc.Arbitrary<Drawn> =>
  fc.integer({ min: 1, max: most }).chain((size) =>
    fc
      .array(
        fc.record({
          cost: fc.integer({ min: 0, max: 12 }),
          value: fc.integer({ min: 0, max: 12 }),
          requires: fc.array(fc.integer({ min: 0, max: size - 1 }), { maxLength: requirements }),
        }),
        { minLength: size, maxLength: size },
      )
      .map((items) =>
        itemSet(
          items.map(({ cost }) => cost),
          items.map(({ value }) => value),
          items.map(({ requires }) => requires),
        ),
      ),
  );

const anySet = fc.constantFrom(0, 1, 2).chain((requirements) => itemSets(8, requirements));
const all = ({ costs }: ItemSet): number[] => costs.map((_, item) => item);
const closureOf = ({ closures }: ItemSet, item: number): readonly number[] => closures[item] ?? [item];
const ascending = (list: Iterable<number>): number[] => [...list].sort((a, b) => a - b);
const sum = (items: Iterable<number>, amounts: readonly number[]): number =>
  [...items].reduce((total, item) => total + (amounts[item] ?? NaN), 0);

function listOf(members: Members | null): number[] {
  const items: number[] = [];
  for (let link = members; link !== null; link = link.rest) items.push(link.item);
  return items;
}

/** Every closed set of items. */
function closedSets(set: ItemSet): number[][] {
  const sets: number[][] = [];
  for (let mask = 0; mask < 2 ** set.costs.length; mask++) {
    const items = all(set).filter((item) => mask & (1 << item));
    if (items.every((item) => closureOf(set, item).every((other) => mask & (1 << other)))) sets.push(items);
  }
  return sets;
}

describe("nodes", () => {
  test("hold items that require each other, with all that they require", () => {
    fc.assert(
      fc.property(anySet, (set) => {
        const nodes = nodesOf(set, all(set));
        const held = nodes.items.map(listOf);
        expect(ascending(held.flat())).toEqual(all(set));
        const together = (one: number, other: number): boolean =>
          closureOf(set, one).includes(other) && closureOf(set, other).includes(one);
        held.forEach((items, node) => {
          const [first = NaN] = items;
          expect(ascending(items)).toEqual(all(set).filter((item) => item === first || together(item, first)));
          expect(nodes.costs[node]).toBe(sum(items, set.costs));
          expect(nodes.values[node]).toBe(sum(items, set.values));
          const required = (nodes.closures[node] ?? []).flatMap((other) => held[other] ?? []);
          expect(ascending(required)).toEqual(ascending(closureOf(set, first)));
        });
        // Of some only these, in their order.
        const some = all(set).filter((item) => closureOf(set, 0).includes(item));
        const part = nodesOf(set, some);
        expect(ascending(part.items.flatMap(listOf))).toEqual(some);
      }),
      { numRuns: 75 },
    );
  });

  test("can be taken apart, summed, and told their parents", () => {
    fc.assert(
      fc.property(anySet, fc.nat(), (set, drawn) => {
        const nodes = nodesOf(set, all(set));
        const every = nodes.costs.map((_, node) => node);
        const kept = every.filter((node) => drawn & (1 << node)).reverse();
        const some = someNodes(nodes, kept);
        expect(some).toEqual({
          items: kept.map((node) => nodes.items[node]),
          costs: kept.map((node) => nodes.costs[node]),
          values: kept.map((node) => nodes.values[node]),
          closures: kept.map((node) =>
            (nodes.closures[node] ?? []).flatMap((other) => (kept.includes(other) ? [kept.indexOf(other)] : [])),
          ),
        });
        const { items, cost, value } = sumOf(nodes, kept);
        expect([cost, value]).toEqual([sum(kept, nodes.costs), sum(kept, nodes.values)]);
        expect(ascending(listOf(items))).toEqual(ascending(kept.flatMap((node) => listOf(nodes.items[node] ?? null))));
        const [one = null, other = null] = nodes.items;
        expect(listOf(joinedMembers(one, other))).toEqual([...listOf(one).reverse(), ...listOf(other)]);

        const parts = partsOf(nodes);
        expect(ascending(parts.flat())).toEqual(every);
        const near = (a: number, b: number): boolean =>
          (nodes.closures[a]?.includes(b) ?? false) || (nodes.closures[b]?.includes(a) ?? false);
        for (const part of parts) {
          const reached = new Set(part.slice(0, 1));
          for (const member of reached) for (const node of every) if (near(member, node)) reached.add(node);
          expect(ascending(reached)).toEqual(ascending(part));
        }

        const { parents, areTrees } = parentsOf(nodes);
        const size = (node: number): number => nodes.closures[node]?.length ?? NaN;
        const expected = every.map((node) => {
          const required = (nodes.closures[node] ?? []).filter((each) => each !== node);
          return required.find((each) => required.every((third) => size(third) <= size(each))) ?? -1;
        });
        expect([...parents]).toEqual(expected);
        expect(areTrees).toBe(
          every.every((node) => size(node) === 1 || size(expected[node] ?? NaN) === size(node) - 1),
        );
      }),
      { numRuns: 75 },
    );
  });
});

interface Way {
  items: number[];
  cost: number;
  value: number;
}

const everyWay = (choices: readonly Choice[]): Way[] =>
  choices.reduce<Way[]>(
    (before, { options }) =>
      before.flatMap((one) =>
        options.flatMap((option) =>
          everyWay(option.choices).map((other) => ({
            items: [...one.items, ...listOf(option.items), ...other.items],
            cost: one.cost + option.cost + other.cost,
            value: one.value + option.value + other.value,
          })),
        ),
      ),
    [{ items: [], cost: 0, value: 0 }],
  );

describe("choices", () => {
  test("are ways to take each closed set once, what an option opens made before it", () => {
    fc.assert(
      fc.property(anySet, (set) => {
        const nodes = nodesOf(set, all(set));
        const choices = choicesOf(nodes);
        if (choices === null) throw new Error("few items are choices");
        const ways = everyWay(choices.roots);
        const texts = (sets: readonly number[][]): string[] => sets.map((items) => ascending(items).join(" ")).sort();
        expect(texts(ways.map(({ items }) => items))).toEqual(texts(closedSets(set)));
        for (const { items, cost, value } of ways) {
          expect([cost, value]).toEqual([sum(items, set.costs), sum(items, set.values)]);
        }
        const made = new Set<Choice>();
        for (const choice of choices.order) {
          const opened = choice.options.flatMap((option) => option.choices);
          expect(opened.every((each) => made.has(each))).toBe(true);
          expect(choice.depth).toBe(Math.max(0, ...opened.map(({ depth }) => depth + 1)));
          expect([choice.options[0]?.items, choice.options[0]?.cost, choice.options.length > 1]).toEqual([
            null,
            0,
            true,
          ]);
          expect(choice.options.every((option) => option.choice === choice && option.fullCost === option.cost)).toBe(
            true,
          );
          expect(choice.options.every((option) => option.fullValue === option.value)).toBe(true);
          made.add(choice);
        }
        expect(choices.roots.every((root) => made.has(root))).toBe(true);
        expect(new Set(choices.order).size).toBe(choices.order.length);
      }),
      { numRuns: 65 },
    );
  });

  test("are not made of many that require several others, or require each other in too long a row of forks", () => {
    // The second half of the items require the first two each; so does what the last of a tree adds.
    const crossed = (size: number) =>
      itemSet(
        Array.from({ length: size }, () => 1),
        Array.from({ length: size }, () => 1),
        Array.from({ length: size }, (_, item) => (item < 2 ? [] : [0, 1])),
      );
    const made = (set: ItemSet) => choicesOf(nodesOf(set, all(set)));
    expect(made(crossed(20))).not.toBeNull();
    expect(made(crossed(21))).toBeNull();
    // Two apart are each small enough.
    const apart = (size: number) =>
      itemSet(
        Array.from({ length: 2 * size }, () => 1),
        Array.from({ length: 2 * size }, () => 1),
        Array.from({ length: 2 * size }, (_, item) => {
          const first = item < size ? 0 : size;
          return item - first < 2 ? [] : [first, first + 1];
        }),
      );
    expect(made(apart(20))).not.toBeNull();
    expect(made(apart(21))).toBeNull();
    // A ladder: each second one requires the second before it, and the one in between hangs from it.
    const ladder = (steps: number) =>
      itemSet(
        Array.from({ length: 2 * steps }, () => 1),
        Array.from({ length: 2 * steps }, () => 1),
        Array.from({ length: 2 * steps }, (_, item) => (item === 0 ? [] : item % 2 === 0 ? [item - 2] : [item - 1])),
      );
    const depthOf = (steps: number) => made(ladder(steps))?.roots[0]?.depth;
    expect([depthOf(2), depthOf(10), depthOf(150)]).toEqual([1, 9, 149]);
    expect(made(ladder(151))).not.toBeNull();
    expect(made(ladder(152))).toBeNull();
  });

  test("that open more than 24 others are hubs, which are decided first", () => {
    const star = (rays: number) =>
      itemSet(
        Array.from({ length: rays + 1 }, () => 1),
        Array.from({ length: rays + 1 }, () => 1),
        Array.from({ length: rays + 1 }, (_, item) => (item === 0 ? [] : [0])),
      );
    const hubs = (set: ItemSet) => {
      const choices = choicesOf(nodesOf(set, all(set)));
      return choices !== null && haveHubs(choices);
    };
    // The hub is an option too.
    expect([hubs(star(23)), hubs(star(24))]).toEqual([false, true]);
    const row = itemSet(Array(40).fill(1) as number[], Array(40).fill(1) as number[], Array(40).fill([]) as number[][]);
    expect(hubs(row)).toBe(false);
  });
});

describe("branch and bound", () => {
  const best = (set: ItemSet, capacity: number): number =>
    Math.max(
      ...closedSets(set)
        .filter((items) => sum(items, set.costs) <= capacity)
        .map((items) => sum(items, set.values)),
    );

  test("finds the best of all sets of few items", () => {
    fc.assert(
      fc.property(anySet, fc.double({ min: 0, max: 1, noNaN: true }), (set, share) => {
        const capacity = Math.floor(share * sum(all(set), set.costs));
        const useful = all(set).filter((item) => sum(closureOf(set, item), set.costs) <= capacity);
        const found = branchAndBound(set, useful, capacity);
        expect(found).not.toBeNull();
        const items = found ?? [];
        expect(sum(items, set.costs)).toBeLessThanOrEqual(capacity);
        expect(items.every((item) => closureOf(set, item).every((other) => items.includes(other)))).toBe(true);
        expect(sum(items, set.values)).toBe(best(set, capacity));
        const { chosen, gap } = bestSet(set, capacity);
        const held = all(set).filter((item) => chosen[item]);
        expect([sum(held, set.values), gap]).toEqual([best(set, capacity), 0]);
        expect(sum(held, set.costs)).toBeLessThanOrEqual(capacity);
        expect(held.every((item) => closureOf(set, item).every((other) => held.includes(other)))).toBe(true);
        // What is worth nothing is there only for something else.
        for (const item of held) {
          expect(held.some((other) => (set.values[other] ?? 0) > 0 && closureOf(set, other).includes(item))).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });

  /** Items whose value per cost differs much, so that few nodes are needed, or not at all, so that none will do. */
  function many(seed: number, size: number, isFlat: boolean, tied: number): { set: Drawn; capacity: number } {
    const random = draws(seed);
    const costs = Array.from({ length: size }, () => 100 + Math.floor(900 * random.uniform()));
    const values = costs.map((cost) => (isFlat ? 2 * cost : Math.round(cost * (0.3 + random.uniform()))));
    const requires = costs.map((_, item) =>
      item > 0 && random.chance(tied) ? [Math.floor(item * random.uniform())] : [],
    );
    const set = itemSet(costs, values, requires);
    return { set, capacity: Math.floor(0.45 * sum(all(set), costs)) + (isFlat ? 0.5 : 0) };
  }

  test("is done soon where value per cost differs, as the bound cuts what cannot be better", () => {
    for (const tied of [0, 0.3]) {
      const finished = Array.from({ length: 40 }, (_, seed) => {
        const { set, capacity } = many(seed + 1, 32, false, tied);
        return branchAndBound(set, all(set), capacity);
      });
      // As many as the bound of the relaxation settles in a thousand nodes.
      expect(finished.filter((found) => found !== null).length).toBeGreaterThan(tied === 0 ? 39 : 37);
    }
  });

  test("is given up where value per cost is the same for all, and no set uses up the capacity", () => {
    const { set, capacity } = many(3, 30, true, 0);
    const even = { ...set, costs: set.costs.map((cost) => 2 * cost) };
    const odd = 2 * Math.floor(capacity) + 1;
    expect(branchAndBound(even, all(even), odd)).toBeNull();
    // The set is found otherwise, as good as can be.
    const { chosen, gap } = bestSet({ ...even, unit: 2 }, odd);
    expect(gap).toBe(0);
    expect(
      sum(
        all(even).filter((item) => chosen[item]),
        even.costs,
      ),
    ).toBe(odd - 1);
  });

  test("over what is required crosswise finds the best set as well, in steps that are counted", () => {
    fc.assert(
      fc.property(itemSets(10, 2), fc.double({ min: 0.1, max: 0.9, noNaN: true }), (set, share) => {
        const capacity = Math.floor(share * sum(all(set), set.costs));
        const useful = all(set).filter((item) => sum(closureOf(set, item), set.costs) <= capacity);
        if (useful.length === 0) return;
        const found = searchBranches(nodesOf(set, useful), capacity);
        expect(found.value).toBeCloseTo(best(set, capacity), 9);
        expect(found.bound).toBeCloseTo(found.value, 9);
        expect(sum(found.items, set.values)).toBeCloseTo(found.value, 9);
        expect(sum(found.items, set.costs)).toBeLessThanOrEqual(capacity);
        // A node counts as 25 steps where it is first looked at.
        const worth = new Set(
          useful.filter((item) => (set.values[item] ?? 0) > 0).flatMap((item) => closureOf(set, item)),
        );
        expect(found.steps).toBeGreaterThanOrEqual(25 * nodesOf(set, ascending(worth)).costs.length);
        expect(found.steps).toBeLessThan(1000);
      }),
      { numRuns: 75 },
    );
  });
});
