import {
  expectedPurchases,
  mbgNbdModel,
  probabilityAlive,
  probabilityOfBuying,
  reviewPortfolio,
  summarizePurchases,
  type Account,
} from "retention-kit";
import { expect, test } from "vitest";
import { priorityScale, weightOn } from "../../../src/portfolio/stakes/priority-scale.js";
import { plainDate } from "../../../src/calendar/days/plain-date.js";

const asOf = "2026-11-21";
const TODAY = Date.parse(asOf) / 86_400_000;
const model = mbgNbdModel({ r: 1.2, alpha: 6, a: 0.5, b: 3 }, { timeUnit: "week" });
const seller = { id: "north", timeZone: "UTC" };
/** Bought every so many days until some days ago, and nobody knows for what money. */
const buyer = (id: string, gap: number, times: number, silent: number): Account => ({
  id,
  sellerId: "north",
  purchases: Array.from({ length: times }, (_, place) => ({
    on: plainDate(TODAY - silent - (times - 1 - place) * gap),
  })),
});
const accounts = [
  buyer("often", 10, 60, 12),
  buyer("late", 10, 60, 50),
  buyer("gone", 10, 30, 300),
  buyer("seldom", 120, 6, 60),
  { id: "prospect", sellerId: "north", purchases: [] },
];
const review = (given: readonly Account[], more: object = {}) =>
  reviewPortfolio(
    { accounts: given, products: [], sellers: [seller] },
    { asOf, to: "2027-02-20", models: { purchases: model, buying: [] }, ...more },
  );

/** What of its purchases of a year may be kept, by the model's own functions. */
function toKeep({ id, purchases }: Account): number {
  const rows = (purchases ?? []).map((row) => ({ ...row, accountId: id }));
  const [history] = summarizePurchases(rows, { until: asOf, unit: "week" }).summaries;
  if (history === undefined) return 0;
  const horizon = 365.25 / 7;
  const alive = probabilityAlive(model, history);
  const bought = probabilityOfBuying(model, history, { horizon });
  const staying = ((1.2 + history.repeatPurchases) / (6 + history.observed)) * horizon;
  const leaves = (1 - expectedPurchases(model, history, { horizon }) / alive / staying) / (bought / alive);
  return staying * (1 - bought * (1 - leaves)) * bought;
}

test("where no one's money is known, priorities follow the purchases that a review may keep", () => {
  const book = review(accounts);
  const expected = accounts.map((account) => {
    const isCustomer = book.accounts.find(({ accountId }) => accountId === account.id)?.standing.state !== "lapsed";
    return isCustomer ? toKeep(account) : 0;
  });
  const positive = expected.filter((each) => each > 0).sort((a, b) => a - b);
  const middle = (positive.length - 1) / 2;
  const median = ((positive[Math.floor(middle)] ?? NaN) + (positive[Math.ceil(middle)] ?? NaN)) / 2;
  for (const [place, { attention }] of book.accounts.entries()) {
    expect(attention.total).toBe(0);
    const ratio = Math.max(1 / 64, (expected[place] ?? NaN) / median);
    // On a grid of half doublings.
    expect(Math.abs(Math.log2(attention.priority / ratio))).toBeLessThanOrEqual(0.25 + 1e-6);
  }
  const [often, , , seldom] = book.accounts;
  expect(often?.attention.priority).toBeGreaterThan(seldom?.attention.priority ?? NaN);
});

test("one account whose money is known brings back the order by money", () => {
  const priced = { ...buyer("priced", 30, 12, 20), id: "priced" };
  const rows = (priced.purchases ?? []).map((row) => ({ ...row, amount: 100 }));
  const book = review([...accounts, { ...priced, purchases: rows }]);
  const { attention } = book.accounts.at(-1) ?? {};
  expect(attention?.total).toBeGreaterThan(0);
  expect(attention?.priority).toBe(1);
  for (const other of book.accounts.slice(0, -1)) expect(other.attention.priority).toBeCloseTo(1 / 64, 12);
});

test("where a review is said to keep nothing, purchases count of those with amounts as of those without", () => {
  const priced = accounts.map(({ id, purchases, ...rest }) => ({
    ...rest,
    id: `${id}-priced`,
    purchases: (purchases ?? []).map((row) => ({ ...row, amount: 100 })),
  }));
  const book = review([...accounts, ...priced], { policies: { attention: { keep: 0, winBack: 0 } } });
  const expected = accounts.map((account, place) =>
    book.accounts[place]?.standing.state === "lapsed" ? 0 : toKeep(account),
  );
  const positive = [...expected, ...expected].filter((each) => each > 0).sort((a, b) => a - b);
  const median = ((positive[positive.length / 2 - 1] ?? NaN) + (positive[positive.length / 2] ?? NaN)) / 2;
  expected.forEach((purchases, place) => {
    const [without, having] = [book.accounts[place], book.accounts[place + accounts.length]];
    expect([without?.attention.total, having?.attention.total]).toEqual([0, 0]);
    expect(having?.attention.priority).toBe(without?.attention.priority);
    const ratio = Math.max(1 / 64, purchases / median);
    expect(Math.abs(Math.log2((having?.attention.priority ?? NaN) / ratio))).toBeLessThanOrEqual(0.25 + 1e-6);
  });
});

test("without a model the purchases of the last 12 months count", () => {
  const book = reviewPortfolio({ accounts, products: [], sellers: [seller] }, { asOf, to: "2027-02-20" });
  expect(book.models.purchases).toBeNull();
  const of = (id: string) => book.accounts.find(({ accountId }) => accountId === id)?.attention.priority ?? NaN;
  expect(of("often")).toBeGreaterThan(of("seldom"));
  expect(of("prospect")).toBeCloseTo(1 / 64, 12);
});

test("purchases make the scale only where no one has money at stake", () => {
  expect(priorityScale([0, 4, 2], 2, [9, 9])).toEqual({ median: 3, step: 2 });
  expect(priorityScale([0, 0], 2, [0, 9, 1])).toEqual({ median: 5, step: 2, byPurchases: true });
  expect(priorityScale([0, 0], 2, [0])).toEqual({ median: null, step: 2 });
  expect(weightOn({}, { total: 3, purchases: 7 })).toBe(3);
  expect(weightOn({ byPurchases: true }, { total: 3, purchases: 7 })).toBe(7);
});

test("of two that wait alike, the one with more purchases to keep is met first", () => {
  // Ten that bought once long ago and ten that buy often, all due: there are hours for ten.
  const once = Array.from({ length: 10 }, (_, place) => buyer(`once-${place}`, 10, 1, 400 + place));
  const regular = Array.from({ length: 10 }, (_, place) => buyer(`regular-${place}`, 20, 20, 21 + place));
  const hours = { ...seller, minutesPerDay: 60 };
  const book = reviewPortfolio(
    { accounts: [...once, ...regular], products: [], sellers: [hours] },
    { asOf, to: "2026-12-04", models: { purchases: model, buying: [] } },
  );
  const count = (kind: string) => book.plan.booked.filter(({ accountId }) => accountId.startsWith(kind)).length;
  expect(count("regular")).toBe(10);
  expect(count("once")).toBe(0);
});
