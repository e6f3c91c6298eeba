import { describe, expect, test } from "vitest";
import {
  planReviews,
  type PlanningRequest,
  type PlanReviewsOptions,
  type PreviousBooking,
  type Seller,
} from "retention-kit";
import { dayAfter, firstDay } from "../planning-arbitraries.js";

const shift = (closes: string): [string, string][] => [["09:00", closes]];
const sellerOf = (id: string, minutesPerDay: number, closes = "11:00"): Seller => ({
  ...{ id, timeZone: "UTC", minutesPerDay },
  calendar: { hours: { mon: shift(closes), tue: shift(closes) } },
});
const north = sellerOf("north", 60);
const request = (key: string, more: Partial<PlanningRequest> = {}): PlanningRequest => ({
  ...{ key, accountId: key, minutes: 60, priority: 1 },
  ...{ earliestOn: firstDay, idealOn: firstDay, latestOn: firstDay },
  ...more,
});
const remediesOf = (requests: PlanningRequest[], options: Partial<PlanReviewsOptions> = {}) =>
  Object.fromEntries(
    planReviews(requests, { sellers: [north], from: firstDay, to: dayAfter(6), ...options }).unbooked.map(
      ({ key, remedy }) => [key, remedy],
    ),
  );
const onMondayOrTuesday = (keys: string) => keys.split("").map((key) => request(key, { latestOn: dayAfter(1) }));
const minutes = { kind: "minutes", sellerId: "north", on: firstDay, minutes: 60 };
const daily = { kind: "daily-minutes", sellerId: "north", minutes: 60 };

describe("minutes on every day", () => {
  test("are those of one seller, whatever the others could give", () => {
    // Each has one hour on two days, and could have two: four are booked, two more with one of them.
    const sellers = [north, sellerOf("south", 60)];
    expect(remediesOf(onMondayOrTuesday("abcdefghi"), { sellers })).toEqual({
      ...{ e: minutes, f: daily },
      ...{ g: null, h: null, i: null },
    });
  });

  test("are the fewest of any seller", () => {
    // East lacks ten minutes for one a day, and seventy for two; north an hour for the second, and two for the third.
    const sellers = [sellerOf("east", 50), sellerOf("north", 60, "12:00")];
    const onEast = { kind: "daily-minutes", sellerId: "east", minutes: 70 };
    expect(remediesOf(onMondayOrTuesday("abcdefg"), { sellers })).toEqual({
      c: { kind: "minutes", sellerId: "east", on: firstDay, minutes: 10 },
      d: { kind: "minutes", sellerId: "east", on: firstDay, minutes: 70 },
      ...{ e: onEast, f: onEast, g: null },
    });
  });

  test("are not told where they are more than the week has", () => {
    const five = onMondayOrTuesday("abcde");
    const weekOf = (minutesPerWeek: number) => ({ sellers: [{ ...north, minutesPerWeek }] });
    // Two hours on both days are 240 minutes. With fewer an hour on Monday makes room while all others stay.
    expect(remediesOf(five, weekOf(240))).toEqual({ c: minutes, d: daily, e: null });
    expect(remediesOf(five, weekOf(239))).toEqual({ c: minutes, d: minutes, e: null });
    // Those of another seller are no matter.
    const south = { ...sellerOf("south", 0), minutesPerWeek: 10 };
    const both = [{ ...north, minutesPerWeek: 240 }, south];
    const named = five.map((each) => ({ ...each, sellerId: "north" }));
    expect(remediesOf(named, { sellers: both })).toEqual({ c: minutes, d: daily, e: null });
    // Nor where lengths differ: an hour is booked, and half an hour more has no room.
    const mixed = [request("a", { sellerId: "north", priority: 2 }), request("b", { sellerId: "north", minutes: 30 })];
    expect(remediesOf(mixed, { sellers: both })).toEqual({ b: { ...minutes, minutes: 30 } });
  });
});

