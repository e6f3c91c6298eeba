import { assertUntil } from "../../support/assert-until.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { withoutNulls } from "../../../src/errors.js";
import { planningJob } from "../../../src/planner/problem/planning-job.js";
import { reviewClasses } from "../../../src/planner/problem/review-classes.js";
import { slotProblem, wholeUnits } from "../../../src/planner/problem/slot-problem.js";
import { anyPlanning, anyPrevious, dayAfter, daysTo } from "../planning-arbitraries.js";
import { choicesOf, freeMinutes, unbookedPenalty } from "../planning-oracle.js";

const DAYS = 5;
const plannings = fc
  .constantFrom(fc.constant(60), fc.constantFrom(30, 60))
  .chain((minutes) =>
    anyPlanning({
      days: DAYS,
      most: 6,
      pooled: true,
      minutes,
      least: 2,
      minutesPerDay: fc.constantFrom(60, 100, 120),
      closes: "12:00",
      snoozed: true,
    }),
  )
  .chain(({ requests, options }) =>
    fc
      .record({
        previous: fc.oneof(
          fc.constant([]),
          anyPrevious(requests, DAYS),
          // Where they would like to be most, or a day after.
          fc.subarray(requests).chain((some) =>
            fc.constantFrom(0, 1).map((later) =>
              some.map(({ key, sellerId, idealOn }) => ({
                ...{ key, sellerId: sellerId ?? "bo", on: dayAfter(daysTo(idealOn) + later) },
                ...{ status: "planned" as const, revision: 0 },
              })),
            ),
          ),
        ),
        moveWeight: fc.constantFrom(0, 2),
        bufferMinutes: fc.constantFrom(0, 15),
      })
      .map((more) => ({
        requests,
        // Given, as a request that is fixed has a share in the usual one.
        options: {
          ...options,
          ...more,
          unbookedPenalty: options.unbookedPenalty ?? unbookedPenalty(requests, options),
        },
      })),
  );

test("a group's options are all the places that cost no more than going without, the cheapest first, at whole costs", () => {
  let [options, kept] = [0, 0];
  assertUntil(
    fc.property(plannings, ({ requests, options: given }) => {
      const job = planningJob("planReviews", requests, withoutNulls(given));
      const choices = choicesOf(requests, given);
      const free = freeMinutes(requests, given);
      for (const group of job.groups) {
        const classes = reviewClasses(group.candidates);
        const problem = slotProblem(job.rules, job.free, group, classes, job.unbookedPenalty);
        const { scale, tieFactor } = wholeUnits(job.rules, group, job.unbookedPenalty);
        // Costs are small whole numbers here, of which nothing is lost.
        expect([problem.scale, problem.tieFactor, scale >= 1 && Number.isInteger(Math.log2(scale))]).toEqual([
          scale,
          tieFactor,
          true,
        ]);
        const keeping = choices.filter(
          ({ kept: own, request }) =>
            own !== undefined && group.candidates.some(({ wanted }) => wanted.request === request),
        );
        expect(tieFactor).toBe(keeping.length === 0 ? 1 : keeping.length + 1);

        const shortest =
          Math.min(...group.candidates.map(({ wanted }) => wanted.request.minutes)) + given.bufferMinutes;
        const slots = Array.from({ length: DAYS }, (_, day) =>
          group.sellers.map((seller) => ({ sellerId: job.rules.sellers[seller]?.id ?? "", day })),
        )
          .flat()
          .map((place) => ({ ...place, minutes: free.get(`${place.sellerId} ${place.day}`) ?? 0 }))
          .filter(({ minutes }) => minutes >= shortest);
        expect(
          [...problem.minutes].map((minutes, slot) => ({
            sellerId: job.rules.sellers[problem.slotSeller[slot] ?? -1]?.id,
            day: problem.slotDay[slot],
            minutes,
          })),
        ).toEqual(slots);

        for (const [index, candidate] of group.candidates.entries()) {
          const choice = choices.find(({ request }) => request.key === candidate.wanted.request.key);
          if (choice === undefined) throw new Error("nobody asked for it");
          const { request, kept: own, allowed, without } = choice;
          const whole = (cost: number, moves: boolean) => Math.round(cost * scale) * tieFactor + Number(moves);
          const stays = ({ sellerId, day }: { sellerId: string; day: number }) =>
            own?.sellerId === sellerId && daysTo(own.on) === day;
          const length = request.minutes + given.bufferMinutes;
          const expected = allowed
            .filter(({ sellerId, day }) => (free.get(`${sellerId} ${day}`) ?? 0) >= length)
            .map((place) => ({ ...place, cost: whole(place.cost, own !== undefined && !stays(place)) }))
            .filter(({ cost }) => cost <= whole(without, own !== undefined));
          const at = classes.members.classOf[index] ?? 0;
          const found = [...problem.slot.keys()].slice(problem.first[at], problem.first[at + 1]).map((option) => ({
            sellerId: job.rules.sellers[problem.slotSeller[problem.slot[option] ?? -1] ?? -1]?.id ?? "",
            day: problem.slotDay[problem.slot[option] ?? -1] ?? NaN,
            cost: problem.cost[option] ?? NaN,
            option,
          }));
          expect(problem.without[at]).toBe(whole(without, own !== undefined));
          expect(problem.length[at]).toBe(length);
          const places = found.map(({ sellerId, day, cost }) => `${day} ${sellerId} ${cost}`);
          expect(places.toSorted()).toEqual(
            expected.map(({ sellerId, day, cost }) => `${day} ${sellerId} ${cost}`).toSorted(),
          );
          // The cheapest first; of days that cost the same those before the ideal one, and of these the nearest.
          const ideal = candidate.wanted.targetDay;
          const rank = ({ day }: { day: number }) => (day <= ideal ? ideal - day : 1_000 + day);
          for (const [position, one] of found.entries()) {
            const next = found[position + 1];
            if (next === undefined) break;
            expect(next.cost).toBeGreaterThanOrEqual(one.cost);
            if (next.cost === one.cost && own === undefined && given.earlyWeight !== 0 && given.lateWeight !== 0)
              expect(rank(next)).toBeGreaterThanOrEqual(rank(one));
          }
          const keeps = found.find(stays);
          const isCharged = own !== undefined;
          expect(problem.kept[at]).toBe(isCharged ? (keeps?.option ?? -1) : -1);
          options += found.length;
          if (keeps !== undefined) kept++;
        }
        expect([...problem.owner]).toEqual(
          classes.examples.flatMap((_, at) =>
            Array<number>((problem.first[at + 1] ?? 0) - (problem.first[at] ?? 0)).fill(at),
          ),
        );
        expect([...problem.size]).toEqual(
          classes.examples.map((_, at) => classes.members.classOf.filter((each) => each === at).length),
        );
      }
    }),
    { numRuns: 200 },
    () => {
      expect(options).toBeGreaterThan(100);
      expect(kept).toBeGreaterThan(3);
    },
  );
});

