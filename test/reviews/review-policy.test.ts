import fc from "fast-check";
import { assumptions, reviewPolicy, type ReviewInterval } from "retention-kit";
import { describe, expect, test } from "vitest";
import { asShipped } from "../support/frozen-inputs.js";

const months = (idealMonths: number, maximumMonths: number): ReviewInterval => ({ idealMonths, maximumMonths });

describe("a review policy", () => {
  test("takes its intervals from the assumptions and lists them", () => {
    const policy = reviewPolicy(
      {},
      { assumptions: assumptions("published", { "reviews.interval.high": months(2, 3) }) },
    );
    expect(policy.intervals).toEqual({ low: months(12, 12), medium: months(6, 9), high: months(2, 3) });
    expect(policy.assumptions).toMatchObject({
      low: { key: "reviews.interval.low", grade: "judgment" },
      medium: { key: "reviews.interval.medium", grade: "judgment" },
      high: { key: "reviews.interval.high", grade: "given" },
    });
    expect(Object.keys(reviewPolicy({ intervals: { high: months(2, 3) } }).assumptions)).toEqual(["low", "medium"]);
  });

  test("comes back as it is when resolved, and equal when it was stored in between", () => {
    const policy = reviewPolicy({
      intervals: { medium: months(4, 6) },
      intervalsBySegment: { hotel: { low: months(10, 12) } },
      intervalsByProductKind: { "service-contract": { high: months(1, 1) } },
      priority: { expectedValuePerPoint: 1000 },
    });
    expect(reviewPolicy(policy)).toBe(policy);
    const stored = JSON.parse(JSON.stringify(policy)) as typeof policy;
    expect(reviewPolicy(stored)).toEqual(policy);
  });

  test("cannot be changed afterwards, nor through what it was made from", () => {
    const own = { high: months(1, 2) };
    const policy = asShipped(reviewPolicy)({ intervals: own });
    own.high.idealMonths = 99;
    expect(policy.intervals.high).toEqual(months(1, 2));
    expect(() => {
      (policy.intervals as Record<string, unknown>).high = months(99, 99);
    }).toThrow(TypeError);
  });

  test.each([
    [{ intervals: { low: months(13, 13) } }, "intervals.low.idealMonths must be at most 12, got 13"],
    [{ intervals: { low: months(12, 18) } }, "intervals.low.maximumMonths must be at most 12, got 18"],
    [{ intervals: { high: months(7, 8) } }, "intervals.high.idealMonths must be at most that of medium, 6, got 7"],
    [{ intervals: { high: months(3, 10) } }, "intervals.high.maximumMonths must be at most that of medium, 9, got 10"],
    [{ intervals: { low: months(6, 8) } }, "intervals.medium.maximumMonths must be at most that of low, 8, got 9"],
    [
      { intervals: { low: months(6, 12), medium: months(6, 9), high: months(6, 9) } },
      "intervals.high.idealMonths must be shorter than low, 6, got 6",
    ],
    [{ intervals: { high: months(2.5, 4) } }, "intervals.high.idealMonths must be a whole number, got 2.5"],
    [{ intervals: { high: months(3, 2) } }, "intervals.high.maximumMonths must be at least 3, got 2"],
    [
      { intervalsBySegment: { hotel: { medium: months(2, 9) } } },
      "intervalsBySegment.hotel.high.idealMonths must be at most that of medium, 2, got 3",
    ],
    [
      { intervalsByProductKind: { option: { low: months(12, 12), high: months(0, 1) } } },
      "intervalsByProductKind.option.high.idealMonths must be at least 1, got 0",
    ],
    [{ opensAfter: 0 }, "opensAfter must be above 0, got 0"],
    [{ minutes: { high: -60 } }, "minutes.high must be at least 1, got -60"],
    [{ priority: { low: 0, medium: 1, high: 2 } }, "priority.low must be above 0, got 0"],
    [{ priority: { expectedValuePerPoint: 0 } }, "priority.expectedValuePerPoint must be above 0, got 0"],
    [{ resettingTouches: [""] }, 'resettingTouches[0] must be a text that is not empty, got ""'],
  ])("%j is refused", (policy, message) => {
    expect(() => reviewPolicy(policy)).toThrow(`reviewPolicy: ${message}`);
  });

  test.each([
    [{ interval: {} }, "policy must have no field but intervals, "],
    [{ minutes: { top: 60 } }, "minutes must have no field but low, medium, high"],
    [
      { intervalsByProductKind: { car: {} } },
      "intervalsByProductKind must have no field but product, service-contract",
    ],
    [{ priority: { expectedValuePerPoint: 5, high: 1 } }, "priority must have no field but expectedValuePerPoint"],
    [{ levelWhenUnknown: "top" }, "levelWhenUnknown must be one of low, medium, high"],
  ])("a field or level that does not exist is refused: %j", (policy, message) => {
    expect(() => reviewPolicy(policy as object)).toThrow(`reviewPolicy: ${message}`);
  });

  test("a segment named like a part of every object is a segment like any other", () => {
    const segments = JSON.parse('{"__proto__":{"high":{"idealMonths":1,"maximumMonths":1}}}') as object;
    const policy = reviewPolicy({ intervalsBySegment: segments as Record<string, never> });
    expect(Object.keys(policy.intervalsBySegment)).toEqual(["__proto__"]);
    expect(({} as { high?: unknown }).high).toBeUndefined();
  });

  test("whatever is accepted keeps low within a year and high more often", () => {
    const anyMonths = fc.integer({ min: 0, max: 14 });
    const anyInterval = fc.record({ idealMonths: anyMonths, maximumMonths: anyMonths });
    const anyIntervals = fc.record({ low: anyInterval, medium: anyInterval, high: anyInterval }, { requiredKeys: [] });
    fc.assert(
      fc.property(anyIntervals, anyIntervals, (intervals, hotel) => {
        let policy;
        try {
          policy = reviewPolicy({ intervals, intervalsBySegment: { hotel } });
        } catch {
          return;
        }
        for (const table of [policy.intervals, ...Object.values(policy.intervalsBySegment)]) {
          const { low, medium, high } = table as Record<"low" | "medium" | "high", ReviewInterval>;
          expect(low.maximumMonths).toBeLessThanOrEqual(12);
          expect(high.idealMonths).toBeLessThan(low.idealMonths);
          expect(medium.idealMonths).toBeLessThanOrEqual(low.idealMonths);
          expect(high.maximumMonths).toBeLessThanOrEqual(low.maximumMonths);
        }
      }),
      { numRuns: 500 },
    );
  });
});
