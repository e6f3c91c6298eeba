import { fitBgNbd } from "retention-kit";
import { expect, test } from "vitest";

test("a field of the host's own that cannot be read is not read", () => {
  const row = (repeatPurchases: number): { repeatPurchases: number; recency: number; observed: number } =>
    Object.defineProperty({ repeatPurchases, recency: repeatPurchases, observed: 9 }, "owner", {
      enumerable: true,
      get() {
        throw new TypeError("the relation is not loaded");
      },
    });
  const rows = [0, 0, 1, 2, 0, 1, 3].map(row);
  const plain = rows.map(({ repeatPurchases, recency, observed }) => ({ repeatPurchases, recency, observed }));
  expect(fitBgNbd(rows, { timeUnit: "week" })).toEqual(fitBgNbd(plain, { timeUnit: "week" }));
});
