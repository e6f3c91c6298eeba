import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type WorkingCalendar,
  planReviews,
  RetentionError,
  type PlanningRequest,
  type PlanReviewsOptions,
  type PreviousBooking,
  type Seller,
} from "retention-kit";
import { anyPlanning, dayAfter, firstDay } from "./planning-arbitraries.js";
import { checkedCost, leastCost } from "./planning-oracle.js";

const north: Seller = {
  id: "north",
  timeZone: "UTC",
  minutesPerDay: 60,
  calendar: { hours: { mon: [["09:00", "17:00"]], tue: [["09:00", "17:00"]], wed: [["09:00", "17:00"]] } },
};
const week: PlanReviewsOptions = { sellers: [north], from: firstDay, to: dayAfter(6) };

/** An hour with north, ideally on the first day, any day of three weeks. */
function request(key: string, more: Partial<PlanningRequest> = {}): PlanningRequest {
  return {
    key,
    accountId: key,
    sellerId: "north",
    minutes: 60,
    priority: 1,
    earliestOn: firstDay,
    idealOn: firstDay,
    latestOn: dayAfter(20),
    ...more,
  };
}

function daysOf(requests: PlanningRequest[], options: Partial<PlanReviewsOptions> = {}): Record<string, string> {
  const { booked, unbooked } = planReviews(requests, { ...week, ...options });
  return Object.fromEntries([
    ...booked.map(({ key, on }) => [key, on]),
    ...unbooked.map(({ key, cause }) => [key, cause]),
  ]) as Record<string, string>;
}

describe("against brute force", () => {
  test("reviews of one length cost what the cheapest of all plans costs", () => {
    fc.assert(
      fc.property(anyPlanning({ days: 8, most: 5, pooled: true }), ({ requests, options }) => {
        const plan = planReviews(requests, options);
        const least = leastCost(requests, options);
        expect(checkedCost(plan, requests, options)).toBe(least);
        expect(plan).toMatchObject({ cost: least, lowerBound: least, gap: 0 });
      }),
      { numRuns: 130 },
    );
  });
});

describe("order and ties", () => {
  test("the same input in any order gives the same plan", () => {
    const planning = anyPlanning({ days: 10, most: 12, minutes: fc.constantFrom(30, 60), pooled: true }).chain(
      ({ requests, options }) =>
        fc.record({
          one: fc.constant({ requests, options }),
          other: fc.record({
            requests: fc.shuffledSubarray(requests, { minLength: requests.length }),
            options: fc
              .shuffledSubarray([...options.sellers], { minLength: 2 })
              .map((sellers) => ({ ...options, sellers })),
          }),
        }),
    );
    fc.assert(
      fc.property(planning, ({ one, other }) => {
        expect(planReviews(other.requests, other.options)).toEqual(planReviews(one.requests, one.options));
      }),
    );
  });

  test("equal costs go to the earlier ideal day, then to the key", () => {
    expect(daysOf([request("b"), request("a")])).toEqual({ a: dayAfter(0), b: dayAfter(1) });
    const late = { from: dayAfter(1) };
    expect(daysOf([request("a", { idealOn: dayAfter(1) }), request("b")], late)).toMatchObject({ b: dayAfter(1) });
  });

  test("where an early and a late day cost the same, the early one is taken", () => {
    const wednesday = request("a", { idealOn: dayAfter(2), notOn: [dayAfter(2), dayAfter(1)] });
    expect(daysOf([wednesday], { to: dayAfter(13), earlyWeight: 5 })).toEqual({ a: dayAfter(0) });
  });
});

describe("windows", () => {
  test("an overdue review may be held on any day, and counts its lateness from the first", () => {
    const overdue = request("a", { earliestOn: "2026-01-01", idealOn: "2026-01-15", latestOn: "2026-02-01" });
    const plan = planReviews([overdue, request("b", { priority: 5 })], week);
    expect(plan.booked.map(({ key, on }) => [key, on])).toEqual([
      ["b", dayAfter(0)],
      ["a", dayAfter(1)],
    ]);
    expect(plan.cost).toBe(2);
  });

  test("a window that is open when the plan begins counts from its ideal day", () => {
    expect(planReviews([request("a", { earliestOn: dayAfter(-9), idealOn: dayAfter(-3) })], week).cost).toBe(6);
  });

  test("a snoozed review waits, and may then be held even after its window", () => {
    expect(daysOf([request("a", { snoozedUntil: dayAfter(1) })])).toEqual({ a: dayAfter(1) });
    expect(daysOf([request("a", { latestOn: firstDay, snoozedUntil: dayAfter(2) })])).toEqual({ a: dayAfter(2) });
    const overdue = request("a", { earliestOn: "2026-01-01", idealOn: "2026-01-15", latestOn: "2026-02-01" });
    expect(daysOf([{ ...overdue, snoozedUntil: dayAfter(2) }])).toEqual({ a: dayAfter(2) });
  });
});

