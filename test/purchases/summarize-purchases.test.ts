import fc from "fast-check";
import {
  purchaseAccumulator,
  splitHoldout,
  summarizePurchases,
  type Purchase,
  type PurchaseSummary,
} from "retention-kit";
import { describe, expect, test } from "vitest";
import reference from "../fixtures/buy-till-you-die/reference.json" with { type: "json" };
import { cdnowPurchases, cdnowSummaryFile, hasCdnow } from "./cdnow.js";

const options = { until: "2026-03-31", unit: "day" } as const;

function summaryOf(rows: Purchase[]): PurchaseSummary | undefined {
  return summarizePurchases(
    rows.map((row) => ({ accountId: "a", ...row })),
    options,
  ).summaries[0];
}

describe("summarizePurchases", () => {
  test("agrees with the published example in days", () => {
    const { purchases, summary } = reference.transactionSummary;
    const { summaries } = summarizePurchases(
      Object.entries(purchases).flatMap(([accountId, days]) => days.map((on) => ({ accountId, on }))),
      { until: "2015-02-07", unit: "day" },
    );
    for (const { accountId, repeatPurchases, recency, observed } of summaries) {
      expect([repeatPurchases, recency, observed]).toEqual(summary[accountId as keyof typeof summary]);
    }
    expect(summaries).toHaveLength(3);
  });

  test.skipIf(!hasCdnow)("gives all 2,357 rows of the CDNOW file, rounded half up in cents as the file is", () => {
    const halfUp = (value: number): number => Math.floor(Math.round(value * 1e8) / 1e6 + 0.5) / 100;
    const { summaries, rejected } = summarizePurchases(cdnowPurchases(), { until: "1997-09-30", unit: "week" });
    const rounded = new Map(
      summaries.map(({ accountId, repeatPurchases, recency, observed, meanRepeatSpend }) => [
        Number(accountId.split("-")[1]),
        [repeatPurchases, halfUp(recency), halfUp(observed), halfUp(meanRepeatSpend ?? NaN)],
      ]),
    );
    const file = cdnowSummaryFile();
    expect(rejected).toEqual([]);
    expect(rounded.size).toBe(2357);
    for (const { customer, repeatPurchases, recency, observed, spend } of file) {
      expect(rounded.get(customer)).toEqual([repeatPurchases, recency, observed, spend]);
    }
  });

  test("does not depend on the order of rows, nor on how they arrive", () => {
    const row = fc.record({
      accountId: fc.constantFrom("a", "b"),
      on: fc.constantFrom("2026-01-01", "2026-01-09", "2026-02-03", "2026-02-20"),
      amount: fc.integer({ min: -300, max: 900 }).map((cents) => cents / 100),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), (rows) => {
        const byAccount = (summaries: { accountId: string }[]): object[] =>
          summaries.toSorted((first, second) => (first.accountId < second.accountId ? -1 : 1));
        const forwards = summarizePurchases(rows, options).summaries;
        const backwards = summarizePurchases(rows.toReversed(), options).summaries;
        const accumulator = purchaseAccumulator(options);
        rows.forEach(accumulator.add);
        expect(byAccount(backwards)).toEqual(byAccount(forwards));
        expect(accumulator.summaries()).toEqual(forwards);
      }),
    );
  });

  test("a row of which a field cannot be read costs itself, whichever read of it fails", () => {
    const bad = (readsBefore: number, field: string): Purchase => {
      let reads = 0;
      return Object.defineProperty(
        { accountId: "a", on: "2026-02-10", amount: 5, quantity: 1, productId: "x" },
        field,
        {
          enumerable: true,
          get() {
            if (reads++ >= readsBefore) throw new TypeError("the connection is closed");
            return field === "productId" ? "x" : 1;
          },
        },
      );
    };
    const good = [
      { accountId: "a", on: "2026-01-06", amount: 20 },
      { accountId: "a", on: "2026-02-03", amount: 30 },
      { accountId: "a", on: "2026-02-20", amount: -10 },
      { accountId: "a", on: "2026-03-01", amount: 40 },
    ];
    const alone = summarizePurchases(good, options).summaries;
    for (const field of ["amount", "quantity", "productId"]) {
      for (const readsBefore of [0, 1, 2, 3]) {
        const [first, ...rest] = good;
        const { summaries, rejected } = summarizePurchases(
          [...(first ? [first] : []), bad(readsBefore, field), ...rest],
          options,
        );
        if (rejected.length > 0) expect(summaries, `${field} after ${readsBefore} reads`).toEqual(alone);
        // What is given back lowers what the row cost, and the day before it.
        else expect(summaries[0]).toMatchObject({ repeatPurchases: 3, meanRepeatSpend: 65 / 3 });
      }
      expect(summarizePurchases([bad(0, field)], options).rejected).toHaveLength(1);
    }
  });

  test("takes a cancellation off the latest purchases before it", () => {
    const bought = [
      { on: "2026-01-01", amount: 10 },
      { on: "2026-01-11", amount: 20 },
      { on: "2026-01-21", amount: 30 },
    ];
    const kept = { accountId: "a", unit: "day", observed: 89 };
    expect(summaryOf([...bought, { on: "2026-01-25", amount: -5 }])).toEqual({
      ...kept,
      repeatPurchases: 2,
      recency: 20,
      meanRepeatSpend: 22.5,
    });
    expect(summaryOf([...bought, { on: "2026-01-25", amount: -30 }])).toEqual({
      ...kept,
      repeatPurchases: 1,
      recency: 10,
      meanRepeatSpend: 20,
    });
    expect(summaryOf([...bought, { on: "2026-01-12", amount: -25 }])).toEqual({
      ...kept,
      repeatPurchases: 2,
      recency: 20,
      meanRepeatSpend: 15,
    });
    expect(summaryOf([{ on: "2026-01-01", amount: -5 }])).toBeUndefined();
    expect(summaryOf([...bought, { on: "2026-02-01", quantity: -1 }])).toMatchObject({ meanRepeatSpend: 25 });
  });

  test("a return that names its product takes back that product's purchase, not the latest money", () => {
    const bought = [
      { on: "2026-01-01", productId: "mill", amount: 10 },
      { on: "2026-01-11", productId: "press", amount: 20, quantity: 2 },
      { on: "2026-01-21", productId: "mill", amount: 30 },
    ];
    const days = (...returns: Purchase[]) => {
      const summary = summaryOf([...bought, ...returns]);
      return [summary?.repeatPurchases, summary?.recency, summary?.meanRepeatSpend];
    };
    const back = { on: "2026-01-25", productId: "press", quantity: -2, amount: -20 };
    expect(days(back)).toEqual([1, 20, 30]);
    // Of two pieces one; without an amount it takes its share of the line.
    expect(days({ ...back, quantity: -1, amount: -9 })).toEqual([2, 20, 20.5]);
    expect(days({ ...back, quantity: -1, amount: undefined })).toEqual([2, 20, 20]);
    // Without a quantity the money of that product; more than was bought of it touches nothing else.
    expect(days({ ...back, quantity: undefined, amount: -5 })).toEqual([2, 20, 22.5]);
    expect(days({ ...back, quantity: -9, amount: -90 })).toEqual([1, 20, 30]);
    // A product that was never bought may be of a purchase that names none, but not of another product's.
    expect(days({ ...back, productId: "oven" })).toEqual([2, 20, 25]);
    expect(
      summaryOf([
        { on: "2026-01-01", amount: 10 },
        { ...back, amount: -10 },
      ]),
    ).toBeUndefined();
    // What is bought after the return stays.
    expect(days({ ...back, on: "2026-01-20", productId: "mill", quantity: -1, amount: -10 })).toEqual([1, 10, 30]);
  });

  test("pieces go back as an independent recount of single pieces says", () => {
    const line = fc.record({
      day: fc.nat({ max: 20 }),
      productId: fc.constantFrom("mill", "press"),
      quantity: fc.integer({ min: -3, max: 3 }).filter((quantity) => quantity !== 0),
    });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const price = { mill: 7, press: 11 };
        const rows = lines.map(({ day, productId, quantity }) => ({
          accountId: "a",
          on: `2026-01-${String(day + 1).padStart(2, "0")}`,
          productId,
          quantity,
          ...(quantity > 0 && { amount: quantity * price[productId] }),
        }));
        // One entry a piece; a return takes the latest piece of its product of an earlier day, or else of its own.
        const pieces = lines
          .filter(({ quantity }) => quantity > 0)
          .flatMap(({ day, productId, quantity }) => Array.from({ length: quantity }, () => ({ day, productId })))
          .sort((a, b) => a.day - b.day);
        for (const { day, productId, quantity } of lines.toSorted((a, b) => a.day - b.day)) {
          for (let back = quantity; back < 0; back++) {
            const latest = (isMeant: (on: number) => boolean): number =>
              pieces.findLastIndex((piece) => piece.productId === productId && isMeant(piece.day));
            const earlier = latest((on) => on < day);
            const at = earlier >= 0 ? earlier : latest((on) => on === day);
            if (at >= 0) pieces.splice(at, 1);
          }
        }
        const days = [...new Set(pieces.map(({ day }) => day))];
        const repeats = pieces.filter(({ day }) => day > (days[0] ?? 0));
        const spent = repeats.reduce((sum, { productId }) => sum + price[productId], 0);
        const summary = summarizePurchases(rows, options).summaries[0];
        expect(summary?.repeatPurchases ?? -1).toBe(days.length - 1);
        if (days.length > 1) expect(summary?.meanRepeatSpend).toBeCloseTo(spent / (days.length - 1), 10);
      }),
    );
  });

  test("a purchase without an amount leaves the mean unknown, a free one counts", () => {
    expect(summaryOf([{ on: "2026-01-01" }, { on: "2026-01-02" }])).toMatchObject({ meanRepeatSpend: null });
    expect(summaryOf([{ on: "2026-01-01" }, { on: "2026-01-02", amount: 0 }])).toMatchObject({
      repeatPurchases: 1,
      meanRepeatSpend: 0,
    });
  });

  test("leaves out what lies outside the window", () => {
    const rows = ["2025-12-31", "2026-01-10", "2026-03-31", "2026-04-01"].map((on) => ({ accountId: "a", on }));
    const { summaries } = summarizePurchases(rows, { ...options, from: "2026-01-01" });
    expect(summaries).toMatchObject([{ repeatPurchases: 1, recency: 80, observed: 80 }]);
    expect(summarizePurchases([], options)).toEqual({ summaries: [], rejected: [] });
  });

  test("rejects rows it cannot use and goes on", () => {
    const { summaries, rejected } = summarizePurchases(
      [{ on: "2026-01-01" }, { accountId: "a", on: "2026-02-30" }, { accountId: "a", on: "2026-02-01", amount: NaN }],
      options,
    );
    expect(summaries).toEqual([]);
    expect(rejected.map(({ index, path }) => [index, path])).toEqual([
      [0, "accountId"],
      [1, "on"],
      [2, "amount"],
    ]);
    expect(() => summarizePurchases([], { until: "2026-03-31", unit: "decade" as "week" })).toThrow(
      "summarizePurchases: options.unit must be one of day, week, fortnight, month, quarter, year",
    );
    expect(() => summarizePurchases([], { ...options, from: "2026-04-01" })).toThrow("options.from");
  });
});

