import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type WorkingCalendar,
  joinPlans,
  planReviews,
  planReviewsBySeller,
  type BookingRemedy,
  type PlanningRequest,
  type PlanReviewsOptions,
  type PreviousBooking,
  type Seller,
} from "retention-kit";
import { describe as describeReason } from "retention-kit/locales";
import { en } from "retention-kit/locales/en";
import { anyPlanning, anyPrevious, dayAfter, daysTo, firstDay } from "./planning-arbitraries.js";
import { assertUntil } from "../support/assert-until.js";
import { withoutRemedy } from "../support/without-remedy.js";
import {
  allowedDays,
  type AllowedDay,
  choicesOf,
  minutesOn,
  unbookedPenalty,
  workingMinutes,
} from "./planning-oracle.js";

interface Planning {
  requests: PlanningRequest[];
  options: PlanReviewsOptions;
}

type Remedy<Kind> = Extract<BookingRemedy, { kind: Kind }>;

/** The plan's length in days: ten of two sellers' working days, as many as remedies look at. */
const DAYS = 7;
/** The longest working day. */
const WORKING_MINUTES = 480;

/** Gives one seller more minutes on one day: on all, less pinned blocks that take them away again on the others. */
function withMinutes(
  { requests, options }: Planning,
  { sellerId, on, minutes }: Omit<Remedy<"minutes">, "kind">,
): Planning {
  const blocks = Array.from({ length: DAYS }, (_, day) => dayAfter(day))
    .filter((day) => day !== on && minutes > 0)
    .map((day): PreviousBooking => {
      return { key: `block ${day}`, accountId: "block", sellerId, on: day, minutes, status: "pinned", revision: 0 };
    });
  const previous = [...(options.previous ?? []), ...blocks];
  return { requests, options: { ...withDailyMinutes({ requests, options }, { sellerId, minutes }).options, previous } };
}

function withDailyMinutes({ requests, options }: Planning, more: Omit<Remedy<"daily-minutes">, "kind">): Planning {
  const sellers = options.sellers.map((seller) =>
    seller.id === more.sellerId ? { ...seller, minutesPerDay: (seller.minutesPerDay ?? NaN) + more.minutes } : seller,
  );
  return { requests, options: { ...options, sellers } };
}

function withWindow({ requests, options }: Planning, key: string, window: Partial<PlanningRequest>): Planning {
  return { requests: requests.map((one) => (one.key === key ? { ...one, ...window } : one)), options };
}

function books(planning: Planning, key: string): boolean {
  return planReviews(planning.requests, planning.options).booked.some((booking) => booking.key === key);
}

/**
 * The places that a request may have if sellers give reviews all their time, the cheapest first, then the earliest; none
 * that cost more than leaving it out.
 */
function ownDays({ requests, options }: Planning, request: PlanningRequest): (AllowedDay & { on: string })[] {
  const sellers = options.sellers.map((seller) => ({ ...seller, minutesPerDay: WORKING_MINUTES }));
  const choice = choicesOf(requests, { ...options, sellers }).find((one) => one.request === request);
  const moves = ({ sellerId, day }: AllowedDay): number =>
    choice?.kept?.sellerId === sellerId && daysTo(choice.kept.on) === day ? 0 : 1;
  return (choice?.allowed ?? [])
    .filter(({ cost }) => cost <= (choice?.without ?? 0))
    .toSorted((a, b) => a.cost - b.cost || moves(a) - moves(b) || a.day - b.day || (a.sellerId < b.sellerId ? -1 : 1))
    .map((one) => ({ ...one, on: dayAfter(one.day) }));
}

/** Whether so many minutes more on any one of its own days would book a request. */
function minutesWouldBook(planning: Planning, request: PlanningRequest, minutes: number): boolean {
  return ownDays(planning, request).some(({ sellerId, day, on }) => {
    const seller = planning.options.sellers.find(({ id }) => id === sellerId);
    const spare = seller === undefined ? 0 : workingMinutes(seller, day) - minutesOn(seller, day);
    const given = Math.min(minutes, spare);
    return given > 0 && books(withMinutes(planning, { sellerId, on, minutes: given }), request.key);
  });
}

/** The cheapest of a request's own days on which exactly so many minutes more would book it. */
function cheapestDay(planning: Planning, request: PlanningRequest, minutes: number): [string, string] | undefined {
  const day = ownDays(planning, request).find(({ sellerId, on }) =>
    books(withMinutes(planning, { sellerId, on, minutes }), request.key),
  );
  return day && [day.on, day.sellerId];
}