describe("what is left out, and why", () => {
  const away = [{ from: firstDay, to: dayAfter(2) }];

  test.each<[string, Partial<PlanningRequest>, Partial<PlanReviewsOptions>]>([
    ["no-seller", { sellerId: "zoe" }, {}],
    ["outside-horizon", { earliestOn: dayAfter(7), idealOn: dayAfter(8), latestOn: dayAfter(9) }, {}],
    ["no-working-day", { earliestOn: dayAfter(3), idealOn: dayAfter(4), latestOn: dayAfter(6) }, {}],
    ["no-working-day", { notOn: [dayAfter(0), dayAfter(1), dayAfter(2)] }, {}],
    ["seller-away", {}, { sellers: [{ ...north, away }] }],
    ["no-capacity", { minutes: 90 }, {}],
    ["too-far", { idealOn: dayAfter(9) }, { unbookedPenalty: 6 }],
  ])("%s", (cause, more, options) => {
    expect(daysOf([request("a", more)], options)).toEqual({ a: cause });
  });

  test("no working day, where nobody works long enough in the account's hours", () => {
    const tue: [string, string][] = [["16:30", "20:00"]];
    const late = { ...north, calendar: { hours: { ...(north.calendar as WorkingCalendar).hours, tue } } };
    const tuesday = { earliestOn: dayAfter(1), idealOn: dayAfter(1), latestOn: dayAfter(1) };
    const causeFor = (more: Partial<PlanningRequest>): Record<string, string> =>
      daysOf([{ key: "a", accountId: "a", minutes: 60, priority: 1, timeZone: "UTC", ...tuesday, ...more }], {
        sellers: [late],
      });
    expect(causeFor({})).toEqual({ a: "no-working-day" });
    expect(causeFor({ minutes: 30 })).toEqual({ a: dayAfter(1) });
    expect(causeFor({ timeZone: "Atlantic/Azores" })).toEqual({ a: dayAfter(1) });
  });

  test("displaced, where others are dearer to leave out", () => {
    const one = { latestOn: firstDay };
    expect(daysOf([request("a", one), request("b", { ...one, priority: 2 })])).toEqual({ a: "displaced", b: firstDay });
  });

  test("no capacity, where pins have taken it", () => {
    const previous = [{ key: "p", sellerId: "north", on: firstDay, status: "pinned" as const, revision: 0 }];
    expect(daysOf([request("a", { latestOn: firstDay }), request("p")], { previous })).toEqual({
      a: "no-capacity",
      p: firstDay,
    });
  });
});

describe("pins", () => {
  const pinned = (key: string, on: string) => ({ key, sellerId: "north", on, status: "pinned" as const, revision: 3 });

  test("stay where they are, take their minutes, and keep their revision", () => {
    const plan = planReviews([request("a"), request("p")], { ...week, previous: [pinned("p", firstDay)] });
    expect(plan.booked).toMatchObject([
      { key: "p", on: firstDay, status: "pinned", revision: 3 },
      { key: "a", on: dayAfter(1), status: "planned", revision: 0 },
    ]);
    expect(plan).toMatchObject({ conflicts: [], moved: [], cost: 2 });
  });

  test.each<[string, string, Partial<Seller>]>([
    ["planning.pin.seller-away", firstDay, { away: [{ from: firstDay, to: firstDay }] }],
    ["planning.pin.day-off", dayAfter(4), {}],
    ["planning.pin.over-capacity", firstDay, { minutesPerDay: 59 }],
    ["planning.pin.outside-horizon", dayAfter(8), {}],
    ["planning.pin.unknown-seller", firstDay, { id: "bo" }],
  ])("that break a rule are kept and reported: %s", (code, on, seller) => {
    const plan = planReviews([request("p")], {
      ...week,
      sellers: [{ ...north, ...seller }],
      previous: [pinned("p", on)],
    });
    expect(plan.booked).toMatchObject([{ key: "p", on, status: "pinned" }]);
    expect(plan.conflicts).toMatchObject([{ key: "p", on, reasons: [{ code }] }]);
  });

  test.each<[string, Partial<PlanningRequest>]>([
    ["planning.pin.other-seller", { sellerId: "bo" }],
    ["planning.pin.other-seller", { segment: "retail" }],
    ["planning.pin.other-seller", { timeZone: "Pacific/Auckland" }],
    // From 9 to 17 o'clock in New York it is 14 to 22 o'clock in UTC, so that Tuesday's mornings have nothing of it.
    ["planning.pin.few-common-hours", { timeZone: "America/New_York" }],
  ])("to a seller who may not hold them then are kept and reported: %s, %o", (code, asked) => {
    const { key, accountId, minutes, priority, idealOn, earliestOn, latestOn } = request("p");
    const anyone = { key, accountId, minutes, priority, idealOn, earliestOn, latestOn };
    const halfDays = { mon: [["09:00", "17:00"]], tue: [["09:00", "12:00"]] } as WorkingCalendar["hours"];
    const plan = planReviews([{ ...anyone, ...asked }], {
      ...week,
      sellers: [
        { ...north, segments: ["wholesale"], calendar: { hours: halfDays } },
        { ...north, id: "bo" },
      ],
      previous: [pinned("p", dayAfter(1))],
    });
    expect(plan.booked).toMatchObject([{ key: "p", sellerId: "north", on: dayAfter(1), status: "pinned" }]);
    expect(plan.conflicts.map(({ reasons }) => reasons.map((own) => own.code))).toEqual([[code]]);
  });

  test("keep their time when nobody asks for them any more, where their length is known", () => {
    const previous = [{ ...pinned("p", firstDay), accountId: "acme", minutes: 60 }];
    expect(daysOf([request("a")], { previous })).toEqual({ a: dayAfter(1), p: firstDay });
  });
});