describe("input that breaks the types", () => {
  test("is rejected by the row, or refused as a whole", () => {
    const rows = [null, 7, { accountId: "a", on: "2026-01-01" }] as unknown as { accountId: string; on: string }[];
    const { summaries, rejected } = summarizePurchases(rows, options);
    expect(summaries).toHaveLength(1);
    expect(rejected.map(({ index, message }) => [index, message])).toEqual([
      [0, "summarizePurchases: purchases[0] must be an object, got null"],
      [1, "summarizePurchases: purchases[1] must be an object, got 7"],
    ]);
    expect(() => summarizePurchases(undefined as unknown as [], options)).toThrow("purchases must be an array");
    expect(() => splitHoldout({} as [], { ...options, holdoutUntil: "2026-04-30" })).toThrow("must be an array");
  });

  test("never adds up to more money than can be told apart", () => {
    const { summaries, rejected } = summarizePurchases(
      [1e300, -1e14, 5].map((amount, index) => ({ accountId: "a", on: `2026-01-0${index + 1}`, amount })),
      options,
    );
    expect(rejected.map(({ index, path }) => [index, path])).toEqual([
      [0, "amount"],
      [1, "amount"],
    ]);
    expect(summaries).toMatchObject([{ repeatPurchases: 0 }]);
  });
});

