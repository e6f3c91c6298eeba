import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { entryRanks } from "../../src/numeric/entry-ranks.js";
import { evictionCosts } from "../../src/numeric/eviction-costs.js";
import { GrowingAssignment } from "../../src/numeric/growing-assignment.js";
import { assignPlaces, type PlaceAssignment, type PlaceProblem } from "../../src/numeric/place-assignment.js";
import { settleEntrants } from "../../src/numeric/settle-entrants.js";
import { anyPlaceProblem, assignmentCost } from "./place-problems.js";

function solve(problem: PlaceProblem): PlaceAssignment {
  const assignment = assignPlaces(problem);
  return { ...assignment, option: settleEntrants(problem, assignment) };
}

function withPlaces(problem: PlaceProblem, slot: number, more: number): PlaceProblem {
  return { ...problem, places: problem.places.map((own, index) => own + (index === slot ? more : 0)) };
}

const served = ({ option }: PlaceAssignment): number[] =>
  [...option.keys()].filter((index) => (option[index] ?? -1) >= 0);

describe("GrowingAssignment", () => {
  test("tells of each added place who enters, as solving anew does", () => {
    fc.assert(
      fc.property(anyPlaceProblem, fc.array(fc.nat({ max: 3 }), { maxLength: 6 }), (problem, added) => {
        const start = solve(problem);
        const growing = new GrowingAssignment(problem, start);
        for (let round = 0; round < 2; round++) {
          let grown = problem;
          const inside = new Set(served(start));
          for (const chosen of added) {
            const slot = chosen % problem.places.length;
            const cost = assignmentCost(grown, solve(grown).option);
            grown = withPlaces(grown, slot, 1);
            const entrant = growing.addPlace(slot);
            if (entrant >= 0) inside.add(entrant);
            const after = solve(grown);
            expect([...inside].sort((a, b) => a - b)).toEqual(served(after));
            expect(growing.price[slot]).toBe(cost - assignmentCost(grown, after.option));
          }
          growing.reset();
        }
      }),
      { numRuns: 3000 },
    );
  });
});

describe("entryRanks", () => {
  test("bound from below how many places it takes until a request enters", () => {
    fc.assert(
      fc.property(anyPlaceProblem, fc.nat({ max: 3 }), (problem, chosen) => {
        const start = solve(problem);
        const waiting = [...problem.without.keys()].filter((index) => start.option[index] === -1);
        const ranks = entryRanks(problem, waiting, 3);
        const growing = new GrowingAssignment(problem, start);
        for (let added = 1; added <= 5; added++) {
          const entrant = growing.addPlace(chosen % problem.places.length);
          if (entrant >= 0) expect(added).toBeGreaterThanOrEqual(ranks[waiting.indexOf(entrant)] ?? NaN);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe("evictionCosts", () => {
  test("are what the other requests cost more with one place less, and who then goes without", () => {
    fc.assert(
      fc.property(anyPlaceProblem, (problem) => {
        const start = solve(problem);
        const placed = new Set(served(start));
        const { cost, evicted } = evictionCosts(problem, start);
        // Those without a place stay so.
        const without = problem.without.map((own, index) => (placed.has(index) ? own : -1));
        const others = { ...problem, without };
        const least = assignmentCost(others, solve(others).option);
        problem.places.forEach((places, slot) => {
          if (places === 0) {
            expect(cost[slot]).toBe(Infinity);
            return;
          }
          const fewer = withPlaces(others, slot, -1);
          const after = solve(fewer);
          expect(cost[slot]).toBe(assignmentCost(fewer, after.option) - least);
          const gone = [...placed].filter((index) => !served(after).includes(index));
          expect(gone).toEqual(evicted[slot] === -1 ? [] : [evicted[slot]]);
        });
      }),
      { numRuns: 3000 },
    );
  });
});
