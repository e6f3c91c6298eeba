import fc from "fast-check";
import { planReviews, type BookedReview } from "retention-kit";
import { expect, test } from "vitest";
import { faults } from "../support/faults.js";
import { anyPlanning, anyPrevious } from "./planning-arbitraries.js";

/** No two numbers of a plan contradict each other: bookings and load, requests and lists, what moved from where to where. */
const shape = { days: 9, most: 9, pooled: true, snoozed: true, minutes: fc.constantFrom(30, 60, 90) };
const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
const held = (review: BookedReview): readonly string[] => [review.sellerId, ...(review.alsoSellerIds ?? [])];

test("a plan agrees with itself, and with what it was asked for", () => {
  const planning = anyPlanning(shape).chain(({ requests, options }) =>
    anyPrevious(requests, shape.days).map((previous) => ({ requests, options: { ...options, previous } })),
  );
  fc.assert(
    fc.property(planning, ({ requests, options }) => {
      const plan = planReviews(requests, options);
      expect(faults(plan, "plan")).toEqual([]);
      const { booked, unbooked, moved, load, from, to, cost, lowerBound, gap, moveCost, conflicts } = plan;
      expect([from, to]).toEqual([options.from, options.to]);

      // Each request is booked or not, once, and nothing else is planned anew.
      const keys = [...booked, ...unbooked].map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
      for (const { key } of requests) expect(keys).toContain(key);
      const asked = new Set(requests.map(({ key }) => key));
      for (const { key, status } of booked) if (status === "planned") expect(asked.has(key)).toBe(true);
      for (const { key } of unbooked) expect(asked.has(key)).toBe(true);

      // A day is as full as what is booked on it, and what was planned fits.
      for (const { sellerId, days, periods = [] } of load) {
        for (const { on, minutes, capacity } of days) {
          const here = booked.filter((each) => each.on === on && held(each).includes(sellerId));
          expect(minutes).toBe(sum(here.map((each) => each.minutes)));
          expect(on >= from && on <= to).toBe(true);
          if (here.some(({ status }) => status === "planned")) expect(minutes).toBeLessThanOrEqual(capacity);
        }
        expect(new Set(days.map(({ on }) => on)).size).toBe(days.length);
        for (const period of periods) expect(period.from <= period.to).toBe(true);
      }
      const told = sum(load.flatMap(({ days }) => days.map(({ minutes }) => minutes)));
      const within = booked.filter(({ on }) => on >= from && on <= to);
      const minutes = sum(
        within.flatMap((each) =>
          held(each)
            .filter((id) => load.some(({ sellerId }) => sellerId === id))
            .map(() => each.minutes),
        ),
      );
      expect(told).toBe(minutes);

      // What was planned lies in its window, on a day that it does not rule out.
      for (const { key, on, status, sellerId } of booked) {
        const request = requests.find((each) => each.key === key);
        if (status !== "planned" || request === undefined) continue;
        expect(request.notOn ?? []).not.toContain(on);
        if (request.sellerId != null) expect(sellerId).toBe(request.sellerId);
      }

      // What moved stood where it says, and stands where it says.
      const latest = new Map(
        options.previous.toSorted((a, b) => a.revision - b.revision).map((each) => [each.key, each]),
      );
      for (const { key, from: before, to: now, revision } of moved) {
        const previous = latest.get(key);
        expect([before.on, before.sellerId]).toEqual([previous?.on, previous?.sellerId]);
        const review = booked.find((each) => each.key === key);
        expect(now === null ? null : [now.on, now.sellerId]).toEqual(
          review === undefined ? null : [review.on, review.sellerId],
        );
        if (now !== null) expect([now.on, now.sellerId]).not.toEqual([before.on, before.sellerId]);
        expect(revision).toBeGreaterThan(previous?.revision ?? -1);
        if (review !== undefined) expect(review.revision).toBe(revision);
      }
      expect(new Set(moved.map(({ key }) => key)).size).toBe(moved.length);
      for (const { key, on, sellerId } of conflicts) {
        const previous = latest.get(key);
        expect([on, sellerId]).toEqual([previous?.on, previous?.sellerId]);
      }

      // The bound lies below the cost, and the gap is what lies between.
      expect(lowerBound).toBeLessThanOrEqual(cost + 1e-6 * Math.max(1, Math.abs(cost)));
      expect(gap).toBeGreaterThanOrEqual(0);
      if (gap === 0) expect(lowerBound).toBeCloseTo(cost, 6);
      expect(moveCost >= 0 && moveCost <= cost + 1e-6).toBe(true);
    }),
    { numRuns: 130 },
  );
});
