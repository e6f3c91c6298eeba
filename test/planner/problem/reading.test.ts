import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PlanningRequest, PreviousBooking } from "retention-kit";
import { dayCost, moveCost, parseRequest, windowDates } from "../../../src/planner/problem/parsed-request.js";
import { sellerPeriods } from "../../../src/planner/problem/period-caps.js";
import { planningRules } from "../../../src/planner/problem/planning-rules.js";
import { readPrevious } from "../../../src/planner/problem/previous-bookings.js";
import { readRequests } from "../../../src/planner/problem/read-requests.js";
import { parseDay } from "../../../src/calendar/days/plain-date.js";
import { dayAfter, firstDay } from "../planning-arbitraries.js";

const DAYS = 7;
const rules = planningRules("planReviews", {
  sellers: ["north", "bo", "ann"].map((id) => ({ id, timeZone: "UTC" })),
  ...{
    from: firstDay,
    to: dayAfter(DAYS - 1),
    earlyWeight: 3,
    lateWeight: 5,
    moveWeight: 2,
    leastMoveCost: 4,
    bufferMinutes: 10,
  },
});
const anyDay = fc.integer({ min: -5, max: DAYS + 4 });

const asked = fc.record({
  key: fc.constantFrom("a", "b", "c", "B"),
  window: fc.array(anyDay, { minLength: 2, maxLength: 2 }).map((days) => days.sort((a, b) => a - b)),
  ideal: anyDay,
  snoozed: fc.option(anyDay, { freq: 2 }),
  minutes: fc.constantFrom(30, 60),
  priority: fc.constantFrom(1, 3),
  moveWeight: fc.option(fc.constantFrom(0, 7), { freq: 2 }),
  notOn: fc.option(fc.array(anyDay, { maxLength: 2 }), { freq: 2 }),
  also: fc.option(fc.array(fc.constantFrom("north", "bo", "gone"), { maxLength: 3 }), { freq: 2 }),
});
type Asked = typeof asked extends fc.Arbitrary<infer Value> ? Value : never;
const requestOf = ({ key, window, ideal, snoozed, moveWeight, notOn, also, ...rest }: Asked): PlanningRequest => ({
  ...{ key, accountId: "acme", ...rest },
  ...{ earliestOn: dayAfter(window[0] ?? 0), idealOn: dayAfter(ideal), latestOn: dayAfter(window[1] ?? 0) },
  ...(snoozed !== null && { snoozedUntil: dayAfter(snoozed) }),
  ...(moveWeight !== null && { moveWeight }),
  ...(notOn !== null && { notOn: notOn.map(dayAfter) }),
  ...(also !== null && { alsoSellerIds: also }),
});

test("a request is read by days from the plan's first, overdue and put off as it is", () => {
  fc.assert(
    fc.property(asked, anyDay, (given, on) => {
      const [earliest = 0, latest = 0] = given.window;
      const read = parseRequest(rules, requestOf(given), 5);
      const isOverdue = latest < 0;
      const opens = Math.max(isOverdue ? 0 : earliest, given.snoozed ?? -Infinity);
      const closes = isOverdue || latest < opens ? Math.max(DAYS - 1, opens) : latest;
      const target = isOverdue ? 0 : given.ideal;
      const inOrder = ["ann", "bo", "north"];
      expect(read).toEqual({
        request: requestOf(given),
        index: 5,
        idealDay: given.ideal,
        targetDay: target,
        windowStart: opens,
        windowEnd: closes,
        firstDay: Math.max(0, opens),
        lastDay: Math.min(DAYS - 1, closes),
        notOn: given.notOn ?? [],
        alsoSellers: [...new Set(given.also ?? [])].map((id) => inOrder.indexOf(id)),
        length: given.minutes + 10,
        maxDayCost: Math.max(0, 3 * (target - opens), 5 * (closes - target)),
      });
      expect(dayCost(rules, read, on)).toBe(given.priority * Math.max(3 * (target - on), 5 * (on - target)));
      expect(moveCost(rules, read)).toBe(
        given.moveWeight === null ? Math.max(4, 2 * given.priority) : given.moveWeight * given.priority,
      );
      expect(windowDates(rules, read)).toEqual({ earliestOn: dayAfter(opens), latestOn: dayAfter(closes) });
    }),
    { numRuns: 300 },
  );
});

