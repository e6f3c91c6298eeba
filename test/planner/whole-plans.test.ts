import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  comparePlans,
  planReviews,
  type PlanningRequest,
  type PreviousBooking,
  type ReviewPlan,
  type Seller,
} from "retention-kit";
import { withoutNulls } from "../../src/errors.js";
import { sameHolders } from "../../src/planner/plan/same-holders.js";
import type { OpenedPlacement } from "../../src/planner/placement/place-opened.js";
import { type KeptGroups, keptGroups } from "../../src/planner/kept-groups.js";
import { planInSteps } from "../../src/planner/plan-in-steps.js";
import { anyPlanning, anyPrevious, dayAfter, daysTo, firstDay } from "./planning-arbitraries.js";
import { minutesOn } from "./planning-oracle.js";

const DAYS = 9;
const plannings = fc
  .constantFrom(fc.constant(60), fc.constantFrom(30, 45, 60))
  .chain((minutes) => anyPlanning({ days: DAYS, most: 8, pooled: true, snoozed: true, minutes, closes: "12:00" }))
  .chain(({ requests, options }) =>
    fc
      .record({
        previous: fc.oneof(fc.constant([]), anyPrevious(requests, DAYS)),
        bufferMinutes: fc.constantFrom(0, 15),
        minutesPerWeek: fc.constantFrom(undefined, 120),
        kinds: fc.array(fc.constantFrom(undefined, "annual"), { minLength: 8, maxLength: 8 }),
        also: fc.array(fc.constantFrom(undefined, undefined, [], ["ann"], ["bo"]), { minLength: 8, maxLength: 8 }),
      })
      .map(({ previous, bufferMinutes, minutesPerWeek, kinds, also }) => ({
        requests: requests.map((request, index): PlanningRequest => {
          const [kind, alsoSellerIds] = [kinds[index], also[index]];
          return {
            ...request,
            ...(kind !== undefined && { kind }),
            ...(alsoSellerIds !== undefined && { alsoSellerIds }),
          };
        }),
        options: {
          ...options,
          previous,
          bufferMinutes,
          sellers: [...options.sellers, { id: "ann", timeZone: "UTC", minutesPerDay: 90 }].map((seller) => ({
            ...seller,
            ...(minutesPerWeek !== undefined && seller.id !== "ann" && { minutesPerWeek }),
          })),
        },
      })),
  );

const inOrder = (keys: readonly string[]) => {
  expect(keys).toEqual(keys.toSorted());
};

