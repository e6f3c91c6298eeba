import { assertUntil } from "../support/assert-until.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { planReviews, type PlanningRequest, type PlanReviewsOptions, type Seller } from "retention-kit";
import { leastCostByHighs, loadHighs } from "./highs-oracle.js";
import { anyPlanning, anyPrevious, dayAfter, firstDay } from "./planning-arbitraries.js";
import { checkedCost, leastCost } from "./planning-oracle.js";

const hours: [string, string][] = [["09:00", "17:00"]];
const north = (minutesPerDay: number): Seller => ({
  id: "north",
  timeZone: "UTC",
  minutesPerDay,
  calendar: { hours: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours } },
});

function request(index: number, minutes: number, more: Partial<PlanningRequest> = {}): PlanningRequest {
  const window = { earliestOn: firstDay, idealOn: firstDay, latestOn: firstDay };
  const key = `k${String(index).padStart(4, "0")}`;
  return { key, accountId: key, sellerId: "north", minutes, priority: 1, ...window, ...more };
}

describe("reviews of mixed lengths", () => {
  const halfHours = anyPlanning({ days: 5, most: 5, minutes: fc.constantFrom(30, 45, 60) });
  const odd = anyPlanning({
    days: 6,
    most: 6,
    minutes: fc.constantFrom(7, 11, 13, 40, 200),
    minutesPerDay: fc.constantFrom(0, 6, 20, 24, 61),
    pooled: true,
  }).chain(({ requests, options }) =>
    anyPrevious(requests, 6).map((previous) => ({ requests, options: { ...options, previous } })),
  );
  test.each<[string, typeof halfHours]>([
    ["of half an hour to an hour", halfHours],
    ["of odd lengths, with a last plan", odd],
  ])("keep every rule, and the cheapest of all plans lies between bound and cost: %s", (_, planning) => {
    fc.assert(
      fc.property(planning, ({ requests, options }) => {
        const plan = planReviews(requests, options);
        const least = leastCost(requests, options);
        expect(checkedCost(plan, requests, options)).toBe(plan.cost);
        expect(plan.cost).toBeGreaterThanOrEqual(least);
        expect(plan.lowerBound).toBeLessThanOrEqual(least);
      }),
      { numRuns: 80 },
    );
  });

  test("and so they do where only a minute divides them, and where costs are no whole numbers", () => {
    const odd = anyPlanning({
      days: 4,
      most: 6,
      minutes: fc.integer({ min: 1, max: 60 }),
      minutesPerDay: fc.integer({ min: 1, max: 90 }),
    }).map(({ requests, options }) => ({ requests, options: { ...options, earlyWeight: 0.3, lateWeight: 1.7 } }));
    fc.assert(
      fc.property(odd, ({ requests, options }) => {
        const plan = planReviews(requests, options);
        const least = leastCost(requests, options);
        expect(plan.cost).toBeCloseTo(checkedCost(plan, requests, options), 6);
        expect(plan.cost).toBeGreaterThanOrEqual(least - 1e-6);
        expect(plan.lowerBound).toBeLessThanOrEqual(least + 1e-6);
      }),
      { numRuns: 65 },
    );
  });

  test("stay where they are when they are planned again", () => {
    const mixed = anyPlanning({ days: 10, most: 25, least: 15, minutes: fc.constantFrom(30, 45, 60), pooled: true });
    fc.assert(
      fc.property(mixed, ({ requests, options }) => {
        const { booked } = planReviews(requests, options);
        expect(planReviews(requests, { ...options, previous: booked }).moved).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  test("cost at most a hundredth more than what HiGHS proves the cheapest plans to cost", async () => {
    const highs = await loadHighs();
    const mixed = anyPlanning({
      days: 30,
      least: 40,
      most: 40,
      minutes: fc.constantFrom(30, 45, 60),
      minutesPerDay: fc.constantFrom(60, 75, 90),
    });
    let [ours, least] = [0, 0];
    assertUntil(
      fc.property(mixed, ({ requests, options: weights }) => {
        const options = { ...weights, unbookedPenalty: 40 };
        const plan = planReviews(requests, options);
        const cheapest = leastCostByHighs(highs, requests, options);
        expect(checkedCost(plan, requests, options)).toBe(plan.cost);
        expect(plan.cost).toBeGreaterThanOrEqual(cheapest - 1e-6);
        expect(plan.lowerBound).toBeLessThanOrEqual(cheapest + 1e-6);
        ours += plan.cost;
        least += cheapest;
      }),
      { numRuns: 8, seed: 1 },
      () => {
        expect(ours / least).toBeLessThan(1.01);
      },
    );
  });
});

describe("by hand", () => {
  const oneDay: PlanReviewsOptions = { sellers: [north(480)], from: firstDay, to: firstDay };

  test("of a thousand that want one day, the shortest have it", () => {
    const requests = Array.from({ length: 1000 }, (_, index) => request(index, [60, 45, 30][index % 3] ?? 0));
    const { booked, cost, lowerBound } = planReviews(requests, { ...oneDay, unbookedPenalty: 2 });
    // Sixteen half hours make the day.
    expect(booked.map(({ minutes }) => minutes)).toEqual(Array<number>(16).fill(30));
    expect(cost).toBe(2 * (1000 - 16));
    expect(lowerBound).toBeLessThanOrEqual(cost);
  });

  test("one of another length among many of one length", () => {
    const many = Array.from({ length: 7 }, (_, index) => request(index, 60));
    const { unbooked, cost } = planReviews([...many, request(7, 45), request(8, 60)], oneDay);
    // Eight hours hold eight of them; each costs 1 to leave out, so that the shorter one is in.
    expect(unbooked).toHaveLength(1);
    expect(unbooked[0]?.key).not.toBe("k0007");
    expect(cost).toBe(1);
  });

  test("one longer than any day is left out, and the others are not", () => {
    const { booked, unbooked } = planReviews([request(0, 481), request(1, 60), request(2, 45)], oneDay);
    expect(booked).toHaveLength(2);
    expect(unbooked).toMatchObject([{ key: "k0000", cause: "no-capacity", remedy: null }]);
  });

  test("nobody is booked where there are no minutes", () => {
    const options = { ...oneDay, sellers: [north(0)], unbookedPenalty: 3 };
    const plan = planReviews([request(0, 30), request(1, 60)], options);
    expect(plan).toMatchObject({ booked: [], cost: 6, lowerBound: 6, gap: 0 });
  });

  test("ten years of days", () => {
    const requests = Array.from({ length: 120 }, (_, index) => {
      const [ideal, minutes] = [30 * index, [30, 45, 60][index % 3] ?? 0];
      const on = { earliestOn: dayAfter(ideal), idealOn: dayAfter(ideal), latestOn: dayAfter(ideal + 6) };
      return [request(2 * index, minutes, on), request(2 * index + 1, 60, on)];
    }).flat();
    const options = { sellers: [north(60)], from: firstDay, to: dayAfter(3600) };
    const plan = planReviews(requests, options);
    // A weekend at most lies between the ideal day and the two days of a pair.
    expect(plan.unbooked).toEqual([]);
    expect(checkedCost(plan, requests, options)).toBe(plan.cost);
  });
});
