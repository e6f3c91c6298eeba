import fc from "fast-check";
import { expect, test } from "vitest";
import { isInUse, latestKept, piecesOf } from "../../src/records/kept-pieces.js";
import type { Purchase } from "../../src/records/purchase.js";

test("a row without a quantity is one piece, returned where its amount is negative", () => {
  expect(piecesOf({ on: "2026-01-02" })).toBe(1);
  expect(piecesOf({ on: "2026-01-02", amount: 0 })).toBe(1);
  expect(piecesOf({ on: "2026-01-02", amount: -5 })).toBe(-1);
  expect(piecesOf({ on: "2026-01-02", amount: -5, quantity: 3 })).toBe(3);
  expect(piecesOf({ on: "2026-01-02", quantity: 0 })).toBe(0);
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
