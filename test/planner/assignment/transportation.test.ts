import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  solveTransportation,
  priceBound,
  type TransportationProblem,
} from "../../../src/planner/assignment/transportation.js";
import { chooseBooked } from "../../../src/planner/assignment/choose-booked.js";
import { breakTies, type TwinSlots } from "../../../src/planner/assignment/break-ties.js";
import { tightProblem } from "../../../src/planner/assignment/tight-problem.js";
import { anyPlaceProblem, assignmentCost, assignments, cost, isWithinPlaces, served } from "./place-problems.js";

function cheapestOf(problem: TransportationProblem): number[][] {
  const all = [...assignments(problem)];
  const least = Math.min(...all.map((option) => assignmentCost(problem, option)));
  return all.filter((option) => assignmentCost(problem, option) === least);
}

const placed = (option: ArrayLike<number>): string => Array.from(option, (at) => (at < 0 ? "0" : "1")).join("");

describe("solveTransportation", () => {
  test("costs what the cheapest of all assignments costs, and its prices prove it", () => {
    fc.assert(
      fc.property(anyPlaceProblem, ({ problem, single }) => {
        const { taken, price } = solveTransportation(problem);
        const least = assignmentCost(single, cheapestOf(single)[0] ?? []);
        expect(isWithinPlaces(problem, taken)).toBe(true);
        expect(cost(problem, taken)).toBe(least);
        expect(priceBound(problem, price)).toBe(least);
      }),
      { numRuns: 600 },
    );
  });

  test("prices of any kind bound the cost from below", () => {
    fc.assert(
      fc.property(
        anyPlaceProblem,
        fc.array(fc.nat({ max: 9 }), { minLength: 4, maxLength: 4 }),
        ({ problem }, prices) => {
          const price = Float64Array.from(problem.places, (_, slot) => prices[slot] ?? 0);
          expect(priceBound(problem, price)).toBeLessThanOrEqual(cost(problem, solveTransportation(problem).taken));
        },
      ),
    );
  });
});

describe("chooseBooked", () => {
  test("has the earlier requests served, as far as the cheapest assignments allow, at no cost", () => {
    fc.assert(
      fc.property(anyPlaceProblem, ({ problem, single, members }) => {
        const assignment = solveTransportation(problem);
        const { taken } = chooseBooked(problem, assignment, members);
        expect(isWithinPlaces(problem, taken)).toBe(true);
        expect(cost(problem, taken)).toBe(cost(problem, assignment.taken));
        const best = cheapestOf(single).map(placed).sort().at(-1);
        const inside = served(problem, members, taken);
        expect([...members.classOf.keys()].map((request) => (inside.includes(request) ? "1" : "0")).join("")).toBe(
          best,
        );
      }),
      { numRuns: 1000 },
    );
  });
});

describe("breakTies", () => {
  /** The cheapest assignment whose requests, in their order, are served and then have the first options possible. */
  function firstOfTheCheapest(problem: TransportationProblem, order: (request: number) => number[]): number[] {
    const cheapest = cheapestOf(problem);
    const entrants = cheapest.map(placed).sort().at(-1);
    const ranks = [...problem.without.keys()].map(order);
    const preference = (option: number[]): number[] =>
      option.map((at, request) => (at < 0 ? Infinity : (ranks[request]?.indexOf(at) ?? NaN)));
    const byPreference = (a: number[], b: number[]): number => {
      const [first, second] = [preference(a), preference(b)];
      const at = first.findIndex((rank, request) => rank !== second[request]);
      return at < 0 ? 0 : (first[at] ?? 0) - (second[at] ?? 0);
    };
    return cheapest.filter((option) => placed(option) === entrants).sort(byPreference)[0] ?? [];
  }

  const slotsOf = (option: ArrayLike<number>, { slot }: TransportationProblem): number[] =>
    Array.from(option, (at) => (at < 0 ? -1 : (slot[at] ?? NaN)));

  test("gives each request in turn the first option that a cheapest assignment allows", () => {
    fc.assert(
      fc.property(anyPlaceProblem, ({ problem, single, members }) => {
        const settled = breakTies(
          tightProblem(problem, chooseBooked(problem, solveTransportation(problem), members)),
          members.classOf,
        );
        const inOrder = (request: number): number[] =>
          [...single.slot.keys()].filter((at) => at >= (single.first[request] ?? 0));
        expect(slotsOf(settled, problem)).toEqual(slotsOf(firstOfTheCheapest(single, inOrder), single));
      }),
      { numRuns: 1000 },
    );
  });

  test("tries twins that cost the same in the order of each request", () => {
    fc.assert(
      fc.property(anyPlaceProblem, fc.array(fc.nat({ max: 9 }), { minLength: 20, maxLength: 20 }), (given, ranks) => {
        const { members } = given;
        // Costs from 0 to 1, options by cost and then slot, so that twins, slots 0 and 1 or 2 and 3, come together.
        const [problem, single] = [given.problem, given.single].map((own) => inSlotOrder(own)) as [
          TransportationProblem,
          TransportationProblem,
        ];
        const twins: TwinSlots = {
          twinOf: problem.places.map((_, slot) => slot >> 1),
          rank: (request, slot) => (ranks[(request * 4 + slot) % 20] ?? 0) * 4 + slot,
        };
        const settled = breakTies(
          tightProblem(problem, chooseBooked(problem, solveTransportation(problem), members)),
          members.classOf,
          twins,
        );
        const byRank = (request: number): number[] => {
          const options = [...single.slot.keys()].slice(single.first[request], single.first[request + 1]);
          const key = (at: number): number => (single.slot[at] ?? 0) >> 1;
          return options.sort(
            (a, b) =>
              (single.cost[a] ?? 0) - (single.cost[b] ?? 0) ||
              key(a) - key(b) ||
              twins.rank(request, single.slot[a] ?? 0) - twins.rank(request, single.slot[b] ?? 0),
          );
        };
        expect(slotsOf(settled, problem)).toEqual(slotsOf(firstOfTheCheapest(single, byRank), single));
      }),
      { numRuns: 1000 },
    );
  });

  function inSlotOrder(problem: TransportationProblem): TransportationProblem {
    const slot: number[] = [];
    const cost: number[] = [];
    for (let kind = 0; kind < problem.size.length; kind++) {
      const options = [...problem.slot.keys()].slice(problem.first[kind], problem.first[kind + 1]);
      const coarse = (at: number): number => Math.floor((problem.cost[at] ?? 0) / 3);
      options.sort((a, b) => coarse(a) - coarse(b) || (problem.slot[a] ?? 0) - (problem.slot[b] ?? 0));
      slot.push(...options.map((at) => problem.slot[at] ?? 0));
      cost.push(...options.map(coarse));
    }
    return { ...problem, slot: Int32Array.from(slot), cost: Float64Array.from(cost) };
  }
});
