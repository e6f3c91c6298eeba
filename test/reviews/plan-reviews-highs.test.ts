import fc from "fast-check";
import highsModule from "highs";
import { beforeAll, describe, expect, test } from "vitest";
import { comparePlans, planReviews, type PlanningRequest, type PlanReviewsOptions } from "retention-kit";
import { anyPlanning, anyPrevious, dayAfter } from "./planning-arbitraries.js";
import { checkedCost, choicesOf, fixedCost, freeMinutes } from "./planning-oracle.js";

// The types of highs describe its CommonJS form.
const loadHighs = highsModule as unknown as typeof highsModule.default;
let highs: Awaited<ReturnType<typeof loadHighs>>;
beforeAll(async () => {
  highs = await loadHighs();
});

/** The least cost of any plan of reviews that last an hour, as HiGHS finds it: a linear programme of whole solutions. */
function leastCostByHighs(requests: readonly PlanningRequest[], options: PlanReviewsOptions): number {
  const free = freeMinutes(requests, options);
  const objective: string[] = [];
  const rows: string[] = [];
  const takers = new Map<string, string[]>();
  choicesOf(requests, options).forEach(({ allowed, without }, index) => {
    const own = [`u${index}`];
    objective.push(`${without} u${index}`);
    allowed.forEach(({ sellerId, day, cost }, option) => {
      const name = `x${index}_${option}`;
      own.push(name);
      objective.push(`${cost} ${name}`);
      const place = `${sellerId} ${day}`;
      takers.set(place, [...(takers.get(place) ?? []), name]);
    });
    rows.push(`r${index}: ${own.join(" + ")} = 1`);
  });
  for (const [place, names] of takers) {
    rows.push(`p${rows.length}: ${names.join(" + ")} <= ${Math.max(0, Math.floor((free.get(place) ?? 0) / 60))}`);
  }
  const model = `Minimize\n obj: ${objective.join(" + ")}\nSubject To\n ${rows.join("\n ")}\nEnd`;
  const solution = highs.solve(model, { output_flag: false });
  if (solution.Status !== "Optimal") throw new Error(`HiGHS says ${solution.Status}`);
  return solution.ObjectiveValue + fixedCost(requests, options);
}

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
        expect(plan.cost).toBeCloseTo(leastCostByHighs(requests, options), 6);
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
        expect(plan.cost).toBeCloseTo(leastCostByHighs(requests, options), 6);
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
        expect(after.cost).toBeCloseTo(leastCostByHighs(requests, replanned), 6);

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
