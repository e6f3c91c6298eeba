import fc from "fast-check";
import { parseProducts, parsePurchases, parseTickets } from "retention-kit/schemas";
import { expect, test } from "vitest";

test("-0 is read as 0, wherever a number may stand", () => {
  const purchase = { accountId: "a", on: "2026-01-05", amount: -0, quantity: -0 };
  const ticket = { id: "t", accountId: "a", openedAt: "2026-01-05T09:00:00Z", contacts: -0, transfers: -0 };
  const product = { id: "mill", price: -0 };
  const parsed = [parsePurchases([purchase]), parseTickets([ticket]), parseProducts([product])];
  for (const { accepted, rejected } of parsed) {
    expect(rejected).toEqual([]);
    const values = accepted.flatMap((row) => Object.values(row) as unknown[]);
    expect(values.some((value) => value === 0)).toBe(true);
    expect(values.some((value) => Object.is(value, -0))).toBe(false);
  }
  // The rows themselves stay as they were.
  expect(Object.is(purchase.amount, -0)).toBe(true);
});

test("what is parsed is what JSON would hold of it", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, min: -1e12, max: 1e12 }), (amount) => {
      const { accepted } = parsePurchases([{ accountId: "a", on: "2026-01-05", amount }]);
      expect(accepted).toEqual(JSON.parse(JSON.stringify(accepted)));
    }),
  );
});
