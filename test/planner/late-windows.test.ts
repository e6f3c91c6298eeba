import fc from "fast-check";
import { planReviews, type PlanningRequest } from "retention-kit";
import { expect, test } from "vitest";
import { parseDay } from "../../src/calendar/days/plain-date.js";
import { lateWindows } from "../../src/planner/late-windows.js";
import { planAtOnce } from "../../src/planner/plan-at-once.js";
import { dayAfter, daysTo, firstDay } from "./planning-arbitraries.js";

/** Two weeks of one seller who works every day, and reviews of one length. */
const DAYS = 8;
const everyDay = [["09:00", "17:00"]] as const;
const week = {
  mon: everyDay,
  tue: everyDay,
  wed: everyDay,
  thu: everyDay,
  fri: everyDay,
  sat: everyDay,
  sun: everyDay,
};
const to = dayAfter(DAYS - 1);
const seller = (minutesPerDay: number) => ({ id: "north", timeZone: "UTC", minutesPerDay, calendar: { hours: week } });
const untilTheEnd = lateWindows(() => parseDay(to));

interface Wish {
  opens: number;
  ideal: number;
  lasts: number;
  priority: number;
}

const wishes = fc.array(
  fc.record({
    opens: fc.integer({ min: 0, max: DAYS - 1 }),
    ideal: fc.nat({ max: 3 }),
    lasts: fc.nat({ max: 3 }),
    priority: fc.integer({ min: 1, max: 6 }),
  }),
  { maxLength: 12 },
);

function request({ opens, ideal, lasts, priority }: Wish, index: number): PlanningRequest {
  return {
    key: `review-${String(index).padStart(2, "0")}`,
    accountId: `account-${index}`,
    sellerId: "north",
    minutes: 60,
    priority,
    earliestOn: dayAfter(opens),
    idealOn: dayAfter(opens + Math.min(ideal, lasts)),
    latestOn: dayAfter(opens + lasts),
  };
}

/**
 * The most priority that can be held at all if every review may be late: the more important first, each as long as all taken
 * so far still fit, which is the optimum for jobs of one length with first days (a matroid).
 */
function mostPriority(requests: readonly PlanningRequest[], perDay: number): number {
  const taken: number[] = [];
  let sum = 0;
  for (const { priority, earliestOn } of requests.toSorted((a, b) => b.priority - a.priority)) {
    const opening = [...taken, daysTo(earliestOn)];
    // Hall's condition: from no day on are there more reviews than places.
    const fits = opening.every((day) => opening.filter((other) => other >= day).length <= (DAYS - day) * perDay);
    if (!fits) continue;
    taken.push(daysTo(earliestOn));
    sum += priority;
  }
  return sum;
}

test("books as much as if every window reached to the end, as nothing late costs more than no day", () => {
  fc.assert(
    fc.property(wishes, fc.integer({ min: 1, max: 2 }), (list, perDay) => {
      const requests = list.map(request);
      const options = { sellers: [seller(perDay * 60)], from: firstDay, to, unbookedPenalty: 1e6 };
      const plan = planAtOnce(requests, options, untilTheEnd);
      const booked = plan.booked.map(({ key }) => requests.find((each) => each.key === key));
      expect(booked.reduce((sum, each) => sum + (each?.priority ?? 0), 0)).toBe(mostPriority(requests, perDay));
      expect(plan.gap).toBe(0);
      for (const { key, on, reasons } of plan.booked) {
        const { earliestOn = "", latestOn = "" } = requests.find((each) => each.key === key) ?? {};
        expect(on >= earliestOn).toBe(true);
        const told = reasons.filter(({ code }) => code === "planning.day.overdue");
        expect(told.map(({ params }) => params)).toEqual(on > latestOn ? [{ latestOn }] : []);
      }
    }),
    { numRuns: 300 },
  );
});

test("changes nothing where every review has a day in its window, but for what leaving one out would cost", () => {
  fc.assert(
    fc.property(wishes, (list) => {
      const requests = list.map(request);
      const options = { sellers: [seller(120)], from: firstDay, to, unbookedPenalty: 1000 };
      const strict = planReviews(requests, options);
      fc.pre(strict.unbooked.length === 0);
      expect(planAtOnce(requests, options, untilTheEnd)).toEqual(strict);
    }),
    { numRuns: 200 },
  );
});

