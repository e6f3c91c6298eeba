import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { entryOrderBounds } from "../../../src/planner/assignment/entry-order-bounds.js";
import { capacityShadowPrices } from "../../../src/planner/assignment/capacity-shadow-prices.js";
import { IncrementalAssignment } from "../../../src/planner/assignment/incremental-assignment.js";
import {
  solveTransportation,
  type TransportationSolution,
  type TransportationProblem,
} from "../../../src/planner/assignment/transportation.js";
import { classMembers, type ClassMembers } from "../../../src/planner/assignment/class-members.js";
import { placedOf, chooseBooked } from "../../../src/planner/assignment/choose-booked.js";
import { anyPlaceProblem, cost as costOf, placeProblem, served } from "./place-problems.js";

function solve(problem: TransportationProblem, members: ClassMembers): TransportationSolution {
  return chooseBooked(problem, solveTransportation(problem), members);
}

function withPlaces(problem: TransportationProblem, slot: number, more: number): TransportationProblem {
  return { ...problem, places: problem.places.map((own, index) => own + (index === slot ? more : 0)) };
}

describe("IncrementalAssignment", () => {
  test("tells of each added place who enters, as solving anew does", () => {
    fc.assert(
      fc.property(anyPlaceProblem, fc.array(fc.nat({ max: 3 }), { maxLength: 6 }), ({ problem, members }, added) => {
        const start = solve(problem, members);
        const growing = new IncrementalAssignment(problem, start, members);
        for (let round = 0; round < 2; round++) {
          let grown = problem;
          const inside = new Set(served(problem, members, start.taken));
          for (const chosen of added) {
            const slot = chosen % problem.places.length;
            const before = costOf(grown, solve(grown, members).taken);
            grown = withPlaces(grown, slot, 1);
            const entrant = growing.addPlace(slot);
            if (entrant >= 0) inside.add(entrant);
            const after = solve(grown, members);
            expect([...inside].sort((a, b) => a - b)).toEqual(served(grown, members, after.taken));
            expect(growing.price[slot]).toBe(before - costOf(grown, after.taken));
          }
          growing.reset();
        }
      }),
      { numRuns: 600 },
    );
  });
});

describe("entryOrderBounds", () => {
  test("bound from below how many places it takes until a request enters", () => {
    fc.assert(
      fc.property(anyPlaceProblem, fc.nat({ max: 3 }), ({ problem, members }, chosen) => {
        const start = solve(problem, members);
        const ranks = entryOrderBounds(problem, members, placedOf(problem, start.taken), 3);
        const inside = served(problem, members, start.taken);
        const outside = [...members.classOf.keys()].filter((request) => !inside.includes(request));
        expect([...ranks.keys()].sort((a, b) => a - b)).toEqual(outside);
        const growing = new IncrementalAssignment(problem, start, members);
        for (let added = 1; added <= 5; added++) {
          const entrant = growing.addPlace(chosen % problem.places.length);
          if (entrant >= 0) expect(added).toBeGreaterThanOrEqual(ranks.get(entrant) ?? NaN);
        }
      }),
      { numRuns: 600 },
    );
  });
});

