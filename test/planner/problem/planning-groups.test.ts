import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PlanningRequest, PlanReviewsOptions, Seller } from "retention-kit";
import type { Known } from "../../../src/errors.js";
import { parseRequest } from "../../../src/planner/problem/parsed-request.js";
import { planningGroups, sellerFinder } from "../../../src/planner/problem/planning-groups.js";
import { planningRules } from "../../../src/planner/problem/planning-rules.js";

// 2026-11-23 is a Monday.
const week = { from: "2026-11-23", to: "2026-11-24" };
const shift: [string, string][] = [["09:00", "17:00"]];
const hours = { mon: shift, tue: shift };
const rulesOf = (sellers: Partial<Seller>[], more: Partial<Known<PlanReviewsOptions>> = {}) =>
  planningRules("planReviews", {
    ...week,
    sellers: sellers.map((one, index) => ({ id: `s${index}`, timeZone: "UTC", calendar: { hours }, ...one })),
    ...more,
  });
const request = (more: Partial<PlanningRequest> = {}): PlanningRequest => ({
  ...{ key: "k", accountId: "acme", minutes: 60, priority: 1 },
  ...{ earliestOn: week.from, idealOn: week.from, latestOn: week.to },
  ...more,
});

describe("those who may hold a review", () => {
  /** Zones so many hours ahead of UTC; a day of nine to five there has eight hours less the offset in common with ours. */
  const zones = new Map([0, 3, 7, 8, 12].map((ahead) => [`Etc/GMT${ahead === 0 ? "" : "-"}${ahead}`, ahead]));

  test("are those named, else those who serve the segment with hours in common", () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.subarray(["hotel", "school"], { minLength: 1 })), { minLength: 1, maxLength: 4 }),
        fc.array(
          fc.record(
            {
              sellerId: fc.constantFrom("s0", "s2", "gone"),
              sellerIds: fc.array(fc.constantFrom<string>("s0", "s1", "s2", "gone"), { minLength: 1, maxLength: 3 }),
              segment: fc.constantFrom("hotel", "school", "bank"),
              timeZone: fc.constantFrom(...zones.keys()),
              minutes: fc.constantFrom(60, 61, 300, 301, 480),
            },
            { requiredKeys: ["minutes"] },
          ),
          { minLength: 1, maxLength: 6 },
        ),
        (segments, asked) => {
          const rules = rulesOf(segments.map((own) => (own === null ? {} : { segments: own })));
          const finder = sellerFinder(rules);
          const pools = asked.map((one) => finder(parseRequest(rules, request(one), 0)));
          const expected = asked.map(({ sellerId, sellerIds, segment, timeZone, minutes }) =>
            segments.flatMap((own, seller) => {
              if (sellerIds !== undefined) return sellerIds.includes(`s${seller}`) ? [seller] : [];
              if (sellerId !== undefined) return sellerId === `s${seller}` ? [seller] : [];
              const serves = segment === undefined || own === null || own.includes(segment);
              const common = timeZone === undefined ? Infinity : 60 * (8 - (zones.get(timeZone) ?? NaN));
              return serves && common >= minutes ? [seller] : [];
            }),
          );
          expect(pools).toEqual(expected);
          // Those who are alike share one list, by which alike reviews are told; asked again it is the same.
          const asksNobody = ({ sellerId, sellerIds }: (typeof asked)[number]) =>
            sellerId === undefined && sellerIds === undefined;
          for (const [at, pool] of pools.entries()) {
            const one = asked[at];
            if (one === undefined) continue;
            expect(finder(parseRequest(rules, request(one), 0))).toBe(pool);
            for (const [other, same] of pools.entries()) {
              const alike = asked[other];
              if (alike === undefined || pool.join() !== same.join() || pool.length === 0) continue;
              if (asksNobody(one) === asksNobody(alike)) expect(same).toBe(pool);
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test("are told apart by whole ids", () => {
    const finder = sellerFinder(rulesOf(["a", "ab", "bc", "c"].map((id) => ({ id }))));
    const pool = (...sellerIds: string[]) => finder(parseRequest(rulesOf([]), request({ sellerIds }), 0));
    expect([pool("a", "bc"), pool("ab", "c")]).toEqual([
      [0, 2],
      [1, 3],
    ]);
  });

  test("have the hours in common on one day of the plan at least", () => {
    const short: [string, string][] = [["09:00", "10:00"]];
    const rules = rulesOf([
      { calendar: { hours: { mon: short, tue: shift } } },
      { calendar: { hours: { mon: short } } },
    ]);
    const finder = sellerFinder(rules);
    const pool = (minutes: number) => finder(parseRequest(rules, request({ minutes, timeZone: "UTC" }), 0));
    expect([60, 61, 480, 481].map(pool)).toEqual([[0, 1], [0], [0], []]);
  });
});

describe("groups that can be planned on their own", () => {
  test("share neither a seller, nor who holds a review too, nor a group of accounts kept apart", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }).chain((sellers) =>
          fc.record({
            sellers: fc.constant(sellers),
            groupDaysApart: fc.constantFrom(0, 2),
            together: fc.array(fc.array(fc.integer({ min: -1, max: sellers - 1 }), { maxLength: 3 }), { maxLength: 2 }),
            reviews: fc.array(
              fc.record({
                pool: fc.subarray([...Array(sellers).keys()]),
                also: fc.subarray([0, 1].slice(0, sellers)),
                accountGroup: fc.constantFrom(undefined, "red", "blue"),
              }),
              { maxLength: 5 },
            ),
          }),
        ),
        ({ sellers, groupDaysApart, together, reviews }) => {
          const rules = rulesOf(
            Array.from({ length: sellers }, () => ({})),
            { groupDaysApart },
          );
          const candidates = reviews.map(({ pool, also, accountGroup }, index) => {
            // Who may hold it is not one of those who hold it too; without the first nobody does.
            const able = pool.filter((seller) => !also.includes(seller));
            const alsoSellerIds = able.length === 0 ? [] : also.map((seller) => `s${seller}`);
            const asked = request({
              key: `k${index}`,
              alsoSellerIds,
              ...(accountGroup !== undefined && { accountGroup }),
            });
            return { wanted: parseRequest(rules, asked, index), sellers: able, previous: null };
          });
          const groups = planningGroups(rules, candidates, together);

          // Ties once more: each names the sellers that belong together, and ties that share one are joined.
          const apart = (accountGroup: string | undefined) =>
            groupDaysApart > 0 && accountGroup !== undefined
              ? candidates
                  .filter(({ wanted }) => wanted.request.accountGroup === accountGroup)
                  .flatMap((one) => one.sellers)
              : [];
          let sets: number[][] = [...Array(sellers).keys()].map((seller) => [seller]);
          const ties = [
            ...candidates.map(({ sellers: able, wanted }) => [
              ...able,
              ...wanted.alsoSellers,
              ...(able.length === 0 ? [] : apart(wanted.request.accountGroup)),
            ]),
            ...together.map((holders) => holders.filter((holder) => holder >= 0)),
          ];
          for (const tie of ties) {
            const touched = sets.filter((set) => set.some((seller) => tie.includes(seller)));
            sets = [...sets.filter((set) => !touched.includes(set)), touched.flat()].filter((set) => set.length > 0);
          }
          const inOrder = sets
            .map((set) => set.toSorted((a, b) => a - b))
            .toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
          expect(groups.map((group) => group.sellers)).toEqual(inOrder);
          expect(groups.map((group) => group.candidates)).toEqual(
            inOrder.map((set) => candidates.filter(({ sellers: able }) => able.some((seller) => set.includes(seller)))),
          );
        },
      ),
      { numRuns: 75 },
    );
  });
});
