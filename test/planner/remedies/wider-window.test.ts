import { assertUntil } from "../../support/assert-until.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { PlanningRequest } from "retention-kit";
import { parseRequest } from "../../../src/planner/problem/parsed-request.js";
import { planningRules } from "../../../src/planner/problem/planning-rules.js";
import { widerWindow, windowRemedy } from "../../../src/planner/remedies/wider-window.js";
import { dayAfter, firstDay } from "../planning-arbitraries.js";

const DAYS = 6;
const anyDay = fc.integer({ min: -3, max: DAYS + 2 });
const rules = planningRules("planReviews", {
  sellers: [0, 1].map((seller) => ({ id: `s${seller}`, timeZone: "UTC" })),
  ...{ from: firstDay, to: dayAfter(DAYS - 1) },
});

test("reaches the nearest day that would do at either end, of equally near ones the cheaper, then the earlier", () => {
  const seen = new Set<string | undefined>();
  assertUntil(
    fc.property(
      fc.record({
        days: fc.array(anyDay, { minLength: 3, maxLength: 3 }).map((days) => days.sort((a, b) => a - b)),
        isOrdered: fc.boolean(),
        snoozed: fc.option(anyDay, { freq: 2 }),
        notOn: fc.array(anyDay, { maxLength: 2 }),
        priority: fc.constantFrom(1, 2),
        most: fc.constantFrom(3, 8, 99),
        costs: fc.array(fc.array(fc.constantFrom(0, 1, 2, null, null), { minLength: DAYS, maxLength: DAYS }), {
          minLength: 2,
          maxLength: 2,
        }),
        sellers: fc.subarray([0, 1], { minLength: 1 }),
      }),
      ({ days: [a = 0, b = 0, c = 0], isOrdered, snoozed, notOn, priority, most, costs, sellers }) => {
        // The ideal day lies in the window, or before it.
        const [earliest, ideal] = isOrdered ? [a, b] : [b, a];
        const request: PlanningRequest = {
          ...{ key: "k", accountId: "acme", minutes: 60, priority, notOn: notOn.map(dayAfter) },
          ...{ earliestOn: dayAfter(earliest), idealOn: dayAfter(ideal), latestOn: dayAfter(c) },
          ...(snoozed !== null && { snoozedUntil: dayAfter(snoozed) }),
        };
        const wanted = parseRequest(rules, request, 0);
        const candidate = { wanted, sellers, previous: null };
        const { windowStart: opens, windowEnd: closes, targetDay: target } = wanted;
        const costOf = (day: number) => priority * (day < target ? target - day : 2 * (day - target));
        const found = widerWindow(rules, candidate, most, (seller, day, dayCost) => {
          expect(dayCost).toBe(costOf(day));
          const own = costs[seller]?.[day] ?? null;
          return own === null ? null : dayCost + own;
        });
        const others = [...Array(DAYS).keys()]
          .filter((day) => (day < opens && day >= (snoozed ?? 0)) || day > closes)
          .filter((day) => costOf(day) <= most && !notOn.includes(day))
          .flatMap((day) => {
            const own = sellers.flatMap((seller) => costs[seller]?.[day] ?? []);
            if (own.length === 0) return [];
            return [{ day, moved: day < opens ? opens - day : day - closes, cost: costOf(day) + Math.min(...own) }];
          })
          .sort((one, other) => one.moved - other.moved || one.cost - other.cost || one.day - other.day);
        const [best] = others;
        expect(found?.day).toBe(best?.day);
        const end = best === undefined ? undefined : best.day < opens ? "earliestOn" : "latestOn";
        expect(found?.end).toBe(end);
        seen.add(end);
        if (found === null || end === undefined) return;
        const { earliestOn, latestOn } = request;
        expect(windowRemedy(rules, candidate, found)).toEqual({
          kind: "window",
          ...{ earliestOn, latestOn },
          [end]: dayAfter(found.day),
        });
      },
    ),
    { numRuns: 300 },
    () => {
      expect(seen.size).toBe(3);
    },
  );
});
