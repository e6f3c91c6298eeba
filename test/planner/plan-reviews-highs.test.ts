import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { comparePlans, planReviews } from "retention-kit";
import { leastCostByHighs, loadHighs } from "./highs-oracle.js";
import { anyPlanning, anyPrevious, dayAfter } from "./planning-arbitraries.js";
import { checkedCost } from "./planning-oracle.js";

let highs: Awaited<ReturnType<typeof loadHighs>>;
beforeAll(async () => {
  highs = await loadHighs();
});

/** Sixty reviews of two sellers over forty days, with windows, days to avoid, leave, weights and penalties. */
const middling = fc.boolean().chain((pooled) =>
  anyPlanning({
    days: 40,
    least: 60,
    most: 60,
    pooled,
    snoozed: true,
    minutesPerDay: fc.constantFrom(60, 119, 120),
  }).map(({ requests, options }) => {
    // Without a penalty nobody would be booked far from the ideal day.
    const { unbookedPenalty, ...rest } = options;
    return { requests, options: unbookedPenalty === 0 ? rest : options };
  }),
);

describe("against HiGHS", () => {
  test("sixty reviews over forty days cost what HiGHS says they cost", () => {
    fc.assert(
      fc.property(middling, ({ requests, options }) => {
        const plan = planReviews(requests, options);
        expect(checkedCost(plan, requests, options)).toBe(plan.cost);
        expect(plan.cost).toBeCloseTo(leastCostByHighs(highs, requests, options), 6);
        expect(plan.gap).toBe(0);
      }),
      { numRuns: 15 },
    );
  });

  test("and so they do with a last plan to keep to", () => {
    const replanning = middling.chain(({ requests, options }) =>
      fc
        .record({ previous: anyPrevious(requests, 40), moveWeight: fc.constantFrom(0, 2, 7) })
        .map((more) => ({ requests, options: { ...options, ...more } })),
    );
    fc.assert(
      fc.property(replanning, ({ requests, options }) => {
        const plan = planReviews(requests, options);
        expect(checkedCost(plan, requests, options)).toBe(plan.cost);
        expect(plan.cost).toBeCloseTo(leastCostByHighs(highs, requests, options), 6);
      }),
      { numRuns: 15 },
    );
  });

  test("a seller who falls ill for two weeks moves what must move, at the least cost, and fewer than a new plan would", () => {
    let moves = 0;
    let fromScratch = 0;
    fc.assert(
      fc.property(middling, fc.nat({ max: 25 }), ({ requests, options }, from) => {
        const before = planReviews(requests, options);
        const ill = { from: dayAfter(from), to: dayAfter(from + 13) };
        const sellers = options.sellers.map((seller) =>
          seller.id === "north" ? { ...seller, away: [...(seller.away ?? []), ill] } : seller,
        );
        const afresh = { ...options, sellers };
        const replanned = { ...afresh, previous: before.booked };
        const after = planReviews(requests, replanned);
        expect(checkedCost(after, requests, replanned)).toBe(after.cost);
        expect(after.cost).toBeCloseTo(leastCostByHighs(highs, requests, replanned), 6);

        const kept = comparePlans(before, after);
        const anew = comparePlans(before, planReviews(requests, afresh));
        moves += kept.moved.length + kept.dropped.length;
        fromScratch += anew.moved.length + anew.dropped.length;
      }),
      { numRuns: 15, seed: 3 },
    );
    expect(moves).toBeLessThan(fromScratch);
  });
});
