import { assertUntil } from "../support/assert-until.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { BookingRemedy, PlanningRequest, PreviousBooking, UnbookedCause } from "retention-kit";
import { fixedBooking, pinConflict } from "../../src/planner/fixed-reviews.js";
import { moveReasons } from "../../src/planner/move-reasons.js";
import { parseRequest } from "../../src/planner/problem/parsed-request.js";
import type { PeriodCap } from "../../src/planner/problem/period-caps.js";
import type { PlanningJob } from "../../src/planner/problem/planning-job.js";
import { planningRules } from "../../src/planner/problem/planning-rules.js";
import { unbookedCause, unbookedReview } from "../../src/planner/unbooked-review.js";
import { dayAfter, firstDay } from "./planning-arbitraries.js";

/** What a plan says of single reviews, against the rules as they are documented, over days drawn at random. */

const DAYS = 4;
const SELLERS = [0, 1, 2];
const IDS = ["ann", "bo", "cy"];
const MINUTES = 60;
const [OFF, WORK, LEAVE] = [0, 1, 2];

const byDay = <T>(value: fc.Arbitrary<T>) =>
  fc.array(fc.array(value, { minLength: DAYS, maxLength: DAYS }), { minLength: 3, maxLength: 3 });

const anySetting = fc
  .record({
    state: byDay(fc.constantFrom(OFF, WORK, WORK, WORK, WORK, LEAVE)),
    free: byDay(fc.constantFrom(0, 59, 60, 74, 75, 75, 120, 120)),
    overlap: byDay(fc.constantFrom(0, 59, 60, 90)),
    taken: byDay(fc.constantFrom(0, 60, 75, 90, 120)),
    bufferMinutes: fc.constantFrom(0, 15),
    window: fc
      .array(fc.oneof(fc.integer({ min: -2, max: DAYS + 2 }), fc.constantFrom(0, DAYS, DAYS + 1)), {
        minLength: 3,
        maxLength: 3,
      })
      .map((days) => days.toSorted((a, b) => a - b)),
    notOn: fc.array(fc.integer({ min: -1, max: DAYS }), { maxLength: 2 }),
    timeZone: fc.constantFrom(undefined, "Asia/Tokyo", "Asia/Tokyo"),
    isNamed: fc.constantFrom(true, false, false, false),
    sellers: fc.oneof(
      { weight: 1, arbitrary: fc.constant<number[]>([]) },
      { weight: 9, arbitrary: fc.subarray(SELLERS, { minLength: 1 }) },
    ),
    others: fc.subarray(SELLERS, { maxLength: 1 }),
    before: fc.record({
      seller: fc.constantFrom(-1, 0, 1, 2),
      day: fc.integer({ min: -1, max: DAYS + 1 }),
      also: fc.constantFrom<(string[] | undefined)[]>(undefined, undefined, [], ["bo"], ["cy", "zed"]),
    }),
    periods: fc.array(
      fc.record({ seller: fc.nat(2), first: fc.nat(2), days: fc.nat(DAYS), taken: fc.constantFrom(60, 90, 120, 150) }),
      { maxLength: 3 },
    ),
  })
  .map((drawn) => {
    const { bufferMinutes, window, timeZone, isNamed, before } = drawn;
    const rules = planningRules("planReviews", {
      sellers: IDS.map((id) => ({ id, timeZone: "UTC", minutesPerDay: 90 })),
      ...{ from: firstDay, to: dayAfter(DAYS - 1), bufferMinutes },
    });
    rules.sellers = rules.sellers.map((seller, index) => ({
      ...seller,
      state: Uint8Array.from(drawn.state[index] ?? []),
      minutes: new Int32Array(DAYS).fill(90),
      overlapWith: () => Int32Array.from(drawn.overlap[index] ?? []),
    }));
    const others = drawn.others.filter((other) => !drawn.sellers.includes(other));
    const [earliest = 0, ideal = 0, latest = 0] = window;
    const request: PlanningRequest = {
      ...{ key: "k", accountId: "acme", minutes: MINUTES, priority: 2, notOn: drawn.notOn.map(dayAfter) },
      ...{ earliestOn: dayAfter(earliest), idealOn: dayAfter(ideal), latestOn: dayAfter(latest) },
      ...(timeZone !== undefined && { timeZone }),
      ...(isNamed && { sellerId: "ann" }),
      ...(others.length > 0 && { alsoSellerIds: others.map((other) => IDS[other] ?? "") }),
    };
    const wanted = parseRequest(rules, request, 0);
    const periods = drawn.periods.map(({ seller, first, days, taken }): PeriodCap => ({
      ...{ kind: "week", seller, first, last: first + days, minutes: 90, taken, left: Math.max(0, 90 - taken) },
    }));
    const job = {
      rules,
      free: drawn.free.map((own) => Int32Array.from(own)),
      fixedMinutes: drawn.taken.map((own) => Int32Array.from(own)),
      periods,
    } as unknown as PlanningJob;
    const bookingOf = (status: PreviousBooking["status"]) => ({
      index: 0,
      day: before.day,
      seller: before.seller,
      booking: {
        ...{ key: "k", sellerId: IDS[before.seller] ?? "gone", on: dayAfter(before.day), status, revision: 3 },
        ...(before.also !== undefined && { alsoSellerIds: before.also }),
      },
    });
    const isAskedHours = timeZone !== undefined && !isNamed;
    return { ...drawn, rules, others, request, wanted, job, bookingOf, isAskedHours };
  });

