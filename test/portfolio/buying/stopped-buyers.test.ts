import { expectInEveryForm } from "../../support/every-form.js";
import { type Account, type Portfolio, reviewPortfolio } from "retention-kit";
import { describe as say } from "retention-kit/locales";
import { en } from "retention-kit/locales/en";
import fc from "fast-check";
import { expect, test } from "vitest";
import { stoppedBuyers, stoppingChance } from "../../../src/portfolio/buying/stopped-buyers.js";
import { faultOf } from "../../support/sentence-reader.js";

const asOf = "2026-11-21";
const to = "2027-02-20";
const products = [{ id: "mill", price: 900 }];
const sellers = [{ id: "north", timeZone: "UTC" }];
const bought = (amount: number, ...days: string[]) => days.map((on) => ({ on, productId: "mill", amount }));
/** Six bought in the year before the last, of which two have not since; two are new, and one only asked. */
const accounts: Account[] = [
  { id: "big", status: "customer", purchases: bought(50_000, "2024-11-01", "2025-11-21", "2026-10-30") },
  { id: "small", status: "customer", purchases: bought(70, "2025-03-01", "2026-11-20") },
  { id: "even", status: "customer", purchases: bought(900, "2025-02-01", "2025-12-01", "2026-06-01") },
  { id: "twice", status: "customer", purchases: bought(300, "2025-05-01", "2026-05-01") },
  { id: "gone", purchases: bought(800, "2024-11-22") },
  { id: "silent", purchases: bought(800, "2025-11-20") },
  { id: "new", status: "customer", purchases: bought(400, "2025-11-22") },
  { id: "newer", status: "customer", purchases: bought(100, "2026-11-01") },
  { id: "asked", status: "prospect", purchases: [] },
];
const options = { asOf, to, plan: false } as const;
const of = (book: Pick<Portfolio, "accounts">, id: string) => {
  const found = book.accounts.find(({ accountId }) => accountId === id);
  if (found === undefined) throw new Error(`no report of ${id}`);
  return found;
};
const chance = 2.5 / 7;

test("without a model, what an account spent in the last 12 months counts by the share that stopped", () => {
  const book = reviewPortfolio({ accounts, products, sellers }, options);
  expect(book.models.purchases).toBeNull();
  const spent = { big: 50_000, small: 70, even: 1800, twice: 300, new: 400, newer: 100 };
  for (const [id, worth] of Object.entries(spent)) {
    const { attention, valueAtRisk } = of(book, id);
    expect(valueAtRisk).toBeNull();
    expect(attention.keep).toBeCloseTo(0.1 * worth * chance * (1 - chance), 9);
    expect(attention.assumptions.map(({ key }) => key)).toContain("reviews.effect.keep");
  }
  for (const id of ["gone", "silent", "asked"]) expect(of(book, id).attention.keep ?? 0).toBe(0);
  const [first] = book.accounts.toSorted((a, b) => b.attention.total - a.attention.total);
  expect(first?.accountId).toBe("big");
  expect(of(book, "big").attention.reasons.map((each) => say(each, en))).toEqual(
    expect.arrayContaining([
      "at the pace of its last 12 months it would bring 50,000 in the next 12 months; 17,857 of it counts as at risk",
      "of 6 accounts that bought in the 12 months before, 2 bought nothing in the last 12 months, so the chance that it stops counts as 36%",
    ]),
  );
});

test("who is less likely to buy again at all than the book's customers are to go on has more at risk", () => {
  const hard = {
    ...{ id: "T", openedAt: "2026-11-20T10:00:00Z", resolved: false, contacts: 5, transfers: 3, reopens: 1 },
    ...{ priority: "urgent", escalated: true },
  } as const;
  const served = accounts.map((account) =>
    account.id === "even"
      ? { ...account, tickets: [hard] }
      : account.id === "twice"
        ? { ...account, tickets: [] }
        : account,
  );
  const book = reviewPortfolio({ accounts: served, products, sellers }, options);
  const [even, twice] = [of(book, "even"), of(book, "twice")];
  const again = even.buysAgain?.probability ?? NaN;
  expect(again).toBeLessThan(1 - chance);
  expect(even.attention.keep).toBeCloseTo(0.1 * 1800 * (1 - again) * (1 - chance), 9);
  expect(even.attention.reasons).toContainEqual({
    code: "portfolio.attention.by-service",
    params: { probability: again },
  });
  // No tickets make it likely that it buys again one day, which says nothing of these months.
  expect(twice.buysAgain?.probability).toBeGreaterThan(1 - chance);
  expect(twice.attention.keep).toBeCloseTo(0.1 * 300 * chance * (1 - chance), 9);
  for (const picture of [even, twice]) {
    const account = served.find(({ id }) => id === picture.accountId) ?? { id: "" };
    const scene = {
      ...{ account, accounts: served, picture, book: book as never, products, asOf, to },
      ...{ model: null as never, booked: null, offer: null },
    };
    for (const sentence of picture.attention.reasons.map((each) => say(each, en))) {
      expect(faultOf(sentence, scene), sentence).toBeNull();
    }
  }
});