/** Whether a window that is wider by at most so many days at one end would book a request. */
function windowWouldBook(planning: Planning, { key, earliestOn, latestOn }: PlanningRequest, most: number): boolean {
  if (latestOn < planning.options.from) return false;
  return Array.from({ length: Math.max(0, most) }, (_, index) => index + 1).some(
    (days) =>
      books(withWindow(planning, key, { earliestOn: dayAfter(daysTo(earliestOn) - days) }), key) ||
      books(withWindow(planning, key, { latestOn: dayAfter(daysTo(latestOn) + days) }), key),
  );
}

function dailyMinutesWouldBook(planning: Planning, { key, sellerId }: PlanningRequest, minutes: number): boolean {
  return planning.options.sellers
    .filter(({ id }) => sellerId === undefined || sellerId === id)
    .some(({ id }) => books(withDailyMinutes(planning, { sellerId: id, minutes }), key));
}

function widening(request: PlanningRequest, { earliestOn, latestOn }: Remedy<"window">): number {
  return daysTo(request.earliestOn) - daysTo(earliestOn) + daysTo(latestOn) - daysTo(request.latestOn);
}

describe("remedies of reviews of one length", () => {
  const crowded = fc.tuple(fc.boolean(), fc.constantFrom("11:00", "12:30", "17:00")).chain(([pooled, closes]) =>
    anyPlanning({ days: DAYS, most: 9, pooled, closes, minutesPerDay: fc.constantFrom(0, 40, 60, 75) }).chain(
      ({ requests, options }) =>
        fc.record({
          requests: fc.constant(requests),
          options: fc.option(anyPrevious(requests, DAYS), { nil: [] }).map((previous) => ({
            ...options,
            previous,
            moveWeight: 2,
            unbookedPenalty: unbookedPenalty(requests, options),
          })),
        }),
    ),
  );

  const checkEach = (
    check: (planning: Planning, request: PlanningRequest, remedy: BookingRemedy | null) => void,
  ): void => {
    fc.assert(
      fc.property(crowded, (planning) => {
        for (const { key, remedy } of planReviews(planning.requests, planning.options).unbooked) {
          const request = planning.requests.find((one) => one.key === key);
          if (request === undefined) throw new Error(`nobody asked for ${key}`);
          check(planning, request, remedy);
        }
      }),
      { numRuns: 40 },
    );
  };

  test("book the review when applied", () => {
    checkEach((planning, { key }, remedy) => {
      if (remedy?.kind === "minutes") expect(books(withMinutes(planning, remedy), key)).toBe(true);
      if (remedy?.kind === "daily-minutes") expect(books(withDailyMinutes(planning, remedy), key)).toBe(true);
      if (remedy?.kind === "window") {
        const { earliestOn, latestOn } = remedy;
        expect(books(withWindow(planning, key, { earliestOn, latestOn }), key)).toBe(true);
      }
    });
  });

  test("are of every kind", () => {
    const seen = new Set<string>();
    assertUntil(
      fc.property(crowded, ({ requests, options }) => {
        for (const { remedy } of planReviews(requests, options).unbooked) seen.add(remedy?.kind ?? "none");
      }),
      { numRuns: 100 },
      () => {
        expect([...seen].sort()).toEqual(["daily-minutes", "minutes", "none", "window"]);
      },
    );
  });

  test("and nothing less of their kind, nor anything of a kind before theirs, would", () => {
    checkEach((planning, request, remedy) => {
      const limit = (kind: BookingRemedy["kind"], least: number, most: number): number =>
        remedy?.kind === kind ? least - 1 : most;
      const minutes = remedy?.kind === "minutes" || remedy?.kind === "daily-minutes" ? remedy.minutes : 0;
      expect(minutesWouldBook(planning, request, limit("minutes", minutes, WORKING_MINUTES))).toBe(false);
      if (remedy?.kind === "minutes") {
        expect(cheapestDay(planning, request, remedy.minutes)).toEqual([remedy.on, remedy.sellerId]);
        return;
      }
      const days = remedy?.kind === "window" ? widening(request, remedy) : 0;
      expect(windowWouldBook(planning, request, limit("window", days, DAYS + 8))).toBe(false);
      if (remedy?.kind === "window") return;
      expect(dailyMinutesWouldBook(planning, request, limit("daily-minutes", minutes, WORKING_MINUTES))).toBe(false);
    });
  });
});

