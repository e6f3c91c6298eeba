import fc from "fast-check";
import {
  assumptions,
  cohortTable,
  customerValue,
  repeatPurchaseRate,
  retentionLeverage,
  retentionRate,
} from "retention-kit";
import { expect, test } from "vitest";

test("the three conventions are the sums they name", () => {
  const series = (
    margin: number,
    retention: number,
    discount: number,
    firstPower: number,
    firstYear: number,
  ): number => {
    let sum = 0;
    for (let step = 0; step < 2000; step++) {
      sum += (margin * retention ** (step + firstPower)) / (1 + discount) ** (step + firstYear);
    }
    return sum;
  };
  const input = { margin: 80, retention: 0.85, discount: 0.07 };
  expect(customerValue({ ...input, convention: "pays-now" }).value).toBeCloseTo(series(80, 0.85, 0.07, 0, 0), 8);
  expect(customerValue({ ...input, convention: "pays-if-retained" }).value).toBeCloseTo(
    series(80, 0.85, 0.07, 1, 1),
    8,
  );
  expect(customerValue({ ...input, convention: "pays-at-end" }).value).toBeCloseTo(series(80, 0.85, 0.07, 0, 1), 8);
});

test("an interval of retention becomes one of value, also for a loss", () => {
  const retention = retentionRate({ atStart: 200, atEnd: 180, won: 0 });
  const { value, lower, upper } = customerValue({ margin: 10, retention, discount: 0.1 });
  expect(lower).toBeLessThan(value);
  expect(upper).toBeGreaterThan(value);
  const loss = customerValue({ margin: -10, retention, discount: 0.1 });
  expect(loss.lower).toBeLessThan(loss.value);
});

test("a customer who never leaves and money that costs nothing have no value to give", () => {
  expect(() => customerValue({ margin: 1, retention: 1, discount: 0 })).toThrow("retention must be below 1 + discount");
});

test.each([
  [0.9, 0.05, "pays-if-retained", 0.41],
  [0.9, 0.05, "pays-now", 0.33],
  [0.8, 0.05, "pays-if-retained", 0.275],
  [0.8, 0.05, "pays-now", 0.2],
] as const)(
  "from %d, five points more are worth what the table says by %s",
  (retention, improvement, convention, lift) => {
    const result = retentionLeverage({ margin: 1, retention, improvement, discount: 0.1, convention });
    expect(result.lift).toBeCloseTo(lift, 2);
  },
);

test("the price of keeping follows the assumed ratio, and names it", () => {
  const input = { margin: 1, retention: 0.8, improvement: 0.05, discount: 0.1, acquisitionCost: 100 };
  expect(retentionLeverage(input)).toMatchObject({ keepingCost: { least: 4, most: 20 } });
  const cautious = retentionLeverage(input, { assumptions: assumptions("cautious") });
  expect(cautious.keepingCost).toEqual({ least: 5, most: 50 });
  expect(cautious.assumptions.map(({ key }) => key)).toEqual(["money.acquisitionToRetention"]);
});

test("customers won in between are no evidence of retention", () => {
  expect(retentionRate({ atStart: 10, atEnd: 12, won: 5 })).toMatchObject({ share: 0.7, kept: 7, lost: 3 });
  expect(() => retentionRate({ atStart: 10, atEnd: 4, won: 5 })).toThrow(
    "atEnd must lie between won, 5, and atStart + won, 15, got 4",
  );
  expect(() => retentionRate({ atStart: 10, atEnd: 16, won: 5 })).toThrow(
    "atEnd must lie between won, 5, and atStart + won, 15, got 16",
  );
});

const purchases = [
  { accountId: "a", on: "2026-01-05" },
  { accountId: "a", on: "2026-01-05" },
  { accountId: "b", on: "2026-01-20" },
  { accountId: "b", on: "2026-03-02" },
  { accountId: "c", on: "2026-03-10", amount: 20 },
  { accountId: "c", on: "2026-03-12", amount: -20 },
];

test("lines of one day are one purchase; a return is none, and what is wholly taken back neither", () => {
  expect(repeatPurchaseRate(purchases)).toMatchObject({ repeatCustomers: 1, trials: 2 });
  expect(repeatPurchaseRate(purchases, { until: "2026-03-11" })).toMatchObject({ repeatCustomers: 1, trials: 3 });
});

test("with time to come back, customers just won do not count", () => {
  expect(repeatPurchaseRate(purchases, { until: "2026-03-31", withinDays: 60 })).toMatchObject({
    repeatCustomers: 1,
    trials: 2,
  });
  expect(repeatPurchaseRate(purchases, { until: "2026-03-31", withinDays: 30 })).toMatchObject({ repeatCustomers: 0 });
});

