import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  joinPlans,
  type PlanningProgress,
  planReviews,
  planReviewsBySeller,
  type PlanningRequest,
  RetentionError,
  type Seller,
} from "retention-kit";
import { anyPlanning, anySeller, dayAfter, firstDay } from "./planning-arbitraries.js";

/** Four sellers, some of whose reviews have no seller, one who is unknown, and bookings of a last plan. */
const anyBook = fc
  .record({
    planning: anyPlanning({ days: 8, most: 14, pooled: true }),
    more: fc.tuple(anySeller("ann", 8, fc.constant(60)), anySeller("zoe", 8, fc.constant(120))),
    names: fc.array(fc.constantFrom("ann", "zoe", "nobody", undefined), { minLength: 14, maxLength: 14 }),
    kept: fc.array(fc.constantFrom("planned", "pinned", "cancelled", undefined), { minLength: 14, maxLength: 14 }),
  })
  .map(({ planning: { requests, options }, more, names, kept }) => {
    const renamed = requests.map((request, index) => {
      const sellerId = names[index];
      return sellerId === undefined ? request : { ...request, sellerId };
    });
    const previous = renamed.flatMap(({ key, ...named }, index) => {
      const sellerId = named.sellerId ?? "bo";
      const status = kept[index];
      return status === undefined ? [] : [{ key, sellerId, on: dayAfter(index % 8), status, revision: 0 }];
    });
    return { requests: renamed, options: { ...options, sellers: [...options.sellers, ...more], previous } };
  });

const hours: [string, string][] = [["09:00", "17:00"]];
const north: Seller = { id: "north", timeZone: "UTC", minutesPerDay: 60, calendar: { hours: { mon: hours } } };
const sellers = ["a", "b", "c"].map((id) => ({ ...north, id }));
const window = { earliestOn: firstDay, idealOn: firstDay, latestOn: dayAfter(20) };
const requests = sellers.map(({ id }): PlanningRequest => ({
  key: id,
  accountId: id,
  sellerId: id,
  minutes: 60,
  priority: 1,
  ...window,
}));
const options = { sellers, from: firstDay, to: dayAfter(20) };

describe("planReviewsBySeller", () => {
  test("gives parts that together are the plan", () => {
    fc.assert(
      fc.property(anyBook, ({ requests: all, options: book }) => {
        const parts = [...planReviewsBySeller(all, book)];
        expect(joinPlans(parts)).toEqual(planReviews(all, book));
        const names = parts.flatMap(({ load }) => load.map(({ sellerId }) => sellerId));
        expect([...new Set(names)].sort()).toEqual(names.toSorted());
        expect(names.length).toBe(book.sellers.length);
      }),
    );
  });

  test("tells how far it has come, part by part", () => {
    const told: PlanningProgress[] = [];
    const parts = planReviewsBySeller(requests, { ...options, onProgress: (progress) => told.push(progress) });
    expect(told).toEqual([]);
    parts.next();
    expect(told).toEqual([{ sellers: 1, ofSellers: 3, requests: 1, ofRequests: 3 }]);
    expect([...parts].length).toBe(3);
    expect(told.at(-1)).toEqual({ sellers: 3, ofSellers: 3, requests: 3, ofRequests: 3 });
  });

  test("stops with the signal's reason, before the next part", () => {
    const controller = new AbortController();
    const parts = planReviewsBySeller(requests, { ...options, signal: controller.signal });
    expect(parts.next().value).toEqual([...planReviewsBySeller(requests, options)][0]);
    const reason = new Error("closed");
    controller.abort(reason);
    expect(() => parts.next()).toThrow(reason);
    expect(parts.next().done).toBe(true);
  });

  test("does not call a plan stopped that is already complete", () => {
    const controller = new AbortController();
    const parts = planReviewsBySeller(requests, { ...options, signal: controller.signal });
    for (let part = 0; part < 4; part++) parts.next();
    controller.abort();
    expect(parts.next().done).toBe(true);
  });

  test("refuses options at once", () => {
    expect(() => planReviewsBySeller([], { ...options, lateWeight: -1 })).toThrow(
      "planReviewsBySeller: lateWeight must be at least 0, got -1",
    );
  });
});

describe("joinPlans", () => {
  test("refuses parts of different plans, and no parts", () => {
    const other = planReviews(requests, { ...options, to: dayAfter(6) });
    expect(() => joinPlans([planReviews(requests, options), other])).toThrow("joinPlans: parts[1] must be of the days");
    expect(() => joinPlans([])).toThrow(RetentionError);
  });
});