describe("by hand", () => {
  const hours = { mon: [["09:00", "11:00"]], tue: [["09:00", "11:00"]] } satisfies WorkingCalendar["hours"];
  const north: Seller = { id: "north", timeZone: "UTC", minutesPerDay: 60, calendar: { hours } };
  const week: PlanReviewsOptions = { sellers: [north], from: firstDay, to: dayAfter(6) };
  const request = (key: string, more: Partial<PlanningRequest> = {}): PlanningRequest => ({
    ...{ key, accountId: key, sellerId: "north", minutes: 60, priority: 1 },
    ...{ earliestOn: firstDay, idealOn: firstDay, latestOn: firstDay },
    ...more,
  });
  const remediesOf = (requests: PlanningRequest[], options: Partial<PlanReviewsOptions> = {}) =>
    Object.fromEntries(planReviews(requests, { ...week, ...options }).unbooked.map(({ key, remedy }) => [key, remedy]));

  test("an hour more where an hour is missing, and only what is missing of it", () => {
    const two = [request("a"), request("b")];
    expect(remediesOf(two)).toEqual({ b: { kind: "minutes", sellerId: "north", on: firstDay, minutes: 60 } });
    const sellers = [{ ...north, minutesPerDay: 80 }];
    expect(remediesOf(two, { sellers })).toMatchObject({ b: { kind: "minutes", minutes: 40 } });
    expect(remediesOf([request("a", { minutes: 75 })])).toMatchObject({ a: { kind: "minutes", minutes: 15 } });
  });

  test("a wider window where the day's working time is used up", () => {
    const sellers = [{ ...north, minutesPerDay: 120 }];
    const three = [request("a"), request("b"), request("c")];
    const remedy = { kind: "window", earliestOn: firstDay, latestOn: dayAfter(1) };
    expect(remediesOf(three, { sellers, unbookedPenalty: 9 })).toEqual({ c: remedy });
    // A day late costs 2, and leaving out, with windows of one day, only 1.
    expect(remediesOf(three, { sellers })).toEqual({ c: null });
  });

  test("minutes on every day where one day is not enough, and nothing where no working time is left", () => {
    const five = ["a", "b", "c", "d", "e"].map((key) => request(key, { latestOn: dayAfter(1) }));
    expect(remediesOf(five)).toEqual({
      c: { kind: "minutes", sellerId: "north", on: firstDay, minutes: 60 },
      d: { kind: "daily-minutes", sellerId: "north", minutes: 60 },
      e: null,
    });
  });

  test("the same where a week has more than enough", () => {
    const sellers = [{ ...north, minutesPerWeek: 5_000 }];
    const five = ["a", "b", "c", "d", "e"].map((key) => request(key, { latestOn: dayAfter(1) }));
    expect(remediesOf(five, { sellers })).toEqual(remediesOf(five));
    // Where a day could use up the week: an hour more would book any of them while the two that are booked stay.
    const long: [string, string][] = [["09:00", "13:00"]];
    const short = [{ ...north, calendar: { hours: { mon: long, tue: long } }, minutesPerWeek: 200 }];
    const hour = { kind: "minutes", sellerId: "north", on: firstDay, minutes: 60 };
    expect(remediesOf(five, { sellers: short })).toEqual({ c: hour, d: hour, e: hour });
  });

  test("a window that keeps the reviews of a group of accounts apart", () => {
    const daily: [string, string][] = [["09:00", "17:00"]];
    const calendar = { hours: { mon: daily, tue: daily, wed: daily, thu: daily, fri: daily } };
    const sellers = [{ ...north, minutesPerDay: 480, calendar }];
    const two = ["a", "b"].map((key) => request(key, { accountGroup: "red" }));
    const options = { sellers, unbookedPenalty: 99, groupDaysApart: 3 };
    expect(remediesOf(two, options)).toEqual({
      b: { kind: "window", earliestOn: firstDay, latestOn: dayAfter(3) },
    });
  });

  test("nobody is booked before the day it was put off to", () => {
    const full = [{ ...north, minutesPerDay: 120 }];
    const others = ["a", "b"].map((key) =>
      request(key, { priority: 9, earliestOn: dayAfter(1), latestOn: dayAfter(1) }),
    );
    const waiting = request("w", { earliestOn: dayAfter(1), latestOn: dayAfter(1), idealOn: dayAfter(1) });
    const options = { sellers: full, unbookedPenalty: 9 };
    const monday = { kind: "window", earliestOn: firstDay, latestOn: dayAfter(1) };
    expect(remediesOf([...others, waiting], options)).toEqual({ w: monday });
    expect(remediesOf([...others, { ...waiting, snoozedUntil: dayAfter(1) }], options)).toEqual({ w: null });
  });

  test("minutes are sought on ten days, those that suit it best and leave working time", () => {
    const daily: [string, string][] = [["09:00", "11:00"]];
    const all = { mon: daily, tue: daily, wed: daily, thu: daily, fri: daily, sat: daily, sun: daily };
    const sellers = [{ ...north, calendar: { hours: all } }];
    const waiting = request("w", { latestOn: dayAfter(10) });
    /** Eleven days that others fill, one of them but for ten minutes, another to the end of its working time. */
    const remedyWith = (spare: number, spent: number | null): BookingRemedy | null | undefined => {
      const taken = (day: number): number => (day === spare ? 50 : day === spent ? 120 : 60);
      const previous = Array.from({ length: 11 }, (_, day): PreviousBooking => {
        const [key, minutes, status] = [`block ${day}`, taken(day), "pinned" as const];
        return { key, accountId: "block", sellerId: "north", on: dayAfter(day), minutes, status, revision: 0 };
      });
      return remediesOf([waiting], { sellers, to: dayAfter(10), unbookedPenalty: 99, previous }).w;
    };
    const minutes = { kind: "minutes", sellerId: "north" };
    expect(remedyWith(9, null)).toEqual({ ...minutes, on: dayAfter(9), minutes: 50 });
    expect(remedyWith(10, null)).toEqual({ ...minutes, on: firstDay, minutes: 60 });
    expect(remedyWith(10, 3)).toEqual({ ...minutes, on: dayAfter(10), minutes: 50 });
  });

  test("is worded", () => {
    const [unbooked] = planReviews([request("a"), request("b")], week).unbooked;
    expect(unbooked?.reasons.map((reason) => describeReason(reason, en)).at(-1)).toBe(
      "60 more minutes of north on 2026-11-23 would have booked it",
    );
  });
});

