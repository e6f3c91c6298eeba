import { assertUntil } from "../support/assert-until.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { planReviews, type PlanningRequest, type PreviousBooking } from "retention-kit";
import { withoutNulls } from "../../src/errors.js";
import { anyPlanning, anyPrevious, dayAfter, firstDay } from "./planning-arbitraries.js";

const DAYS = 6;
const LENGTH = 8;
const several = <T>(...values: T[]) => fc.array(fc.constantFrom(...values), { minLength: LENGTH, maxLength: LENGTH });

const anyReplanning = anyPlanning({ days: DAYS, most: LENGTH, least: 2, closes: "12:00", pooled: true }).chain(
  ({ requests, options }) =>
    fc
      .record({
        previous: anyPrevious(requests, DAYS),
        // Bookings where reviews are wanted, so that many stay.
        stays: several(true, true, false),
        alsoBefore: several<string[] | undefined>(undefined, undefined, [], ["ann"], ["ann", "zed"]),
        alsoNow: several<string[] | undefined>(undefined, undefined, [], ["ann"]),
        ownWeights: several<number | undefined>(undefined, undefined, 0, 3),
        weights: fc.record(
          { moveWeight: fc.constantFrom(0, 2, 7), leastMoveCost: fc.constantFrom(0, 5) },
          { requiredKeys: [] },
        ),
        isOneGone: fc.boolean(),
      })
      .map(({ previous, stays, alsoBefore, alsoNow, ownWeights, weights, isOneGone }) => {
        const all = requests.map((request, index): PlanningRequest => {
          const [alsoSellerIds, moveWeight] = [alsoNow[index], ownWeights[index]];
          return {
            ...request,
            ...(alsoSellerIds !== undefined && { alsoSellerIds }),
            ...(moveWeight !== undefined && { moveWeight }),
          };
        });
        const bookings = previous.map((booking, index): PreviousBooking => {
          const request = requests.find(({ key }) => key === booking.key);
          const alsoSellerIds = alsoBefore[index];
          return {
            ...booking,
            ...(stays[index] === true &&
              request !== undefined && { on: request.idealOn, sellerId: request.sellerId ?? booking.sellerId }),
            ...{ accountId: "acme", minutes: 60 },
            ...(alsoSellerIds !== undefined && { alsoSellerIds }),
          };
        });
        const ann = { id: "ann", timeZone: "UTC", minutesPerDay: 240 };
        return {
          requests: isOneGone ? all.slice(1) : all,
          options: { ...options, ...weights, sellers: [...options.sellers, ann], previous: bookings },
        };
      }),
);

const othersOf = (ids: readonly string[] | null | undefined) =>
  ids == null || ids.length === 0 ? {} : { alsoSellerIds: [...ids] };

