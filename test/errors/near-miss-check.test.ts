import { fitBgNbd, planReviews, predictPurchases, bgNbdModel, survivalCurve } from "retention-kit";
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

const history = { repeatPurchases: 2, recency: 30, observed: 39 };
const model = bgNbdModel({ r: 0.2426, alpha: 4.414, a: 0.7929, b: 2.426 }, { timeUnit: "week" });
const predicted = (...rows: object[]): unknown => {
  const { predictions, rejected } = predictPurchases(model, rows as never, { horizon: 39 });
  return [predictions.map(({ index }) => index), rejected.map(({ path }) => path)];
};

test("a column of the host's own passes beside the field that it resembles", () => {
  const both = { ...history, repeat_purchases: "2", Recency: 30, accountid: null };
  const first = { ...both, accountId: "a", accountid: "A" };
  expect(predicted(first, both, history)).toEqual([[0, 1, 2], []]);
  expect(survivalCurve([{ duration: 5, ended: true, observed: 5 } as never]).events).toEqual([0, 1]);
  const request = { key: "k", accountId: "a", minutes: 30, priority: 1 };
  const days = { earliestOn: "2026-12-01", idealOn: "2026-12-02", latestOn: "2026-12-04" };
  const sellers = [{ id: "s", timeZone: "UTC", time_zone: "UTC" }];
  const window = { from: "2026-12-01", to: "2026-12-11" };
  const row = { ...request, ...days, ideal_on: "02.12.2026", moveweight: undefined };
  expect(planReviews([row], { sellers, ...window }).booked).toHaveLength(1);
});

test("in a later row that lacks the field, the same column is refused", () => {
  const beside = { ...history, accountId: "a", account_id: "7" };
  const alone = { ...history, account_id: "7" };
  expect(predicted(beside, alone, beside)).toEqual([[0, 2], ["histories[1].account_id"]]);
  expect(() => predicted(alone, beside)).toThrow("histories[0].account_id must not be there: no such field");
  // A field that is there and says nothing is not misspelt; one that says nothing itself stands for nothing.
  expect(predicted({ ...alone, account_id: null }, { ...alone, account_id: undefined })).toEqual([[0, 1], []]);
});
