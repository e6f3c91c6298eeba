import fc from "fast-check";
import { expect, test } from "vitest";
import { summarizePurchases } from "retention-kit";

test("purchases and returns count the same in whatever order the rows come", () => {
  const row = fc.record({
    accountId: fc.constant("a"),
    on: fc.constantFrom("2026-01-01", "2026-02-01", "2026-03-01"),
    amount: fc.constantFrom(undefined, -50, -100, 50, 100, 30),
    quantity: fc.constantFrom(undefined, -2, -1, 1, 2, 3),
    productId: fc.constantFrom(undefined, "x", "y"),
  });
  const inTwoOrders = fc
    .array(row, { minLength: 2, maxLength: 7 })
    .chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })));
  fc.assert(
    fc.property(inTwoOrders, ([rows, shuffled]) => {
      const options = { until: "2026-11-01", unit: "day" } as const;
      const { rejected, ...told } = summarizePurchases(rows, options);
      expect(rejected).toEqual([]);
      expect(summarizePurchases(shuffled, options)).toMatchObject(told);
    }),
  );
});
