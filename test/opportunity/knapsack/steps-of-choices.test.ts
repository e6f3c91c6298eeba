import { expect, test } from "vitest";
import { choicesOf } from "../../../src/opportunity/knapsack/choices.js";
import { nodesOf } from "../../../src/opportunity/knapsack/nodes.js";
import { searchChoices } from "../../../src/opportunity/knapsack/search-choices.js";
import { draws } from "../../support/draws.js";
import { alone, type Instance, stepsOf, sum, table } from "./known-sets.js";

/**
 * The best set, known from a table, and the steps that it takes: they are counted, and so the same on every machine. What
 * turns an order or loosens a bound makes more of them. A change that makes fewer may lower the numbers here.
 */

test.each<[string, (below: (most: number) => number) => [number, number], number]>([
  ["value per cost the same", (below) => ((cost) => [cost, cost])(10 + below(300)), 42_900],
  [
    "value per cost the same, and prices that end in 9",
    (below) => ((cost) => [cost, cost])(10 * below(40) + 9),
    140_380,
  ],
  ["three chances", (below) => ((cost) => [cost, cost * (1 + below(3))])(10 + below(300)), 75_570],
  [
    "three chances, and prices that end in 9",
    (below) => ((cost) => [cost, cost * (1 + below(3))])(10 * below(40) + 9),
    115_280,
  ],
  ["any value", (below) => [10 + below(300), 10 + below(600)], 7_270],
  [
    "value that is the cost and as much again for all",
    (below) => ((cost) => [cost, cost + 50])(10 + below(300)),
    318_830,
  ],
  ["even costs, and room for an odd one", (below) => ((cost) => [cost, cost])(2 * (10 + below(150))), 31_470],
])("items alone: %s", (_, item, most) => {
  let steps = 0;
  for (const size of [12, 25, 40, 90]) {
    for (const share of [0.1, 0.35, 0.6, 0.9]) {
      for (const seed of [1, 2]) {
        const given = alone(seed, size, share, item);
        const every = given.costs.map((__, index) => index);
        const best = table(every, given, given.capacity)[given.capacity] ?? NaN;
        const whole = { cost: sum(every, given.costs), value: sum(every, given.values) };
        const choices = choicesOf(nodesOf(given, every));
        if (choices === null) throw new Error("items alone are choices");
        steps += stepsOf(given, searchChoices(choices, given.capacity, whole), best);
      }
    }
  }
  expect(steps).toBeLessThan(most);
});

/** Items that require an earlier one each, or none: rows, stars, and what lies between. */
function tree(seed: number, size: number, share: number, chained: number, rates: "any" | "same"): Instance {
  const random = draws(seed);
  const below = (most: number): number => Math.floor(most * random.uniform());
  const parents: number[] = [];
  const costs: number[] = [];
  const values: number[] = [];
  for (let item = 0; item < size; item++) {
    const cost = 5 + below(150);
    costs.push(cost);
    values.push(rates === "same" ? cost : 1 + below(2 * cost));
    parents.push(item === 0 || random.chance(0.3) ? -1 : random.chance(chained) ? item - 1 : below(item));
  }
  const closures = parents.map((_, item) => {
    const closure: number[] = [];
    for (let at = item; at >= 0; at = parents[at] ?? -1) closure.push(at);
    return closure.length === 1 ? null : closure;
  });
  return { costs, values, closures, unit: 1, capacity: Math.floor(share * sum(costs.keys(), costs)) };
}

/** The best value of items in trees, by a table over every room: an item is taken, or skipped with all that require it. */
function bestInTrees({ costs, values, closures, capacity }: Instance): number {
  const parentOf = (item: number): number => closures[item]?.[1] ?? -1;
  const order: number[] = [];
  const after = new Map<number, number>();
  const visit = (item: number): void => {
    order.push(item);
    for (const other of costs.keys()) if (parentOf(other) === item) visit(other);
    after.set(item, order.length);
  };
  for (const item of costs.keys()) if (parentOf(item) < 0) visit(item);
  const best = Array.from({ length: order.length + 1 }, () => new Float64Array(capacity + 1));
  for (let place = order.length - 1; place >= 0; place--) {
    const item = order[place] ?? NaN;
    const [cost, value] = [costs[item] ?? NaN, values[item] ?? NaN];
    const [own, taking, skipping] = [best[place], best[place + 1], best[after.get(item) ?? NaN]];
    if (own === undefined || taking === undefined || skipping === undefined) throw new Error("no table");
    for (let room = 0; room <= capacity; room++) {
      const taken = room < cost ? 0 : (taking[room - cost] ?? NaN) + value;
      own[room] = Math.max(skipping[room] ?? NaN, taken);
    }
  }
  return best[0]?.[capacity] ?? NaN;
}

test.each<[string, number, "any" | "same", number]>([
  ["rows", 0.95, "any", 3_160],
  ["rows of which value per cost is the same", 0.95, "same", 125_580],
  ["rows that fork", 0.6, "any", 4_090],
  ["rows that fork, value per cost the same", 0.6, "same", 200_010],
  ["bushes", 0.1, "any", 5_320],
  ["bushes of which value per cost is the same", 0.1, "same", 224_790],
])("each requires another: %s", (_, chained, rates, most) => {
  let steps = 0;
  for (const size of [14, 30, 60]) {
    for (const share of [0.1, 0.35, 0.6, 0.9]) {
      for (const seed of [1, 2]) {
        const given = tree(seed, size, share, chained, rates);
        const every = [...given.costs.keys()];
        const whole = { cost: sum(every, given.costs), value: sum(every, given.values) };
        const choices = choicesOf(nodesOf(given, every));
        if (choices === null) throw new Error("trees are choices");
        const found = searchChoices(choices, given.capacity, whole);
        steps += stepsOf(given, found, bestInTrees(given));
      }
    }
  }
  expect(steps).toBeLessThan(most);
});