test("each sentence is what the rows say", () => {
  for (const rows of [accounts, accounts.filter(({ id }) => id !== "big")]) {
    const book = reviewPortfolio({ accounts: rows, products, sellers }, options);
    for (const account of rows) {
      const picture = of(book, account.id);
      const said = picture.attention.reasons.filter(({ code }) => /at-pace|stops/.test(code));
      expect(said).toHaveLength((picture.attention.keep ?? 0) === 0 ? 0 : 2);
      const scene = { account, accounts: rows, picture, products, asOf, to, booked: null, offer: null };
      for (const each of said)
        expect(faultOf(say(each, en), { ...scene, book: book as never, model: undefined as never })).toBeNull();
    }
  }
});

test("where the record does not reach back two years, it is a half", () => {
  const young = accounts.filter(({ id }) => id !== "big");
  const { attention } = of(reviewPortfolio({ accounts: young, products, sellers }, options), "even");
  expect(attention.keep).toBeCloseTo(0.1 * 1800 * 0.5 * 0.5, 9);
  expect(attention.reasons.map((each) => say(each, en))).toContain(
    "the record does not tell how many accounts stop buying, so the chance that it stops counts as 50%",
  );
});

test("months and margin of value at risk count", () => {
  const policies = { valueAtRisk: { months: 6, margin: 0.4 } };
  const { attention } = of(reviewPortfolio({ accounts, products, sellers }, { ...options, policies }), "even");
  const days = accounts.map(({ id, purchases }) => ({
    accountId: id,
    days: (purchases ?? []).map(({ on }) => ({ day: Date.parse(on) / 86_400_000, spend: 1 })),
  }));
  const counted = stoppedBuyers(days, Date.parse(asOf) / 86_400_000, 6);
  // Bought from 2025-05-22 to 2026-05-21: big, even, twice, silent, new; since then big and even.
  expect(counted).toEqual({ of: 5, stopped: 3, months: 6 });
  expect(attention.keep).toBeCloseTo(0.1 * 1800 * 0.5 * 0.4 * (3.5 / 6) * (2.5 / 6), 9);
});

test("with a contract that is to be renewed, its invoices count there alone", () => {
  const contracts = [
    { id: "c", productId: "mill", startsOn: "2026-01-01", endsOn: "2027-01-01", amount: 600, per: "year" as const },
  ];
  const rows = accounts.map((account) => (account.id === "even" ? { ...account, contracts } : account));
  const { attention } = of(reviewPortfolio({ accounts: rows, products, sellers }, options), "even");
  expect(attention.renew).toBeCloseTo(0.1 * 600 * 0.5, 9);
  expect(attention.keep).toBeCloseTo(0.1 * (1800 - 600) * chance * (1 - chance), 9);
});

test("in any order, in a stream, and from a frozen book that was stored, it is the same", () => {
  expectInEveryForm({ accounts, products, sellers }, options, ({ attention }) => attention);
});

test("counts by days are those of lists looked through", () => {
  const asOfDay = Date.parse(asOf) / 86_400_000;
  const [yearAgo, before] = [Date.parse("2025-11-21") / 86_400_000, Date.parse("2024-11-21") / 86_400_000];
  const history = fc.array(fc.integer({ min: asOfDay - 1000, max: asOfDay }), { maxLength: 4 });
  fc.assert(
    fc.property(fc.array(history, { maxLength: 12 }), (histories) => {
      const buyers = histories.map((days, at) => ({
        accountId: String(at),
        days: days.toSorted((a, b) => a - b).map((day) => ({ day, spend: 1 })),
      }));
      const found = stoppedBuyers(buyers, asOfDay, 12);
      const reachesBack = Math.min(...histories.flat()) <= before;
      const earlier = histories.filter((days) => days.some((day) => day > before && day <= yearAgo));
      const stopped = earlier.filter((days) => Math.max(...days) <= yearAgo);
      const expected = reachesBack ? { of: earlier.length, stopped: stopped.length } : { of: 0, stopped: 0 };
      expect(found).toEqual({ ...expected, months: 12 });
      // The mean of the beta distribution with half a one more of each kind.
      const kept = expected.of - expected.stopped;
      expect(stoppingChance(found)).toBeCloseTo((expected.stopped + 0.5) / (expected.stopped + 0.5 + kept + 0.5), 12);
    }),
    { numRuns: 200 },
  );
});
