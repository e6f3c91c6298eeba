import { describe, expect, test } from "vitest";
import { coverageFloor, type DueReview, inLine } from "../../../src/portfolio/floor/coverage-floor.js";
import { type NoticeOptions, withNotice } from "../../../src/portfolio/floor/booking-notice.js";
import type { KnownRequest } from "../../../src/planner/plan/planning-request.js";
import type { PreviousBooking, SellerLoad } from "../../../src/planner/plan/review-plan.js";
import { dueOf, FROM, on } from "./floor-scene.js";

/** The floor and the notice of a plan on books so small that each answer is worked out by hand. */

const loadOf = (sellerId: string, capacities: number[], periods?: SellerLoad["periods"]): SellerLoad => ({
  sellerId,
  days: capacities.map((capacity, day) => ({ on: on(day), minutes: 0, capacity })),
  ...(periods !== undefined && { periods }),
});

describe("the line", () => {
  test("goes by the quarter in which the interval ends, then by money, then by key", () => {
    const day = (date: string) => Date.parse(date) / 86_400_000;
    const line = inLine([
      dueOf("next-year", { latestDay: day("2027-01-01"), total: 900 }),
      dueOf("fourth-b", { latestDay: day("2026-10-01"), total: 5 }),
      dueOf("fourth-c", { latestDay: day("2026-12-31"), total: 7 }),
      dueOf("fourth-a", { latestDay: day("2026-11-30"), total: 5 }),
      dueOf("third", { latestDay: day("2026-09-30") }),
      dueOf("third-of-2025", { latestDay: day("2025-09-30") }),
    ]);
    expect(line.map(({ key }) => key)).toEqual([
      "third-of-2025",
      "third",
      "fourth-c",
      "fourth-a",
      "fourth-b",
      "next-year",
    ]);
  });
});

