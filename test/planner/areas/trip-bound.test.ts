import { assertUntil } from "../../support/assert-until.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { tripBound } from "../../../src/planner/areas/trip-bound.js";

/** Small whole costs, so that steps of one meet every event of the ascent. */
const problems = fc.integer({ min: 1, max: 4 }).chain((days) =>
  fc.record({
    trips: fc.array(fc.integer({ min: 0, max: 6 }), { minLength: days, maxLength: days }),
    costs: fc.array(
      fc.array(fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 0, max: 5 }) }, fc.constant(Infinity)), {
        minLength: days,
        maxLength: days,
      }),
      { maxLength: 4 },
    ),
  }),
);
type Problem = typeof problems extends fc.Arbitrary<infer Value> ? Value : never;

const boundOf = ({ trips, costs }: Problem) =>
  tripBound({ trips: Float64Array.from(trips), costs: costs.map((row) => Float64Array.from(row)) });

/** What reviews and trips cost at least, by trying every set of days to go on. */
function leastCost({ trips, costs }: Problem): number {
  let least = Infinity;
  for (let open = 0; open < 2 ** trips.length; open++) {
    const isOpen = (day: number) => Math.floor(open / 2 ** day) % 2 === 1;
    const travel = trips.reduce((sum, trip, day) => sum + (isOpen(day) ? trip : 0), 0);
    const inDays = costs.reduce(
      (sum, row) => sum + Math.min(...row.map((cost, day) => (isOpen(day) ? cost : Infinity))),
      0,
    );
    least = Math.min(least, travel + inDays);
  }
  return least;
}

/** The ascent in steps of one, each offer held against the trips anew: a review stops for this turn where it reaches another day. */
function ascent({ trips, costs }: Problem): number {
  const offers = costs.map((row) => {
    const cheapest = Math.min(...row);
    return cheapest === Infinity ? 0 : cheapest;
  });
  const isPossible = (): boolean =>
    trips.every(
      (trip, day) =>
        trip >= costs.reduce((sum, row, review) => sum + Math.max(0, (offers[review] ?? 0) - (row[day] ?? 0)), 0),
    );
  for (let raised = true; raised;) {
    raised = false;
    for (const [review, row] of costs.entries()) {
      if (!row.some((cost) => cost < Infinity)) continue;
      do {
        offers[review] = (offers[review] ?? 0) + 1;
        if (!isPossible()) {
          offers[review] -= 1;
          break;
        }
        raised = true;
      } while (!row.includes(offers[review]));
    }
  }
  return offers.reduce((sum, offer) => sum + offer, 0);
}

test("is no more than the cheapest trips, and what the ascent in steps of one comes to", () => {
  let [proven, all] = [0, 0];
  assertUntil(
    fc.property(problems, (problem) => {
      const bound = boundOf(problem);
      expect(bound).toBe(ascent(problem));
      const least = leastCost(problem);
      expect(bound).toBeLessThanOrEqual(least);
      if (least === Infinity) return;
      all++;
      if (bound === least) proven++;
    }),
    { numRuns: 500 },
    () => {
      expect(proven / all).toBeGreaterThan(0.8);
    },
  );
});

test("is exact for one review, for one day, and for reviews that agree on the cheapest day", () => {
  const row = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 3, maxLength: 3 });
  fc.assert(
    fc.property(row, row, (trips, costs) => {
      expect(boundOf({ trips, costs: [costs] })).toBe(Math.min(...costs.map((cost, day) => cost + (trips[day] ?? 0))));
      expect(boundOf({ trips: [trips[0] ?? 0], costs: costs.map((cost) => [cost]) })).toBe(
        (trips[0] ?? 0) + costs.reduce((sum, cost) => sum + cost, 0),
      );
    }),
  );
  expect(boundOf({ trips: [5], costs: [] })).toBe(0);
});

test("ends, and stays a bound, where costs are beyond what numbers tell apart", () => {
  expect(
    boundOf({
      trips: [1, 1],
      costs: [
        [1e300, 2e300],
        [0, 0],
      ],
    }),
  ).toBeLessThanOrEqual(1e300 + 2);
  expect(boundOf({ trips: [1e300], costs: [[1], [1]] })).toBe(1e300);
  expect(boundOf({ trips: [0.1, 0.2], costs: [[0.3, 0.1]] })).toBeCloseTo(0.3, 12);
});