test("requests are served by ideal day and key, and of one key the same one stands in any order", () => {
  fc.assert(
    fc.property(fc.array(asked, { maxLength: 7 }), (given) => {
      const requests = given.map(requestOf);
      const { wanted, rejected } = readRequests(rules, requests);
      const order = wanted.map(({ request }) => `${request.idealOn} ${request.key}`);
      expect(order).toEqual(order.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
      expect(wanted.map(({ request, index }) => requests[index] === request)).toEqual(wanted.map(() => true));
      expect(new Set(wanted.map(({ request }) => request.key)).size).toBe(wanted.length);
      expect(new Set(requests.map(({ key }) => key)).size).toBe(wanted.length);
      for (const { request } of wanted) {
        // The first to be served of those with its key.
        const rivals = requests.filter(({ key }) => key === request.key);
        expect(request.idealOn).toBe(rivals.map(({ idealOn }) => idealOn).toSorted()[0]);
      }
      const left = [...requests.keys()].filter((index) => wanted.every((each) => each.index !== index));
      expect(rejected.map(({ index, id, path }) => [index, id, path])).toEqual(
        left.map((index) => [index, requests[index]?.key, "key"]),
      );
      const backwards = readRequests(rules, requests.toReversed());
      expect(backwards.wanted.map(({ request }) => request)).toEqual(wanted.map(({ request }) => request));
    }),
    { numRuns: 200 },
  );
});

test("what is no request is rejected by its place and key, and the rest is read", () => {
  const good = {
    key: "a",
    accountId: "acme",
    minutes: 30,
    priority: 1,
    earliestOn: firstDay,
    idealOn: firstDay,
    latestOn: firstDay,
  };
  const rows = [
    null,
    7,
    good,
    { ...good, key: "b", minutes: 0 },
    { ...good, key: 4 },
    {
      get key() {
        throw new Error("none");
      },
    },
  ];
  const { wanted, rejected } = readRequests(rules, rows as unknown as PlanningRequest[]);
  expect(wanted.map(({ request, index }) => [request.key, index])).toEqual([["a", 2]]);
  expect(rejected.map(({ index, id }) => [index, id])).toEqual([
    [0, undefined],
    [1, undefined],
    [3, "b"],
    [4, undefined],
    [5, undefined],
  ]);
});

describe("bookings of the last plan", () => {
  const statuses = ["planned", "pinned", "dropped", "cancelled", "completed"] as const;
  const booking = fc.record(
    {
      key: fc.constantFrom("a", "b"),
      sellerId: fc.constantFrom("ann", "bo", "gone"),
      on: anyDay.map(dayAfter),
      status: fc.constantFrom(...statuses),
      revision: fc.nat({ max: 2 }),
      minutes: fc.constantFrom(30, 60, null),
      accountId: fc.constantFrom("acme", "bolt", null),
    },
    { requiredKeys: ["key", "sellerId", "on", "status", "revision"] },
  );

  test("of one key are told by revision, day, what came last, seller, minutes and account, in any order", () => {
    fc.assert(
      fc.property(fc.array(booking, { maxLength: 5 }), (given) => {
        const previous = given as PreviousBooking[];
        const { bookings, rejected } = readPrevious(rules, previous);
        expect(rejected).toEqual([]);
        expect([...bookings.keys()].sort()).toEqual([...new Set(given.map(({ key }) => key))].sort());
        for (const [key, read] of bookings) {
          const own = given.flatMap((each, index) => (each.key === key ? [{ ...each, index }] : []));
          type Row = (typeof own)[number];
          // Of one that is no different the first stands.
          const measures: ((row: Row) => number | string)[] = [
            ({ revision }) => -revision,
            ({ on }) => -parseDay(on),
            ({ status }) => -statuses.indexOf(status),
            ({ sellerId }) => sellerId,
            ({ minutes }) => -(minutes ?? 0),
            ({ accountId }) => accountId ?? "",
            ({ index }) => index,
          ];
          let left = own;
          for (const measure of measures) {
            const least = left.map(measure).reduce((a, b) => (b < a ? b : a));
            left = left.filter((row) => measure(row) === least);
          }
          const [best] = left;
          expect(read.index).toBe(best?.index);
          expect(read.day).toBe(parseDay(best?.on ?? "") - parseDay(firstDay));
          expect(read.seller).toBe(["ann", "bo", "north"].indexOf(best?.sellerId ?? ""));
          expect([read.booking.minutes, read.booking.accountId]).toEqual([
            best?.minutes ?? undefined,
            best?.accountId ?? undefined,
          ]);
        }
      }),
      { numRuns: 400 },
    );
  });

  test("that cannot be read are rejected by their place", () => {
    const good = { key: "a", sellerId: "ann", on: firstDay, status: "planned", revision: 0 };
    const bad: [object | null, string][] = [
      [null, "previous[1]"],
      [{ ...good, key: 3 }, "previous[1].key"],
      [{ ...good, sellerId: "" }, "previous[1].sellerId"],
      [{ ...good, status: "held" }, "previous[1].status"],
      [{ ...good, revision: -1 }, "previous[1].revision"],
      [{ ...good, minutes: 0 }, "previous[1].minutes"],
      [{ ...good, minutes: 1441 }, "previous[1].minutes"],
      [{ ...good, accountId: 7 }, "previous[1].accountId"],
      [{ ...good, alsoSellerIds: "bo" }, "previous[1].alsoSellerIds"],
      [{ ...good, alsoSellerIds: ["bo", 1] }, "previous[1].alsoSellerIds[1]"],
      [{ ...good, on: "2026-02-30" }, "previous[1].on"],
    ];
    for (const [row, path] of bad) {
      const { bookings, rejected } = readPrevious(rules, [good, row] as PreviousBooking[]);
      expect([...bookings.keys()]).toEqual(["a"]);
      expect(rejected.map(({ index, path: at }) => [index, at])).toEqual([[1, path]]);
    }
    const whole = { ...good, minutes: 1440, accountId: "acme", alsoSellerIds: ["bo"] };
    expect(readPrevious(rules, [whole] as PreviousBooking[]).rejected).toEqual([]);
    const nulls = { ...good, minutes: null, accountId: null, alsoSellerIds: null };
    const known = readPrevious(rules, [nulls]).bookings.get("a")?.booking;
    expect(known).toEqual({ ...good, minutes: undefined, accountId: undefined, alsoSellerIds: undefined });
  });
});

test("weeks begin on Mondays, months on their first, and cover the plan", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 20_000, max: 21_000 }),
      fc.integer({ min: 1, max: 70 }),
      fc.constantFrom("week" as const, "month" as const),
      (from, days, kind) => {
        const nameOf = (day: number): string => {
          const date = new Date((from + day) * 86_400_000);
          if (kind === "month") return date.toISOString().slice(0, 7);
          return String(Math.floor((from + day + 3) / 7));
        };
        // Walked day by day, from well before the plan to well after it.
        const walked: { name: string; first: number; last: number }[] = [];
        for (let day = -40; day < days + 40; day++) {
          const last = walked.at(-1);
          if (last?.name === nameOf(day)) last.last = day;
          else walked.push({ name: nameOf(day), first: day, last: day });
        }
        const expected = walked
          .filter(({ first, last }) => last >= 0 && first < days)
          .map(({ first, last }) => ({ kind, first, last, minutes: 90 }));
        expect(sellerPeriods(kind, 90, from, days)).toEqual(expected);
      },
    ),
    { numRuns: 100 },
  );
});