test("a plan names each review once and in order, as it was asked for, and counts what it books", () => {
  fc.assert(
    fc.property(plannings, ({ requests, options }) => {
      const plan = planReviews(requests, options);
      inOrder(plan.booked.map(({ on, sellerId, key }) => `${on} ${sellerId} ${key}`));
      inOrder(plan.unbooked.map(({ key }) => key));
      inOrder(plan.moved.map(({ key }) => key));
      inOrder(plan.conflicts.map(({ key }) => key));
      inOrder(plan.load.map(({ sellerId }) => sellerId));
      expect([...plan.booked, ...plan.unbooked].map(({ key }) => key).toSorted()).toEqual(
        requests.map(({ key }) => key).toSorted(),
      );
      for (const { key, on, kind, minutes, alsoSellerIds, status, reasons } of plan.booked) {
        const request = requests.find((each) => each.key === key);
        if (request === undefined) throw new Error("nobody asked for it");
        expect([kind, minutes]).toEqual([request.kind, request.minutes]);
        if (status !== "planned") continue;
        const others = request.alsoSellerIds ?? [];
        expect(alsoSellerIds).toEqual(others.length === 0 ? undefined : others);
        const away = daysTo(on) - daysTo(request.idealOn);
        const near = { days: Math.abs(away), idealOn: request.idealOn };
        const why =
          request.latestOn < on
            ? { code: "planning.day.overdue", params: { latestOn: request.latestOn } }
            : away === 0
              ? { code: "planning.day.ideal" }
              : { code: away < 0 ? "planning.day.early" : "planning.day.late", params: near };
        expect(reasons).toEqual([why]);
      }
      // A booking that is no longer asked for, or elsewhere, is told with the next revision.
      for (const { key, from, to, revision } of plan.moved) {
        const previous: readonly PreviousBooking[] = options.previous;
        const last = previous.find((each) => each.key === key);
        expect([from.sellerId, from.on, revision - 1]).toEqual([last?.sellerId, last?.on, last?.revision]);
        const booked = plan.booked.find((each) => each.key === key);
        expect(to === null ? null : [to.sellerId, to.on]).toEqual(
          booked === undefined ? null : [booked.sellerId, booked.on],
        );
        if (booked !== undefined) expect(booked.revision).toBe(revision);
      }
      for (const { sellerId, days, periods = [] } of plan.load) {
        const seller = options.sellers.find(({ id }) => id === sellerId);
        if (seller === undefined) throw new Error("no such seller");
        const own = plan.booked.filter((each) => [each.sellerId, ...(each.alsoSellerIds ?? [])].includes(sellerId));
        const on = (day: string) => own.filter((each) => each.on === day).reduce((sum, each) => sum + each.minutes, 0);
        const capacity = (day: number) => (sellerId === "ann" ? (day % 7 < 5 ? 90 : 0) : minutesOn(seller, day));
        expect(days).toEqual(
          Array.from({ length: DAYS }, (_, day) => ({
            on: dayAfter(day),
            minutes: on(dayAfter(day)),
            capacity: capacity(day),
          })).filter((day) => day.minutes > 0 || day.capacity > 0),
        );
        const weeks = seller.minutesPerWeek === undefined ? [] : [0, 7];
        expect(periods).toEqual(
          weeks.map((monday) => ({
            kind: "week",
            from: dayAfter(monday),
            to: dayAfter(monday + 6),
            minutes: own
              .filter((each) => daysTo(each.on) >= Math.max(0, monday) && daysTo(each.on) < Math.min(DAYS, monday + 7))
              .reduce((sum, each) => sum + each.minutes, 0),
            capacity: 120,
          })),
        );
      }
      expect(plan.gap).toBeCloseTo(plan.cost > plan.lowerBound ? 1 - plan.lowerBound / plan.cost : 0, 12);
    }),
    { numRuns: 60 },
  );
});

test("a plan in steps is the plan, and its second step what it leaves out", () => {
  fc.assert(
    fc.property(plannings, ({ requests, options }) => {
      const whole = planReviews(requests, options);
      const { plan, remedied } = planInSteps(requests, withoutNulls(options), undefined, keptGroups());
      const silent = whole.unbooked.map(({ key }) => key);
      expect({ ...plan, unbooked: [] }).toEqual({ ...whole, unbooked: [] });
      expect(plan.unbooked.map(({ key }) => key)).toEqual(silent);
      expect(remedied()).toEqual(whole.unbooked);
    }),
    { numRuns: 40 },
  );
});

/** The same groups, each placement of which is shown. */
function watched(groups: KeptGroups, show: (placed: OpenedPlacement) => void): KeptGroups {
  return {
    placing(job, options) {
      const place = groups.placing(job, options);
      return (
        place &&
        ((of, group) => {
          const placed = place(of, group);
          show(placed);
          return placed;
        })
      );
    },
  };
}

test("a plan of which some groups were planned before is the plan", () => {
  let kept = 0;
  const change = fc.record({
    at: fc.nat(),
    priority: fc.constantFrom(1, 2, 8),
    minutes: fc.constantFrom(undefined, 30, 60),
    sellerId: fc.constantFrom(undefined, "ann", "bo"),
  });
  fc.assert(
    fc.property(plannings, fc.array(change, { maxLength: 3 }), ({ requests, options }, changes) => {
      const seen = new Set<object>();
      const groups = watched(keptGroups(), ({ placement }) => {
        if (seen.size === seen.add(placement).size) kept++;
      });
      planInSteps(requests, withoutNulls(options), undefined, groups);
      let now: readonly PlanningRequest[] = requests;
      for (const { at, ...changed } of [...changes, { at: -1 }]) {
        const place = at % requests.length;
        const set = Object.fromEntries(Object.entries(changed).filter(([, value]) => value !== undefined));
        now = now.map((request, index) => (index === place ? { ...request, ...set } : request));
        const whole = planReviews(now, options);
        const { plan, remedied } = planInSteps(now, withoutNulls(options), undefined, groups);
        expect({ ...plan, unbooked: [] }).toEqual({ ...whole, unbooked: [] });
        expect(remedied()).toEqual(whole.unbooked);
      }
    }),
    { numRuns: 100 },
  );
  // Else it would show nothing.
  expect(kept).toBeGreaterThan(10);
});

