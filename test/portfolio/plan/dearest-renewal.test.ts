import { type Account, reviewPortfolio, type Seller } from "retention-kit";
import { describe, expect, test } from "vitest";

/** A sales manager of twenty years calls the dearest renewal first, however long smaller customers have waited. */

const AS_OF = "2026-11-19";

function customer(id: string, reviewedOn: string, endsOn: string, amount: number): Account {
  const contract = { id: `contract-${id}`, startsOn: "2025-11-25", endsOn, amount, per: "year" } as const;
  return { id, sellerId: "ann", touches: [{ on: reviewedOn, kind: "review" }], contracts: [contract] };
}

/** Small ones, reviewed last more than a year ago, whose contracts have two months left. */
const small = (count: number): Account[] =>
  Array.from({ length: count }, (_, index) => customer(`small-${index}`, "2025-09-01", "2027-01-31", 1000));

function daysOf(accounts: Account[], limits: Partial<Seller>): Map<string, string> {
  const sellers: Seller[] = [{ id: "ann", timeZone: "UTC", ...limits }];
  const { plan } = reviewPortfolio({ accounts, products: [], sellers }, { asOf: AS_OF, to: "2026-12-31" });
  return new Map(plan.booked.map(({ accountId, on }) => [accountId, on]));
}

describe("a contract of 50,000 that ends tomorrow, on Tuesday or in three weeks", () => {
  test.each(["2025-10-20", "2025-12-20", "2026-01-20", "2026-05-20"])(
    "is talked about first, after a review on %s",
    (reviewedOn) => {
      for (const endsOn of ["2026-11-20", "2026-11-24", "2026-12-10"]) {
        for (const limits of [{ minutesPerDay: 45 }, { minutesPerWeek: 90 }]) {
          for (const others of [3, 8, 39]) {
            const days = daysOf([customer("big", reviewedOn, endsOn, 50_000), ...small(others)], limits);
            const earliest = [...days.values()].toSorted()[0];
            // Where its rhythm is not up and it ends late, its own best day is two weeks before the end.
            const isWaiting = reviewedOn === "2026-05-20" && endsOn === "2026-12-10";
            if (isWaiting) expect((days.get("big") ?? "") <= endsOn).toBe(true);
            else expect(days.get("big")).toBe(earliest);
          }
        }
      }
    },
  );
});

test("of several contracts that end next week the dearest comes first, and the least before it ends", () => {
  const amounts = [2000, 64_000, 8000, 16_000];
  const ending = amounts.map((amount) => customer(`ends-${amount}`, "2025-10-20", "2026-11-27", amount));
  const days = daysOf([...ending, ...small(20)], { minutesPerDay: 45 });
  const inOrder = [...days].toSorted(([, a], [, b]) => (a < b ? -1 : 1)).map(([id]) => id);
  expect(inOrder.slice(0, 3)).toEqual(["ends-64000", "ends-16000", "ends-8000"]);
  expect((days.get("ends-2000") ?? "") <= "2026-11-27").toBe(true);
});

test("those who have waited longest still have their days, up to their share", () => {
  const days = daysOf([customer("big", "2025-10-20", "2026-11-20", 50_000), ...small(8)], { minutesPerDay: 45 });
  expect(days.size).toBe(9);
});
