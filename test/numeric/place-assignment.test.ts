import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assignPlaces, priceBound, type PlaceProblem } from "../../src/numeric/place-assignment.js";
import { settleEntrants } from "../../src/numeric/settle-entrants.js";
import { settleTies } from "../../src/numeric/settle-ties.js";
import { anyPlaceProblem, assignmentCost, assignments } from "./place-problems.js";

/** The cheapest assignment whose requests, in their order, have the first options possible: the first that comes. */
function firstOfTheCheapest(problem: PlaceProblem): number[] {
  let best: number[] = [];
  let least = Infinity;
  for (const option of assignments(problem)) {
    const cost = assignmentCost(problem, option);
    if (cost < least) [best, least] = [option, cost];
  }
  return best;
}

describe("assignPlaces", () => {
  test("costs what the cheapest of all assignments costs, and its prices prove it", () => {
    fc.assert(
      fc.property(anyPlaceProblem, (problem) => {
        const { option, price } = assignPlaces(problem);
        const least = assignmentCost(problem, firstOfTheCheapest(problem));
        expect(assignmentCost(problem, option)).toBe(least);
        expect(priceBound(problem, price)).toBe(least);
      }),
      { numRuns: 2000 },
    );
  });

  test("prices of any kind bound the cost from below", () => {
    fc.assert(
      fc.property(anyPlaceProblem, fc.array(fc.nat({ max: 9 }), { minLength: 4, maxLength: 4 }), (problem, prices) => {
        const price = Float64Array.from(problem.places, (_, slot) => prices[slot] ?? 0);
        expect(priceBound(problem, price)).toBeLessThanOrEqual(assignmentCost(problem, assignPlaces(problem).option));
      }),
    );
  });
});

describe("settleEntrants", () => {
  test("has the earlier requests served, as far as the cheapest assignments allow, at no cost", () => {
    fc.assert(
      fc.property(anyPlaceProblem, (problem) => {
        const assignment = assignPlaces(problem);
        const settled = settleEntrants(problem, assignment);
        const served = (option: ArrayLike<number>): string => Array.from(option, (at) => (at < 0 ? "0" : "1")).join("");
        const least = assignmentCost(problem, assignment.option);
        const cheapest = [...assignments(problem)].filter((option) => assignmentCost(problem, option) === least);
        expect(assignmentCost(problem, settled)).toBe(least);
        expect(served(settled)).toBe(cheapest.map(served).sort().at(-1));
        settled.forEach((at, request) => {
          if (at >= 0) expect(at).toBeLessThan(problem.first[request + 1] ?? 0);
        });
        problem.places.forEach((places, slot) => {
          expect([...settled].filter((at) => problem.slot[at] === slot).length).toBeLessThanOrEqual(places);
        });
      }),
      { numRuns: 5000 },
    );
  });
});

describe("settleTies", () => {
  test("gives each request in turn the first option that a cheapest assignment allows", () => {
    fc.assert(
      fc.property(anyPlaceProblem, (problem) => {
        const settled = settleTies(problem, assignPlaces(problem));
        expect([...settled]).toEqual(firstOfTheCheapest(problem));
      }),
      { numRuns: 5000 },
    );
  });
});
