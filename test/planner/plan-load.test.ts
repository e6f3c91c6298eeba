import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type WorkingCalendar,
  comparePlans,
  loadOf,
  planReviews,
  RetentionError,
  type PlanningRequest,
  type PlanReviewsOptions,
  type Seller,
} from "retention-kit";
import { dayAfter, firstDay } from "./planning-arbitraries.js";

const hours = { mon: [["09:00", "12:00"]], wed: [["09:00", "12:00"]] } satisfies WorkingCalendar["hours"];
const north: Seller = { id: "north", timeZone: "UTC", minutesPerDay: 120, calendar: { hours } };
const bo: Seller = { ...north, id: "bo", minutesPerDay: 60 };
const idle: Seller = { ...north, id: "idle", minutesPerDay: 0 };
/** Two weeks from a Monday: each seller works four days of them. */
const options: PlanReviewsOptions = { sellers: [north, bo, idle], from: firstDay, to: dayAfter(13) };

function request(key: string, sellerId: string, day: number, more: Partial<PlanningRequest> = {}): PlanningRequest {
  const on = dayAfter(day);
  const base = { key, accountId: `account of ${key}`, sellerId, minutes: 60, priority: 1 };
  return { ...base, earliestOn: firstDay, idealOn: on, latestOn: dayAfter(13), ...more };
}

describe("loadOf", () => {
  const requests = [
    request("a", "north", 0),
    request("b", "north", 0),
    request("c", "north", 7),
    request("d", "bo", 9),
  ];
  const load = loadOf(planReviews(requests, options));

  test("adds up to minutes booked and minutes there are", () => {
    // North: 4 days of 120 minutes with 3 hours booked; bo: 4 days of 60 with one.
    expect(load).toMatchObject({ minutes: 240, capacity: 720, utilisation: 1 / 3 });
    expect(
      load.sellers.map(({ sellerId, minutes, capacity, utilisation }) => [sellerId, minutes, capacity, utilisation]),
    ).toEqual([
      ["bo", 60, 240, 0.25],
      ["idle", 0, 0, null],
      ["north", 180, 480, 0.375],
    ]);
  });

  test("by day and by week", () => {
    const [, , north] = load.sellers;
    expect(north?.days).toEqual([
      { on: dayAfter(0), minutes: 120, capacity: 120, utilisation: 1 },
      { on: dayAfter(2), minutes: 0, capacity: 120, utilisation: 0 },
      { on: dayAfter(7), minutes: 60, capacity: 120, utilisation: 0.5 },
      { on: dayAfter(9), minutes: 0, capacity: 120, utilisation: 0 },
    ]);
    expect(north?.weeks).toEqual([
      { monday: dayAfter(0), minutes: 120, capacity: 240, utilisation: 0.5 },
      { monday: dayAfter(7), minutes: 60, capacity: 240, utilisation: 0.25 },
    ]);
    expect(load.weeks).toEqual([
      { monday: dayAfter(0), minutes: 120, capacity: 360, utilisation: 1 / 3 },
      { monday: dayAfter(7), minutes: 120, capacity: 360, utilisation: 1 / 3 },
    ]);
  });

  test("names the busiest weeks, the fullest first, the earlier of equals, and only those with bookings", () => {
    expect(load.busiestWeeks.map(({ monday }) => monday)).toEqual([dayAfter(0), dayAfter(7)]);
    expect(load.sellers[0]?.busiestWeeks.map(({ monday }) => monday)).toEqual([dayAfter(7)]);
    expect(loadOf(planReviews(requests, options), { busiest: 1 }).busiestWeeks).toHaveLength(1);
  });

  test("a pin on a day off counts, and comes before all", () => {
    const previous = [{ key: "a", sellerId: "idle", on: dayAfter(7), status: "pinned" as const, revision: 0 }];
    const pinned = loadOf(planReviews([request("a", "idle", 0)], { ...options, previous })).sellers[1];
    expect(pinned?.days).toEqual([{ on: dayAfter(7), minutes: 60, capacity: 0, utilisation: null }]);
    expect(pinned?.busiestWeeks).toEqual([{ monday: dayAfter(7), minutes: 60, capacity: 0, utilisation: null }]);
  });

  test("of a plan that begins on a Thursday, the first week goes back to its Monday", () => {
    const late = planReviews([request("a", "north", 7)], { ...options, from: dayAfter(2) });
    expect(loadOf(late).weeks[0]).toMatchObject({ monday: firstDay, capacity: 180 });
  });

  test("an empty plan has no load, and no plan is refused", () => {
    expect(loadOf(planReviews([], { ...options, sellers: [] }))).toEqual({
      ...{ minutes: 0, capacity: 0, utilisation: null },
      ...{ sellers: [], weeks: [], busiestWeeks: [] },
    });
    expect(() => loadOf({} as never)).toThrow(RetentionError);
    expect(() => loadOf(planReviews([], options), { busiest: -1 })).toThrow("loadOf: busiest must");
  });
});

