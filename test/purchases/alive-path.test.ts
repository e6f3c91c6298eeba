import {
  alivePath,
  bgNbdModel,
  mbgNbdModel,
  paretoNbdModel,
  probabilityAlive,
  type Purchase,
  summarizePurchases,
} from "retention-kit";
import { describe, expect, test } from "vitest";

const models = [
  bgNbdModel({ r: 0.2426, alpha: 4.414, a: 0.7929, b: 2.426 }, { timeUnit: "week" }),
  mbgNbdModel({ r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 }, { timeUnit: "week" }),
  paretoNbdModel({ r: 0.5533, alpha: 10.58, s: 0.6061, beta: 11.67 }, { timeUnit: "week" }),
];
const purchases: Purchase[] = ["2026-01-05", "2026-01-19", "2026-02-02", "2026-06-01"].map((on) => ({
  on,
  amount: 10,
}));

describe("the chance over the past", () => {
  test.each(models)("under a $kind model is on each day what would have been said then", (model) => {
    const path = alivePath(model, purchases, { until: "2026-07-15", everyDays: 1 });
    expect(path).toHaveLength(192);
    for (const { on, alive, purchases: count } of path) {
      const rows = purchases.filter((row) => row.on <= on).map((row) => ({ ...row, accountId: "a" }));
      const [history] = summarizePurchases(rows, { until: on, unit: "week" }).summaries;
      expect(alive).toBe(probabilityAlive(model, history ?? { repeatPurchases: NaN, recency: 0, observed: 0 }));
      expect(count).toBe(rows.length);
    }
  });

  test.each(models)("under a $kind model falls in silence, and a purchase ends the doubt", (model) => {
    const path = alivePath(model, purchases, { until: "2026-12-31" });
    path.forEach(({ alive, purchases: count }, index) => {
      const before = path[index - 1];
      if (before === undefined) return;
      if (count === before.purchases) expect(alive).toBeLessThanOrEqual(before.alive);
      // Under the other two a customer may leave at the purchase itself.
      else if (model.kind === "pareto-nbd") expect(alive).toBe(1);
    });
    expect(path.at(-1)?.on).toBe("2026-12-31");
  });

  test("has the days of purchases, every so many days from the first, and the last day", () => {
    const [model] = models;
    if (model === undefined) return;
    const days = (options: object): string[] =>
      alivePath(model, purchases, { until: "2026-02-20", everyDays: 30, ...options }).map(({ on }) => on);
    expect(days({})).toEqual(["2026-01-05", "2026-01-19", "2026-02-02", "2026-02-04", "2026-02-20"]);
    expect(days({ from: "2026-02-01" })).toEqual(["2026-02-01", "2026-02-02", "2026-02-20"]);
    expect(days({ from: "2025-12-20" })).toEqual([
      "2026-01-05",
      "2026-01-19",
      "2026-02-02",
      "2026-02-18",
      "2026-02-20",
    ]);
    expect(alivePath(model, [], { until: "2026-02-20" })).toEqual([]);
    expect(alivePath(model, purchases, { until: "2025-12-31" })).toEqual([]);
  });

  test("forgets a purchase on the day on which it was taken back", () => {
    const [model] = models;
    if (model === undefined) return;
    const rows = [...purchases, { on: "2026-06-03", amount: -10 }];
    const count = alivePath(model, rows, { until: "2026-06-04", everyDays: 1 }).map((point) => point.purchases);
    expect(count.slice(-5)).toEqual([3, 4, 4, 3, 3]);
  });

  test("is refused for two accounts, a day that is none, and more entries than anybody reads", () => {
    const [model] = models;
    if (model === undefined) return;
    const until = "2026-07-15";
    const two = ["a", "b"].map((accountId) => ({ accountId, on: "2026-01-05" }));
    expect(() => alivePath(model, two, { until })).toThrow("purchases[1].accountId must be the same for all");
    expect(() => alivePath(model, [{ on: "2026-02-30" }], { until })).toThrow("alivePath: purchases[0].on");
    expect(() => alivePath(model, [{ on: "2026-02-01", amount: "9" as never }], { until })).toThrow(
      "purchases[0].amount",
    );
    expect(() => alivePath(model, purchases, { until, everyDays: 0.5 })).toThrow(
      "options.everyDays must be at least 1",
    );
    expect(() => alivePath(model, purchases, { until, from: "2026-07-16" })).toThrow("options.from must not lie after");
    const many = Array.from({ length: 200_000 }, () => ({ on: "2026-07-01" }));
    expect(() => alivePath(model, many, { until: "2126-07-01", everyDays: 1 })).toThrow("at most 20000 entries");
    expect(() => alivePath(model, [{ on: "1900-01-01" }], { until, everyDays: 1 })).toThrow("at most 20000 entries");
  });
});
