import fc from "fast-check";
import {
  type Account,
  bgNbdModel,
  cohortTable,
  cumulativeTracking,
  loyaltyObservations,
  type Purchase,
  purchaseObservations,
  repeatPurchaseRate,
  revenueRetention,
  reviewPortfolio,
  summarizePurchases,
} from "retention-kit";
import { describe, expect, test } from "vitest";

/**
 * What is a purchase is one rule: rows of a day are one, a return is none, and neither is what was wholly taken back.
 * Every function that counts purchases is asked for the same two numbers: who bought at all, and on how many days.
 */
const until = "2026-12-31";

type Counts = Record<string, number>;

/** By account, the days with a purchase, as each function tells them. */
const tellers: Record<string, (rows: readonly Purchase[]) => Counts> = {
  summarizePurchases: (rows) =>
    Object.fromEntries(
      summarizePurchases(rows, { until, unit: "day" }).summaries.map(({ accountId, repeatPurchases }) => [
        accountId,
        repeatPurchases + 1,
      ]),
    ),
  cohortTable: (rows) => perAccount(rows, (own) => activePeriods(own)),
  "the main job": (rows) => {
    const accounts: Account[] = accountsOf(rows).map(([id, own]) => ({ id, purchases: own }));
    const book = reviewPortfolio(
      { accounts, products: [], sellers: [] },
      { asOf: until, to: "2027-01-31", plan: false },
    );
    return Object.fromEntries(
      book.accounts.flatMap(({ accountId, standing }) => (standing.state === "prospect" ? [] : [[accountId, 1]])),
    );
  },
};

/** Months in which an account bought; the rows below lie in one month each. */
function activePeriods(own: readonly Purchase[]): number {
  const { cohorts } = cohortTable(own, { until, period: "month" });
  return cohorts.flatMap(({ cells }) => cells).reduce((sum, { active }) => sum + active, 0);
}

function accountsOf(rows: readonly Purchase[]): [string, Purchase[]][] {
  const ids = [...new Set(rows.map(({ accountId }) => accountId ?? ""))];
  return ids.map((id) => [id, rows.filter(({ accountId }) => accountId === id)]);
}

function perAccount(rows: readonly Purchase[], count: (own: Purchase[]) => number): Counts {
  return Object.fromEntries(
    accountsOf(rows).flatMap(([id, own]) => {
      const found = count(own);
      return found === 0 ? [] : [[id, found]];
    }),
  );
}

/**
 * The rule once more, piece by piece: each row of one piece for 10; a return takes the latest piece of its product that
 * was bought before, or of any where it names none.
 */
function byHand(rows: readonly Purchase[]): Counts {
  return perAccount(rows, (own) => {
    const held: { on: string; productId: string | null }[] = [];
    for (const { on, amount, productId = null } of own.toSorted((a, b) =>
      a.on === b.on ? Math.sign((b.amount ?? 0) - (a.amount ?? 0)) : a.on < b.on ? -1 : 1,
    )) {
      if ((amount ?? 0) > 0) held.push({ on, productId });
      else {
        const at = held.findLastIndex((piece) => productId === null || piece.productId === productId);
        if (at >= 0) held.splice(at, 1);
      }
    }
    return new Set(held.map(({ on }) => on)).size;
  });
}

const months = ["2025-11-03", "2025-12-08", "2026-02-10", "2026-05-20", "2026-09-01"];
const line = fc
  .record({
    accountId: fc.constantFrom("a", "b", "c"),
    on: fc.constantFrom(...months),
    productId: fc.constantFrom("mill", "oven"),
    back: fc.boolean(),
  })
  .map(({ back, ...row }): Purchase =>
    back ? { ...row, amount: -10, quantity: -1 } : { ...row, amount: 10, quantity: 1 },
  );
const book = fc.array(line, { minLength: 1, maxLength: 14 });

describe("a purchase that was wholly taken back is none", () => {
  test("for every function that counts days with a purchase", () => {
    fc.assert(
      fc.property(book, (rows) => {
        const expected = byHand(rows);
        const { "the main job": mainJob, ...counting } = tellers;
        for (const tell of Object.values(counting)) expect(tell(rows)).toEqual(expected);
        expect(Object.keys(mainJob?.(rows) ?? {}).sort()).toEqual(Object.keys(expected).sort());
      }),
      { numRuns: 60 },
    );
  });

  test("for every function that counts customers", () => {
    const model = bgNbdModel({ r: 0.2426, alpha: 4.414, a: 0.7929, b: 2.426 }, { timeUnit: "week" });
    fc.assert(
      fc.property(book, (rows) => {
        const days = Object.values(byHand(rows));
        if (days.length === 0) {
          expect(() => repeatPurchaseRate(rows)).toThrow("must leave a customer to count");
          return;
        }
        const repeating = days.filter((count) => count > 1).length;
        expect(repeatPurchaseRate(rows)).toMatchObject({ trials: days.length, repeatCustomers: repeating });
        const { tracking } = cumulativeTracking(model, rows, { until, points: 3 });
        expect(tracking.at(-1)?.actual ?? 0).toBe(days.reduce((sum, count) => sum + count - 1, 0));
        const { wonAccounts, accounts } = revenueRetention(rows, {
          from: "2024-12-31",
          to: until,
          months: 24,
          resamples: 0,
        });
        expect([accounts, wonAccounts]).toEqual([0, days.length]);
      }),
      { numRuns: 60 },
    );
  });

  test("and for what models learn from", () => {
    const refunded: Purchase[] = [
      { on: "2026-02-10", productId: "mill", amount: 900, quantity: 1 },
      { on: "2026-03-01", productId: "mill", amount: -900, quantity: -1 },
    ];
    const kept: Purchase[] = [{ on: "2025-12-08", productId: "oven", amount: 500 }];
    const observed = (purchases: Purchase[]): unknown =>
      purchaseObservations([{ id: "a", purchases }], {
        catalogue: ["mill", "oven", "press"].map((id) => ({ id, price: 100 })),
        asOf: "2026-06-30",
        until,
        features: ["purchasesLastYear", "yearsSinceLastPurchase"],
      });
    expect(observed([...kept, ...refunded])).toEqual(observed(kept));
    const loyal = (purchases: Purchase[]): unknown =>
      loyaltyObservations({ accounts: [{ id: "a", purchases }] }, { asOf: "2026-06-30", horizonDays: 180 });
    expect(loyal([...kept, ...refunded])).toEqual(loyal(kept));
  });
});