describe("rows that cannot be read", () => {
  test("are rejected by path, and the rest is planned", () => {
    const bad = [
      request("a", { priority: 0 }),
      request("b", { minutes: 0.5 }),
      request("seconds", { minutes: 3600 }),
      request("c", { idealOn: "2026-02-30" }),
      request("d", { latestOn: dayAfter(-1), earliestOn: firstDay }),
      request("e", { notOn: ["soon"] }),
      request("f", { reasons: "because" as never }),
      null as unknown as PlanningRequest,
      request(""),
    ];
    const plan = planReviews([...bad, request("good")], week);
    expect(plan.booked.map(({ key }) => key)).toEqual(["good"]);
    expect(plan.rejected.map(({ index, id, path }) => [index, id, path])).toEqual([
      [0, "a", "priority"],
      [1, "b", "minutes"],
      [2, "seconds", "minutes"],
      [3, "c", "idealOn"],
      [4, "d", "latestOn"],
      [5, "e", "notOn[0]"],
      [6, "f", "reasons"],
      [7, undefined, "requests[7]"],
      [8, "", "key"],
    ]);
    expect(plan.rejected[0]?.message).toBe("planReviews: priority must be above 0, got 0");
  });

  test("a misspelt field of a request or seller is refused with the one that is meant, and fields of a host pass", () => {
    const misspelt = { ...request("a"), snoozeUntil: "2026-12-01" };
    const plan = planReviews([misspelt, { ...request("b"), name: "Acme" } as PlanningRequest], week);
    expect(plan.booked.map(({ key }) => key)).toEqual(["b"]);
    expect(plan.rejected).toEqual([
      {
        index: 0,
        id: "a",
        path: "snoozeUntil",
        message:
          'planReviews: snoozeUntil must not be there: no such field, got "2026-12-01"; did you mean snoozedUntil?',
      },
    ]);
    const onLeave = { ...north, leave: [{ from: firstDay, to: firstDay }] };
    expect(() => planReviews([], { ...week, sellers: [onLeave] })).toThrow(
      /sellers\[0\]\.leave must not be there: no such field, got .*; did you mean away\?$/,
    );
  });

  test("a second request with the same key is rejected, the same one in any order", () => {
    const twice = [request("a", { priority: 2 }), request("a")];
    const one = planReviews(twice, week);
    const other = planReviews(twice.toReversed(), week);
    expect(one.rejected).toMatchObject([{ id: "a", path: "key" }]);
    expect(other.booked).toEqual(one.booked);
    expect(one.rejected[0]?.index).not.toBe(other.rejected[0]?.index);
  });

  test("and so it is where fields that nobody reads hold what JSON cannot", () => {
    const circle: Record<string, unknown> = { size: 1n };
    circle.self = circle;
    const twice = [{ ...request("a", { priority: 2 }), circle, size: 1n }, request("a")];
    const one = planReviews(twice, week);
    expect(one.rejected).toMatchObject([{ id: "a", path: "key" }]);
    expect(planReviews(twice.toReversed(), week).cost).toBe(one.cost);
  });

  test("so are bookings of the last plan", () => {
    const previous = [{ key: "a", sellerId: "north", on: "2026-13-01", status: "pinned" as const, revision: 0 }];
    expect(planReviews([request("a")], { ...week, previous }).rejected).toMatchObject([
      { index: 0, path: "previous[0].on" },
    ]);
    const none = [null as unknown as PreviousBooking];
    expect(planReviews([request("a")], { ...week, previous: none }).rejected).toMatchObject([{ path: "previous[0]" }]);
  });

  test("of two bookings with one key the same one stands in any order", () => {
    const booking = { key: "a", sellerId: "north", on: dayAfter(1), revision: 1, accountId: "acme", minutes: 60 };
    const planned = { ...booking, status: "planned" as const };
    const others: PreviousBooking[] = [
      { ...booking, status: "cancelled" },
      { ...booking, status: "completed" },
      { ...booking, status: "pinned", minutes: 30 },
      { ...booking, status: "pinned", accountId: "bolt" },
    ];
    for (const first of [planned, ...others]) {
      for (const second of others) {
        for (const requests of [[request("a")], []]) {
          const planFor = (previous: PreviousBooking[]): unknown => planReviews(requests, { ...week, previous });
          expect(planFor([first, second])).toEqual(planFor([second, first]));
        }
      }
    }
    // What was cancelled after it was planned is cancelled.
    const previous = [{ ...booking, status: "cancelled" as const }, planned];
    expect(daysOf([request("a", { idealOn: dayAfter(1) })], { previous })).toEqual({ a: firstDay });
  });

  test("and a pinned booking that no request names and that does not say how long it lasts", () => {
    const booking = { key: "a", sellerId: "north", on: firstDay, status: "pinned" as const, revision: 0 };
    const rejectedFor = (more: Partial<PreviousBooking>): string[] =>
      planReviews([], { ...week, previous: [{ ...booking, ...more }] }).rejected.map(({ path }) => path);
    expect(rejectedFor({})).toEqual(["previous[0].minutes"]);
    expect(rejectedFor({ minutes: 60 })).toEqual(["previous[0].accountId"]);
    expect(rejectedFor({ minutes: 60, accountId: "acme" })).toEqual([]);
    // What is past takes no time of this plan.
    expect(rejectedFor({ on: dayAfter(-1), status: "completed" })).toEqual([]);
  });
});