test("two plans differ by what moved, came, went and is loaded otherwise, counted review by review", () => {
  fc.assert(
    fc.property(plannings, fc.integer({ min: 0, max: 7 }), fc.boolean(), ({ requests, options }, gone, isIll) => {
      const before = planReviews(requests, options);
      const away = [{ from: dayAfter(1), to: dayAfter(3) }];
      const sellers = options.sellers.map((seller) => (isIll && seller.id === "bo" ? { ...seller, away } : seller));
      const after = planReviews(requests.toSpliced(gone, 1), { ...options, sellers });
      const result = comparePlans(before, after);
      const placeOf = (plan: ReviewPlan, key: string) => {
        const found = plan.booked.find((each) => each.key === key);
        if (found === undefined) return null;
        const { sellerId, on, alsoSellerIds } = found;
        return { sellerId, on, ...(alsoSellerIds !== undefined && { alsoSellerIds }) };
      };
      const keys = requests.map(({ key }) => key).toSorted();
      const rows = keys.map((key) => ({ key, accountId: "acme", from: placeOf(before, key), to: placeOf(after, key) }));
      const isSame = (row: (typeof rows)[number]) => JSON.stringify(row.from) === JSON.stringify(row.to);
      const both = rows.filter(({ from, to }) => from !== null && to !== null);
      expect(result.kept).toBe(both.filter(isSame).length);
      expect(result.moved).toEqual(
        both
          .filter((row) => !isSame(row))
          .map((row) => ({ ...row, days: daysTo(row.to?.on ?? "") - daysTo(row.from?.on ?? "") })),
      );
      expect(result.added).toEqual(
        rows
          .filter(({ from, to }) => from === null && to !== null)
          .map(({ key, accountId, to }) => ({ key, accountId, to })),
      );
      expect(result.dropped).toEqual(
        rows
          .filter(({ from, to }) => from !== null && to === null)
          .map(({ key, accountId, from }) => ({
            ...{ key, accountId, from },
            cause: after.unbooked.find((each) => each.key === key)?.cause ?? null,
          })),
      );
      expect(result.unbooked).toBe(after.unbooked.length - before.unbooked.length);
      expect(result.cost).toBe(after.cost - before.cost);
      const loadOn = (plan: ReviewPlan, id: string, on: string) => {
        const day = plan.load.find(({ sellerId }) => sellerId === id)?.days.find((each) => each.on === on);
        return { minutes: day?.minutes ?? 0, capacity: day?.capacity ?? 0 };
      };
      const load = ["ann", "bo", "north"].flatMap((sellerId) => {
        const days = Array.from({ length: DAYS }, (_, day) => dayAfter(day)).flatMap((on) => {
          const [old, now] = [loadOn(before, sellerId, on), loadOn(after, sellerId, on)];
          const difference = { on, minutes: now.minutes - old.minutes, capacity: now.capacity - old.capacity };
          return difference.minutes === 0 && difference.capacity === 0 ? [] : [difference];
        });
        const sum = (part: "minutes" | "capacity") => days.reduce((all, day) => all + day[part], 0);
        return days.length === 0 ? [] : [{ sellerId, minutes: sum("minutes"), capacity: sum("capacity"), days }];
      });
      expect(result.load).toEqual(load);
    }),
    { numRuns: 40 },
  );
});

test("reviews are held by the same people where all of them are, in whatever order", () => {
  const [one, two] = [["bo"], ["bo", "ann"]];
  const held = (a: string[] | undefined, b: string[] | undefined, other = "north") =>
    sameHolders({ sellerId: "north", alsoSellerIds: a }, { sellerId: other, alsoSellerIds: b });
  expect([held(two, two.toReversed()), held(one, one), held(undefined, []), held(undefined, undefined)]).toEqual(
    Array(4).fill(true),
  );
  expect([held(one, two), held(two, one), held(one, ["ann"]), held(one, undefined), held(one, one, "ann")]).toEqual(
    Array(5).fill(false),
  );
});

