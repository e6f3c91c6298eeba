import fc from "fast-check";
import { expect, test } from "vitest";
import { balanceAssignment } from "../../../src/planner/assignment/balance-assignment.js";
import { breakTies } from "../../../src/planner/assignment/break-ties.js";
import { capacityShadowPrices } from "../../../src/planner/assignment/capacity-shadow-prices.js";
import { chooseBooked } from "../../../src/planner/assignment/choose-booked.js";
import { IncrementalAssignment } from "../../../src/planner/assignment/incremental-assignment.js";
import { PoolBalance, type Pools } from "../../../src/planner/assignment/pool-balance.js";
import { tightProblem } from "../../../src/planner/assignment/tight-problem.js";
import {
  priceBound,
  solveTransportation,
  type TransportationProblem,
} from "../../../src/planner/assignment/transportation.js";
import { cost, drawnProblem, isWithinPlaces, served } from "./place-problems.js";

const SLOTS = 7;

/** Slots of hardly a place each. */
const LOOSE = { places: [0, 1, 1, 1, 2], least: 5, without: [2, 4, 9, 9, 12], costs: 3 };
/** More requests than places, most of which are worth about as much. */
const CROWDED = { places: [0, 1, 1, 1], least: 8, without: [3, 4, 5, 6], costs: 3 };
/** All cost the same, so that ties abound. */
const TIED = { places: [0, 1, 1, 2], least: 5, without: [1, 9], costs: 0 };

/**
 * Up to ten requests for seven slots, every one near to the slots of the next, so that who gives way moves on to another
 * slot, and so on.
 */
const anyChain = ({ places, least, without, costs }: typeof LOOSE) =>
  fc
    .record({
      places: fc.array(fc.constantFrom(...places), { minLength: SLOTS, maxLength: SLOTS }),
      kinds: fc.array(
        fc.record({
          near: fc.nat(SLOTS - 1),
          costs: fc.array(fc.nat(costs), { minLength: 2, maxLength: 4 }),
          stride: fc.constantFrom(1, 1, 2, 3),
          without: fc.constantFrom(...without),
        }),
        { minLength: 4, maxLength: 8 },
      ),
      drawn: fc.array(fc.nat(7), { minLength: least, maxLength: 10 }),
    })
    .map(({ places, kinds: given, drawn }) => {
      const kinds = given.map(({ near, costs, stride, without }) => ({
        without,
        options: costs
          .map((own, index): [number, number] => [(near + index * stride) % SLOTS, own])
          .sort(([, a], [, b]) => a - b),
      }));
      return drawnProblem(places, kinds, drawn);
    });
const anyLoose = anyChain(LOOSE);
const anyCrowded = anyChain(CROWDED);
const anyTied = anyChain(TIED);

/** What each request may do: options by their number, −1 for going without. */
type Choices = readonly (readonly number[])[];

const everyChoice = ({ first, without }: TransportationProblem): number[][] =>
  [...without.keys()].map((request) => [
    ...Array.from(
      { length: (first[request + 1] ?? 0) - (first[request] ?? 0) },
      (_, index) => (first[request] ?? 0) + index,
    ),
    -1,
  ]);

/** The least cost for each way to leave places over, by request after request, the places left being digits of a number. */
function leastByPlacesLeft(problem: TransportationProblem, choices: Choices): Map<number, number> {
  const { slot, cost, without, places } = problem;
  let known = new Map([[places.reduce((all, own) => 10 * all + own, 0), 0]]);
  choices.forEach((options, request) => {
    const after = new Map<number, number>();
    for (const [left, paid] of known) {
      for (const option of options) {
        const place = option < 0 ? 0 : 10 ** (places.length - 1 - (slot[option] ?? NaN));
        if (option >= 0 && Math.floor(left / place) % 10 === 0) continue;
        const total = paid + ((option < 0 ? without[request] : cost[option]) ?? NaN);
        if (total < (after.get(left - place) ?? Infinity)) after.set(left - place, total);
      }
    }
    known = after;
  });
  return known;
}