type Setting = typeof anySetting extends fc.Arbitrary<infer T> ? T : never;

const stateOf = ({ state }: Setting, seller: number, day: number) => state[seller]?.[day] ?? OFF;
const isLong = ({ overlap, isAskedHours }: Setting, seller: number, day: number) =>
  !isAskedHours || (overlap[seller]?.[day] ?? 0) >= MINUTES;
const hasRoom = ({ free, bufferMinutes }: Setting, seller: number, day: number) =>
  (free[seller]?.[day] ?? 0) >= MINUTES + bufferMinutes;

test("why a review has no day is the first of the causes that holds", () => {
  const seen = new Set<string>();
  assertUntil(
    fc.property(anySetting, fc.boolean(), (setting, hasOptions) => {
      const { job, wanted, sellers, others, notOn, rules, request } = setting;
      const window = [...Array(DAYS).keys()].filter((day) => day >= wanted.windowStart && day <= wanted.windowEnd);
      const places = sellers.flatMap((seller) => window.map((day) => ({ seller, day, all: [seller, ...others] })));
      const worked = places.filter(
        ({ seller, day, all }) =>
          !notOn.includes(day) &&
          all.every((each) => stateOf(setting, each, day) !== OFF) &&
          (stateOf(setting, seller, day) === LEAVE || isLong(setting, seller, day)),
      );
      const present = worked.filter(({ day, all }) => all.every((each) => stateOf(setting, each, day) === WORK));
      const roomy = present.filter(({ day, all }) => all.every((each) => hasRoom(setting, each, day)));
      const expected: UnbookedCause =
        sellers.length === 0
          ? "no-seller"
          : window.length === 0
            ? "outside-horizon"
            : worked.length === 0
              ? "no-working-day"
              : present.length === 0
                ? "seller-away"
                : roomy.length === 0
                  ? "no-capacity"
                  : hasOptions
                    ? "displaced"
                    : "too-far";
      const candidate = { wanted, sellers, previous: null };
      const cause = unbookedCause(job, candidate, hasOptions);
      expect(cause).toBe(expected);
      seen.add(cause);
      const params = {
        "outside-horizon": { earliestOn: dayAfter(wanted.windowStart), to: dayAfter(DAYS - 1) },
        "no-capacity": { minutes: MINUTES },
        "too-far": { idealOn: request.idealOn },
      };
      const { reasons, ...told } = unbookedReview(rules, candidate, cause, null);
      expect(told).toEqual({ key: "k", accountId: "acme", cause, remedy: null });
      expect(reasons.map(({ code, params }) => [code, params ?? {}])).toEqual([
        [`planning.unbooked.${cause}`, cause in params ? params[cause as keyof typeof params] : {}],
      ]);
    }),
    { numRuns: 200 },
    () => {
      expect(seen.size).toBe(7);
    },
  );
});

