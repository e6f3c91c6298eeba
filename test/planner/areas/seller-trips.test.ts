import { assertUntil } from "../../support/assert-until.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { gatherTrips } from "../../../src/planner/areas/seller-trips.js";
import { tripBound } from "../../../src/planner/areas/trip-bound.js";

const DAYS = 3;
const perDay = <Value>(value: fc.Arbitrary<Value>) => fc.array(value, { minLength: DAYS, maxLength: DAYS });

const anyProblem = fc
  .record({
    perTrip: fc.constantFrom(0, 3, 9, 9),
    spare: perDay(fc.constantFrom(0, 30, 60, 120)),
    visited: perDay(fc.subarray(["Bonn", "Ulm"], { maxLength: 1 })),
    reviews: fc.array(
      fc.record({
        minutes: fc.constantFrom(60, 60, 60, 30),
        area: fc.constantFrom("Ulm", "Ulm", "Bonn", "Lahr"),
        day: fc.nat({ max: DAYS - 1 }),
        costs: perDay(fc.oneof({ weight: 6, arbitrary: fc.nat({ max: 6 }) }, fc.constant(Infinity))),
      }),
      { maxLength: 6 },
    ),
  })
  // Where a review is, it may be.
  .map(({ reviews, ...rest }) => ({
    ...rest,
    reviews: reviews.map((one) => ({
      ...one,
      costs: one.costs.map((cost, day) => (day === one.day && cost === Infinity ? 3 : cost)),
    })),
  }));
/** Several of an area on one day that could all go where one is that cannot leave, with others in their way. */
const apart = fc
  .record({
    going: fc.array(fc.tuple(fc.constantFrom(30, 60, 60), fc.nat({ max: 4 })), { minLength: 2, maxLength: 3 }),
    inTheWay: fc.array(fc.tuple(fc.constantFrom(30, 60, 60), fc.constantFrom(0, 1, 3, Infinity), fc.nat({ max: 2 })), {
      maxLength: 3,
    }),
    spare: fc.tuple(fc.constantFrom(0, 30), fc.constantFrom(0, 60, 120), fc.constant(0)),
    isVisited: fc.boolean(),
  })
  .map(({ going, inTheWay, spare, isVisited }) => ({
    perTrip: 9,
    spare: [...spare] as typeof anyProblem extends fc.Arbitrary<{ spare: infer Spare }> ? Spare : never,
    visited: [["Bonn"], isVisited ? ["Ulm", "Bonn"] : ["Bonn"], []],
    reviews: [
      ...going.map(([minutes, cost]) => ({ minutes, area: "Ulm", day: 0, costs: [0, cost, Infinity] })),
      { minutes: 60, area: "Ulm", day: 1, costs: [Infinity, 0, Infinity] },
      ...inTheWay.map(([minutes, back, here]) => ({ minutes, area: "Bonn", day: 1, costs: [back, here, Infinity] })),
    ],
  }));
const problems = fc.oneof({ weight: 3, arbitrary: anyProblem }, apart) as typeof anyProblem;
type Problem = typeof anyProblem extends fc.Arbitrary<infer Value> ? Value : never;

/** Days and trips of all reviews together, counted from nothing. */
function costOf({ reviews, visited, perTrip }: Problem, days: readonly number[]): number {
  const inDays = days.reduce((sum, day, at) => sum + (reviews[at]?.costs[day] ?? NaN), 0);
  const places = new Set(
    days.flatMap((day, at) => {
      const area = reviews[at]?.area ?? "";
      return visited[day]?.includes(area) === true ? [] : [`${day} ${area}`];
    }),
  );
  return inDays + perTrip * places.size;
}

/** Minutes left on each day. */
function roomOf({ reviews, spare }: Problem, days: readonly number[]): number[] {
  return spare.map((own, day) => {
    const gone = reviews.map(({ minutes, day: at }) => (at === day ? minutes : 0));
    const come = reviews.map(({ minutes }, index) => (days[index] === day ? minutes : 0));
    return [...gone, ...come.map((each) => -each)].reduce<number>((left, each) => left + each, own);
  });
}

const fits = (given: Problem, days: readonly number[]) => roomOf(given, days).every((left) => left >= 0);
const indices = ({ reviews }: Problem) => [...reviews.keys()];
const suitable = ({ reviews }: Problem, at: number) =>
  [...Array(DAYS).keys()].filter((day) => reviews[at]?.costs[day] !== Infinity);

function moves(given: Problem, days: readonly number[]): number[][] {
  return indices(given)
    .flatMap((at) =>
      suitable(given, at)
        .filter((day) => day !== days[at])
        .map((day) => days.with(at, day)),
    )
    .filter((after) => fits(given, after));
}