const leastCost = (problem: TransportationProblem, choices: Choices) =>
  Math.min(...leastByPlacesLeft(problem, choices).values());

/** Who has a place in the cheapest plan in which the first have one where that costs no more, the others going without. */
function choicesOfServed(problem: TransportationProblem): number[][] {
  let choices = everyChoice(problem);
  const least = leastCost(problem, choices);
  choices.forEach((options, request) => {
    const placed = options.filter((option) => option >= 0);
    const asServed = choices.with(request, placed);
    choices = leastCost(problem, asServed) === least ? asServed : choices.with(request, [-1]);
  });
  return choices;
}

/** Settles each request in turn on the first of its options with which the rest still comes out as well. */
function settledInTurn(choices: Choices, comesOutAsWell: (choices: Choices) => boolean): number[] {
  let left = choices;
  choices.forEach((options, request) => {
    const first = options.find((option) => comesOutAsWell(left.with(request, [option])));
    left = left.with(request, [first ?? NaN]);
  });
  return left.map(([option = NaN]) => option);
}

const slotsOf = (option: Iterable<number>, { slot }: TransportationProblem) =>
  Array.from(option, (at) => (at < 0 ? -1 : slot[at]));

const keysOf = (choices: Choices) => [...choices.keys()].filter((request) => choices[request]?.[0] !== -1);

test("chains of moves: the cheapest assignment, who is served, and the options they take in their order", () => {
  fc.assert(
    fc.property(fc.oneof(anyLoose, anyTied), ({ problem, single, members }) => {
      const cheapest = solveTransportation(problem);
      const least = leastCost(single, everyChoice(single));
      expect(isWithinPlaces(problem, cheapest.taken)).toBe(true);
      expect(cost(problem, cheapest.taken)).toBe(least);
      expect(priceBound(problem, cheapest.price)).toBe(least);
      const chosen = chooseBooked(problem, cheapest, members);
      const choices = choicesOfServed(single);
      expect(isWithinPlaces(problem, chosen.taken)).toBe(true);
      expect(cost(problem, chosen.taken)).toBe(least);
      expect(served(problem, members, chosen.taken)).toEqual(keysOf(choices));
      const settled = breakTies(tightProblem(problem, chosen), members.classOf);
      const inTurn = settledInTurn(choices, (left) => leastCost(single, left) === least);
      expect(slotsOf(settled, problem)).toEqual(slotsOf(inTurn, single));
    }),
    { numRuns: 100 },
  );
});

test("chains of moves: what a place less costs, and who then goes without", () => {
  fc.assert(
    fc.property(fc.oneof(anyLoose, anyCrowded, anyTied), ({ problem, single, members }) => {
      const choices = choicesOfServed(single);
      const least = leastCost(single, choices);
      const { cost, evicted } = capacityShadowPrices(
        problem,
        chooseBooked(problem, solveTransportation(problem), members),
        members,
      );
      single.places.forEach((own, slot) => {
        if (own === 0) {
          expect([cost[slot], evicted[slot]]).toEqual([Infinity, -1]);
          return;
        }
        const fewer = { ...single, places: single.places.with(slot, own - 1) };
        // Those who go without stay so; of the others at most one goes, the last where several cost the same.
        const goes = (request: number) => leastCost(fewer, choices.with(request, [-1]));
        const inside = keysOf(choices);
        const nobody = leastCost(fewer, choices);
        const cheapest = Math.min(nobody, ...inside.map(goes));
        expect(cost[slot]).toBe(cheapest - least);
        expect(evicted[slot]).toBe(nobody === cheapest ? -1 : inside.findLast((request) => goes(request) === cheapest));
      });
    }),
    { numRuns: 65 },
  );
});

