import { expect, test } from "vitest";
import { bestSet } from "../../../src/opportunity/knapsack/best-set.js";
import { choicesOf } from "../../../src/opportunity/knapsack/choices.js";
import { nodesOf } from "../../../src/opportunity/knapsack/nodes.js";
import { searchBranches } from "../../../src/opportunity/knapsack/search-branches.js";
import { searchChoices } from "../../../src/opportunity/knapsack/search-choices.js";
import { alone, type Instance, stepsOf, sum, table } from "./known-sets.js";

/** Prices in thousands, and 99 more, of one value per cost or of three: the best value by how many are taken. */
function bestOf99({ costs, values, capacity }: Instance): number {
  const thousands = costs.map((cost) => (cost - 99) / 1000);
  const most = Math.floor(capacity / 1000);
  const best = Array.from({ length: costs.length + 1 }, () => new Float64Array(most + 1).fill(-Infinity));
  (best[0] ?? new Float64Array()).fill(0);
  thousands.forEach((units, item) => {
    for (let count = item + 1; count > 0; count--) {
      const [own, fewer] = [best[count], best[count - 1]];
      if (own === undefined || fewer === undefined) throw new Error("no table");
      for (let room = most; room >= units; room--) {
        own[room] = Math.max(own[room] ?? NaN, (fewer[room - units] ?? NaN) + (values[item] ?? NaN));
      }
    }
  });
  return best.reduce((value, list, count) => {
    const room = Math.floor((capacity - 99 * count) / 1000);
    return room < 0 ? value : Math.max(value, list[room] ?? NaN);
  }, 0);
}

/** What a set could be worth if the last item could be cut (Dantzig 1957). */
function bestCut({ costs, values, capacity }: Instance): number {
  const rate = (item: number): number => (values[item] ?? NaN) / (costs[item] ?? NaN);
  let [room, value] = [capacity, 0];
  for (const item of [...costs.keys()].sort((a, b) => rate(b) - rate(a))) {
    const share = Math.min(1, room / (costs[item] ?? NaN));
    room -= share * (costs[item] ?? NaN);
    value += share * (values[item] ?? NaN);
  }
  return value;
}

/** Lists made to be hard, as no set uses up the room or as all of them come near. */
const HARD: readonly [string, number, (below: (most: number) => number) => [number, number]][] = [
  ["value that is the cost and as much again for all", 90, (below) => ((cost) => [cost, cost + 1e6])(1e5 + below(1e7))],
  ["as much less for all", 90, (below) => ((cost) => [cost + 1e6, cost])(1e5 + below(1e7))],
  ["prices of a billion", 40, (below) => ((cost) => [cost, cost])(1e9 + below(1e9))],
  ["prices that end in 99", 40, (below) => ((cost) => [cost, cost])(1e5 * (1 + below(1e3)) + 99)],
  ["three chances", 100, (below) => ((cost) => [cost, cost * (1 + below(3))])(1e5 * (1 + below(1e3)) + 99)],
  ["any of a hundred", 100, (below) => ((cost) => [cost, cost + 100])(1 + below(1000))],
];

test.each([
  [1, 8_400_000, 0.00486],
  [0.15, 1_790_000, 0.00754],
  [0.01, 574_000, 0.00781],
])(
  "hard lists are given up after a share of %d of the steps, with a bound on what is missing",
  (effort, most, gaps) => {
    let [steps, missing] = [0, 0];
    for (const [, size, item] of HARD) {
      for (const share of [0.3, 0.6]) {
        const given = alone(1, size, share, item);
        const every = [...given.costs.keys()];
        const whole = { cost: sum(every, given.costs), value: sum(every, given.values) };
        const choices = choicesOf(nodesOf(given, every));
        if (choices === null) throw new Error("items alone are choices");
        const found = searchChoices(choices, given.capacity, whole, 0, effort);
        const cut = bestCut(given);
        expect(sum(found.items, given.costs)).toBeLessThanOrEqual(given.capacity);
        expect(sum(found.items, given.values)).toBeCloseTo(found.value, 3);
        expect(found.bound).toBeGreaterThanOrEqual(found.value);
        expect(found.bound).toBeLessThanOrEqual(cut * (1 + 1e-9));
        // The steps of a last look, and of two lists that are matched, come on top.
        expect(found.steps).toBeLessThan(effort * 1e6 + 2e5);
        steps += found.steps;
        missing += found.bound / found.value - 1;
      }
    }
    expect(steps).toBeLessThan(most);
    expect(missing).toBeLessThan(gaps);
  },
);

test("the gap of a list that is given up reaches to the best set, and not beyond what a cut item would give", () => {
  for (const share of [0.3, 0.6]) {
    const given = alone(1, 40, share, (below) => ((cost) => [cost, cost])(1000 * (100 + below(400)) + 99));
    const every = [...given.costs.keys()];
    const { chosen, gap } = bestSet(given, given.capacity);
    const value = sum(
      every.filter((item) => chosen[item]),
      given.values,
    );
    const branches = searchBranches(nodesOf(given, every), given.capacity);
    const best = bestOf99(given);
    for (const found of [{ value, bound: value * (1 + gap) }, branches]) {
      expect(found.bound).toBeGreaterThan(found.value * (1 + 1e-9));
      expect(found.value).toBeLessThanOrEqual(best);
      expect(found.bound).toBeGreaterThanOrEqual(best * (1 - 1e-12));
      expect(found.bound).toBeLessThanOrEqual(bestCut(given) * (1 + 1e-12));
    }
  }
});

test("lists of two hundred are settled by the last look, through all that could still be better", () => {
  let steps = 0;
  for (const share of [0.2, 0.5, 0.8]) {
    for (const seed of [1, 2]) {
      const given = alone(seed, 200, share, (below) => ((cost) => [cost, cost + 50])(10 + below(300)));
      const every = [...given.costs.keys()];
      const choices = choicesOf(nodesOf(given, every));
      if (choices === null) throw new Error("items alone are choices");
      const whole = { cost: sum(every, given.costs), value: sum(every, given.values) };
      const best = table(every, given, given.capacity)[given.capacity] ?? NaN;
      steps += stepsOf(given, searchChoices(choices, given.capacity, whole), best);
    }
  }
  expect(steps).toBeLessThan(1_796_000);
});