describe("a week that one of its days could use up", () => {
  const five = onMondayOrTuesday("abcde");
  const all = { c: minutes, d: minutes, e: minutes };

  test("has room made in it while all others stay, if it is but one of the weeks", () => {
    const hours = { mon: shift("13:00"), tue: shift("13:00") };
    const long = { ...north, minutesPerWeek: 200, calendar: { hours, holidays: [dayAfter(7)] } };
    expect(remediesOf(five, { sellers: [long] })).toEqual(all);
    expect(remediesOf(five, { sellers: [long], to: dayAfter(7) })).toEqual(all);
  });

  test("is not used up by a day of the next", () => {
    // On the second Wednesday 120 minutes more: with them the first week's 200 would not do for 120, but the second's.
    const hours = { mon: shift("11:00"), tue: shift("11:00"), wed: shift("12:00") };
    const holidays = [2, 7, 8].map(dayAfter);
    const sellers = [{ ...north, minutesPerWeek: 200, calendar: { hours, holidays } }];
    expect(remediesOf(five, { sellers, to: dayAfter(9) })).toEqual({ c: minutes, d: minutes, e: null });
  });
});

describe("a wider window", () => {
  /** Monday and Tuesday of two hours, all of them for reviews, and two reviews that fill a day. */
  const sellers = [sellerOf("north", 120)];
  const filling = (day: number) =>
    ["x", "y"].map((key) =>
      request(`${key}${day}`, {
        ...{ priority: 9, earliestOn: dayAfter(day), idealOn: dayAfter(day), latestOn: dayAfter(day) },
      }),
    );
  const toTuesday = { kind: "window", earliestOn: firstDay, latestOn: dayAfter(1) };
  const booked = (day: number, sellerId = "north"): PreviousBooking[] => [
    { key: "w", sellerId, on: dayAfter(day), status: "planned", revision: 0 },
  ];

  // In plans of one length the rest is planned again, with mixed lengths, or two at a review, all others stay.
  test.each([
    ["one length", []],
    [
      "mixed lengths",
      [request("short", { minutes: 15, earliestOn: dayAfter(1), idealOn: dayAfter(1), latestOn: dayAfter(1) })],
    ],
  ] as const)("charges a move but where the booking stays: %s", (_, others) => {
    const options = { sellers, unbookedPenalty: 1.5 };
    const all = [...filling(0), request("w"), ...others];
    // A day late costs 2 and leaving out 1.5; with a booking to move or give up 7 more each.
    expect(remediesOf(all, options)).toEqual({ w: null });
    expect(remediesOf(all, { ...options, previous: booked(1) })).toEqual({ w: toTuesday });
    expect(remediesOf(all, { ...options, previous: booked(0) })).toEqual({ w: null });
    expect(remediesOf(all, { ...options, previous: booked(1, "south") })).toEqual({ w: null });
    const dearer = { ...options, unbookedPenalty: 2.5 };
    expect(remediesOf(all, { ...dearer, previous: booked(0) })).toEqual({ w: toTuesday });
  });

  test("may cost as much as going without, where no one or a later review gives way", () => {
    expect(remediesOf([...filling(0), request("w")], { sellers, unbookedPenalty: 2 })).toEqual({ w: toTuesday });
    expect(remediesOf([...filling(0), request("w")], { sellers, unbookedPenalty: 1.9 })).toEqual({ w: null });
    // On its ideal Monday it costs nothing, and pushes out one that is worth as much: the last of them by key.
    const waiting = (key: string) => request(key, { earliestOn: dayAfter(1), latestOn: dayAfter(1) });
    const onMonday = { kind: "window", earliestOn: firstDay, latestOn: dayAfter(1) };
    const told = (equal: string, keys: string) =>
      remediesOf([...filling(1), ...equal.split("").map((key) => request(key)), ...keys.split("").map(waiting)], {
        ...{ sellers, unbookedPenalty: 5 },
      });
    expect(told("bc", "a")).toEqual({ a: onMonday });
    expect(told("ac", "b")).toEqual({ b: onMonday });
    expect(told("ab", "c")).toEqual({ c: null });
    // Of two that wait alike the one after whom it would push out is not told of it.
    expect(told("bc", "ad")).toEqual({ a: onMonday, d: null });
    expect(told("ad", "bc")).toEqual({ b: onMonday, c: onMonday });
  });

  test("is told of a review that another holds too, where all others stay", () => {
    const both = [sellerOf("north", 120), sellerOf("south", 120)];
    const waiting = request("w", { sellerId: "north", alsoSellerIds: ["south"] });
    const options = { sellers: both, unbookedPenalty: 9 };
    const named = filling(0).map((each) => ({ ...each, sellerId: "north" }));
    expect(remediesOf([...named, waiting], options)).toEqual({ w: toTuesday });
  });
});