describe("options that cannot be used", () => {
  test.each<[string, Partial<PlanReviewsOptions>]>([
    ["sellers[0].minutesPerDay", { sellers: [{ ...north, minutesPerDay: -30 }] }],
    ["sellers[1].id", { sellers: [north, north] }],
    ["sellers[0].timeZone", { sellers: [{ ...north, timeZone: "Mars/Olympus" }] }],
    ["to", { to: dayAfter(-1) }],
    ["to", { to: "2099-01-01" }],
    ["lateWeight", { lateWeight: -1 }],
    ["unbookedPenalty", { unbookedPenalty: Infinity }],
    ["sellers[0]", { sellers: [null as never] }],
    ["previous", { previous: {} as never }],
  ])("%s", (path, options) => {
    expect(() => planReviews([], { ...week, ...options })).toThrow(RetentionError);
    expect(() => planReviews([], { ...week, ...options })).toThrow(`planReviews: ${path} must`);
  });

  test("no requests, or no options", () => {
    expect(() => planReviews(undefined as never, week)).toThrow("planReviews: requests must");
    expect(() => planReviews([], undefined as never)).toThrow("planReviews: options must");
  });
});

describe("at the edges", () => {
  test("nothing to plan, nobody to plan for, a single day", () => {
    expect(planReviews([], { ...week, sellers: [] })).toMatchObject({ booked: [], unbooked: [], cost: 0, gap: 0 });
    expect(daysOf([request("a")], { sellers: [] })).toEqual({ a: "no-seller" });
    expect(daysOf([request("a"), request("b")], { to: firstDay })).toEqual({ a: firstDay, b: "displaced" });
    expect(daysOf([request("a")], { sellers: [{ ...north, minutesPerDay: 0 }] })).toEqual({ a: "no-capacity" });
  });

  test("bookings of accounts and sellers that are gone", () => {
    const gone = { sellerId: "zoe", on: firstDay, status: "planned" as const, revision: 1 };
    const previous = [
      { ...gone, key: "a" },
      { ...gone, key: "y", status: "cancelled" as const },
      { ...gone, key: "z" },
    ];
    const plan = planReviews([request("a")], { ...week, previous });
    expect(plan.booked).toMatchObject([{ key: "a", sellerId: "north", on: firstDay, revision: 2 }]);
    expect(plan.moved).toMatchObject([
      { key: "a", to: { sellerId: "north" }, reasons: [{ code: "planning.moved.seller-changed" }] },
      { key: "y", accountId: null, to: null, revision: 2, reasons: [{ code: "planning.moved.no-longer-wanted" }] },
      { key: "z", accountId: null, to: null, revision: 2, reasons: [{ code: "planning.moved.no-longer-wanted" }] },
    ]);
  });

  test("keys that are names of object properties", () => {
    expect(planReviews([request("__proto__"), request("constructor")], week).booked).toHaveLength(2);
  });

  test("frozen input is left alone", () => {
    const requests = Object.freeze([Object.freeze(request("a"))]);
    expect(planReviews(requests, Object.freeze({ ...week, previous: Object.freeze([]) })).booked).toHaveLength(1);
  });
});
