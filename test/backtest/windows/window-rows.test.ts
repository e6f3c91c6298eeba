import { assumptions, backtest, reviewPortfolio, type Account, type Product, type Purchase } from "retention-kit";
import { expect, test } from "vitest";
import { datedAccount } from "../../../src/backtest/past/dated-account.js";
import { purchaseDays, purchaseRecord } from "../../../src/backtest/past/purchase-record.js";
import type { PredictedBook } from "../../../src/backtest/windows/predicted-book.js";
import { windowRows } from "../../../src/backtest/windows/window-rows.js";
import { dayNumber } from "../../../src/calendar/days/plain-date.js";
import { company, on } from "../company.js";

const AS_OF = dayNumber("test", "asOf", "2026-06-30");
const HORIZON = 90;
const YEAR = 365.25;

/** The rows of accounts, each numbered by its place. */
function rowsOf(accounts: readonly Account[], products: readonly Product[] = []) {
  const dated = accounts.map((account, index) => datedAccount(account, index));
  const book = { accounts: dated.map((each) => ({ dated: each, account: each.account })), products };
  return windowRows(
    book as unknown as PredictedBook,
    null,
    { asOf: AS_OF, horizonDays: HORIZON, first: 0 },
    new Map(dated.map(({ index }) => [index, 10 + index])),
    assumptions(),
  );
}

const mill: Product = { id: "mill", price: 5000, lifespanMonths: 60 };
const bag: Product = { id: "bag", price: 100 };
const bags = (...days: string[]): Purchase[] => days.map((day) => ({ on: day, productId: "bag", amount: 100 }));

test("what lasts longer than a year is no loss, as it is none at risk", () => {
  const lost = (purchases: Purchase[], products = [mill, bag]) =>
    rowsOf([{ id: "a", purchases }], products).rows[0]?.lost;
  const bought = bags("2025-09-01", "2026-01-01", "2026-05-01");
  const once = { on: "2026-02-01", productId: "mill", amount: 5000 };
  expect(lost(bought)).toBeCloseTo((300 * HORIZON) / YEAR, 10);
  expect(lost([...bought, once])).toBeCloseTo((300 * HORIZON) / YEAR, 10);
  // Of a product whose lifespan nobody tells, no one knows.
  expect(lost([...bought, once], [bag])).toBeCloseTo((5300 * HORIZON) / YEAR, 10);
  // One that is due again within the horizon comes again.
  const short = { ...mill, lifespanMonths: 13 };
  const due = { on: "2025-07-15", productId: "mill", amount: 5000 };
  expect(lost([...bought, due], [short, bag])).toBeCloseTo((300 * HORIZON) / YEAR + 5000, 10);
});

test("a window tells of each account what it bought, and whether it lapsed", () => {
  const accounts: Account[] = [
    { id: "buys", purchases: bags("2026-06-30", "2026-09-28") },
    { id: "too-late", purchases: bags("2026-06-30", "2026-09-29") },
    { id: "long-gone", purchases: bags("2025-06-30") },
    { id: "just-active", purchases: bags("2025-07-01") },
    { id: "new", purchases: bags("2026-07-01") },
    { id: "took-back", purchases: [...bags("2026-01-01", "2026-07-10"), { on: "2026-07-20", amount: -100 }] },
  ];
  const window = rowsOf(accounts);
  const found = window.rows.map(({ number, bought, lapsed, record, lost, coming }) => ({
    number,
    bought,
    lapsed,
    active: record?.active ?? null,
    lost: Math.round(lost * 100) / 100,
    isKnown: coming !== null,
  }));
  const rate = Math.round((100 * 100 * HORIZON) / YEAR) / 100;
  expect(found).toEqual([
    { number: 10, bought: true, lapsed: false, active: true, lost: 0, isKnown: true },
    { number: 11, bought: false, lapsed: true, active: true, lost: rate, isKnown: true },
    { number: 12, bought: false, lapsed: false, active: false, lost: 0, isKnown: true },
    { number: 13, bought: false, lapsed: true, active: true, lost: rate, isKnown: true },
    { number: 14, bought: true, lapsed: false, active: null, lost: 0, isKnown: false },
    { number: 15, bought: false, lapsed: true, active: true, lost: rate, isKnown: true },
  ]);
  expect(window.customers.map(({ number }) => number)).toEqual([10, 11, 12, 13, 15]);
  expect(window.active.map(({ number }) => number)).toEqual([10, 11, 13, 15]);
  expect(window.hasMoney).toBe(true);
  expect(window.rules).toBeNull();
});

test("there is money where every active account's is known", () => {
  const unpriced: Account = { id: "b", purchases: [{ on: "2026-06-01" }] };
  const priced: Account = { id: "a", purchases: bags("2026-06-01") };
  const longAgo: Account = { id: "c", purchases: [{ on: "2024-06-01" }, ...bags("2026-06-01")] };
  expect(rowsOf([priced]).hasMoney).toBe(true);
  expect(rowsOf([priced, unpriced]).hasMoney).toBe(false);
  expect(rowsOf([priced, longAgo]).hasMoney).toBe(true);
  expect(rowsOf([{ id: "none" }]).hasMoney).toBe(false);
  expect(rowsOf([unpriced]).rows[0]).toMatchObject({ coming: null, lapsed: true, lost: 0 });
});