test("bad rows are left out with their place, and nothing left is an error", () => {
  const rows = [{ on: "2026-01-05" }, { accountId: "a", on: "2026-02-30" }, { accountId: "a", on: "2026-02-03" }];
  expect(repeatPurchaseRate(rows).rejected).toMatchObject([
    { index: 0, path: "accountId" },
    { index: 1, path: "on" },
  ]);
  expect(() => repeatPurchaseRate([])).toThrow("purchases must leave a customer to count");
});

test("cohorts count each customer once a period and leave the unfinished period out", () => {
  const { cohorts } = cohortTable(purchases, { until: "2026-04-12" });
  expect(cohorts.map(({ from, customers, cells }) => [from, customers, cells.map(({ active }) => active)])).toEqual([
    ["2026-01-01", 2, [2, 0, 1]],
  ]);
  expect(cohortTable(purchases, { until: "2026-03-30" }).cohorts.map(({ from }) => from)).toEqual(["2026-01-01"]);
});

test("a return in the unfinished period takes back what was bought before it", () => {
  const bought = { accountId: "a", on: "2026-03-30", amount: 20 };
  const returned = { accountId: "a", on: "2026-04-02", amount: -20 };
  expect(cohortTable([bought, returned], { until: "2026-04-12" }).cohorts).toEqual([]);
  expect(cohortTable([bought, returned], { until: "2026-04-01" }).cohorts).toHaveLength(1);
});

test("cohorts tell their money where it is asked for, returns taken off", () => {
  const rows = [
    { accountId: "a", on: "2026-01-05", amount: 60.1 },
    { accountId: "b", on: "2026-01-20", amount: 40 },
    { accountId: "a", on: "2026-02-05", amount: 70.2 },
    { accountId: "a", on: "2026-02-09", amount: -20.1 },
    { accountId: "b", on: "2026-03-09" },
  ];
  const [cohort] = cohortTable(rows, { until: "2026-03-31", money: true }).cohorts;
  expect(cohort?.cells.map(({ spend, spendShare }) => [spend, spendShare])).toEqual([
    [100.1, 1],
    [50.1, 5010 / 10010],
    [null, null],
  ]);
  expect(cohortTable(rows, { until: "2026-03-31" }).cohorts[0]?.cells[0]).not.toHaveProperty("spend");
});

test("weeks start on Monday, quarters and years with the calendar's", () => {
  const froms = (period: "week" | "quarter" | "year"): string[] =>
    cohortTable(
      [
        { accountId: "a", on: "1969-11-05" },
        { accountId: "b", on: "2026-08-13" },
      ],
      {
        until: "2026-12-31",
        period,
      },
    ).cohorts.map(({ from }) => from);
  expect(froms("week")).toEqual(["1969-11-03", "2026-08-10"]);
  expect(froms("quarter")).toEqual(["1969-10-01", "2026-07-01"]);
  expect(froms("year")).toEqual(["1969-01-01", "2026-01-01"]);
});

test("weeks may start on Sunday, as they do in the United States", () => {
  const rows = [
    { accountId: "a", on: "2026-11-21" },
    { accountId: "b", on: "2026-11-22" },
  ];
  const options = { until: "2026-11-30", period: "week" } as const;
  const froms = (weekStartsOn?: "sun" | "mon" | "sat"): unknown =>
    cohortTable(rows, { ...options, weekStartsOn }).cohorts.map(({ from, customers }) => [from, customers]);
  // The 22nd of November 2026 is a Sunday.
  expect(froms()).toEqual([["2026-11-16", 2]]);
  expect(froms("sun")).toEqual([
    ["2026-11-15", 1],
    ["2026-11-22", 1],
  ]);
  expect(froms("sat")).toEqual([["2026-11-21", 2]]);
  expect(() => cohortTable(rows, { ...options, weekStartsOn: "sunday" })).toThrow(
    "options.weekStartsOn must be one of",
  );
});

test("every customer who bought is in one cohort, and each first cell is full", () => {
  const purchase = fc.record({
    accountId: fc.constantFrom("a", "b", "c", "d"),
    on: fc.integer({ min: 1, max: 28 }).map((day) => `2026-0${(day % 9) + 1}-${String(day).padStart(2, "0")}`),
  });
  fc.assert(
    fc.property(fc.array(purchase), (rows) => {
      const { cohorts } = cohortTable(rows, { until: "2026-12-31" });
      const customers = cohorts.reduce((sum, cohort) => sum + cohort.customers, 0);
      expect(customers).toBe(new Set(rows.map(({ accountId }) => accountId)).size);
      for (const { cells } of cohorts) expect(cells[0]?.share).toBe(1);
    }),
  );
});
