import { describe, expect, test } from "vitest";
import type { SellerLoad } from "../../../src/planner/plan/review-plan.js";
import type { DueReview } from "../../../src/portfolio/floor/coverage-floor.js";
import { coverageMissed } from "../../../src/portfolio/floor/coverage-missed.js";
import { dueOf as dueOfKey, FROM, on } from "./floor-scene.js";

/** Calls of a quarter of an hour that fit into what a plan leaves, where each place is found by hand. */

const dueOf = (key: string, more: Partial<DueReview> = {}): DueReview =>
  dueOfKey(key, { accountId: key.toUpperCase(), ...more });
/** A seller with so many minutes left on each day. */
const leaves = (sellerId: string, left: number[], periods?: SellerLoad["periods"]): SellerLoad => ({
  sellerId,
  days: left.map((minutes, day) => ({ on: on(day), minutes: 30, capacity: 30 + minutes })),
  ...(periods !== undefined && { periods }),
});
const callsOf = (
  due: DueReview[],
  load: SellerLoad[],
  { booked = [], from = 0 }: { booked?: string[]; from?: number } = {},
) =>
  coverageMissed(due, new Set(booked), load, { minutes: 15, fromDay: FROM + from }).map(({ key, call }) =>
    call === null ? key : `${key} ${call.sellerId} ${(Date.parse(call.on) / 86_400_000 - FROM).toString()}`,
  );

describe("calls in place of reviews that were missed", () => {
  test("are told with the account, the end of its interval, and how long they take", () => {
    const missed = coverageMissed(
      [dueOf("a", { latestDay: FROM - 9 }), dueOf("b"), dueOf("c")],
      new Set(["b"]),
      [leaves("north", [15])],
      { minutes: 15, fromDay: FROM },
    );
    expect(missed).toEqual([
      {
        key: "a",
        accountId: "A",
        latestOn: on(-9),
        remedy: "hold-as-call",
        call: { sellerId: "north", on: on(0), minutes: 15 },
      },
      { key: "c", accountId: "C", latestOn: on(0), remedy: null, call: null },
    ]);
  });

  test("come on the earliest day, of equal days with the seller whose id is first", () => {
    const due = ["a", "b", "c", "d", "e"].map((key) => dueOf(key));
    const load = [leaves("south", [0, 15, 15]), leaves("north", [0, 0, 30]), leaves("east", [0, 0, 0, 15])];
    expect(callsOf(due, load)).toEqual(["a south 1", "b north 2", "c north 2", "d south 2", "e east 3"]);
    expect(callsOf(due, load.toReversed())).toEqual(callsOf(due, load));
    expect(callsOf(due, load, { from: 2 })).toEqual(["a north 2", "b north 2", "c south 2", "d east 3", "e"]);
  });

  test("are the seller's own before anybody's", () => {
    const load = [leaves("north", [15, 0, 15]), leaves("south", [0, 15])];
    const own = (key: string, ...sellerIds: string[]) => dueOf(key, { sellerIds });
    expect(callsOf([dueOf("a"), own("b", "north")], load)).toEqual(["a south 1", "b north 0"]);
    expect(callsOf([own("a", "south"), own("b", "south")], load)).toEqual(["a south 1", "b"]);
    expect(callsOf([own("a", "south", "north"), own("b", "south", "north")], load)).toEqual(["a north 0", "b south 1"]);
    expect(callsOf([own("a", "gone", "south"), own("b", "gone"), own("c")], load)).toEqual(["a south 1", "b", "c"]);
  });

  test("come on no day that does not suit the customer", () => {
    const load = [leaves("north", [15, 15, 15])];
    const not =
      (...days: number[]) =>
      (day: number) =>
        !days.includes(day - FROM);
    expect(callsOf([dueOf("a", { mayCallOn: not(0, 1) }), dueOf("b")], load)).toEqual(["a north 2", "b north 0"]);
    expect(callsOf([dueOf("a", { sellerIds: ["north"], mayCallOn: not(0) })], load)).toEqual(["a north 1"]);
    expect(callsOf([dueOf("a", { mayCallOn: not(0, 1, 2) })], load)).toEqual(["a"]);
  });

  test("are as many as whole ones fit into the day, and into its week and its month", () => {
    const due = ["a", "b", "c", "d"].map((key) => dueOf(key));
    const period = (kind: "week" | "month", from: number, to: number, left: number) => ({
      kind,
      from: on(from),
      to: on(to),
      minutes: 100,
      capacity: 100 + left,
    });
    expect(callsOf(due, [leaves("north", [14, 29, 30])])).toEqual(["a north 1", "b north 2", "c north 2", "d"]);
    // More is booked than there is.
    expect(callsOf(due, [leaves("north", [-60, 15])])).toEqual(["a north 1", "b", "c", "d"]);
    const days = [30, 30, 30, 30];
    const within = (...periods: ReturnType<typeof period>[]) => callsOf(due, [leaves("north", days, periods)]);
    expect(within()).toEqual(["a north 0", "b north 0", "c north 1", "d north 1"]);
    // One call up to the second day, as many as fit from the third on.
    expect(within(period("week", 0, 1, 29))).toEqual(["a north 0", "b north 2", "c north 2", "d north 3"]);
    expect(within(period("week", 0, 0, 0), period("week", 1, 1, 15))).toEqual([
      "a north 1",
      "b north 2",
      "c north 2",
      "d north 3",
    ]);
    expect(within(period("week", 0, 3, 200), period("month", 0, 3, 45))).toEqual([
      "a north 0",
      "b north 0",
      "c north 1",
      "d",
    ]);
    expect(within(period("month", 0, 3, -50))).toEqual(["a", "b", "c", "d"]);
  });
});