describe("comparePlans", () => {
  const before = planReviews(
    [request("stays", "bo", 0), request("goes", "bo", 2), request("shifts", "north", 7)],
    options,
  );
  const away = [{ from: dayAfter(7), to: dayAfter(7) }];
  const after = planReviews([request("stays", "bo", 0), request("shifts", "north", 7), request("comes", "bo", 9)], {
    ...options,
    sellers: [{ ...north, away }, bo, idle],
  });

  test("tells what stays, moves, comes and goes", () => {
    expect(comparePlans(before, after)).toMatchObject({
      kept: 1,
      moved: [
        {
          key: "shifts",
          accountId: "account of shifts",
          from: { sellerId: "north", on: dayAfter(7) },
          to: { sellerId: "north", on: dayAfter(9) },
          days: 2,
        },
      ],
      added: [{ key: "comes", to: { sellerId: "bo", on: dayAfter(9) } }],
      dropped: [{ key: "goes", from: { sellerId: "bo", on: dayAfter(2) }, cause: null }],
      unbooked: 0,
      // Two days late at 2 each.
      cost: 4,
    });
  });

  test("and how the load differs, day by day", () => {
    expect(comparePlans(before, after).load).toEqual([
      {
        sellerId: "bo",
        minutes: 0,
        capacity: 0,
        days: [
          { on: dayAfter(2), minutes: -60, capacity: 0 },
          { on: dayAfter(9), minutes: 60, capacity: 0 },
        ],
      },
      {
        sellerId: "north",
        minutes: 0,
        capacity: -120,
        days: [
          { on: dayAfter(7), minutes: -60, capacity: -120 },
          { on: dayAfter(9), minutes: 60, capacity: 0 },
        ],
      },
    ]);
  });

  test("one that is asked for but left out is dropped with the cause", () => {
    const holidays = [0, 2, 7, 9].map(dayAfter);
    const none = planReviews([request("stays", "bo", 0)], {
      ...options,
      sellers: [{ ...bo, calendar: { hours, holidays } }],
    });
    const { dropped, unbooked } = comparePlans(before, none);
    expect(dropped.map(({ key, cause }) => [key, cause])).toEqual([
      ["goes", null],
      ["shifts", null],
      ["stays", "no-working-day"],
    ]);
    expect(unbooked).toBe(1);
  });

  test("bookings of one key are counted as often as they stand in each plan, the same ones as kept", () => {
    const [first] = before.booked;
    if (first === undefined) throw new Error("nothing is booked");
    const bookings = fc.array(fc.record({ key: fc.constantFrom("a", "b", "c"), day: fc.constantFrom(0, 2, 7) }), {
      maxLength: 7,
    });
    const planOf = (drawn: readonly { key: string; day: number }[]) => ({
      ...before,
      booked: drawn.map(({ key, day }) => ({ ...first, key, on: dayAfter(day) })),
    });
    let isTwice = false;
    fc.assert(
      fc.property(bookings, bookings, (old, now) => {
        const { kept, moved, added, dropped } = comparePlans(planOf(old), planOf(now));
        const of = (list: readonly { key: string }[], key: string) => list.filter((each) => each.key === key).length;
        let same = 0;
        for (const key of ["a", "b", "c"]) {
          const on = (list: typeof old, day: number) =>
            list.filter((each) => each.key === key && each.day === day).length;
          const stayed = [0, 2, 7].reduce((sum, day) => sum + Math.min(on(old, day), on(now, day)), 0);
          const both = Math.min(of(old, key), of(now, key));
          same += stayed;
          expect([of(moved, key), of(added, key), of(dropped, key)]).toEqual([
            both - stayed,
            of(now, key) - both,
            of(old, key) - both,
          ]);
          if (of(old, key) > 1 && stayed > 0) isTwice = true;
        }
        expect(kept).toBe(same);
        expect(moved.every(({ from, to }) => from.on !== to.on)).toBe(true);
      }),
      { numRuns: 200 },
    );
    expect(isTwice).toBe(true);
  });

  test("a plan does not differ from itself", () => {
    expect(comparePlans(before, before)).toEqual({
      kept: 3,
      ...{ moved: [], added: [], dropped: [], load: [] },
      ...{ unbooked: 0, cost: 0 },
    });
  });

  test("what is no plan is refused", () => {
    expect(() => comparePlans(before, {} as never)).toThrow("comparePlans: after.from must");
    expect(() => comparePlans(null as never, before)).toThrow(RetentionError);
  });
});