test("a remedy is told in the words of its kind, after why the review is wanted and why it has no day", () => {
  const rules = planningRules("planReviews", { sellers: [], from: firstDay, to: dayAfter(6) });
  const reasons = [{ code: "cadence.first-review" as const, params: {} }] as unknown as PlanningRequest["reasons"];
  const wanted = parseRequest(
    rules,
    {
      ...{ key: "k", accountId: "acme", minutes: 60, priority: 1, reasons: reasons ?? [] },
      ...{ earliestOn: dayAfter(2), idealOn: dayAfter(3), latestOn: dayAfter(3) },
    },
    0,
  );
  const [earliestOn, latestOn] = [dayAfter(2), dayAfter(3)];
  const period = { kind: "week" as const, from: dayAfter(0), to: dayAfter(6) };
  const told: [BookingRemedy, [string, object][]][] = [
    [
      { kind: "minutes", minutes: 30, sellerId: "bo", on: dayAfter(2) },
      [["planning.remedy.minutes", { minutes: 30, sellerId: "bo", on: dayAfter(2) }]],
    ],
    [
      { kind: "daily-minutes", minutes: 20, sellerId: "bo" },
      [["planning.remedy.daily-minutes", { minutes: 20, sellerId: "bo" }]],
    ],
    [
      {
        ...{ kind: "period-minutes", on: dayAfter(2) },
        periods: [
          { ...period, sellerId: "bo", minutes: 10 },
          { ...period, sellerId: "ann", minutes: 5 },
        ],
      },
      [
        ["planning.remedy.period-minutes", { minutes: 10, sellerId: "bo", from: dayAfter(0), to: dayAfter(6) }],
        ["planning.remedy.period-minutes", { minutes: 5, sellerId: "ann", from: dayAfter(0), to: dayAfter(6) }],
      ],
    ],
    [
      { kind: "window", earliestOn: dayAfter(0), latestOn },
      [["planning.remedy.earlier", { days: 2, earliestOn: dayAfter(0) }]],
    ],
    [
      { kind: "window", earliestOn, latestOn: dayAfter(6) },
      [["planning.remedy.later", { days: 3, latestOn: dayAfter(6) }]],
    ],
  ];
  for (const [remedy, expected] of told) {
    const review = unbookedReview(rules, { wanted, sellers: [], previous: null }, "displaced", remedy);
    expect(review.remedy).toEqual(remedy);
    expect(review.reasons.map(({ code, params }) => [code, params ?? {}])).toEqual([
      ["cadence.first-review", {}],
      ["planning.unbooked.displaced", {}],
      ...expected,
    ]);
  }
});

test("why a booking does not stand: what forbids its place, or the better day, or that it gives way", () => {
  const seen = new Set<string>();
  assertUntil(
    fc.property(anySetting, fc.option(fc.nat(DAYS - 1), { freq: 3 }), fc.boolean(), (setting, day, isCancelled) => {
      const { job, wanted, sellers, others, notOn, bookingOf, before, request } = setting;
      const previous = bookingOf(isCancelled && before.day % 2 === 0 ? "cancelled" : "planned");
      const { sellerId, on, status } = previous.booking;
      const told = moveReasons(job, { wanted, sellers, previous }, previous, day);
      const isMissed = before.day < 0;
      const isHeld = sellers.includes(before.seller);
      const inPlan = before.day < DAYS;
      const holders = [before.seller, ...others];
      const stateOn = (holder: number) => stateOf(setting, holder, before.day);
      const named = (holder: number) => IDS[holder] ?? "";
      const away = holders.flatMap((holder): [string, object][] =>
        stateOn(holder) === WORK
          ? []
          : [
              [
                stateOn(holder) === LEAVE ? "planning.moved.seller-away" : "planning.moved.day-off",
                { sellerId: named(holder), on },
              ],
            ],
      );
      const isInside = before.day >= wanted.windowStart && before.day <= wanted.windowEnd;
      const window = { earliestOn: dayAfter(wanted.windowStart), latestOn: dayAfter(wanted.windowEnd) };
      const obstacles: [string, object][] = isMissed
        ? [["planning.moved.missed", { on }]]
        : [
            ...(!isHeld
              ? [["planning.moved.seller-changed", { sellerId }] as [string, object]]
              : !inPlan
                ? []
                : away.length > 0
                  ? away
                  : !isLong(setting, before.seller, before.day)
                    ? [["planning.moved.few-common-hours", { sellerId, on }] as [string, object]]
                    : holders.every((holder) => hasRoom(setting, holder, before.day))
                      ? []
                      : [["planning.moved.no-room", { on, minutes: MINUTES }] as [string, object]]),
            ...(isInside
              ? inPlan
                ? []
                : [["planning.moved.outside-horizon", { on }] as [string, object]]
              : [["planning.moved.outside-window", { on, ...window }] as [string, object]]),
            ...(notOn.includes(before.day) ? [["planning.moved.not-on", { on }] as [string, object]] : []),
          ];
      const target = request.latestOn < firstDay ? 0 : wanted.idealDay;
      const farFrom = (at: number) => Math.abs(at - target);
      // A day late costs twice as much as one early.
      const costOf = (at: number) => (at < target ? target - at : 2 * (at - target));
      const isBetter = day !== null && costOf(day) < costOf(before.day) && farFrom(day) < farFrom(before.day);
      const expected: [string, object][] =
        status === "cancelled"
          ? [["planning.moved.cancelled", {}]]
          : obstacles.length > 0
            ? obstacles
            : isBetter
              ? [["planning.moved.better-day", { days: farFrom(before.day) - farFrom(day) }]]
              : [["planning.moved.gives-way", { on }]];
      expect(told.map(({ code, params }) => [code, params ?? {}])).toEqual(expected);
      for (const { code } of told) seen.add(code);
    }),
    { numRuns: 400 },
    () => {
      expect(seen.size).toBe(12);
    },
  );
});