function exchanges(given: Problem, days: readonly number[]): number[][] {
  const { reviews } = given;
  return indices(given).flatMap((one) =>
    indices(given)
      .filter(
        (other) =>
          other > one &&
          reviews[one]?.minutes === reviews[other]?.minutes &&
          reviews[one]?.area !== reviews[other]?.area &&
          days[one] !== days[other] &&
          suitable(given, one).includes(days[other] ?? NaN) &&
          suitable(given, other).includes(days[one] ?? NaN),
      )
      .map((other) => days.with(one, days[other] ?? NaN).with(other, days[one] ?? NaN)),
  );
}

/** One review after the other goes; where there is no room, the other area's review as long that loses least goes back. */
function gatherings(given: Problem, days: readonly number[]): number[][] {
  const { reviews, visited } = given;
  const found: number[][] = [];
  const areas = [...new Set(reviews.map(({ area }) => area))];
  for (let from = 0; from < DAYS; from++) {
    for (const area of areas) {
      const leaving = indices(given).filter((at) => reviews[at]?.area === area && days[at] === from);
      for (let to = 0; to < DAYS; to++) {
        const isThere = indices(given).some((at) => reviews[at]?.area === area && days[at] === to);
        const isVisited = visited[to]?.includes(area) === true || isThere;
        if (leaving.length === 0 || to === from || !isVisited) continue;
        if (!leaving.every((at) => suitable(given, at).includes(to))) continue;
        let after = [...days];
        for (const at of leaving) {
          const { minutes = 0 } = reviews[at] ?? {};
          if ((roomOf(given, after)[to] ?? 0) < minutes) {
            const loss = (other: number) => (reviews[other]?.costs[from] ?? NaN) - (reviews[other]?.costs[to] ?? NaN);
            const inTheWay = indices(given)
              .filter(
                (other) => after[other] === to && reviews[other]?.area !== area && reviews[other]?.minutes === minutes,
              )
              .filter((other) => loss(other) < Infinity)
              .sort((a, b) => loss(a) - loss(b) || a - b);
            if (inTheWay[0] !== undefined) after = after.with(inTheWay[0], from);
          }
          if ((roomOf(given, after)[to] ?? 0) >= minutes) after = after.with(at, to);
        }
        if (leaving.every((at) => after[at] === to) && (roomOf(given, after)[from] ?? 0) >= 0) found.push(after);
      }
    }
  }
  return found;
}

/** Of the first kind of change by which something is saved the best, the first of several, until nothing is. */
function gathered(given: Problem, kinds: number[]): number[] {
  let days = given.reviews.map(({ day }) => day);
  for (;;) {
    const now = costOf(given, days);
    const found = [moves, exchanges, gatherings].map((kind) =>
      kind(given, days).reduce<number[] | null>(
        (least, after) => (costOf(given, after) < (least === null ? now : costOf(given, least)) ? after : least),
        null,
      ),
    );
    const best = found.find((after) => after !== null) ?? undefined;
    if (best === undefined) return days;
    kinds.push(found.indexOf(best));
    days = best;
  }
}

function run({ reviews, spare, visited, perTrip }: Problem) {
  const own = reviews.map((one) => ({ ...one, costs: Float64Array.from(one.costs) }));
  const rooms = Float64Array.from(spare);
  const bound = gatherTrips({ reviews: own, rooms, visited: visited.map((areas) => new Set(areas)), perTrip });
  return { days: own.map(({ day }) => day), rooms: [...rooms], bound };
}

/** What days and trips cost at least, whatever room there is. */
function leastCost(given: Problem): number {
  const from = (days: readonly number[]): number =>
    days.length === given.reviews.length
      ? costOf(given, days)
      : Math.min(...suitable(given, days.length).map((day) => from([...days, day])));
  return from([]);
}

test("makes the best move, exchange or gathering until none saves anything", () => {
  let [changed, all] = [0, 0];
  const kinds: number[] = [];
  assertUntil(
    fc.property(problems, (given) => {
      all++;
      const { days, rooms } = run(given);
      expect(days).toEqual(gathered(given, kinds));
      expect(rooms).toEqual(roomOf(given, days));
      if (days.some((day, at) => day !== given.reviews[at]?.day)) changed++;
    }),
    { numRuns: 250 },
    () => {
      expect(changed / all).toBeGreaterThan(0.2);
    },
  );
  for (const kind of [0, 1, 2]) expect(kinds.filter((each) => each === kind).length).toBeGreaterThan(all / 80);
});

test("proves what no days and trips cost less than, area by area", () => {
  fc.assert(
    fc.property(problems, (given) => {
      const { bound } = run(given);
      expect(bound).toBeLessThanOrEqual(leastCost(given));
      const byArea = ["Ulm", "Bonn", "Lahr"].map((area) =>
        tripBound({
          costs: given.reviews.filter((one) => one.area === area).map(({ costs }) => Float64Array.from(costs)),
          trips: Float64Array.from(given.visited, (areas) => (areas.includes(area) ? 0 : given.perTrip)),
        }),
      );
      expect(bound).toBe(byArea.reduce((sum, each) => sum + each, 0));
    }),
    { numRuns: 300 },
  );
});