test("how an account bought counts its days, gaps and money of the year", () => {
  const record = (purchases: Purchase[]) => purchaseRecord(datedAccount({ id: "a", purchases }, 0), AS_OF);
  expect(record(bags("2025-06-30", "2026-06-10", "2026-06-10", "2026-06-20", "2026-07-01"))).toEqual({
    purchases: 3,
    silentDays: 10,
    gapDays: 355 / 2,
    yearSpend: 300,
    active: true,
  });
  expect(record(bags("2025-07-01"))).toMatchObject({ gapDays: null, yearSpend: 100, active: true });
  expect(record(bags("2025-06-30"))).toMatchObject({ gapDays: null, yearSpend: 0, active: false });
  expect(record([...bags("2026-01-01", "2026-02-01"), { on: "2026-03-01" }])).toMatchObject({ yearSpend: null });
  expect(record([{ on: "2024-03-01" }, ...bags("2026-01-01", "2026-02-01")])).toMatchObject({ yearSpend: 200 });
  expect(record([{ on: "2026-01-01" }, ...bags("2026-02-01")])).toMatchObject({ yearSpend: null });
  expect(record(bags("2026-07-01"))).toBeNull();
  expect(
    record([
      { on: "2026-01-01", amount: 0.1 },
      { on: "2026-01-02", amount: 0.2 },
    ])?.yearSpend,
  ).toBe(0.3);
  const days = purchaseDays(
    datedAccount({ id: "a", purchases: bags("2026-01-01", "2026-06-30", "2026-07-01") }, 0),
    AS_OF,
  );
  expect(days.map(({ day, spend }) => [AS_OF - day, spend])).toEqual([
    [180, 10_000],
    [0, 10_000],
  ]);
});

const DAY = 360;
const { records } = company({ accounts: 80, seed: 21 });
const lasting = {
  ...records,
  products: records.products.map((each) => (each.id === "oven" ? { ...each, lifespanMonths: 84 } : each)),
};
const plain = { asOf: on(DAY), horizonDays: HORIZON, resamples: 20, seed: 1 };

test("what is lost is what value at risk calls the worth of those who did not buy", () => {
  const cut = lasting.accounts.map((account) => ({
    ...account,
    purchases: (account.purchases ?? []).filter((row) => row.on <= on(DAY)),
  }));
  const { accounts } = reviewPortfolio(
    { ...lasting, accounts: cut },
    { asOf: on(DAY), to: on(DAY + 1), plan: false, policies: { valueAtRisk: { months: HORIZON / (YEAR / 12) } } },
  );
  const worths = new Map(accounts.map(({ accountId, valueAtRisk }) => [accountId, valueAtRisk?.worth.value ?? null]));
  const rows = rowsAt(DAY);
  const both = rows.filter(({ record, predicted }) => record !== null && worths.get(predicted.account.id) !== null);
  expect(both.length).toBeGreaterThan(20);
  for (const { coming, predicted } of both) expect(coming).toBeCloseTo(worths.get(predicted.account.id) ?? NaN, 8);
  const oven = rows.filter(({ predicted }) =>
    predicted.account.purchases?.some(({ productId }) => productId === "oven"),
  );
  expect(oven.length).toBeGreaterThan(20);
});

function rowsAt(day: number) {
  const dated = lasting.accounts.map((account, index) => datedAccount(account, index));
  const asOf = dayNumber("test", "asOf", on(day));
  const book = {
    accounts: dated.map((each) => ({
      dated: each,
      account: { ...each.account, purchases: each.account.purchases?.filter((row) => row.on <= on(day)) },
    })),
    products: lasting.products,
  };
  return windowRows(
    book as unknown as PredictedBook,
    null,
    { asOf, horizonDays: HORIZON, first: 0 },
    new Map(),
    assumptions(),
  ).rows;
}

test("the back-test adds it up, and value at risk is held against it at the policy's margin", () => {
  const [whole] = backtest(lasting, plain).windows;
  const lost = rowsAt(DAY).reduce((sum, row) => sum + row.lost, 0);
  expect(whole?.lostRevenue).toBeCloseTo(lost, 8);
  expect(whole?.valueAtRisk?.lost).toBeCloseTo(lost, 8);
  const [part] = backtest(lasting, { ...plain, policies: { valueAtRisk: { margin: 0.25 } } }).windows;
  expect(part?.lostRevenue).toBeCloseTo(lost, 8);
  expect(part?.valueAtRisk?.lost).toBeCloseTo(lost / 4, 8);
  expect(part?.valueAtRisk?.predicted).toBeCloseTo((whole?.valueAtRisk?.predicted ?? NaN) / 4, 8);
  expect(part?.valueAtRisk?.topShare).toEqual(whole?.valueAtRisk?.topShare);
});
