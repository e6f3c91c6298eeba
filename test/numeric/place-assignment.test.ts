import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assignPlaces, priceBound, type PlaceProblem } from "../../src/numeric/place-assignment.js";
import { settleEntrants } from "../../src/numeric/settle-entrants.js";
import { settleTies } from "../../src/numeric/settle-ties.js";

/** Few distinct costs, so that ties abound. */
const anyProblem: fc.Arbitrary<PlaceProblem> = fc
  .integer({ min: 1, max: 4 })
  .chain((slots) =>
    fc.record({
      places: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: slots, maxLength: slots }),
      requests: fc.array(
        fc.record({
          options: fc
            .uniqueArray(fc.tuple(fc.nat({ max: slots - 1 }), fc.nat({ max: 5 })), { selector: ([slot]) => slot })
            .map((options) => options.sort(([, a], [, b]) => a - b)),
          without: fc.nat({ max: 8 }),
        }),
        { maxLength: 5 },
      ),
    }),
  )
  .map(({ places, requests }) => ({
    places: Int32Array.from(places),
    first: Int32Array.from(
      [0, ...requests].map((_, index) => requests.slice(0, index).flatMap((r) => r.options).length),
    ),
    slot: Int32Array.from(requests.flatMap(({ options }) => options.map(([slot]) => slot))),
    cost: Float64Array.from(requests.flatMap(({ options }) => options.map(([, cost]) => cost))),
    without: Float64Array.from(requests.map(({ without }) => without)),
  }));

/** Every assignment within the places, each request's choices in the order of preference, so the first best one is the one to expect. */
function* assignments(problem: PlaceProblem, request = 0, left = [...problem.places]): Generator<number[]> {
  if (request === problem.without.length) {
    yield [];
    return;
  }
  const from = problem.first[request] ?? 0;
  const to = problem.first[request + 1] ?? 0;
  for (const option of [...Array.from({ length: to - from }, (_, index) => from + index), -1]) {
    const slot = option < 0 ? -1 : (problem.slot[option] ?? -1);
    if (slot >= 0 && left[slot] === 0) continue;
    const rest = left.map((places, index) => places - (index === slot ? 1 : 0));
    for (const others of assignments(problem, request + 1, rest)) yield [option, ...others];
  }
}

function costOf({ cost, without }: PlaceProblem, option: ArrayLike<number>): number {
  return Array.from(option).reduce((total, at, request) => total + ((at < 0 ? without[request] : cost[at]) ?? NaN), 0);
}

/** The cheapest assignment whose requests, in their order, have the first options possible. */
function firstOfTheCheapest(problem: PlaceProblem): number[] {
  let best: number[] = [];
  let least = Infinity;
  for (const option of assignments(problem)) {
    const cost = costOf(problem, option);
    if (cost < least) [best, least] = [option, cost];
  }
  return best;
}

describe("assignPlaces", () => {
  test("costs what the cheapest of all assignments costs, and its prices prove it", () => {
    fc.assert(
      fc.property(anyProblem, (problem) => {
        const { option, price } = assignPlaces(problem);
        const least = costOf(problem, firstOfTheCheapest(problem));
        expect(costOf(problem, option)).toBe(least);
        expect(priceBound(problem, price)).toBe(least);
      }),
      { numRuns: 2000 },
    );
  });

  test("prices of any kind bound the cost from below", () => {
    fc.assert(
      fc.property(anyProblem, fc.array(fc.nat({ max: 9 }), { minLength: 4, maxLength: 4 }), (problem, prices) => {
        const price = Float64Array.from(problem.places, (_, slot) => prices[slot] ?? 0);
        expect(priceBound(problem, price)).toBeLessThanOrEqual(costOf(problem, assignPlaces(problem).option));
      }),
    );
  });
});

describe("settleEntrants", () => {
  test("has the earlier requests served, as far as the cheapest assignments allow, at no cost", () => {
    fc.assert(
      fc.property(anyProblem, (problem) => {
        const assignment = assignPlaces(problem);
        const settled = settleEntrants(problem, assignment);
        const served = (option: ArrayLike<number>): string => Array.from(option, (at) => (at < 0 ? "0" : "1")).join("");
        const least = costOf(problem, assignment.option);
        const cheapest = [...assignments(problem)].filter((option) => costOf(problem, option) === least);
        expect(costOf(problem, settled)).toBe(least);
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
      fc.property(anyProblem, (problem) => {
        const settled = settleTies(problem, assignPlaces(problem));
        expect([...settled]).toEqual(firstOfTheCheapest(problem));
      }),
      { numRuns: 5000 },
    );
  });
});