describe("entryOrderBounds of any reviews", () => {
  test("count those of its kind before it, and of others who would gain more on each of its slots, or as much and come first", () => {
    fc.assert(
      fc.property(
        anyPlaceProblem,
        fc.constantFrom(1, 3, 9),
        fc.boolean(),
        ({ problem: given, members }, most, isFull) => {
          const problem = isFull ? { ...given, places: given.places.map(() => 0) } : given;
          const { first, slot, cost, without, size } = problem;
          const placed = placedOf(problem, solve(problem, members).taken);
          const optionsOf = (kind: number) => [...slot.keys()].slice(first[kind], first[kind + 1]);
          const gains = [...size.keys()].map(
            (kind) => new Map(optionsOf(kind).map((at) => [slot[at], (without[kind] ?? NaN) - (cost[at] ?? NaN)])),
          );
          const waiting = [...size.keys()].flatMap((kind) =>
            [...members.request.subarray(members.first[kind], members.first[kind + 1])]
              .slice(placed[kind])
              .map((request) => ({ kind, request })),
          );
          const expected = waiting.map(({ kind, request }): [number, number] => {
            const comesBefore = (other: { kind: number; request: number }) => {
              if (other.kind === kind) return other.request < request;
              const leads = [...(gains[kind] ?? [])].map(
                ([here, gain]) => (gains[other.kind]?.get(here) ?? -Infinity) - gain,
              );
              const least = Math.min(...leads);
              return least > 0 || (least === 0 && other.request < request);
            };
            return [request, Math.min(waiting.filter(comesBefore).length, most) + 1];
          });
          expect(new Map(entryOrderBounds(problem, members, placed, most))).toEqual(new Map(expected));
        },
      ),
      { numRuns: 270 },
    );
  });
});

describe("entryOrderBounds of reviews that wait for the same days", () => {
  test("are their turns, the keenest first, and of those equally keen the first", () => {
    const kinds = fc.array(
      fc.record({ without: fc.integer({ min: 5, max: 7 }), size: fc.integer({ min: 1, max: 2 }) }),
      { minLength: 1, maxLength: 4 },
    );
    const anyOrder = fc.array(fc.nat(), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(kinds, fc.integer({ min: 1, max: 3 }), anyOrder, (given, slots, ranks) => {
        const options = Array.from({ length: slots }, (_, slot): [number, number] => [slot, slot]);
        const problem = placeProblem(
          Array<number>(slots).fill(0),
          given.map(({ without }) => ({ options, without })),
          given.map(({ size }) => size),
        );
        const classOf = given
          .flatMap(({ size }, kind) => Array<number>(size).fill(kind))
          .map((kind, index) => ({ kind, rank: ranks[index] ?? 0 }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ kind }) => kind);
        const members = classMembers(Int32Array.from(classOf), given.length);
        const without = (request: number) => given[classOf[request] ?? 0]?.without ?? 0;
        const inTurn = [...classOf.keys()].sort((a, b) => without(b) - without(a) || a - b);
        for (const most of [2, 8]) {
          const bounds = entryOrderBounds(problem, members, new Int32Array(given.length), most);
          expect(inTurn.map((request) => bounds.get(request))).toEqual(
            inTurn.map((_, turn) => Math.min(turn, most) + 1),
          );
        }
      }),
      { numRuns: 65 },
    );
  });
});

describe("capacityShadowPrices", () => {
  test("are what the other requests cost more with one place less, and who then goes without", () => {
    fc.assert(
      fc.property(anyPlaceProblem, ({ problem: all, members: allMembers }) => {
        const inside = served(all, allMembers, solve(all, allMembers).taken);
        // Those without a place stay so.
        const kindOf = Int32Array.from(inside, (request) => allMembers.classOf[request] ?? 0);
        const members = classMembers(kindOf, all.size.length);
        const problem = { ...all, size: all.size.map((_, kind) => kindOf.filter((own) => own === kind).length) };
        const { cost, evicted } = capacityShadowPrices(all, solve(all, allMembers), allMembers);
        const least = costOf(problem, solve(problem, members).taken);
        problem.places.forEach((places, slot) => {
          if (places === 0) {
            expect(cost[slot]).toBe(Infinity);
            return;
          }
          const fewer = withPlaces(problem, slot, -1);
          const after = solve(fewer, members).taken;
          expect(cost[slot]).toBe(costOf(fewer, after) - least);
          const left = served(fewer, members, after);
          const gone = inside.filter((_, index) => !left.includes(index));
          expect(gone).toEqual(evicted[slot] === -1 ? [] : [evicted[slot]]);
        });
      }),
      { numRuns: 600 },
    );
  });
});