test("whole costs are as fine as leaves all reviews without a day and moved a sum below 2^51, and no finer than 2^-40", () => {
  const anyReview = fc.record({
    priority: fc.constantFrom(1e-6, 1, 7, 1e4, 1e8),
    moveWeight: fc.constantFrom(undefined, 0, 3, 1e6),
  });
  const seen = new Set<boolean>();
  assertUntil(
    fc.property(
      fc.array(anyReview, { minLength: 1, maxLength: 9 }),
      fc.constantFrom(0, 1, 30, 1e5),
      fc.constantFrom(0, 2),
      (reviews, penalty, moveWeight) => {
        const requests = reviews.map((own, index) => ({
          ...{ key: `k${index}`, accountId: "acme", minutes: 60, priority: own.priority },
          ...{ earliestOn: dayAfter(0), idealOn: dayAfter(0), latestOn: dayAfter(4) },
          ...(own.moveWeight !== undefined && { moveWeight: own.moveWeight }),
        }));
        const seller = { id: "north", timeZone: "UTC" };
        const options = { sellers: [seller], from: dayAfter(0), to: dayAfter(4), unbookedPenalty: penalty, moveWeight };
        const job = planningJob("planReviews", requests, options);
        const most = reviews.reduce((sum, own) => sum + own.priority * (penalty + (own.moveWeight ?? moveWeight)), 0);
        for (const group of job.groups) {
          const { scale, tieFactor } = wholeUnits(job.rules, group, penalty);
          expect([Number.isInteger(Math.log2(scale)), tieFactor]).toEqual([true, 1]);
          // As each move may count one more, the sum has room for as many moves as there are reviews.
          const sum = Math.max(1, most * (reviews.length + 1)) * scale;
          expect(sum).toBeLessThanOrEqual(2 ** 51 * (1 + 1e-9));
          seen.add(scale === 2 ** 40);
          if (scale < 2 ** 40) expect(2 * sum).toBeGreaterThan(2 ** 51 * (1 - 1e-9));
          else expect(scale).toBe(2 ** 40);
        }
      },
    ),
    { numRuns: 200 },
    () => {
      expect(seen.size).toBe(2);
    },
  );
});
