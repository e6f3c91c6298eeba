import { assertUntil } from "../../support/assert-until.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { PlanningRequest, PreviousBooking } from "retention-kit";
import { planningJob } from "../../../src/planner/problem/planning-job.js";
import { reviewClasses } from "../../../src/planner/problem/review-classes.js";
import { SellerRanks } from "../../../src/planner/problem/seller-ranks.js";
import { dayAfter, daysTo, firstDay } from "../planning-arbitraries.js";

const DAYS = 4;
const sellers = ["north", "bo", "ann"].map((id) => ({ id, timeZone: "UTC" }));
const options = { sellers, from: firstDay, to: dayAfter(DAYS - 1) };
// Few values, so that many reviews are alike.
const row = fc.record({
  sellerId: fc.constantFrom(undefined, undefined, "north"),
  earliest: fc.constantFrom(-2, -1, 0, 0),
  ideal: fc.constantFrom(1, 1, 2),
  latest: fc.constantFrom(3, 3, 4, 5),
  priority: fc.constantFrom(1, 1, 2),
  moveWeight: fc.constantFrom(undefined, 1),
  notOn: fc.constantFrom<number[]>([], [], [1], [2], [1, 2]),
  also: fc.constantFrom<string[]>([], [], ["ann"]),
  minutes: fc.constantFrom(60, 30),
  last: fc.option(
    fc.record({
      sellerId: fc.constantFrom("north", "bo"),
      on: fc.constantFrom(1, 2),
      status: fc.constantFrom("planned" as const, "planned" as const, "dropped" as const),
    }),
    { freq: 2 },
  ),
});

/** Twins, but for one thing or nothing. */
const rowsAlike = fc
  .tuple(row, fc.array(fc.tuple(row, fc.nat({ max: 12 })), { minLength: 1, maxLength: 6 }))
  .map(([first, others]) => [
    first,
    ...others.map(([other, at]): typeof first => {
      const field = (Object.keys(first) as (keyof typeof first)[])[at];
      // Lengths differ rarely, as then all do.
      return field === undefined || (field === "minutes" && other.priority === 1)
        ? first
        : { ...first, [field]: other[field] };
    }),
  ]);

test("reviews are alike where nothing that the plan goes by tells them apart", () => {
  let [alike, different] = [0, 0];
  assertUntil(
    fc.property(rowsAlike, (rows) => {
      const requests = rows.map((own, index): PlanningRequest => ({
        ...{ key: `k${index}`, accountId: "acme", minutes: own.minutes, priority: own.priority },
        ...{ earliestOn: dayAfter(own.earliest), idealOn: dayAfter(own.ideal), latestOn: dayAfter(own.latest) },
        ...{ notOn: own.notOn.map(dayAfter), alsoSellerIds: own.also },
        ...(own.sellerId !== undefined && { sellerId: own.sellerId }),
        ...(own.moveWeight !== undefined && { moveWeight: own.moveWeight }),
      }));
      const previous = rows.flatMap(({ last }, index): PreviousBooking[] =>
        last === null ? [] : [{ ...last, key: `k${index}`, on: dayAfter(last.on), revision: 1 }],
      );
      const { groups } = planningJob("planReviews", requests, { ...options, previous });
      for (const { candidates } of groups) {
        const { examples, members } = reviewClasses(candidates);
        const isMixed = new Set(candidates.map(({ wanted }) => wanted.request.minutes)).size > 1;
        const nameOf = (key: string): string => {
          const own = rows[Number(key.slice(1))];
          if (own === undefined || isMixed) return key;
          const { moveWeight, last, earliest, latest, ...rest } = own;
          const kept = last?.status === "planned" ? { ...last, moveWeight } : null;
          const reaches = [earliest < 0, latest > DAYS - 1];
          return JSON.stringify([rest, kept, Math.max(0, earliest), Math.min(DAYS - 1, latest), reaches]);
        };
        const names = candidates.map(({ wanted }) => nameOf(wanted.request.key));
        const inOrder = [...new Set(names)];
        expect([...members.classOf]).toEqual(names.map((name) => inOrder.indexOf(name)));
        expect(examples).toEqual(inOrder.map((name) => candidates[names.indexOf(name)]));
        inOrder.forEach((name, at) => {
          expect([...members.request.subarray(members.first[at], members.first[at + 1])]).toEqual(
            [...names.keys()].filter((index) => names[index] === name),
          );
        });
        if (inOrder.length < names.length) alike++;
        else different++;
      }
    }),
    { numRuns: 600 },
    () => {
      expect(Math.min(alike, different)).toBeGreaterThan(20);
    },
  );
});

test("each review has an order of sellers of its own, in which each comes first about as often", () => {
  const requests = Array.from({ length: 600 }, (_, index): PlanningRequest => ({
    ...{ key: `review ${index}`, accountId: "acme", minutes: 60, priority: 1 },
    ...{ earliestOn: firstDay, idealOn: firstDay, latestOn: dayAfter(daysTo(firstDay) + 1) },
  }));
  const { rules, groups } = planningJob("planReviews", requests, options);
  const ranks = new SellerRanks(rules);
  const counts = [0, 0, 0];
  for (const candidate of groups[0]?.candidates ?? []) {
    const order = ranks.inOrder(candidate);
    expect(order.toSorted()).toEqual([0, 1, 2]);
    const numbers = order.map((seller) => ranks.rankOf(candidate, seller));
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    // Asked of others in between, or by someone else, it is the same.
    expect(new SellerRanks(rules).inOrder(candidate)).toEqual(order);
    const [firstOne = -1] = order;
    counts[firstOne] = (counts[firstOne] ?? 0) + 1;
  }
  // A fair share is 200; beyond six standard deviations chance is out of the question.
  for (const count of counts) expect(Math.abs(count - 200)).toBeLessThan(6 * Math.sqrt(600 * (1 / 3) * (2 / 3)));
});

test("reviews that differ only in a day that does not suit are told apart, whatever number stands for them", () => {
  // All zeros but for a priority of next to nothing, so that a list of no days and one of day 0 come to the same number.
  const requests = [[], [firstDay]].map((notOn, index): PlanningRequest => ({
    ...{ key: `k${index}`, accountId: "acme", minutes: 60, priority: 1e-7, notOn },
    ...{ earliestOn: firstDay, idealOn: firstDay, latestOn: firstDay },
  }));
  const { groups } = planningJob("planReviews", requests, { ...options, from: firstDay, to: firstDay });
  for (const order of [requests, requests.toReversed()]) {
    const keys = order.map(({ key }) => key);
    const candidates = keys.map((key) =>
      groups[0]?.candidates.find((candidate) => candidate.wanted.request.key === key),
    );
    expect([...reviewClasses(candidates.filter((each) => each !== undefined)).members.classOf]).toEqual([0, 1]);
  }
});
