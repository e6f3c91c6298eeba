import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PlanningRequest } from "retention-kit";
import { placeInSlots } from "../../src/planner/placement/place-in-slots.js";
import { placeBacklog } from "../../src/planner/placement/place-backlog.js";
import { reviewClasses } from "../../src/planner/problem/review-classes.js";
import { planningJob } from "../../src/planner/problem/planning-job.js";
import { anySeller, dayAfter, firstDay } from "./planning-arbitraries.js";

const DAYS = 12;

/** Reviews that may be held on any day of the plan, ideally on one of it, before or after it. */
const anyRequests = fc
  .array(fc.record({ ideal: fc.integer({ min: -5, max: DAYS + 4 }), priority: fc.constantFrom(0.5, 1, 3) }), {
    minLength: 10,
    maxLength: 40,
  })
  .map((reviews) =>
    reviews.map(({ ideal, priority }, index): PlanningRequest => {
      const [earliestOn, idealOn, latestOn] = [dayAfter(-9), dayAfter(ideal), dayAfter(DAYS + 9)];
      const [accountId, sellerId] = ["acme", "north"];
      return { key: `k${index}`, accountId, sellerId, minutes: 60, priority, earliestOn, idealOn, latestOn };
    }),
  );

const anyWeights = fc.record(
  {
    earlyWeight: fc.constantFrom(0, 1, 2),
    lateWeight: fc.constantFrom(0, 1, 2.5),
    unbookedPenalty: fc.constantFrom(0, 3, 8, 40),
  },
  { requiredKeys: [] },
);
const anyNorth = anySeller("north", DAYS, fc.constantFrom(60, 130, 240));

describe("reviews that may be held on any day", () => {
  test("go to the same days by carrying as by the general solver, at the same cost", () => {
    fc.assert(
      fc.property(anyRequests, anyNorth, anyWeights, (requests, north, weights) => {
        const options = { sellers: [north], from: firstDay, to: dayAfter(DAYS - 1), ...weights };
        const job = planningJob("planReviews", requests, options);
        for (const group of job.groups) {
          const kinds = reviewClasses(group.candidates);
          const general = placeInSlots(job, group, kinds);
          const carried = placeBacklog(job, group, kinds);
          expect(carried).toMatchObject({ seller: general.seller, day: general.day });
          expect(carried?.cost).toBe(general.cost);
          expect(carried?.lowerBound).toBe(general.cost);
          kinds.members.classOf.forEach((kind, index) => {
            if ((general.day[index] ?? -1) < 0) expect(carried?.hasOptions(kind)).toBe(general.hasOptions(kind));
          });
        }
      }),
      { numRuns: 500 },
    );
  });

  test("have an exact bound even where some are wanted so far outside the plan that what they would cost is rounded", () => {
    const requests = Array.from({ length: 30 }, (_, index): PlanningRequest => {
      const [earliestOn, idealOn, latestOn] = [firstDay, dayAfter(index < 20 ? index % DAYS : 30_000), dayAfter(DAYS)];
      const priority = index % 2 === 0 ? 1 + 2 ** -36 : 2 ** -30;
      return { ...anyone, key: `k${index}`, sellerId: "north", priority, earliestOn, idealOn, latestOn };
    });
    const hours: [string, string][] = [["09:00", "17:00"]];
    const north = { id: "north", timeZone: "UTC", minutesPerDay: 120, calendar: { hours: { mon: hours } } };
    const job = planningJob("planReviews", requests, {
      sellers: [north],
      from: firstDay,
      to: dayAfter(DAYS - 1),
      unbookedPenalty: 8,
    });
    for (const group of job.groups) {
      const carried = placeBacklog(job, group, reviewClasses(group.candidates));
      expect(carried?.cost).toBeGreaterThan(0);
      expect(carried?.lowerBound).toBe(carried?.cost);
    }
  });

  const window = { earliestOn: firstDay, idealOn: firstDay, latestOn: dayAfter(30) };
  const anyone = { key: "odd", accountId: "acme", minutes: 60, priority: 1, ...window };
  test.each<[string, PlanningRequest]>([
    ["a window that closes early", { ...anyone, sellerId: "north", latestOn: dayAfter(3) }],
    ["a day to avoid", { ...anyone, sellerId: "north", notOn: [dayAfter(1)] }],
    ["a length of its own", { ...anyone, sellerId: "north", minutes: 45 }],
    ["hours that the days of a seller whom it does not name may miss", { ...anyone, timeZone: "Europe/Berlin" }],
  ])("are left to the general solver where one has %s", (_, odd) => {
    const requests = Array.from({ length: 20 }, (__, index) => ({ ...anyone, sellerId: "north", key: `k${index}` }));
    const hours: [string, string][] = [["09:00", "17:00"]];
    const north = { id: "north", timeZone: "UTC", minutesPerDay: 120, calendar: { hours: { mon: hours, tue: hours } } };
    const options = { sellers: [north], from: firstDay, to: dayAfter(13) };
    const placed = (all: PlanningRequest[]): boolean[] => {
      const job = planningJob("planReviews", all, options);
      return job.groups.map((group) => placeBacklog(job, group, reviewClasses(group.candidates)) !== null);
    };
    expect(placed(requests)).toEqual([true]);
    expect(placed([...requests, odd])).toEqual([false]);
  });

  test.each<[string, object, number, boolean]>([
    ["weights of few binary digits", { earlyWeight: 0.5, lateWeight: 2.25 }, 20, true],
    ["an early weight that no binary digits hold", { earlyWeight: 0.3 }, 20, false],
    ["a late weight that none hold", { lateWeight: 0.3 }, 20, false],
    ["as many nodes as four a review", {}, 4, true],
    ["more than that", {}, 3, false],
  ])("with %s %j and %d reviews are carried or not", (_, weights, count, isCarried) => {
    const days: [string, string][] = [["09:00", "17:00"]];
    const north = { id: "north", timeZone: "UTC", minutesPerDay: 120, calendar: { hours: { mon: days, tue: days } } };
    const requests = Array.from({ length: count }, (__, index) => ({ ...anyone, sellerId: "north", key: `k${index}` }));
    const job = planningJob("planReviews", requests, {
      sellers: [north],
      from: firstDay,
      to: dayAfter(15),
      ...weights,
    });
    expect(job.groups.map((group) => placeBacklog(job, group, reviewClasses(group.candidates)) !== null)).toEqual([
      isCarried,
    ]);
  });
});

test("reviews whose bookings were dropped are alike to those that were never booked", () => {
  const window = { earliestOn: firstDay, idealOn: firstDay, latestOn: dayAfter(30) };
  const requests = ["a", "b", "c"].map((key) => ({
    key,
    accountId: key,
    sellerId: "north",
    minutes: 60,
    priority: 1,
    ...window,
  }));
  const north = { id: "north", timeZone: "UTC", minutesPerDay: 60, calendar: { hours: {} } };
  const booking = { sellerId: "north", on: dayAfter(2), revision: 1 };
  const previous = [
    { ...booking, key: "b", status: "dropped" as const },
    { ...booking, key: "c", status: "planned" as const },
  ];
  const options = { sellers: [north], from: firstDay, to: dayAfter(9), previous };
  const { groups } = planningJob("planReviews", requests, options);
  expect(groups.map(({ candidates }) => [...reviewClasses(candidates).members.classOf])).toEqual([[0, 0, 1]]);
});