test("a plan tells of each booking that does not stand from where it goes where, and what moves cost", () => {
  const seen = new Set<string>();
  assertUntil(
    fc.property(anyReplanning, ({ requests, options }) => {
      const plan = planReviews(requests, options);
      const { moveWeight = 7, leastMoveCost = 0, previous } = withoutNulls(options);
      let moveCost = 0;
      const expected = previous.flatMap((last) => {
        const request = requests.find(({ key }) => key === last.key);
        const booked = plan.booked.find(({ key }) => key === last.key);
        const from = { sellerId: last.sellerId, on: last.on, ...othersOf(last.alsoSellerIds) };
        const moved = { key: last.key, accountId: "acme", from, revision: last.revision + 1 };
        const isPast = last.on < firstDay;
        if (last.status === "completed" || (last.status === "pinned" && !isPast)) {
          expect([booked?.on, booked?.sellerId, booked?.revision]).toEqual([last.on, last.sellerId, last.revision]);
          return [];
        }
        if (request === undefined) {
          expect(booked).toBeUndefined();
          return isPast || last.status === "dropped" ? [] : [{ ...moved, to: null }];
        }
        const isThere = last.status === "planned" && booked?.sellerId === last.sellerId && booked.on === last.on;
        const usual = Math.max(leastMoveCost, moveWeight * request.priority);
        if (last.status === "planned" && !isThere)
          moveCost += request.moveWeight == null ? usual : request.moveWeight * request.priority;
        // A stored booking that names no others says nothing of them.
        const others = (ids: readonly string[] | null | undefined) => [...(ids ?? [])].sort().join();
        const stands =
          isThere && (last.alsoSellerIds == null || others(last.alsoSellerIds) === others(request.alsoSellerIds));
        if (booked !== undefined) expect(booked.revision).toBe(last.revision + (stands ? 0 : 1));
        if (stands || last.status === "dropped") return [];
        seen.add(booked === undefined ? "given up" : isThere ? "others" : "elsewhere");
        const to =
          booked === undefined
            ? null
            : { sellerId: booked.sellerId, on: booked.on, ...othersOf(request.alsoSellerIds) };
        const told = plan.moved.find(({ key }) => key === last.key)?.reasons.map(({ code }) => code) ?? [];
        expect(told.length).toBeGreaterThan(0);
        expect(told.includes("planning.moved.others-changed")).toBe(isThere);
        return [{ ...moved, to }];
      });
      const byKey = (a: { key: string }, b: { key: string }) => (a.key < b.key ? -1 : 1);
      expect(plan.moved.map(({ reasons, ...rest }) => (expect(reasons).not.toEqual([]), rest))).toEqual(
        expected.sort(byKey),
      );
      expect(plan.moveCost).toBeCloseTo(moveCost, 9);
      for (const { key, revision } of plan.booked)
        if (!previous.some((last) => last.key === key)) expect(revision).toBe(0);
      for (const { key, reasons } of plan.moved)
        if (!requests.some((request) => request.key === key))
          expect(reasons).toEqual([{ code: "planning.moved.no-longer-wanted" }]);
    }),
    { numRuns: 150 },
    () => {
      expect([...seen].sort()).toEqual(["elsewhere", "given up", "others"]);
    },
  );
});

test("a plan says from when to when it goes, and that nothing is left open where nothing is asked", () => {
  expect(planReviews([], { sellers: [], from: firstDay, to: dayAfter(4) })).toEqual({
    ...{ from: firstDay, to: dayAfter(4) },
    ...{ booked: [], unbooked: [], moved: [], conflicts: [], load: [], rejected: [] },
    ...{ cost: 0, moveCost: 0, lowerBound: 0, gap: 0 },
  });
});

test("a day as far on the other side of the ideal one is no better day, though it costs less", () => {
  const hours: [string, string][] = [["09:00", "17:00"]];
  const request: PlanningRequest = {
    ...{ key: "k", accountId: "acme", sellerId: "north", minutes: 60, priority: 1 },
    ...{ earliestOn: firstDay, idealOn: dayAfter(2), latestOn: dayAfter(4) },
  };
  const previous: PreviousBooking[] = [
    { key: "k", accountId: "acme", sellerId: "north", on: dayAfter(3), status: "planned", revision: 0 },
  ];
  const movedWith = (calendar: { hours: Record<string, [string, string][]> }) =>
    planReviews([request], {
      sellers: [{ id: "north", timeZone: "UTC", minutesPerDay: 60, calendar }],
      ...{ from: firstDay, to: dayAfter(4), moveWeight: 0.5, leastMoveCost: 0, previous },
    }).moved.map(({ to, reasons }) => [to?.on, reasons]);
  // A day late costs 2, a day early 1.
  expect(movedWith({ hours: { tue: hours, thu: hours } })).toEqual([
    [dayAfter(1), [{ code: "planning.moved.gives-way", params: { on: dayAfter(3) } }]],
  ]);
  expect(movedWith({ hours: { wed: hours, thu: hours } })).toEqual([
    [dayAfter(2), [{ code: "planning.moved.better-day", params: { days: 1 } }]],
  ]);
});
