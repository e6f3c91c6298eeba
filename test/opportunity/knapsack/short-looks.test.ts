import { expect, test } from "vitest";
import { bestSet } from "../../../src/opportunity/knapsack/best-set.js";
import { type Choice, choicesOf, type Option } from "../../../src/opportunity/knapsack/choices.js";
import { nodesOf } from "../../../src/opportunity/knapsack/nodes.js";
import { totalOf } from "../../../src/opportunity/knapsack/relaxation.js";
import { searchChoices } from "../../../src/opportunity/knapsack/search-choices.js";
import { noteItems, type Search } from "../../../src/opportunity/knapsack/search.js";
import { tryHalves } from "../../../src/opportunity/knapsack/try-halves.js";
import { draws } from "../../support/draws.js";
import { sum } from "./known-sets.js";

/** A search over choices of a few ways each, beside not to take any, which is their base. */
function searchOf(choices: readonly (readonly (readonly [cost: number, value: number])[])[], capacity: number): Search {
  const allOptions: Option[] = [];
  const roots = choices.map((ways) => {
    const choice: Choice = { options: [], base: 0, depth: 0 };
    for (const [cost, value] of [[0, 0], ...ways] as const) {
      const id = allOptions.length;
      const items = { item: id, rest: null };
      const loss = Math.max(0, cost - value);
      const option = { id, choice, items, cost, value, choices: [], fullCost: cost, fullValue: value, loss };
      choice.options.push(option);
      allOptions.push(option);
    }
    return choice;
  });
  return {
    roots,
    capacity,
    price: 1,
    reach: capacity,
    limit: capacity,
    base: totalOf(roots),
    best: 0,
    items: [],
    trails: null,
    givenUp: 0,
    width: 0,
    options: Infinity,
    steps: 0,
    mostSteps: Infinity,
    allOptions,
    taken: new Int32Array(4),
    before: new Int32Array(4),
    noted: 0,
    spare: [],
  };
}

/** The best value of all ways to take one way or none of each choice. */
function bestOf(choices: readonly (readonly (readonly [number, number])[])[], capacity: number): number {
  const [first, ...rest] = choices;
  if (first === undefined) return 0;
  return Math.max(
    bestOf(rest, capacity),
    ...first.flatMap(([cost, value]) => (cost > capacity ? [] : [value + bestOf(rest, capacity - cost)])),
  );
}

test("two lists match all sets of a few choices, also where their number is odd", () => {
  const random = draws(7);
  for (let count = 1; count <= 5; count++) {
    for (let turn = 0; turn < 20; turn++) {
      const choices = Array.from({ length: count }, () => {
        const cost = 2 + Math.floor(20 * random.uniform());
        return [[cost, cost - 1]] as const;
      });
      const capacity = Math.floor(0.6 * choices.reduce((all, [[cost]]) => all + cost, 0));
      const search = searchOf(choices, capacity);
      const best = bestOf(choices, capacity);
      expect([count, tryHalves(search, 4096, 24)]).toEqual([count, true]);
      expect([count, search.best]).toEqual([count, best]);
      noteItems(search);
      const held = search.items.map((item) => search.allOptions[item]);
      expect(held.reduce((all, option) => all + (option?.value ?? NaN), 0)).toBe(best);
    }
  }
});

test("of a choice of more ways than are looked at it is not said that all were", () => {
  // The dearest way alone comes within one of what there is room for; some of the others are looked at.
  for (let place = 0; place < 12; place++) {
    const ways = Array.from({ length: 12 }, (_, way): [number, number] =>
      way === place ? [20, 19] : [3 + way, 1 + (way % 2)],
    );
    const search = searchOf([ways], 20);
    const found = tryHalves(search, 4096, 24);
    expect([place, found && search.best < 19]).toEqual([place, false]);
  }
});

test("what is settled by the price of money alone takes four steps a choice, and no better set is none", () => {
  const given = {
    costs: Array<number>(10).fill(10),
    values: Array<number>(10).fill(7),
    closures: Array<null>(10).fill(null),
    unit: 10,
  };
  const every = [...given.costs.keys()];
  const choices = choicesOf(nodesOf(given, every));
  if (choices === null) throw new Error("items alone are choices");
  const all = { cost: 100, value: 70 };
  const found = searchChoices(choices, 50, all);
  expect(found).toMatchObject({ value: 35, bound: 35, steps: 40 });
  expect(sum(found.items, given.costs)).toBe(50);
  expect(searchChoices(choices, 50, all, 35)).toEqual({ items: [], value: 35, bound: 35, steps: 40 });
  // For seven and a half of them there is room for seven.
  expect(searchChoices(choices, 75, all)).toMatchObject({ value: 49, bound: 49, steps: 40 });
});

test("all of a long list are taken where there is room for all, and nothing is missing", () => {
  const costs = Array.from({ length: 60 }, (_, item) => 7 + ((item * 7919) % 101));
  const given = { costs, values: costs.map((cost, item) => cost * (1 + (item % 3))), closures: costs.map(() => null) };
  const total = sum(costs.keys(), costs);
  for (const room of [total, total + 1, 2 * total, Infinity]) {
    expect(bestSet({ ...given, unit: 1 }, room)).toEqual({ chosen: costs.map(() => true), gap: 0 });
  }
  const one = bestSet({ ...given, unit: 1 }, total - 1);
  expect(one.chosen.filter((is) => !is)).toHaveLength(1);
});
