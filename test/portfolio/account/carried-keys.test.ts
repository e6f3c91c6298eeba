import { expect, test } from "vitest";
import { plainDate } from "../../../src/calendar/days/plain-date.js";
import { carriedKeys } from "../../../src/portfolio/account/carried-keys.js";
import { knownBookings } from "../../../src/portfolio/reading/known-bookings.js";

/** Which booking each review keeps after a talk, by windows that are counted by hand. */

const TALK = 20_000;
const on = (day: number) => plainDate(TALK + day);
/**
 * Every 30 days, at the latest after 45, open from half the time on. Days from the talk of the first three reviews:
 * 15 to 30 to 45, 45 to 60 to 75, 75 to 90 to 105.
 */
const found = (more: object = {}) =>
  ({
    review: { accountId: "acme", key: `acme:${on(0)}:1`, lastTouchOn: on(0), earliestOn: on(15), latestOn: on(45) },
    idealDay: TALK + 30,
    notBefore: -Infinity,
    cadence: { interval: { idealDays: 30, maximumDays: 45 } },
    policy: { opensAfter: 0.5 },
    ...more,
  }) as unknown as Parameters<typeof carriedKeys>[0];
const earlier = (number: number) => `acme:${on(-90)}:${number}`;
/** Bookings of the clock before, on some days from the talk. */
const booked = (...days: number[]) => days.map((day, at) => ({ key: earlier(at + 1), day: TALK + day }));
const numbersOf = (days: number[], more: object = {}) => {
  const carried = carriedKeys(found(more), booked(...days));
  return carried && [...carried].map(([key, { day }]) => `${key.slice(`acme:${on(0)}:`.length)} on ${day - TALK}`);
};

test("a booking is that of the review whose ideal day is nearest, if it lies in its window", () => {
  expect(numbersOf([14])).toBeNull();
  expect(numbersOf([15])).toEqual(["1 on 15"]);
  expect(numbersOf([40])).toEqual(["1 on 40"]);
  // As near to the first as to the second, and on the last day of the one and the first of the other.
  expect(numbersOf([45])).toEqual(["1 on 45"]);
  expect(numbersOf([46])).toEqual(["2 on 46"]);
  expect(numbersOf([100])).toEqual(["3 on 100"]);
  expect(numbersOf([20, 58, 91])).toEqual(["1 on 20", "2 on 58", "3 on 91"]);
  // The second of two in one window is none of the review after it.
  expect(numbersOf([20, 25])).toEqual(["1 on 20"]);
  expect(numbersOf([20, 25, 61])).toEqual(["1 on 20", "2 on 61"]);
  // Later ones follow the day before which the first is not to be.
  expect(numbersOf([58], { notBefore: TALK + 50 })).toBeNull();
  expect(numbersOf([66], { notBefore: TALK + 50 })).toEqual(["2 on 66"]);
});

test("where one was held on its day those after it are the next ones, wherever they lie", () => {
  expect(numbersOf([0, 14])).toEqual(["1 on 14"]);
  expect(numbersOf([0, 20, 25])).toEqual(["1 on 20", "2 on 25"]);
  expect(numbersOf([-1, 14])).toBeNull();
});

test("none is kept where none is ahead, where no talk began a clock, or where the review has a booking of its own", () => {
  expect(numbersOf([])).toBeNull();
  expect(numbersOf([-20, 0])).toBeNull();
  expect(carriedKeys(found(), undefined)).toBeNull();
  const own = { key: `acme:${on(0)}:1`, day: TALK + 30 };
  expect(carriedKeys(found(), [own])).toBeNull();
  const both = carriedKeys(found(), [...booked(20), own, { key: earlier(2), day: TALK + 61 }]);
  expect(both && [...both.keys()]).toEqual([`acme:${on(0)}:2`]);
  const review = { accountId: "acme", key: "acme:first:1", lastTouchOn: null };
  expect(carriedKeys(found({ review }), booked(20))).toBeNull();
});

test("bookings are known by account and in time, those that may be held by their latest revision", () => {
  const booking = (key: string, day: number, more: object = {}) => ({
    ...{ key, sellerId: "north", on: on(day), status: "planned" as const, revision: 0 },
    ...more,
  });
  const known = knownBookings([
    booking("acme:first:2", 9),
    booking("acme:first:1", 3, { accountId: "acme", status: "completed" }),
    booking("bolt:2024-01-31:1", 5, { revision: 2, status: "pinned" }),
    booking("bolt:2024-01-31:1", 7, { revision: 1 }),
    // Of one revision the last row counts.
    booking("bolt:2024-01-31:2", 8, { revision: 1 }),
    booking("bolt:2024-01-31:2", 4, { revision: 1 }),
    ...(["cancelled", "dropped"] as const).map((status, at) => booking(`acme:first:${at + 3}`, 1, { status })),
    // A later revision that was cancelled is no booking any more.
    booking("acme:first:5", 2),
    booking("acme:first:5", 2, { revision: 1, status: "cancelled" }),
    // No review of that account, no day, no booking.
    booking("acme:first:6", 1, { accountId: "bolt" }),
    booking("a talk", 1),
    booking("a talk", 1, { accountId: "acme" }),
    booking("acme:first:7", 1, { on: "2024-13-01" }),
    ...([null, {}, { key: 7 }, { key: "acme:first:8" }] as never[]),
  ]);
  expect([...known]).toEqual([
    [
      "acme",
      [
        { key: "acme:first:1", day: TALK + 3 },
        { key: "acme:first:2", day: TALK + 9 },
      ],
    ],
    [
      "bolt",
      [
        { key: "bolt:2024-01-31:2", day: TALK + 4 },
        { key: "bolt:2024-01-31:1", day: TALK + 5 },
      ],
    ],
  ]);
  expect(knownBookings(undefined).size).toBe(0);
});