describe("reviews that several hold", () => {
  const shift: [string, string][] = [["09:00", "17:00"]];
  const calendar = { hours: { mon: shift, tue: shift } };
  const sellers = (away: Seller["away"]): Seller[] => [
    { id: "north", timeZone: "UTC", minutesPerDay: 60, calendar },
    { id: "bo", timeZone: "UTC", minutesPerDay: 60, calendar, away },
  ];
  const request = (key: string, more: Partial<PlanningRequest> = {}): PlanningRequest => ({
    ...{ key, accountId: "acme", sellerId: "north", alsoSellerIds: ["bo"], minutes: 60, priority: 1 },
    ...{ earliestOn: firstDay, idealOn: firstDay, latestOn: dayAfter(1) },
    ...more,
  });
  const range = { from: firstDay, to: dayAfter(6) };

  test("have no day while one of them is away, or works on none", () => {
    const causes = (away: Seller["away"], more: Partial<PlanningRequest> = {}) =>
      planReviews([request("a", more)], { ...range, sellers: sellers(away) }).unbooked.map(({ cause }) => cause);
    expect(causes([{ from: firstDay, to: dayAfter(1) }])).toEqual(["seller-away"]);
    expect(causes([{ from: firstDay, to: firstDay }])).toEqual([]);
    expect(causes([], { earliestOn: dayAfter(2), idealOn: dayAfter(2), latestOn: dayAfter(4) })).toEqual([
      "no-working-day",
    ]);
    expect(causes([], { alsoSellerIds: ["gone"] })).toEqual(["no-seller"]);
    // On Wednesday the first works alone.
    const [north, bo] = sellers([]);
    const wednesday = { earliestOn: dayAfter(2), idealOn: dayAfter(2), latestOn: dayAfter(2) };
    const alone = { ...north, ...{ id: "north", timeZone: "UTC" }, calendar: { hours: { mon: shift, wed: shift } } };
    const plan = planReviews([request("a", wednesday)], {
      ...range,
      sellers: bo === undefined ? [alone] : [alone, bo],
    });
    expect(plan.unbooked.map(({ cause }) => cause)).toEqual(["no-working-day"]);
  });

  test("move where one of them has no room any more", () => {
    const planned = { key: "a", sellerId: "north", on: firstDay, status: "planned" as const, revision: 0 };
    const pinned = {
      key: "b",
      accountId: "bolt",
      sellerId: "bo",
      on: firstDay,
      minutes: 30,
      status: "pinned" as const,
      revision: 0,
    };
    const plan = planReviews([request("a")], { ...range, sellers: sellers([]), previous: [planned, pinned] });
    expect(plan.moved).toMatchObject([
      {
        key: "a",
        to: { on: dayAfter(1) },
        reasons: [{ code: "planning.moved.no-room", params: { on: firstDay, minutes: 60 } }],
      },
    ]);
  });
});

test("a booking on the day after the plan has only that against it", () => {
  const shift: [string, string][] = [["09:00", "17:00"]];
  const sellers = [
    { id: "north", timeZone: "UTC", minutesPerDay: 60, calendar: { hours: { mon: shift, tue: shift } } },
  ];
  const request = {
    ...{ key: "a", accountId: "acme", sellerId: "north", minutes: 60, priority: 1 },
    ...{ earliestOn: firstDay, idealOn: firstDay, latestOn: dayAfter(20) },
  };
  const on = dayAfter(7);
  const previous = [{ key: "a", sellerId: "north", on, status: "planned" as const, revision: 0 }];
  const { moved } = planReviews([request], { sellers, from: firstDay, to: dayAfter(6), previous });
  expect(moved.map(({ reasons }) => reasons)).toEqual([[{ code: "planning.moved.outside-horizon", params: { on } }]]);
  const avoided = planReviews([{ ...request, notOn: [firstDay] }], {
    ...{ sellers, from: firstDay, to: dayAfter(6) },
    previous: [{ key: "a", sellerId: "north", on: firstDay, status: "planned", revision: 0 }],
  });
  expect(avoided.moved.map(({ reasons }) => reasons)).toEqual([
    [{ code: "planning.moved.not-on", params: { on: firstDay } }],
  ]);
});

