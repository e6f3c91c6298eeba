import fc from "fast-check";
import { groupByArea, planReviews, proposeSlots, type WorkingCalendar } from "retention-kit";
import { expect, test } from "vitest";
import { assertUntil } from "../support/assert-until.js";
import { areaClaims, slotClaims, type SlotScene } from "../support/claims-of-slots.js";
import { telling } from "../support/told.js";
import { anyPlanning } from "./planning-arbitraries.js";

const names = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

test("what is said of times for a review is so, minute by minute", () => {
  const { untrue, unsaid, blind } = telling(slotClaims);
  const hours = fc
    .tuple(fc.integer({ min: 0, max: 88 }), fc.integer({ min: 1, max: 40 }))
    .map(([from, length]): [number, number] => [from * 15, Math.min(1435, (from + length) * 15)]);
  const given = fc.record({
    on: fc.constantFrom("2026-11-23", "2026-11-25", "2026-11-27", "2026-11-28"),
    minutes: fc.integer({ min: 1, max: 8 }).map((count) => count * 15),
    sellerZone: fc.constantFrom(0, 9, -5),
    accountZone: fc.constantFrom(0, 9, -5),
    sellerHours: hours,
    accountHours: hours,
    accountDays: fc.subarray([1, 2, 3, 4, 5, 6], { minLength: 1 }),
    isAway: fc.constantFrom(false, false, false, true),
    busy: fc.array(
      fc
        .tuple(fc.integer({ min: -40, max: 140 }), fc.integer({ min: 1, max: 160 }))
        .map(([from, length]) => ({ start: from * 15, end: (from + length) * 15 })),
      { maxLength: 3 },
    ),
    notice: fc.constantFrom(undefined, undefined, 600, 1800),
  });
  const zones: Record<string, string> = { 0: "UTC", 9: "Asia/Tokyo", "-5": "America/New_York" };
  assertUntil(
    fc.property(given, ({ notice, ...row }) => {
      const midnight = Date.parse(row.on);
      const moment = (minute: number): string => new Date(midnight + minute * 60_000).toISOString();
      const weekOf = (days: readonly number[], [from, to]: readonly [number, number]) =>
        Object.fromEntries(
          days.map((day) => [names[day] ?? "", [[clock(from), clock(to)] satisfies [string, string]]]),
        ) as WorkingCalendar["hours"];
      const proposal = proposeSlots(
        { on: row.on, minutes: row.minutes },
        {
          seller: {
            timeZone: zones[row.sellerZone] ?? "",
            calendar: { hours: weekOf([1, 2, 3, 4, 5], row.sellerHours) },
            ...(row.isAway && { away: [{ from: row.on, to: row.on }] }),
          },
          accountTimeZone: zones[row.accountZone] ?? "",
          accountHours: weekOf(row.accountDays, row.accountHours),
          busy: row.busy.map(({ start, end }) => ({ start: moment(start), end: moment(end) })),
          ...(notice !== undefined && { notBefore: moment(notice) }),
        },
      );
      const scene: SlotScene = { ...row, hasRule: notice !== undefined, slot: null };
      expect([
        // With notice no slot may be left of those that suit.
        ...untrue(
          notice === undefined
            ? proposal.reasons
            : proposal.reasons.filter(({ code }) => code !== "slots.no-common-gap" && code !== "slots.day-full"),
          scene,
        ),
        ...proposal.slots.flatMap(({ start, reasons }) =>
          untrue(reasons, { ...scene, slot: (Date.parse(start) - midnight) / 60_000 }),
        ),
      ]).toEqual([]);
    }),
    { numRuns: 500 },
    () => {
      expect(unsaid()).toEqual([]);
    },
  );
  expect(blind()).toEqual([]);
});

test("a review that is said to be gathered is on a day on which its area is visited", () => {
  const { untrue, unsaid, blind } = telling(areaClaims);
  const planning = anyPlanning({ days: 9, most: 8, least: 3, minutes: fc.constant(30) });
  const list = fc.array(fc.constantFrom("harbour", "hill"), { minLength: 8, maxLength: 8 });
  assertUntil(
    fc.property(planning, list, fc.boolean(), (given, names, alike) => {
      const requests = given.requests.map((request, index) => ({ ...request, accountId: `A${index}` }));
      const areas = Object.fromEntries(requests.map(({ accountId }, index) => [accountId, names[index] ?? ""]));
      const before = planReviews(requests, given.options);
      const { earlyWeight, lateWeight, from } = given.options;
      const after = groupByArea(before, requests, { areas, perTrip: 5, ...(alike && { earlyWeight, lateWeight }) });
      const wrong = after.plan.booked.flatMap((booking) => {
        const { key, latestOn, idealOn } = requests.find((each) => each.key === booking.key) ?? { key: "" };
        const scene = { before, after, areas, key, idealOn: (latestOn ?? "") < from ? from : (idealOn ?? "") };
        return untrue(booking.reasons, scene);
      });
      expect(wrong).toEqual([]);
    }),
    { numRuns: 200 },
    () => {
      expect(unsaid()).toEqual([]);
    },
  );
  expect(blind()).toEqual([]);
});