test("what a pinned review breaks, of each who holds it, and what it is booked as", () => {
  const seen = new Set<string>();
  assertUntil(
    fc.property(anySetting, fc.boolean(), fc.boolean(), (setting, isCompleted, isGone) => {
      const { job, rules, sellers, notOn, bookingOf, before, periods, bufferMinutes, taken, others } = setting;
      const previous = bookingOf(isCompleted ? "completed" : "pinned");
      const { sellerId, on, status } = previous.booking;
      const wanted = isGone ? null : setting.wanted;
      const fixed = { previous, accountId: "acme", minutes: MINUTES, wanted, sellers: isGone ? [] : sellers };
      const also = before.also ?? (isGone ? [] : others.map((other) => IDS[other] ?? ""));
      const all = [...new Set([sellerId, ...also])];
      const { booking, cost } = fixedBooking(rules, fixed);
      expect(booking).toEqual({
        ...{ key: "k", accountId: "acme", sellerId, on, minutes: MINUTES, status, revision: 3, reasons: [] },
        ...(also.length > 0 && { alsoSellerIds: also }),
      });
      const target = wanted?.targetDay ?? 0;
      const late = before.day - target;
      expect(cost).toBe(isCompleted || isGone ? 0 : 2 * (late < 0 ? -late : 2 * late));

      const unknown = all
        .filter((id) => !IDS.includes(id))
        .map((id) => ["planning.pin.unknown-seller", { sellerId: id }]);
      const inPlan = before.day >= 0 && before.day < DAYS;
      const held = all
        .filter((id) => IDS.includes(id))
        .flatMap((id) => {
          const holder = IDS.indexOf(id);
          const state = inPlan ? stateOf(setting, holder, before.day) : null;
          const minutes = (taken[holder]?.[before.day] ?? 0) - bufferMinutes;
          const own = { sellerId: id, on };
          return [
            ...(state === LEAVE ? [["planning.pin.seller-away", own]] : []),
            ...(state === OFF ? [["planning.pin.day-off", own]] : []),
            ...(state === WORK && minutes > 90
              ? [["planning.pin.over-capacity", { ...own, minutes, capacity: 90 }]]
              : []),
            ...periods
              .filter(
                (period) =>
                  period.seller === holder &&
                  before.day >= period.first &&
                  before.day <= period.first + period.days &&
                  period.taken > 90,
              )
              .map(({ first, days, taken: minutes }) => [
                "planning.pin.over-period",
                { sellerId: id, from: dayAfter(first), to: dayAfter(first + days), minutes, capacity: 90 },
              ]),
          ];
        });
      const asked =
        wanted === null
          ? []
          : [
              ...(before.seller < 0
                ? []
                : !sellers.includes(before.seller)
                  ? [["planning.pin.other-seller", { sellerId }]]
                  : inPlan &&
                      stateOf(setting, before.seller, before.day) === WORK &&
                      !isLong(setting, before.seller, before.day)
                    ? [["planning.pin.few-common-hours", { sellerId, on }]]
                    : []),
              ...(before.day < wanted.windowStart || before.day > wanted.windowEnd
                ? [
                    [
                      "planning.pin.outside-window",
                      { on, earliestOn: dayAfter(wanted.windowStart), latestOn: dayAfter(wanted.windowEnd) },
                    ],
                  ]
                : []),
              ...(notOn.includes(before.day) ? [["planning.pin.not-on", { on }]] : []),
            ];
      const expected = isCompleted
        ? []
        : [...unknown, ...(inPlan ? [] : [["planning.pin.outside-horizon", { on }]]), ...held, ...asked];
      const conflict = pinConflict(job, fixed);
      expect(conflict?.reasons.map(({ code, params }) => [code, params ?? {}]) ?? []).toEqual(expected);
      if (conflict !== null) expect({ ...conflict, reasons: [] }).toEqual({ key: "k", sellerId, on, reasons: [] });
      for (const { code } of conflict?.reasons ?? []) seen.add(code);
    }),
    { numRuns: 250 },
    () => {
      expect(seen.size).toBe(10);
    },
  );
});