test("chains of moves: who enters by a place more, and what it is worth", () => {
  fc.assert(
    fc.property(
      fc.oneof(anyLoose, anyCrowded),
      fc.array(fc.nat(SLOTS - 1), { minLength: 1, maxLength: 5 }),
      (given, added) => {
        const { problem, single, members } = given;
        const growing = new IncrementalAssignment(
          problem,
          chooseBooked(problem, solveTransportation(problem), members),
          members,
        );
        for (let round = 0; round < 2; round++) {
          let grown = single;
          for (const slot of added) {
            const before = keysOf(choicesOfServed(grown));
            const worth = leastCost(grown, everyChoice(grown));
            grown = { ...grown, places: grown.places.with(slot, (grown.places[slot] ?? 0) + 1) };
            const entrants = keysOf(choicesOfServed(grown)).filter((request) => !before.includes(request));
            expect([growing.addPlace(slot)]).toEqual(entrants.length === 0 ? [-1] : entrants);
            expect(growing.price[slot]).toBe(worth - leastCost(grown, everyChoice(grown)));
          }
          growing.reset();
        }
      },
    ),
    { numRuns: 50 },
  );
});

test("chains of moves: the evenest of the cheapest assignments, with the first options in order", () => {
  const anyPools = fc.record({
    poolOf: fc.array(fc.nat(2), { minLength: SLOTS, maxLength: SLOTS }),
    capacity: fc.array(fc.constantFrom(60, 60, 60, 120), { minLength: 3, maxLength: 3 }),
    load: fc.array(fc.constantFrom(0, 0, 0, 30), { minLength: 3, maxLength: 3 }),
  });
  fc.assert(
    fc.property(anyTied, anyPools, ({ problem, single, members }, { poolOf, capacity, load }) => {
      const pools: Pools = {
        poolOf: Int32Array.from(poolOf),
        capacity: Float64Array.from(capacity),
        load: Float64Array.from(load),
        length: 30,
      };
      // The places left tell the loads; times a common multiple of the capacities the sum is exact.
      const unevenness = (left: number, more: number) => {
        const loads = load.map((own, pool): number => own + (pool === more ? 30 : 0));
        single.places.forEach((own, slot) => {
          const over = Math.floor(left / 10 ** (SLOTS - 1 - slot)) % 10;
          loads[poolOf[slot] ?? 0] = (loads[poolOf[slot] ?? 0] ?? 0) + 30 * (own - over);
        });
        return loads.reduce((sum, own, pool) => sum + (own * own * 360) / (capacity[pool] ?? NaN), 0);
      };
      const evenest = (choices: Choices, more = -1): [number, number] => {
        const all = [...leastByPlacesLeft(single, choices)];
        const least = Math.min(...all.map(([, paid]) => paid));
        return [least, Math.min(...all.flatMap(([left, paid]) => (paid === least ? unevenness(left, more) : [])))];
      };
      const choices = choicesOfServed(single);
      const least = evenest(choices);
      const inTurn = settledInTurn(choices, (left) => evenest(left).every((own, index) => own === least[index]));
      const tight = tightProblem(problem, chooseBooked(problem, solveTransportation(problem), members));
      const { taken, level } = balanceAssignment(tight, pools);
      // A pool's level is what as much as a request more in it adds at least, wherever requests are then moved.
      const firstPool = SLOTS + 1;
      load.forEach((_, pool) => {
        const added = (evenest(choices, pool)[1] - least[1]) / (30 * 360);
        expect(level[firstPool + pool]).toBeCloseTo(added, 9);
      });
      const settled = breakTies({ ...tight, taken }, members.classOf, null, new PoolBalance(pools, level));
      expect(slotsOf(settled, problem)).toEqual(slotsOf(inTurn, single));
    }),
    { numRuns: 65 },
  );
});