test("remedies: false makes the same plan without them, all at once and seller by seller", { tags: ["slow"] }, () => {
  let found = 0;
  const crowded = fc
    .constantFrom(fc.constant(60), fc.constantFrom(30, 60))
    .chain((minutes) =>
      anyPlanning({ days: DAYS, most: 9, pooled: true, closes: "12:30", minutes, minutesPerDay: fc.constant(60) }),
    )
    .chain(({ requests, options }) =>
      anyPrevious(requests, DAYS).map((previous) => ({ requests, options: { ...options, previous } })),
    );
  assertUntil(
    fc.property(crowded, ({ requests, options }) => {
      const whole = planReviews(requests, options);
      found += whole.unbooked.filter(({ remedy }) => remedy !== null).length;
      const expected = { ...whole, unbooked: whole.unbooked.map(withoutRemedy) };
      const without = { ...options, remedies: false };
      expect(planReviews(requests, without)).toEqual(expected);
      expect(joinPlans([...planReviewsBySeller(requests, without)])).toEqual(expected);
    }),
    { numRuns: 130 },
    () => {
      expect(found).toBeGreaterThan(20);
    },
  );
});

test("with mixed lengths the remedy makes room while all others stay", () => {
  const mixed = anyPlanning({
    days: DAYS,
    most: 9,
    minutes: fc.constantFrom(30, 45, 60),
    pooled: true,
    closes: "11:00",
  });
  fc.assert(
    fc.property(mixed, ({ requests: some, options }) => {
      // Two lengths that either seller may hold, so that all belong together.
      const window = { earliestOn: firstDay, idealOn: firstDay, latestOn: dayAfter(DAYS - 1) };
      const either = [30, 60].map((minutes) => ({
        key: `of ${minutes}`,
        accountId: "bolt",
        minutes,
        priority: 1,
        ...window,
      }));
      const requests = [...some, ...either];
      const plan = planReviews(requests, options);
      const left = (sellerId: string, on: string, capacity: typeof minutesOn): number => {
        const seller = options.sellers.find(({ id }) => id === sellerId);
        const taken = plan.booked.filter((booking) => booking.sellerId === sellerId && booking.on === on);
        return (seller ? capacity(seller, daysTo(on)) : 0) - taken.reduce((sum, { minutes }) => sum + minutes, 0);
      };
      for (const { key, remedy } of plan.unbooked) {
        const request = requests.find((one) => one.key === key);
        if (request === undefined || remedy === null) continue;
        if (remedy.kind === "minutes") {
          const { sellerId, on, minutes } = remedy;
          expect(minutes).toBeGreaterThan(0);
          expect(left(sellerId, on, minutesOn) + minutes).toBe(request.minutes);
          expect(left(sellerId, on, workingMinutes)).toBeGreaterThanOrEqual(request.minutes);
        } else {
          expect(remedy.kind).toBe("window");
          const free = allowedDays({ ...request, ...remedy }, options).filter(
            ({ sellerId, day }) => left(sellerId, dayAfter(day), minutesOn) >= request.minutes,
          );
          expect(free).not.toEqual([]);
        }
      }
    }),
    { numRuns: 100 },
  );
});