test("forty thousand days in reverse, each with a refund, come to the same as in order", { tags: ["slow"] }, () => {
  const day = (index: number): string => new Date(Date.UTC(1900, 0, 1) + index * 86_400_000).toISOString().slice(0, 10);
  const rows = Array.from({ length: 40_000 }, (_, index) => [
    { accountId: "a", on: day(index), amount: 3 },
    { accountId: "a", on: day(index), amount: index % 4 === 0 ? -3 : -1 },
  ]).flat();
  const inOrder = summarizePurchases(rows, options).summaries;
  expect(inOrder).toMatchObject([{ repeatPurchases: 29_999, meanRepeatSpend: 2 }]);
  expect(summarizePurchases(rows.toReversed(), options).summaries).toEqual(inOrder);
});

describe("splitHoldout", () => {
  test("refuses a calibration that no purchase falls in, rather than give an empty split", () => {
    const rows = [{ accountId: "a", on: "2026-01-06", amount: 20 }];
    const before = { until: "2025-03-31", holdoutUntil: "2025-06-30", unit: "week" } as const;
    const rule = "splitHoldout: options.until must leave a purchase in the calibration";
    expect(() => splitHoldout(rows, before)).toThrow(rule);
    expect(() => splitHoldout(rows, { ...before, holdoutUntil: "2026-06-30" })).toThrow(rule);
    const after = { from: "2026-02-01", until: "2026-03-31", holdoutUntil: "2026-06-30", unit: "week" } as const;
    expect(() => splitHoldout(rows, after)).toThrow(rule);
    expect(splitHoldout([], before).summaries).toEqual([]);
    expect(splitHoldout([null as never], before).rejected).toHaveLength(1);
    expect(splitHoldout(rows, { ...before, until: "2026-01-06", holdoutUntil: "2026-02-06" }).summaries).toHaveLength(
      1,
    );
  });

  test.skipIf(!hasCdnow)("counts the CDNOW holdout", () => {
    const { summaries, horizon } = splitHoldout(cdnowPurchases(), {
      until: "1997-09-30",
      holdoutUntil: "1998-06-30",
      unit: "week",
    });
    const { bins, actual } = reference.bgNbd.cdnow.holdoutByCalibrationFrequency;
    expect(horizon).toBe(39);
    expect(summaries).toHaveLength(2357);
    expect(summaries.reduce((sum, { holdoutPurchases }) => sum + holdoutPurchases, 0)).toBe(
      reference.bgNbd.cdnow.holdoutTotal.actual,
    );
    bins.forEach((_, bin) => {
      const inBin = summaries.filter(({ repeatPurchases }) => Math.min(repeatPurchases, 7) === bin);
      const mean = inBin.reduce((sum, { holdoutPurchases }) => sum + holdoutPurchases, 0) / inBin.length;
      expect(mean).toBeCloseTo(actual[bin] ?? NaN, 3);
    });
  });

  test("must have a holdout", () => {
    expect(() => splitHoldout([], { ...options, holdoutUntil: "2026-03-31" })).toThrow("holdoutUntil must lie after");
  });
});

test("a fortnight is 14 days, a quarter a fourth of 365.25", () => {
  const rows = [
    { accountId: "a", on: "2025-01-01" },
    { accountId: "a", on: "2025-07-02" },
  ];
  const history = (unit: "fortnight" | "quarter"): unknown =>
    summarizePurchases(rows, { until: "2026-01-01", unit }).summaries[0];
  // 182 days to the second purchase, 365 to the end.
  expect(history("fortnight")).toMatchObject({ recency: 13, observed: 365 / 14, unit: "fortnight" });
  expect(history("quarter")).toMatchObject({ recency: (4 * 182) / 365.25, observed: (4 * 365) / 365.25 });
});