test("is the same in any order, and holds each until its last late day, and none without a day while one is free until then", () => {
  fc.assert(
    fc.property(wishes, fc.integer({ min: 0, max: DAYS - 1 }), (list, late) => {
      const requests = list.map(request);
      const options = { sellers: [seller(60)], from: firstDay, to };
      const until = lateWindows(() => parseDay(dayAfter(late)));
      const plan = planAtOnce(requests, options, until);
      expect(planAtOnce(requests.toReversed(), options, until)).toEqual(plan);
      const taken = new Set(plan.booked.map(({ on }) => on));
      for (const { key, on } of plan.booked) {
        const { latestOn = "" } = requests.find((each) => each.key === key) ?? {};
        expect(daysTo(on)).toBeLessThanOrEqual(Math.max(late, daysTo(latestOn)));
      }
      for (const { key } of plan.unbooked) {
        const { earliestOn = "", latestOn = "" } = requests.find((each) => each.key === key) ?? {};
        const last = Math.min(DAYS - 1, Math.max(late, daysTo(latestOn)));
        for (let day = daysTo(earliestOn); day <= last; day++) expect(taken.has(dayAfter(day))).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

test("is late by as little as it can: three reviews wanted on one day, one of them important", () => {
  const wish = { opens: 1, ideal: 0, lasts: 0 };
  const requests = [1, 4, 2].map((priority, index) => request({ ...wish, priority }, index));
  const plan = planAtOnce(requests, { sellers: [seller(60)], from: firstDay, to }, untilTheEnd);
  expect(plan.booked.map(({ accountId, on }) => `${accountId} ${daysTo(on)}`)).toEqual([
    "account-1 1",
    "account-2 2",
    "account-0 3",
  ]);
  // 2 days x 2 x 1, and 1 day x 2 x 2.
  expect(plan.cost).toBe(8);
});

const held = ({ booked }: ReturnType<typeof planAtOnce>) =>
  booked.map(({ accountId, on }) => `${accountId} ${daysTo(on)}`);
const wish = { opens: 0, ideal: 0, lasts: 0 };

test("takes the place of what is less important where no day has time left", () => {
  // Both days are full: one of 5 today, where one of 4 was wanted too, and one of 1 tomorrow.
  const requests = [5, 4, 1].map((priority, index) =>
    request({ ...wish, opens: index === 2 ? 1 : 0, priority }, index),
  );
  const options = { sellers: [seller(60)], from: firstDay, to: dayAfter(1) };
  expect(held(planReviews(requests, options))).toEqual(["account-0 0", "account-2 1"]);
  const plan = planAtOnce(
    requests,
    options,
    lateWindows(() => parseDay(dayAfter(1))),
  );
  expect(held(plan)).toEqual(["account-0 0", "account-1 1"]);
});

test("leaves those in their windows who have a day there, although one of them could make room", () => {
  const requests = [2, 1].map((priority, index) => request({ ...wish, priority }, index));
  const options = { sellers: [seller(60)], from: firstDay, to };
  const onlyFirst = lateWindows(({ accountId }) => (accountId === "account-0" ? parseDay(to) : -Infinity));
  const plan = planAtOnce(requests, options, onlyFirst);
  expect(held(plan)).toEqual(["account-0 0"]);
  expect(plan.unbooked.map(({ accountId }) => accountId)).toEqual(["account-1"]);
});

test("books nothing after the plan, however late a review may be", () => {
  fc.assert(
    fc.property(wishes, (list) => {
      const requests = list.map(request);
      const options = { sellers: [seller(60)], from: firstDay, to, unbookedPenalty: 1e6 };
      const beyond = lateWindows(() => parseDay(to) + 9);
      expect(held(planAtOnce(requests, options, beyond))).toEqual(held(planAtOnce(requests, options, untilTheEnd)));
    }),
    { numRuns: 60 },
  );
});

test("lets no day cost more than to be held on the latest", () => {
  // Wanted tomorrow, and there are two days from then on: one is late by a day for 2, and one is left out for 1 + 2.
  const requests = [0, 1, 2].map((index) => request({ ...wish, opens: 1, priority: 1 }, index));
  const options = { sellers: [seller(60)], from: firstDay, to: dayAfter(2) };
  const plan = planAtOnce(
    requests,
    options,
    lateWindows(() => parseDay(dayAfter(2))),
  );
  expect(plan.booked.map(({ on }) => daysTo(on))).toEqual([1, 2]);
  expect(plan.cost).toBe(5);
});
