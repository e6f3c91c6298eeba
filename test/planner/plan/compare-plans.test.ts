import fc from "fast-check";
import { expect, test } from "vitest";
import { type BookedReview, comparePlans, type ReviewPlan } from "retention-kit";
import { dayAfter, daysTo, firstDay } from "../planning-arbitraries.js";

/** Any two plans in whatever order, held against a table of keys and one of sellers and days. */

const sellerIds = ["north", "east", "south", "a"];
const anyOthers = fc.constantFrom(undefined, [], ["east"], ["south", "east"], ["east", "south"], ["east", "east"]);

const anyBooked = fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 25 }).chain((numbers) =>
  fc.tuple(
    ...numbers.map((number) =>
      fc
        .tuple(fc.constantFrom("north", "a"), fc.integer({ min: 0, max: 2 }), anyOthers)
        .map(([sellerId, day, alsoSellerIds]): BookedReview => ({
          ...{ key: `k${number}`, accountId: `account of ${number}`, sellerId, on: dayAfter(day), minutes: 60 },
          ...{ status: "planned", revision: 0, reasons: [] },
          ...(alsoSellerIds !== undefined && { alsoSellerIds }),
        })),
    ),
  ),
);

const anyLoad = fc.array(
  fc.record({
    sellerId: fc.constantFrom(...sellerIds),
    days: fc.array(
      fc.record({
        on: fc.integer({ min: 0, max: 3 }).map(dayAfter),
        minutes: fc.constantFrom(0, 30, 60),
        capacity: fc.constantFrom(0, 60, 120),
      }),
      { maxLength: 4 },
    ),
  }),
  { maxLength: 4 },
);

const anyPlan = fc
  .record({
    booked: anyBooked,
    load: anyLoad,
    cost: fc.integer({ min: 0, max: 99 }),
    out: fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 8 }),
  })
  .map(({ out, booked, ...rest }): ReviewPlan => {
    const keys = new Set(booked.map(({ key }) => key));
    return {
      ...{ from: firstDay, to: dayAfter(6), moveCost: 0, lowerBound: 0, moved: [], conflicts: [], rejected: [] },
      ...rest,
      booked,
      unbooked: out
        .filter((number) => !keys.has(`k${number}`))
        .map((number) => ({
          ...{ key: `k${number}`, accountId: `account of ${number}`, reasons: [], remedy: null },
          cause: "no-working-day",
        })),
    } as unknown as ReviewPlan;
  });

const placeOf = ({ sellerId, on, alsoSellerIds }: BookedReview) => ({
  ...{ sellerId, on },
  ...(alsoSellerIds && { alsoSellerIds }),
});
const holdersOf = ({ sellerId, alsoSellerIds = [] }: BookedReview) =>
  [sellerId, ...[...new Set(alsoSellerIds)].sort()].join();

test("the differences of two plans are those of their tables, in order", () => {
  fc.assert(
    fc.property(anyPlan, anyPlan, (before, after) => {
      const told = comparePlans(before, after);
      const were = new Map(before.booked.map((each) => [each.key, each]));
      const are = new Map(after.booked.map((each) => [each.key, each]));
      const out = new Map(after.unbooked.map((each) => [each.key, each.cause]));
      const keys = [...new Set([...were.keys(), ...are.keys()])].sort();
      const expected = { kept: 0, moved: [] as object[], added: [] as object[], dropped: [] as object[] };
      for (const key of keys) {
        const [from, to] = [were.get(key), are.get(key)];
        const { accountId } = from ?? to ?? {};
        if (from === undefined) {
          if (to !== undefined) expected.added.push({ key, accountId, to: placeOf(to) });
        } else if (to === undefined) {
          expected.dropped.push({ key, accountId, from: placeOf(from), cause: out.get(key) ?? null });
        } else if (from.on === to.on && holdersOf(from) === holdersOf(to)) expected.kept++;
        else {
          const days = daysTo(to.on) - daysTo(from.on);
          expected.moved.push({ key, accountId, from: placeOf(from), to: placeOf(to), days });
        }
      }
      expect(told).toMatchObject(expected);
      expect(told.unbooked).toBe(after.unbooked.length - before.unbooked.length);
      expect(told.cost).toBe(after.cost - before.cost);

      const sumOf = ({ load }: ReviewPlan, seller: string, on: string, part: "minutes" | "capacity") =>
        load
          .filter(({ sellerId }) => sellerId === seller)
          .flatMap(({ days }) => days.filter((day) => day.on === on))
          .reduce((sum, day) => sum + day[part], 0);
      const load = [...sellerIds].sort().flatMap((sellerId) => {
        const days = [0, 1, 2, 3].map(dayAfter).flatMap((on) => {
          const minutes = sumOf(after, sellerId, on, "minutes") - sumOf(before, sellerId, on, "minutes");
          const capacity = sumOf(after, sellerId, on, "capacity") - sumOf(before, sellerId, on, "capacity");
          return minutes === 0 && capacity === 0 ? [] : [{ on, minutes, capacity }];
        });
        const all = (part: "minutes" | "capacity") => days.reduce((sum, day) => sum + day[part], 0);
        return days.length === 0 ? [] : [{ sellerId, minutes: all("minutes"), capacity: all("capacity"), days }];
      });
      expect(told.load).toEqual(load);
    }),
    { numRuns: 300 },
  );
});
