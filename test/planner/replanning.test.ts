import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { planReviews, type PlanningRequest, type PlanReviewsOptions, type PreviousBooking } from "retention-kit";
import { anyPlanning, anyPrevious, dayAfter } from "./planning-arbitraries.js";
import { cheapest, checkedCost, lastBooking, unbookedPenalty } from "./planning-oracle.js";

interface Planning {
  requests: PlanningRequest[];
  options: PlanReviewsOptions;
}

/** Plans with bookings of a last plan, some of them pinned, cancelled or dropped, and reviews put off. */
function anyReplanning(shape: Parameters<typeof anyPlanning>[0]): fc.Arbitrary<Planning> {
  return anyPlanning({ ...shape, snoozed: true }).chain(({ requests, options }) =>
    fc
      .record({
        previous: anyPrevious(requests, shape.days),
        moveWeight: fc.constantFrom(0, 1, 3, 7),
        leastMoveCost: fc.constantFrom(0, 0, 4, 30),
        own: fc.array(fc.constantFrom(undefined, 0, 2, 20), { minLength: requests.length, maxLength: requests.length }),
      })
      .map(({ own, ...more }) => ({
        requests: requests.map((request, index) => ({ ...request, moveWeight: own[index] })),
        options: { ...options, ...more },
      })),
  );
}

function shuffled<T>(list: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...list], { minLength: list.length });
}

/** Reviews that were planned before and are not where they were. */
function movesOf({ requests, options }: Planning): string[] {
  const kept = new Set(requests.filter((one) => lastBooking(one, options)?.status === "planned").map(({ key }) => key));
  return planReviews(requests, options).moved.flatMap(({ key }) => (kept.has(key) ? [key] : []));
}

describe("with a last plan", () => {
  test("cost and moves together are the least there are, and of equal costs the fewest reviews move", () => {
    fc.assert(
      fc.property(anyReplanning({ days: 8, most: 5, pooled: true }), ({ requests, options }) => {
        const plan = planReviews(requests, options);
        const least = cheapest(requests, options);
        expect(checkedCost(plan, requests, options)).toBe(least.cost);
        expect(plan).toMatchObject({ cost: least.cost, lowerBound: least.cost, gap: 0 });
        expect(movesOf({ requests, options })).toHaveLength(least.moves);
      }),
      { numRuns: 170 },
    );
  });

  test("no rule is broken, and what is pinned or completed stays, with mixed lengths too", () => {
    const mixed = anyReplanning({ days: 8, most: 9, minutes: fc.constantFrom(30, 45, 60), pooled: true });
    fc.assert(
      fc.property(mixed, ({ requests, options }) => {
        const plan = planReviews(requests, options);
        expect(checkedCost(plan, requests, options)).toBe(plan.cost);
      }),
      { numRuns: 65 },
    );
  });

  test("the same input in any order gives the same plan", () => {
    const planning = anyReplanning({ days: 10, most: 12, pooled: true }).chain((one) =>
      fc.record({
        one: fc.constant(one),
        other: fc.record({
          requests: shuffled(one.requests),
          options: fc
            .record({ previous: shuffled(one.options.previous ?? []), sellers: shuffled(one.options.sellers) })
            .map((more) => ({ ...one.options, ...more })),
        }),
      }),
    );
    fc.assert(
      fc.property(planning, ({ one, other }) => {
        expect(planReviews(other.requests, other.options)).toEqual(planReviews(one.requests, one.options));
      }),
    );
  });

  test("planning again with nothing changed changes nothing", () => {
    fc.assert(
      fc.property(anyReplanning({ days: 10, most: 12, pooled: true }), ({ requests, options }) => {
        // A cancelled booking is not part of the plan, so the next one no longer knows of the day to avoid.
        fc.pre(options.previous?.every(({ status }) => status !== "cancelled") === true);
        const first = planReviews(requests, options);
        const again = planReviews(requests, { ...options, previous: first.booked });
        expect(again.moved).toEqual([]);
        expect(again.booked).toEqual(first.booked);
        expect(again.cost).toBe(first.cost - first.moveCost);
      }),
      { numRuns: 65 },
    );
  });

  test("each move, and each return of what was dropped, raises the revision by one, and nothing else does", () => {
    fc.assert(
      fc.property(anyReplanning({ days: 10, most: 8 }), ({ requests, options }) => {
        const plan = planReviews(requests, options);
        const moved = new Set(plan.moved.map(({ key }) => key));
        for (const booking of plan.booked) {
          const last = options.previous?.find(({ key }) => key === booking.key);
          const isBack = last?.status === "dropped";
          const expected = last === undefined ? 0 : last.revision + (moved.has(booking.key) || isBack ? 1 : 0);
          expect(booking.revision).toBe(expected);
          expect(isBack && moved.has(booking.key)).toBe(false);
        }
      }),
    );
  });
});