test("the reasons that a request brings come before those of its day, or of its want of one", () => {
  const sellers = [{ id: "north", timeZone: "UTC", minutesPerDay: 60 }];
  const why = { code: "review.due" as never };
  const request = (key: string) => ({
    ...{ key, accountId: "acme", sellerId: "north", minutes: 60, priority: 1, reasons: [why] },
    ...{ earliestOn: firstDay, idealOn: firstDay, latestOn: firstDay },
  });
  const { booked, unbooked } = planReviews([request("a"), request("b")], { sellers, from: firstDay, to: dayAfter(6) });
  expect(booked.map(({ reasons }) => reasons)).toEqual([[why, { code: "planning.day.ideal" }]]);
  expect(unbooked.map(({ reasons }) => reasons.slice(0, 2))).toEqual([[why, { code: "planning.unbooked.displaced" }]]);
});

test("weeks are counted from Monday to Sunday, and what they are short of is said", () => {
  const shift: [string, string][] = [["09:00", "17:00"]];
  const calendar = { hours: { mon: shift, sun: shift } };
  const sellers = [{ id: "north", timeZone: "UTC", minutesPerDay: 480, minutesPerWeek: 120, calendar }];
  const request = (key: string, on: string) => ({
    ...{ key, accountId: "acme", sellerId: "north", minutes: 60, priority: 1 },
    ...{ earliestOn: on, idealOn: on, latestOn: on },
  });
  const requests = [request("a", firstDay), request("b", dayAfter(6)), request("c", dayAfter(6))];
  const { load, unbooked } = planReviews(requests, { sellers, from: firstDay, to: dayAfter(6) });
  const week = { from: firstDay, to: dayAfter(6) };
  expect(load[0]?.periods).toEqual([{ kind: "week", ...week, minutes: 120, capacity: 120 }]);
  const periods = [{ sellerId: "north", kind: "week", ...week, minutes: 60 }];
  expect(unbooked.map(({ key, remedy, reasons }) => [key, remedy, reasons.at(-1)])).toEqual([
    [
      "c",
      { kind: "period-minutes", on: dayAfter(6), periods },
      { code: "planning.remedy.period-minutes", params: { minutes: 60, sellerId: "north", ...week } },
    ],
  ]);
});

