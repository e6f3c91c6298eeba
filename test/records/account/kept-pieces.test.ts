import fc from "fast-check";
import { reviewPortfolio, scoreOpportunity, summarizePurchases, type Product } from "retention-kit";
import { expect, test } from "vitest";
import { isInUse, isReturn, latestKept, moneyOf, piecesOf } from "../../../src/records/account/kept-pieces.js";
import type { Purchase } from "../../../src/records/account/purchase.js";

test("a row without a quantity is one piece, returned where its amount is negative", () => {
  expect(piecesOf({})).toBe(1);
  expect(piecesOf({ amount: 0 })).toBe(1);
  expect(piecesOf({ amount: -5 })).toBe(-1);
  expect(piecesOf({ quantity: 0 })).toBe(0);
});

test("a return is one whichever of its numbers says so", () => {
  for (const row of [
    { quantity: 3, amount: -5 },
    { quantity: -3, amount: 5 },
    { quantity: -3, amount: -5 },
  ]) {
    expect(isReturn(row)).toBe(true);
    expect(piecesOf(row)).toBe(-3);
    expect(moneyOf(row)).toBe(-5);
  }
  expect(piecesOf({ quantity: 0, amount: -5 })).toBe(0);
  expect(moneyOf({ quantity: -3, amount: 0 })).toBe(0);
  expect(moneyOf({ quantity: -3 })).toBe(null);
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

test("every reader takes a return alike, whichever of its numbers is negative", () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 10 }), (lines) => {
      const told = [
        { ofQuantity: 1, ofAmount: -1 },
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
      expect(told[2]).toEqual(told[0]);
    }),
    { numRuns: 100 },
  );
});

test("no pieces are not in use", () => {
  expect(isInUse({})).toBe(true);
  expect(isInUse({ quantity: 2 })).toBe(true);
  expect(isInUse({ quantity: 0 })).toBe(false);
});

/** Piece by piece: the latest pieces go back first, and what was bought last of the others is left. */
function byPieces(rows: readonly Purchase[]): string | null {
  const bought = rows.flatMap((row) => Array.from({ length: Math.max(0, piecesOf(row)) }, () => row.on)).sort();
  const returned = rows.reduce((sum, row) => sum + Math.max(0, -piecesOf(row)), 0);
  return bought.slice(0, Math.max(0, bought.length - returned)).at(-1) ?? null;
}

test("what was returned is taken from the latest purchases, piece by piece", () => {
  const row = fc.record({
    on: fc.constantFrom("2024-02-29", "2025-01-31", "2025-02-01", "2026-11-21"),
    quantity: fc.integer({ min: -3, max: 4 }),
  });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 8 }), (rows) => {
      const before = JSON.stringify(rows);
      expect(latestKept(rows)).toBe(byPieces(rows));
      expect(JSON.stringify(rows)).toBe(before);
    }),
  );
});