describe("without a last plan", () => {
  const planning = anyPlanning({ days: 12, most: 14, pooled: true, minutesPerDay: fc.constantFrom(0, 60, 120) });

  test("adding capacity never raises the cost", () => {
    fc.assert(
      fc.property(planning, fc.constantFrom("north", "bo"), fc.constantFrom(30, 60, 120), (one, sellerId, more) => {
        const sellers = one.options.sellers.map((seller) =>
          seller.id === sellerId ? { ...seller, minutesPerDay: (seller.minutesPerDay ?? NaN) + more } : seller,
        );
        const roomier = planReviews(one.requests, { ...one.options, sellers });
        expect(roomier.cost).toBeLessThanOrEqual(planReviews(one.requests, one.options).cost);
      }),
      { numRuns: 65 },
    );
  });

  test("raising a review's priority never raises its own deviation", () => {
    fc.assert(
      fc.property(planning, fc.nat(), fc.constantFrom(1, 2, 10), ({ requests, options }, chosen, more) => {
        fc.pre(requests.length > 0);
        const raised = requests.map((one, index) =>
          index === chosen % requests.length ? { ...one, priority: one.priority + more } : one,
        );
        const at = chosen % requests.length;
        expect(deviation(raised, options, at)).toBeLessThanOrEqual(deviation(requests, options, at));
      }),
      { numRuns: 65 },
    );
  });

  /** What a review's day, or its absence, costs, before priority. */
  function deviation(requests: PlanningRequest[], options: PlanReviewsOptions, at: number): number {
    const request = requests[at];
    if (request === undefined) throw new Error("no such request");
    const plan = planReviews(requests, options);
    const booked = plan.booked.filter(({ key }) => key === request.key);
    const alone = { ...plan, booked, unbooked: plan.unbooked.filter(({ key }) => key === request.key) };
    const penalty = unbookedPenalty(requests, options);
    return checkedCost(alone, [request], { ...options, unbookedPenalty: penalty }) / request.priority;
  }
});