test("chains of moves: twins in the order of each request, of equal ones the first", () => {
  const anyRanks = fc.array(fc.nat(2), { minLength: 10 * SLOTS, maxLength: 10 * SLOTS });
  fc.assert(
    fc.property(fc.oneof(anyTied, anyLoose), anyRanks, ({ problem: given, single: alone, members }, ranks) => {
      const twinOf = Int32Array.from({ length: SLOTS }, (_, slot) => Math.floor(slot / 4));
      const [problem, single] = [given, alone].map((own) => twinsTogether(own, twinOf));
      if (problem === undefined || single === undefined) return;
      const rank = (request: number, slot: number) => ranks[request * SLOTS + slot] ?? NaN;
      const costOf = (option: number) => (option < 0 ? Infinity : (single.cost[option] ?? NaN));
      const choices = choicesOfServed(single);
      const least = leastCost(single, choices);
      const inOrder = choices.map((options, request) =>
        options.toSorted((a, b) => {
          const [one = NaN, other = NaN] = [single.slot[a], single.slot[b]];
          if (costOf(a) !== costOf(b)) return costOf(a) - costOf(b);
          return (twinOf[one] ?? NaN) - (twinOf[other] ?? NaN) || rank(request, one) - rank(request, other);
        }),
      );
      const tight = tightProblem(problem, chooseBooked(problem, solveTransportation(problem), members));
      const settled = breakTies(tight, members.classOf, { twinOf, rank });
      const inTurn = settledInTurn(inOrder, (left) => leastCost(single, left) === least);
      expect(slotsOf(settled, problem)).toEqual(slotsOf(inTurn, single));
    }),
    { numRuns: 65 },
  );
});

/** The options of each kind by cost, and those that cost the same by their twins. */
function twinsTogether(problem: TransportationProblem, twinOf: Int32Array): TransportationProblem {
  const { first, slot, cost, size } = problem;
  const order = [...size.keys()].flatMap((kind) =>
    [...slot.keys()]
      .slice(first[kind], first[kind + 1])
      .sort(
        (a, b) =>
          (cost[a] ?? NaN) - (cost[b] ?? NaN) || (twinOf[slot[a] ?? -1] ?? NaN) - (twinOf[slot[b] ?? -1] ?? NaN),
      ),
  );
  return {
    ...problem,
    slot: Int32Array.from(order, (at) => slot[at] ?? NaN),
    cost: Float64Array.from(order, (at) => cost[at] ?? NaN),
  };
}

test("a pool may grow or shrink by a request where that adds or takes off what its level says", () => {
  const pools = {
    poolOf: Int32Array.of(0, 1, 2),
    capacity: Float64Array.of(60, 120, 180),
    load: Float64Array.of(60, 30, 60),
    length: 30,
  };
  // Each load² over the capacity, with a request more and with one less, over the length of a request.
  const square = (pool: number, load: number) => (load * load) / (pools.capacity[pool] ?? NaN);
  const more = [0, 1, 2].map((pool) => {
    const load = pools.load[pool] ?? NaN;
    return (square(pool, load + 30) - square(pool, load)) / 30;
  });
  const less = [0, 1, 2].map((pool) => {
    const load = pools.load[pool] ?? NaN;
    return (square(pool, load) - square(pool, load - 30)) / 30;
  });
  expect([more, less]).toEqual([
    [2.5, 0.75, 150 / 180],
    [1.5, 0.25, 0.5],
  ]);
  for (const grows of [0, 1, 2]) {
    // Nodes are the slots, the one outside, and the pools.
    const levelOf = (values: number[]) => Float64Array.from([9, 9, 9, 9, ...values]);
    const other = (values: number[]) => values.map((own, pool) => (pool === grows ? own : own + 1));
    const growing = new PoolBalance(pools, levelOf(other(more)));
    expect([0, 1, 2].filter((pool) => growing.mayGrow(pool))).toEqual([grows]);
    const shrinking = new PoolBalance(pools, levelOf(other(less)));
    expect([0, 1, 2].filter((pool) => shrinking.mayShrink(pool))).toEqual([grows]);
  }
  const unknown = new PoolBalance(pools, null);
  expect([0, 1, 2].some((pool) => unknown.mayGrow(pool) || unknown.mayShrink(pool))).toBe(false);
});