describe("pinned reviews", () => {
  const seller = (id: string, more: Partial<Seller> = {}): Seller => ({
    id,
    timeZone: "UTC",
    minutesPerDay: 60,
    calendar: { hours: { mon: [["09:00", "17:00"]], tue: [["09:00", "17:00"]] } },
    ...more,
  });
  const request = (more: Partial<PlanningRequest> = {}): PlanningRequest => ({
    ...{ key: "a", accountId: "acme", sellerId: "north", minutes: 60, priority: 1 },
    ...{ earliestOn: firstDay, idealOn: firstDay, latestOn: dayAfter(1) },
    ...more,
  });
  const planOf = (
    on: string,
    {
      requests = [request()],
      sellers = [seller("north"), seller("bo")],
      sellerId = "north",
      also = undefined as string[] | undefined,
      more = {},
    } = {},
  ): ReviewPlan =>
    planReviews(requests, {
      ...{ sellers, from: firstDay, to: dayAfter(6), ...more },
      previous: [
        { key: "a", sellerId, on, status: "pinned", revision: 2, ...(also !== undefined && { alsoSellerIds: also }) },
      ],
    });
  const told = (plan: ReviewPlan) =>
    plan.conflicts.flatMap(({ reasons }) => reasons.map(({ code, params }) => [code, params]));

  test("keep every rule where there is nothing to say", () => {
    expect(told(planOf(firstDay))).toEqual([]);
    expect(told(planOf(dayAfter(1)))).toEqual([]);
  });

  test("say nothing once they are held", () => {
    const previous = [{ key: "a", sellerId: "north", on: dayAfter(3), status: "completed" as const, revision: 2 }];
    const { booked, conflicts, cost } = planReviews([request()], {
      ...{ sellers: [seller("north")], from: firstDay, to: dayAfter(6), previous },
    });
    expect([booked.map(({ status }) => status), conflicts, cost]).toEqual([["completed"], [], 0]);
  });

  test("say which rule they break", () => {
    const on = dayAfter(1);
    const window = { on: dayAfter(7), earliestOn: firstDay, latestOn: dayAfter(1) };
    expect(told(planOf(dayAfter(7)))).toEqual([
      ["planning.pin.outside-horizon", { on: dayAfter(7) }],
      ["planning.pin.outside-window", window],
    ]);
    expect(told(planOf(dayAfter(2)))).toEqual([
      ["planning.pin.day-off", { sellerId: "north", on: dayAfter(2) }],
      ["planning.pin.outside-window", { ...window, on: dayAfter(2) }],
    ]);
    expect(told(planOf(on, { requests: [request({ notOn: [on] })] }))).toEqual([["planning.pin.not-on", { on }]]);
    expect(told(planOf(on, { requests: [request({ latestOn: firstDay })] }))).toEqual([
      ["planning.pin.outside-window", { on, earliestOn: firstDay, latestOn: firstDay }],
    ]);
    expect(told(planOf(on, { requests: [request({ earliestOn: on, idealOn: on })] }))).toEqual([]);
    expect(told(planOf(firstDay, { requests: [request({ earliestOn: on, idealOn: on })] }))).toEqual([
      ["planning.pin.outside-window", { on: firstDay, earliestOn: on, latestOn: on }],
    ]);
    expect(told(planOf(on, { sellerId: "bo" }))).toEqual([["planning.pin.other-seller", { sellerId: "bo" }]]);
    expect(told(planOf(on, { sellerId: "gone" }))).toEqual([["planning.pin.unknown-seller", { sellerId: "gone" }]]);
    expect(told(planOf(on, { requests: [request({ minutes: 61 })] }))).toEqual([
      ["planning.pin.over-capacity", { sellerId: "north", on, minutes: 61, capacity: 60 }],
    ]);
    const away = seller("north", { away: [{ from: on, to: on }] });
    expect(told(planOf(on, { sellers: [away, seller("bo")] }))).toEqual([
      ["planning.pin.seller-away", { sellerId: "north", on }],
    ]);
    const week = { sellerId: "north", from: firstDay, to: dayAfter(6), minutes: 60, capacity: 59 };
    expect(told(planOf(on, { sellers: [seller("north", { minutesPerWeek: 59 }), seller("bo")] }))).toEqual([
      ["planning.pin.over-period", week],
    ]);
    expect(told(planOf(on, { sellers: [seller("north", { minutesPerWeek: 60 }), seller("bo")] }))).toEqual([]);
  });

  test("name those who hold them too, from the booking or else from the request", () => {
    const on = dayAfter(1);
    const both = [request({ alsoSellerIds: ["bo"] })];
    expect(planOf(on, { requests: both }).booked).toMatchObject([
      { alsoSellerIds: ["bo"], status: "pinned", revision: 2 },
    ]);
    expect(planOf(on, { also: ["bo"] }).booked).toMatchObject([{ alsoSellerIds: ["bo"] }]);
    expect(planOf(on).booked[0]).not.toHaveProperty("alsoSellerIds");
    expect(planOf(on, { requests: both, also: [] }).booked[0]).not.toHaveProperty("alsoSellerIds");
    expect(told(planOf(on, { also: ["gone"] }))).toEqual([["planning.pin.unknown-seller", { sellerId: "gone" }]]);
    const busy = [seller("north"), seller("bo", { minutesPerDay: 30 })];
    expect(told(planOf(on, { requests: both, sellers: busy }))).toEqual([
      ["planning.pin.over-capacity", { sellerId: "bo", on, minutes: 60, capacity: 30 }],
    ]);
    // Its buffer counts for none that follows.
    expect(told(planOf(on, { requests: both, more: { bufferMinutes: 15 } }))).toEqual([]);
  });
});