describe("by hand", () => {
  const north = {
    id: "north",
    timeZone: "UTC",
    minutesPerDay: 60,
    calendar: { hours: { mon: [["09:00", "17:00"]], tue: [["09:00", "17:00"]], wed: [["09:00", "17:00"]] } },
  } satisfies PlanReviewsOptions["sellers"][number];
  const week: PlanReviewsOptions = { sellers: [north], from: dayAfter(0), to: dayAfter(6) };
  const request = (key: string, more: Partial<PlanningRequest> = {}): PlanningRequest => ({
    ...{ key, accountId: key, sellerId: "north", minutes: 60, priority: 1 },
    ...{ earliestOn: dayAfter(0), idealOn: dayAfter(0), latestOn: dayAfter(20) },
    ...more,
  });
  const booking = (key: string, day: number, status: PreviousBooking["status"] = "planned"): PreviousBooking => {
    return { key, sellerId: "north", on: dayAfter(day), status, revision: 2 };
  };
  const daysOf = (requests: PlanningRequest[], previous: PreviousBooking[], more = {}): string[] =>
    planReviews(requests, { ...week, ...more, previous }).booked.map(
      ({ key, on, revision }) => `${key} ${on} ${revision}`,
    );

  test("a booking stays unless moving it pays", () => {
    // Tuesday costs 2, Wednesday 4; moving costs 3.
    expect(daysOf([request("a")], [booking("a", 1)], { moveWeight: 3 })).toEqual([`a ${dayAfter(1)} 2`]);
    expect(daysOf([request("a")], [booking("a", 2)], { moveWeight: 3 })).toEqual([`a ${dayAfter(0)} 3`]);
    expect(daysOf([request("a")], [booking("a", 2)])).toEqual([`a ${dayAfter(2)} 2`]);
  });

  test("where moving costs too little to be told apart from it, rounded thirds move nobody", () => {
    // Costs of a third, a tenth and a half a day round one way or another by the scale that they are rounded at.
    const requests = Array.from({ length: 40 }, (_, index) =>
      request(`k${index}`, {
        priority: [1 / 3, 0.1, 1.1, 0.7, 3.3][index % 5] ?? 1,
        idealOn: dayAfter(Math.floor(index / 3)),
        latestOn: dayAfter(40),
      }),
    );
    const options = { ...week, to: dayAfter(60), moveWeight: 0, earlyWeight: 0.3, lateWeight: 0.7 };
    const plan = planReviews(requests, options);
    expect(planReviews(requests, { ...options, previous: plan.booked })).toMatchObject({ moved: [], cost: plan.cost });
  });

  test("a booking moves where the hours of its seller and the account no longer overlap for long enough", () => {
    const window = { earliestOn: dayAfter(0), idealOn: dayAfter(1), latestOn: dayAfter(6) };
    const anybody = { key: "a", accountId: "a", minutes: 60, priority: 1, timeZone: "Asia/Kathmandu", ...window };
    const tue: [string, string][] = [["11:00", "17:00"]];
    const sellers = [{ ...north, calendar: { hours: { ...north.calendar.hours, tue } } }];
    const { moved } = planReviews([anybody], { ...week, sellers, previous: [booking("a", 1)] });
    expect(moved).toMatchObject([
      {
        to: { on: dayAfter(0) },
        reasons: [{ code: "planning.moved.few-common-hours", params: { sellerId: "north", on: dayAfter(1) } }],
      },
    ]);
  });

  test("a cancelled booking frees its place, and its review goes elsewhere", () => {
    const previous = [booking("a", 0, "cancelled"), booking("b", 1)];
    expect(daysOf([request("a"), request("b")], previous, { moveWeight: 1 })).toEqual([
      `b ${dayAfter(0)} 3`,
      `a ${dayAfter(1)} 3`,
    ]);
    expect(daysOf([request("b")], previous, { moveWeight: 1 })).toEqual([`b ${dayAfter(0)} 3`]);
  });

  test("a dropped booking keeps nothing but its revision, which goes on where the review is booked again", () => {
    const one = { ...week, to: dayAfter(0) };
    const first = planReviews([request("a")], one);
    const second = planReviews([request("a"), request("b", { priority: 2 })], { ...one, previous: first.booked });
    expect(second.moved).toMatchObject([{ key: "a", to: null, revision: 1 }]);
    const dropped = second.moved.map(({ key, from, revision }): PreviousBooking => ({
      key,
      ...from,
      status: "dropped",
      revision,
    }));
    expect(planReviews([request("a")], { ...one, previous: dropped })).toMatchObject({
      booked: [{ key: "a", on: dayAfter(0), revision: 2 }],
      moved: [],
      cost: 0,
    });
    expect(planReviews([], { ...one, previous: dropped })).toMatchObject({ booked: [], moved: [], rejected: [] });
  });

  test("a booked review that is put off moves to the day it was put off to, or later", () => {
    expect(daysOf([request("a", { snoozedUntil: dayAfter(2) })], [booking("a", 0)])).toEqual([`a ${dayAfter(2)} 3`]);
  });

  test("a completed review keeps its minutes, and a pinned one its day, whatever comes", () => {
    const previous = [booking("a", 0, "completed"), booking("b", 1, "pinned")];
    const requests = [request("a"), request("b"), request("c", { priority: 99 })];
    expect(daysOf(requests, previous)).toEqual([`a ${dayAfter(0)} 2`, `b ${dayAfter(1)} 2`, `c ${dayAfter(2)} 0`]);
  });

  test("a pinned review keeps its day where a database gives null for what is not known of it", () => {
    const stored = { ...booking("a", 1, "pinned"), accountId: null, minutes: null, alsoSellerIds: null };
    const plan = planReviews([request("a")], { ...week, previous: [stored] });
    expect(plan.rejected).toEqual([]);
    expect(plan.booked).toMatchObject([{ key: "a", on: dayAfter(1), status: "pinned", revision: 2 }]);
  });

  test("a pinned review whose day has passed was missed: it is booked anew", () => {
    const previous = [booking("a", -1, "pinned")];
    const plan = planReviews([request("a")], { ...week, previous });
    expect(plan.booked).toMatchObject([{ key: "a", status: "planned", revision: 3 }]);
    expect(plan.moved).toMatchObject([{ key: "a", revision: 3, reasons: [{ code: "planning.moved.missed" }] }]);
    expect(plan.conflicts).toEqual([]);
  });
});