describe("the floor", () => {
  const floor = (due: DueReview[], load: SellerLoad[], share: number) =>
    Object.fromEntries(
      [...coverageFloor(due, { others: [], asking: new Map(), load, share, minutes: 45 })].map(([key, day]) => [
        key,
        day - FROM,
      ]),
    );

  test("counts what each day has in whole reviews", () => {
    // Two days of 100 minutes hold two reviews each: 180 minutes, half of which are two.
    expect(
      floor(
        ["a", "b", "c"].map((key) => dueOf(key)),
        [loadOf("north", [100, 100])],
        0.5,
      ),
    ).toEqual({ a: 0, b: 0 });
    expect(floor([dueOf("a")], [loadOf("north", [44, 44])], 1)).toEqual({});
    expect(floor([dueOf("a")], [loadOf("north", [44, 45])], 1)).toEqual({ a: 1 });
  });

  test("is no more than a week or a month has", () => {
    const due = ["a", "b", "c", "d", "e"].map((key) => dueOf(key));
    const days = [100, 100, 100];
    const period = (kind: string, from: number, to: number, capacity: number) => ({
      kind,
      from: on(from),
      to: on(to),
      capacity,
      minutes: 0,
    });
    const many = (...periods: object[]) =>
      Object.keys(floor(due, [loadOf("north", days, periods as unknown as SellerLoad["periods"])], 1)).length;
    expect(many()).toBe(5);
    // Of 100 minutes a week two reviews; a week of one day has no more than the day has.
    expect(many(period("week", 0, 2, 100))).toBe(2);
    expect(many(period("week", 0, 0, 500), period("week", 1, 2, 100))).toBe(4);
    expect(many(period("month", 0, 2, 140))).toBe(3);
    // One of the first day, and no more than two of each of the others, however much their week has.
    const [day, others] = [period("week", 0, 0, 45), period("week", 1, 2, 500)];
    const six = [...due, dueOf("f")];
    expect(floor(six, [loadOf("north", days, [day, others] as unknown as SellerLoad["periods"])], 1)).toEqual({
      a: 0,
      b: 0,
      c: 1,
      d: 1,
      e: 2,
    });
    expect(many(period("month", 0, 2, 140), period("week", 0, 2, 100))).toBe(2);
    expect(many(period("month", 0, 2, 50), period("week", 0, 2, 100))).toBe(1);
  });

  test("gives what anybody may hold to whoever has most left, of equals to the first", () => {
    const first = floor(
      [dueOf("a"), dueOf("b"), dueOf("c")],
      [loadOf("north", [45, 45]), loadOf("south", [0, 0, 90])],
      1,
    );
    // North, then south, which has more left, then north again.
    expect(first).toEqual({ a: 0, b: 2, c: 1 });
    expect(
      floor([dueOf("a", { sellerIds: ["south", "north"] })], [loadOf("north", [45]), loadOf("south", [0, 45])], 1),
    ).toEqual({ a: 1 });
    expect(floor([dueOf("a", { sellerIds: ["nobody"] })], [loadOf("north", [45])], 1)).toEqual({});
    expect(floor([dueOf("a", { sellerIds: [] })], [loadOf("north", [45])], 1)).toEqual({});
  });

  test("leaves the first days to others, as far as they want the hours", () => {
    const due = ["a", "b"].map((key) => dueOf(key));
    const load = [loadOf("north", [90, 90])];
    const of = (...others: { sellerIds: readonly string[] | undefined; minutes: number; earliestDay: number }[]) =>
      Object.fromEntries(
        [...coverageFloor(due, { others, asking: new Map(), load, share: 0.5, minutes: 45 })].map(([key, day]) => [
          key,
          day - FROM,
        ]),
      );
    const other = (minutes: number, earliest: number, sellerIds?: string[]) => ({
      sellerIds,
      minutes,
      earliestDay: FROM + earliest,
    });
    expect(of()).toEqual({ a: 0, b: 0 });
    // Others want the whole first day: half of it is the floor's, and the second half of the next.
    expect(of(other(90, 0))).toEqual({ a: 0, b: 1 });
    expect(of(other(90, 1))).toEqual({ a: 0, b: 0 });
    expect(of(other(45, 0))).toEqual({ a: 0, b: 1 });
    expect(of(other(90, 0, ["south"]))).toEqual({ a: 0, b: 0 });
    // What two may hold is half of each.
    expect(of(other(90, 0, ["north", "south"]))).toEqual({ a: 0, b: 1 });
  });

  test("leaves them to those beyond the share, too, that something else asks for", () => {
    const due = ["a", "b"].map((key) => dueOf(key));
    const load = [loadOf("north", [45, 45])];
    const of = (...asking: [string, number][]) =>
      Object.fromEntries(
        [...coverageFloor(due, { others: [], asking: new Map(asking), load, share: 0.5, minutes: 45 })].map(
          ([key, day]) => [key, day - FROM],
        ),
      );
    // The share is one of two days, and a is the first in line.
    expect(of()).toEqual({ a: 0 });
    expect(of(["b", FROM])).toEqual({ a: 1 });
    expect(of(["b", FROM + 1])).toEqual({ a: 0 });
    // What the share covers asks for nothing beside it.
    expect(of(["a", FROM])).toEqual({ a: 0 });
  });
});

