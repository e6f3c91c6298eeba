import fc from "fast-check";
import { expect, test } from "vitest";
import { freeMinutes, mayBind, minutesOfFixed, periodCaps } from "../../../src/planner/problem/free-minutes.js";
import type { FixedReview } from "../../../src/planner/problem/fixed-review.js";
import { planningRules } from "../../../src/planner/problem/planning-rules.js";
import { dayAfter, firstDay } from "../planning-arbitraries.js";

const DAYS = 9;
const ids = ["ann", "bo"];

test("days are free of what fixed reviews take with their buffers, and weeks of what was held in them", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(0, 10),
      fc.constantFrom(60, 150),
      fc.array(
        fc.record({
          seller: fc.constantFrom(-1, 0, 1),
          also: fc.constantFrom<string[] | undefined>(undefined, [], ["ann"], ["bo", "gone"]),
          day: fc.integer({ min: -3, max: DAYS + 6 }),
          minutes: fc.constantFrom(30, 45),
        }),
        { maxLength: 5 },
      ),
      (bufferMinutes, perWeek, reviews) => {
        // Days of work from Monday to Friday; the plan begins on a Monday.
        const sellers = ids.map((id) => ({ id, timeZone: "UTC", minutesPerDay: 100, minutesPerWeek: perWeek }));
        const rules = planningRules("planReviews", { sellers, from: firstDay, to: dayAfter(DAYS - 1), bufferMinutes });
        const fixed = reviews.map(({ seller, also, day, minutes }) => ({
          previous: { seller, day, index: 0, booking: { alsoSellerIds: also } },
          minutes,
          wanted: null,
        })) as unknown as FixedReview[];
        const holds = (seller: number) => (review: (typeof reviews)[number]) =>
          review.seller === seller || (review.also ?? []).includes(ids[seller] ?? "");
        const taken = ids.map((_, seller) =>
          Array.from({ length: DAYS }, (_, day) =>
            reviews
              .filter(holds(seller))
              .reduce((sum, each) => sum + (each.day === day ? each.minutes + bufferMinutes : 0), 0),
          ),
        );
        const minutes = minutesOfFixed(rules, fixed);
        expect(minutes.map((own) => [...own])).toEqual(taken);
        const caps = periodCaps(rules, fixed);
        const weeks = ids.flatMap((_, seller) =>
          [0, 7].map((first) => {
            const used = reviews
              .filter(holds(seller))
              .reduce((sum, each) => sum + (each.day >= first && each.day < first + 7 ? each.minutes : 0), 0);
            return {
              kind: "week",
              first,
              last: first + 6,
              minutes: perWeek,
              seller,
              taken: used,
              left: Math.max(0, perWeek - used),
            };
          }),
        );
        expect(caps).toEqual(weeks);
        const ofDay = (seller: number, day: number) =>
          day % 7 > 4 ? 0 : Math.max(0, 100 + bufferMinutes - (taken[seller]?.[day] ?? 0));
        const free = freeMinutes(rules, minutes, []);
        expect(free.map((own) => [...own])).toEqual(
          ids.map((_, seller) => [...Array(DAYS).keys()].map((day) => ofDay(seller, day))),
        );
        const leftOf = (seller: number, day: number) =>
          weeks.find((week) => week.seller === seller && week.first <= day && day <= week.last)?.left ?? NaN;
        expect(freeMinutes(rules, minutes, caps).map((own) => [...own])).toEqual(
          ids.map((_, seller) =>
            [...Array(DAYS).keys()].map((day) => Math.min(ofDay(seller, day), leftOf(seller, day) + bufferMinutes)),
          ),
        );
        for (const cap of caps) {
          const all = [...Array(DAYS).keys()].filter((day) => day >= cap.first && day <= cap.last);
          expect(mayBind(cap, free)).toBe(all.reduce((sum, day) => sum + ofDay(cap.seller, day), 0) > cap.left);
        }
      },
    ),
    { numRuns: 150 },
  );
});
