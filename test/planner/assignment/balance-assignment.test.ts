import { assertUntil } from "../../support/assert-until.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { balanceAssignment } from "../../../src/planner/assignment/balance-assignment.js";
import { classMembers } from "../../../src/planner/assignment/class-members.js";
import { solveTransportation, type TransportationProblem } from "../../../src/planner/assignment/transportation.js";
import { PoolBalance, type Pools } from "../../../src/planner/assignment/pool-balance.js";
import { chooseBooked } from "../../../src/planner/assignment/choose-booked.js";
import { breakTies } from "../../../src/planner/assignment/break-ties.js";
import { tightProblem } from "../../../src/planner/assignment/tight-problem.js";
import { anyPlaceProblem, assignments, assignmentCost, placeProblem } from "./place-problems.js";

/** Slots in up to three pools of different capacity, some with a load of their own. */
const anyPools = fc.record({
  poolOf: fc.array(fc.nat({ max: 2 }), { minLength: 4, maxLength: 4 }),
  capacity: fc.array(fc.constantFrom(60, 120, 180), { minLength: 3, maxLength: 3 }),
  load: fc.array(fc.constantFrom(0, 0, 30, 60), { minLength: 3, maxLength: 3 }),
});

/** Sum of load² / capacity, times a common multiple of the capacities so that it is exact. */
function unevenness(
  { slot }: TransportationProblem,
  { poolOf, capacity, load, length }: Pools,
  option: readonly number[],
): number {
  const loads = Array.from(load);
  for (const at of option) {
    const pool = at < 0 ? -1 : (poolOf[slot[at] ?? 0] ?? 0);
    if (pool >= 0) loads[pool] = (loads[pool] ?? 0) + length;
  }
  return loads.reduce((sum, own, pool) => sum + (own * own * 360) / (capacity[pool] ?? 1), 0);
}

/** The least of the assignments by several measures, each a tie of the one before; of those that tie in all, the first. */
function leastBy(all: number[][], measures: ((option: number[]) => number | string)[]): number[] {
  let left = all;
  for (const measure of measures) {
    const values = left.map(measure);
    const least = values.reduce((a, b) => (b < a ? b : a));
    left = left.filter((_, index) => values[index] === least);
  }
  return left[0] ?? [];
}

test("requests that are alike settle as they do one by one, in pools of different fullness", () => {
  const slots = 12;
  const anyRequests = fc.array(
    fc.record({
      options: fc.uniqueArray(fc.tuple(fc.nat({ max: slots - 1 }), fc.nat({ max: 1 })), { selector: ([at]) => at }),
      alike: fc.integer({ min: 1, max: 6 }),
      without: fc.constantFrom(1, 3),
    }),
    { minLength: 1, maxLength: 8 },
  );
  const places = fc.array(fc.nat({ max: 4 }), { minLength: slots, maxLength: slots });
  const pooled = fc.array(fc.nat({ max: 2 }), { minLength: slots, maxLength: slots });
  const shuffle = fc.array(fc.nat(), { minLength: 48, maxLength: 48 });
  fc.assert(
    fc.property(anyRequests, places, pooled, anyPools, shuffle, (kinds, places, poolOf, { capacity, load }, ranks) => {
      const kindOf = kinds
        .flatMap(({ alike }, kind) => Array<number>(alike).fill(kind))
        .map((kind, index) => ({ kind, rank: ranks[index] ?? 0 }))
        .sort((a, b) => a.rank - b.rank)
        .map(({ kind }) => kind);
      const sorted = kinds.map((kind) => ({ ...kind, options: kind.options.sort(([, a], [, b]) => a - b) }));
      const pools: Pools = {
        poolOf: Int32Array.from(poolOf),
        capacity: Float64Array.from(capacity),
        load: Float64Array.from(load),
        length: 30,
      };
      const settledSlots = (problem: TransportationProblem, order: Int32Array): number[] => {
        const members = classMembers(order, problem.size.length);
        const tight = tightProblem(problem, chooseBooked(problem, solveTransportation(problem), members));
        const { taken, level } = balanceAssignment(tight, pools);
        const settled = breakTies({ ...tight, taken }, order, null, new PoolBalance(pools, level));
        return Array.from(settled, (at) => (at < 0 ? -1 : (problem.slot[at] ?? NaN)));
      };
      const together = placeProblem(
        places,
        sorted,
        sorted.map(({ alike }) => alike),
      );
      const single = placeProblem(
        places,
        kindOf.flatMap((kind) => sorted[kind] ?? []),
        kindOf.map(() => 1),
      );
      expect(settledSlots(together, Int32Array.from(kindOf))).toEqual(
        settledSlots(single, Int32Array.from(kindOf.keys())),
      );
    }),
    { numRuns: 380 },
  );
});

test("of all cheapest assignments, the evenest whose requests, in their order, have the first options possible", () => {
  let uneven = 0;
  assertUntil(
    fc.property(anyPlaceProblem, anyPools, ({ problem: given, single: alone, members }, { poolOf, capacity, load }) => {
      // Costs from 0 to 1 tie more often.
      const [problem, single] = [given, alone].map((own) => ({ ...own, cost: own.cost.map((x) => Math.floor(x / 3)) }));
      if (problem === undefined || single === undefined) return;
      const pools: Pools = {
        poolOf: Int32Array.from(poolOf.slice(0, problem.places.length)),
        capacity: Float64Array.from(capacity),
        load: Float64Array.from(load),
        length: 30,
      };
      const tight = tightProblem(problem, chooseBooked(problem, solveTransportation(problem), members));
      const { taken, level } = balanceAssignment(tight, pools);

      const leftOut = (all: readonly number[]): string => all.map((taken) => (taken < 0 ? "1" : "0")).join("");
      const expected = leastBy(
        [...assignments(single)],
        [(all) => assignmentCost(single, all), leftOut, (all) => unevenness(single, pools, all)],
      );
      const oneByOne = (counts: Int32Array): number[] =>
        [...counts].flatMap((count, at) => Array<number>(count).fill(tight.option[at] ?? NaN));
      const least = unevenness(single, pools, expected);
      expect(unevenness(problem, pools, oneByOne(taken))).toBe(least);
      const settled = breakTies({ ...tight, taken }, members.classOf, null, new PoolBalance(pools, level));
      const slotsOf = ({ slot }: TransportationProblem, option: Iterable<number>): number[] =>
        Array.from(option, (at) => (at < 0 ? -1 : (slot[at] ?? NaN)));
      expect(slotsOf(problem, settled)).toEqual(slotsOf(single, expected));
      if (unevenness(problem, pools, oneByOne(tight.taken)) > least) uneven++;
    }),
    { numRuns: 1000 },
    () => {
      expect(uneven).toBeGreaterThan(100);
    },
  );
});
