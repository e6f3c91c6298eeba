import fc from "fast-check";
import { reviewPortfolio, scoreOpportunity, summarizePurchases, type Product } from "retention-kit";
import { expect, test } from "vitest";
import { isCredit, isInUse, isReturn } from "../../../src/records/account/kept-pieces.js";
import type { Purchase } from "../../../src/records/account/purchase.js";

test("a row takes something back where either of its numbers is negative", () => {
  for (const row of [
    { quantity: 3, amount: -5 },
    { quantity: -3, amount: 5 },
    { quantity: -3, amount: -5 },
    { quantity: -3 },
    { amount: -5 },
  ]) {
    expect(isReturn(row)).toBe(true);
    // The price of a piece is asked for where the pieces themselves are not said to come back.
    expect(isCredit(row)).toBe(row.quantity !== -3);
  }
  for (const row of [{}, { amount: 0 }, { quantity: 0 }, { quantity: 0, amount: 5 }, null])
    expect(isReturn(row)).toBe(false);
});

const catalogue: Product[] = [
  { id: "mill", price: 900, lifespanMonths: 60 },
  { id: "filter", price: 40 },
  { id: "press", price: 2400 },
];
const line = fc.record({
  on: fc.integer({ min: 0, max: 900 }).map((day) => new Date(Date.UTC(2024, 4, 1 + day)).toISOString().slice(0, 10)),
  productId: fc.constantFrom("mill", "filter"),
  quantity: fc.integer({ min: 1, max: 4 }),
  amount: fc.integer({ min: 1, max: 900 }),
  takesBack: fc.boolean(),
});

test("every reader takes a return alike, whatever the sign of its amount", () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 10 }), (lines) => {
      const told = [
        { ofQuantity: -1, ofAmount: 1 },
        { ofQuantity: -1, ofAmount: -1 },
      ].map(({ ofQuantity, ofAmount }) => {
        const purchases = lines.map(({ takesBack, quantity, amount, ...row }): Purchase => ({
          ...row,
          quantity: takesBack ? ofQuantity * quantity : quantity,
          amount: takesBack ? ofAmount * amount : amount,
        }));
        const account = { id: "acme", purchases };
        const asOf = "2026-11-21";
        const rows = purchases.map((row) => ({ ...row, accountId: "acme" }));
        return [
          summarizePurchases(rows, { until: asOf, unit: "week" }),
          scoreOpportunity(account, { asOf, catalogue }),
          reviewPortfolio(
            { accounts: [account], products: catalogue, sellers: [{ id: "north", timeZone: "UTC" }] },
            { asOf, to: asOf },
          ).accounts,
        ].map((result) => JSON.stringify(result));
      });
      expect(told[1]).toEqual(told[0]);
    }),
    { numRuns: 50 },
  );
});

test("no pieces are not in use", () => {
  expect(isInUse({})).toBe(true);
  expect(isInUse({ quantity: 2 })).toBe(true);
  expect(isInUse({ quantity: 0 })).toBe(false);
});
