import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  planReviews,
  type PlanningRequest,
  type PlanReviewsOptions,
  type ReviewPlan,
  type Seller,
} from "retention-kit";
import { anyPlanning, dayAfter, firstDay } from "./planning-arbitraries.js";
import { allowedDays, minutesOn, unbookedPenalty } from "./planning-oracle.js";

const DAYS = 7;

/** Minutes that each seller has for reviews over the whole plan. */
function capacities(options: PlanReviewsOptions): Map<string, number> {
  return new Map(
    options.sellers.map((seller) => [
      seller.id,
      Array.from({ length: DAYS }, (_, day) => minutesOn(seller, day)).reduce((sum, own) => sum + own, 0),
    ]),
  );
}

/** Sum of minutes² / capacity over the sellers. */
function unevenness(minutes: ReadonlyMap<string, number>, capacity: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const [sellerId, own] of minutes) if (own > 0) sum += (own * own) / (capacity.get(sellerId) ?? NaN);
  return sum;
}

/** The least unevenness of any plan that costs as little as can be and leaves out the reviews given. */
function leastUnevenness(
  requests: readonly PlanningRequest[],
  options: PlanReviewsOptions,
  leftOut: ReadonlySet<string>,
): number {
  const penalty = unbookedPenalty(requests, options);
  const capacity = capacities(options);
  const taken = new Map<string, number>();
  const load = new Map<string, number>();
  const add = (map: Map<string, number>, name: string, more: number): void => {
    map.set(name, (map.get(name) ?? 0) + more);
  };
  let least = [Infinity, Infinity] as const;
  const tryFrom = (index: number, cost: number): void => {
    const request = requests[index];
    if (cost > least[0]) return;
    if (request === undefined) {
      const uneven = unevenness(load, capacity);
      if (cost < least[0] || uneven < least[1]) least = [cost, uneven];
      return;
    }
    if (leftOut.has(request.key)) {
      tryFrom(index + 1, cost + request.priority * penalty);
      return;
    }
    for (const { sellerId, day, cost: more } of allowedDays(request, options)) {
      const seller = options.sellers.find(({ id }) => id === sellerId);
      const place = `${sellerId} ${day}`;
      if (seller === undefined || (taken.get(place) ?? 0) + request.minutes > minutesOn(seller, day)) continue;
      add(taken, place, request.minutes);
      add(load, sellerId, request.minutes);
      tryFrom(index + 1, cost + more);
      add(taken, place, -request.minutes);
      add(load, sellerId, -request.minutes);
    }
  };
  tryFrom(0, 0);
  return least[1];
}

function unevennessOf({ load }: ReviewPlan, options: PlanReviewsOptions): number {
  const minutes = load.map(({ sellerId, days }): [string, number] => [
    sellerId,
    days.reduce((sum, day) => sum + day.minutes, 0),
  ]);
  return unevenness(new Map(minutes), capacities(options));
}

const hours: [string, string][] = [["09:00", "17:00"]];
const weekdays = { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours };
const seller = (id: string, minutesPerDay = 480): Seller => ({
  id,
  timeZone: "UTC",
  minutesPerDay,
  calendar: { hours: weekdays },
});
const anyone = (count: number): PlanningRequest[] =>
  Array.from({ length: count }, (_, index) => ({
    key: `k${index}`,
    accountId: `a${index}`,
    minutes: 60,
    priority: 1,
    earliestOn: firstDay,
    idealOn: dayAfter(index % 5),
    latestOn: dayAfter(6),
  }));
const week = { from: firstDay, to: dayAfter(6) };
function countBySeller(plan: ReviewPlan): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { sellerId } of plan.booked) counts[sellerId] = (counts[sellerId] ?? 0) + 1;
  return counts;
}

describe("reviews that any of several sellers may hold", () => {
  test("load them as evenly as the cheapest plans allow, by brute force", () => {
    const planning = anyPlanning({ days: DAYS, most: 5, minutesPerDay: fc.constantFrom(60, 120, 180), pooled: true });
    fc.assert(
      fc.property(planning, ({ requests, options }) => {
        const plan = planReviews(requests, options);
        const leftOut = new Set(plan.unbooked.map(({ key }) => key));
        expect(unevennessOf(plan, options)).toBeCloseTo(leastUnevenness(requests, options, leftOut), 9);
      }),
      { numRuns: 300 },
    );
  });

  test("fall to equal sellers in equal numbers", () => {
    expect(countBySeller(planReviews(anyone(20), { ...week, sellers: [seller("a"), seller("b")] }))).toEqual({
      a: 10,
      b: 10,
    });
  });

  test("fall to sellers by the time they have", () => {
    const sellers = [seller("a", 480), seller("b", 240)];
    expect(countBySeller(planReviews(anyone(24), { ...week, sellers }))).toEqual({ a: 16, b: 8 });
  });

  test("take account of reviews that name their seller, and of pinned ones", () => {
    const named = anyone(6).map((request) => ({ ...request, key: `named-${request.key}`, sellerId: "a" }));
    const pinned = Array.from({ length: 4 }, (_, index) => {
      const [key, accountId] = [`pin${index}`, "p"];
      return { key, accountId, minutes: 60, sellerId: "b", on: dayAfter(1), status: "pinned" as const, revision: 0 };
    });
    const sellers = [seller("a"), seller("b")];
    const plan = planReviews([...named, ...anyone(10)], { ...week, sellers, previous: pinned });
    expect(countBySeller(plan)).toEqual({ a: 10, b: 10 });
  });

  test("cost comes first: nobody is moved to another day for the sake of evenness", () => {
    const monday = { ...seller("b"), calendar: { hours: { mon: hours } } };
    const tuesday = anyone(8).map((request) => ({ ...request, idealOn: dayAfter(1) }));
    const plan = planReviews(tuesday, { ...week, sellers: [seller("a"), monday] });
    expect(countBySeller(plan)).toEqual({ a: 8 });
    expect(plan.cost).toBe(0);
  });

  test("of different lengths fill the days of sellers by the time they have", () => {
    const mixed = [60, 60, 60, 60, 30, 30, 30, 30].map((minutes, index) => ({
      ...anyone(1)[0],
      key: `k${index}`,
      minutes,
    })) as PlanningRequest[];
    const minutesOf = (...sellers: Seller[]): number[] =>
      planReviews(mixed, { ...week, sellers }).load.map(({ days }) => days.reduce((sum, day) => sum + day.minutes, 0));
    expect(minutesOf(seller("a"), seller("b"))).toEqual([180, 180]);
    expect(minutesOf(seller("a", 480), seller("b", 240))).toEqual([240, 120]);
  });

  test("ties do not always fall to the same seller", () => {
    const first = Array.from({ length: 40 }, (_, index) => {
      const [request] = anyone(1);
      const plan = planReviews(request === undefined ? [] : [{ ...request, key: `account-${index}` }], {
        ...week,
        sellers: [seller("a"), seller("b")],
      });
      return plan.booked[0]?.sellerId;
    });
    // Of 40 fair throws, fewer than 8 of a kind come once in 50,000 times.
    expect(first.filter((sellerId) => sellerId === "a").length).toBeGreaterThanOrEqual(8);
    expect(first.filter((sellerId) => sellerId === "b").length).toBeGreaterThanOrEqual(8);
  });
});