describe("notice", () => {
  const request = (key: string, more: Partial<KnownRequest> = {}): KnownRequest => ({
    key,
    accountId: key,
    sellerId: "north",
    minutes: 45,
    earliestOn: on(0),
    idealOn: on(3),
    latestOn: on(9),
    priority: 1,
    ...more,
  });
  const booking = (key: string, day: number, more: object = {}): PreviousBooking => ({
    key,
    on: on(day),
    sellerId: "north",
    status: "planned",
    revision: 1,
    minutes: 45,
    ...more,
  });
  const noticed = (
    wanted: KnownRequest[],
    previous: PreviousBooking[],
    more: Partial<NoticeOptions> = {},
    ifBooked: KnownRequest[] = [],
  ) =>
    withNotice(
      { wanted, ifBooked },
      { fromDay: FROM, toDay: FROM + 4, noticeDay: FROM + 2, previous, load: [loadOf("north", [90, 90, 90])], ...more },
    );
  const except = (...days: number[]) => [0, 1, 2, 3, 4].filter((day) => !days.includes(day)).map(on);

  test("keeps a new booking off the days before it", () => {
    expect(noticed([request("a")], [])[0]?.snoozedUntil).toBe(on(2));
    expect(noticed([request("a", { snoozedUntil: on(4) })], [])[0]?.snoozedUntil).toBe(on(4));
    expect(noticed([request("a", { snoozedUntil: on(1) })], [])[0]?.snoozedUntil).toBe(on(2));
    expect(noticed([request("a")], [], { noticeDay: FROM })[0]?.snoozedUntil).toBeUndefined();
    // What was booked on a later day, or before the plan, has no near day.
    for (const day of [2, -1]) expect(noticed([request("a")], [booking("a", day)])[0]?.snoozedUntil).toBe(on(2));
  });

  test("leaves what the last plan booked near on its day", () => {
    const [kept] = noticed([request("a", { earliestOn: on(1), latestOn: on(9) })], [booking("a", 0)]);
    expect(kept).toMatchObject({ sellerId: "north", earliestOn: on(0), latestOn: on(9), notOn: except(0) });
    expect(kept?.snoozedUntil).toBeUndefined();
    expect(noticed([request("a", { latestOn: on(0) })], [booking("a", 1)])[0]?.latestOn).toBe(on(1));
    // One that is overdue stays so.
    expect(noticed([request("a", { latestOn: on(-1) })], [booking("a", 1)])[0]?.latestOn).toBe(on(-1));
  });

  test("moves it where its seller, its day or the customer will not have it", () => {
    const moved = (more: Partial<KnownRequest>, load?: SellerLoad[]) => {
      const [found] = noticed([request("a", more)], [booking("a", 1)], load === undefined ? {} : { load });
      return found?.notOn;
    };
    const stays = except(1);
    // Off the other near day, and not off its own.
    const free = [on(0)];
    expect(moved({})).toEqual(stays);
    expect(moved({ sellerId: "south" })).toEqual(free);
    expect(moved({ sellerIds: ["south"] })).toEqual(free);
    expect(moved({ sellerIds: ["south", "north"] })).toEqual(stays);
    expect(moved({ notOn: [on(1)] })).toEqual([on(1), on(0)]);
    expect(moved({ notOn: [on(3)] })).toEqual(stays);
    expect(moved({}, [loadOf("north", [90, 44])])).toEqual(free);
    expect(moved({}, [loadOf("north", [90, 45])])).toEqual(stays);
    expect(moved({}, [loadOf("south", [90, 90])])).toEqual(free);
    expect(moved({ alsoSellerIds: ["south"] })).toEqual(free);
    expect(moved({ snoozedUntil: on(1) })).toEqual(stays);
    const [put] = noticed([request("a", { snoozedUntil: on(2) })], [booking("a", 1)]);
    expect(put?.snoozedUntil).toBe(on(2));
    expect(put?.notOn).toBeUndefined();
  });

  test("counts the minutes of all that stands on the day: fixed ones as they are, others as they are asked for", () => {
    const stays = (...others: PreviousBooking[]) =>
      noticed([request("a")], [booking("a", 0), ...others])[0]?.notOn?.length === 4;
    expect(stays()).toBe(true);
    expect(stays(booking("b", 0, { status: "pinned", minutes: 45 }))).toBe(true);
    for (const status of ["pinned", "completed"]) {
      expect(stays(booking("b", 0, { status, minutes: 46 }))).toBe(false);
      expect(stays(booking("b", 1, { status, minutes: 46 }))).toBe(true);
      expect(stays(booking("b", 0, { status, minutes: 46, sellerId: "south" }))).toBe(true);
      expect(stays(booking("b", 0, { status, minutes: 46, sellerId: "south", alsoSellerIds: ["north"] }))).toBe(false);
    }
    // A planned one that nobody asks for any more takes no time, nor one that was called off.
    expect(stays(booking("b", 0, { minutes: 90 }))).toBe(true);
    expect(stays(booking("b", 0, { status: "cancelled", minutes: 90 }))).toBe(true);
    // Of several with one key the latest revision counts.
    const pinned = { status: "pinned", minutes: 90 };
    expect(stays(booking("b", 0, { ...pinned, revision: 1 }), booking("b", 1, { ...pinned, revision: 2 }))).toBe(true);
    expect(stays(booking("b", 1, { ...pinned, revision: 2 }), booking("b", 0, { ...pinned, revision: 1 }))).toBe(true);
    expect(stays(booking("b", 1, { ...pinned, revision: 1 }), booking("b", 0, { ...pinned, revision: 1 }))).toBe(false);
  });

  test("asks for what is not due only where it can stay", () => {
    const [near, far] = [request("near"), request("far")];
    const found = noticed([], [booking("near", 1)], {}, [near, far]);
    expect(found.map(({ key }) => key)).toEqual(["near"]);
    expect(noticed([], [booking("near", 1, { status: "cancelled" })], {}, [near])).toEqual([]);
    expect(noticed([far], [booking("near", 1)], { noticeDay: FROM }, [near]).map(({ key }) => key)).toEqual(["far"]);
  });
});
