import {
  reviewPortfolio,
  type Account,
  type Portfolio,
  type PortfolioOptions,
  type ReviewSignal,
  type Usage,
  usageTrend,
} from "retention-kit";
import { describe as say } from "retention-kit/locales";
import { en } from "retention-kit/locales/en";
import { describe, expect, test } from "vitest";

const options = { asOf: "2026-11-21", to: "2026-12-20" };
const AS_OF_DAY = Date.parse(options.asOf) / 86_400_000;
const on = (daysAgo: number): string => new Date((AS_OF_DAY - daysAgo) * 86_400_000).toISOString().slice(0, 10);

function review(account: Omit<Account, "id">, more: Partial<PortfolioOptions> = {}): Portfolio {
  const book = reviewPortfolio(
    { accounts: [{ id: "a", ...account }], products: [{ id: "mill", price: 900 }], sellers: [] },
    { ...options, ...more },
  );
  expect(book.rejected).toEqual([]);
  return book;
}
const signalsOf = (account: Omit<Account, "id">, more?: Partial<PortfolioOptions>): readonly ReviewSignal[] =>
  review(account, more).accounts[0]?.signals ?? [];
const words = (code: string): string =>
  say({ code: "reviews.signal", params: { signal: code, on: on(3), reviewBy: on(-11) } }, en);

describe("somebody who left", () => {
  test("asks for a review where it was a champion, who decides, or somebody with influence", () => {
    const left = on(5);
    const contacts = [
      { id: "ann", role: "champion", left },
      { id: "bob", role: "decision-maker", left },
      { id: "cem", influence: "high" as const, left },
      { id: "dan", role: "user", left },
      { id: "eve", role: "champion" },
      { id: "fay", role: "champion", left: false },
      { id: "gil", role: "champion", left: on(-5) },
    ];
    expect(signalsOf({ contacts })).toEqual(
      ["ann", "bob", "cem"].map((about) => ({ code: "champion-left", on: left, reviewBy: on(-9), about })),
    );
    expect(words("champion-left")).toMatch(/^our champion there has left/);
  });

  test("is answered by a talk about it, and not by one about something else", () => {
    const contacts = [{ id: "ann", role: "champion", left: on(5) }];
    const codes = (about?: string): string[] =>
      signalsOf({ contacts, touches: [{ on: on(2), kind: "call", about }] }).map(({ code }) => code);
    expect(codes("ann")).toEqual([]);
    expect(codes()).toEqual([]);
    expect(codes("invoice")).toEqual(["champion-left"]);
  });

  test("on a day that nobody knows asks from 90 days after the last talk on, its day the same from run to run", () => {
    const contacts = [{ id: "ann", role: "champion", left: true }];
    const touches = [{ on: on(100), kind: "call" }];
    expect(signalsOf({ contacts, touches: [{ on: on(89), kind: "call" }] })).toEqual([]);
    const expected = [{ code: "champion-left", on: on(10), reviewBy: on(-4), about: "ann" }];
    expect(signalsOf({ contacts, touches })).toEqual(expected);
    expect(signalsOf({ contacts, touches }, { asOf: on(-3) })).toEqual(expected);
    expect(signalsOf({ contacts, touches }, { asOf: on(-4) })[0]?.on).toBe(on(-4));
  });
});

describe("use that falls", () => {
  const weekly = (values: number[], fields: Partial<Usage> = {}): Usage[] =>
    values.map((value, week) => ({ on: on(7 * (values.length - 1 - week)), value, ...fields }));

  test("asks for a review from the first week that leaves no doubt", () => {
    const usage = weekly([50, 50, 49, 50, 44, 40, 36, 32], { measure: "licences", of: 50 });
    const [signal] = signalsOf({ usage });
    expect(signal).toMatchObject({ code: "usage-falling", about: "licences" });
    // It arose on a day that was measured, and stays where it was a week on.
    expect(usage.map((row) => row.on)).toContain(signal?.on);
    const later = [...usage, { on: on(-7), value: 28, of: 50, measure: "licences" }];
    expect(signalsOf({ usage: later }, { asOf: on(-7) })[0]?.on).toBe(signal?.on);
    expect(words("usage-falling")).toMatch(/^usage is falling/);
  });

  test("has been falling since the first week from which on it was falling in every one, as the trend of each says", () => {
    const isFalling = (rows: Usage[]): boolean => {
      const [trend] = usageTrend(rows, { asOf: rows.at(-1)?.on ?? "", confidence: 0.95 }).trends;
      return trend?.direction === "falling" && (trend.change ?? 0) <= -0.2;
    };
    const seen = new Set<number>();
    for (const values of [
      [50, 50, 49, 50, 44, 40, 36, 32],
      [50, 45, 40, 35, 30, 25],
      [60, 52, 47, 41, 38, 33, 58, 57, 30, 25, 22, 20, 18],
      [20, 22, 24, 26, 24, 20, 17, 14, 11, 8, 5],
    ]) {
      const usage = weekly(values);
      let first = values.length;
      while (first > 0 && isFalling(usage.slice(0, first))) first--;
      const [signal] = signalsOf({ usage });
      expect(signal?.on).toBe(usage[first]?.on);
      if (signal !== undefined) seen.add(first);
    }
    expect(seen.size).toBeGreaterThan(1);
  });

  test("by little, with doubt, or long ago asks for nothing; the policy says what is little", () => {
    const slight = weekly([50, 49.5, 49, 48.5, 48, 47.5, 47]);
    expect(signalsOf({ usage: slight })).toEqual([]);
    expect(signalsOf({ usage: slight }, { policies: { signals: { usageFall: 0.05 } } })).toHaveLength(1);
    expect(signalsOf({ usage: weekly([50, 20, 45, 30, 48, 22, 46]) })).toEqual([]);
    expect(signalsOf({ usage: weekly([50, 40, 30, 20]) })).toEqual([]);
    const old = weekly([50, 45, 40, 35, 30, 25]).map((row) => ({ ...row, on: `2025${row.on.slice(4)}` }));
    expect(signalsOf({ usage: old })).toEqual([]);
  });
});

describe("an invoice that is paid late", () => {
  test("asks for a review 30 days after it was due, also once it is paid, for 90 days", () => {
    const invoice = (dueDaysAgo: number, paidDaysAgo?: number): readonly ReviewSignal[] =>
      signalsOf({
        invoices: [
          { dueOn: on(dueDaysAgo), amount: 100, ...(paidDaysAgo !== undefined && { paidOn: on(paidDaysAgo) }) },
        ],
      });
    expect(invoice(30)).toEqual([]);
    expect(invoice(31)).toEqual([{ code: "invoice-late", on: on(0), reviewBy: on(-14) }]);
    expect(invoice(40, 10)).toEqual([]);
    expect(invoice(45, 10)).toEqual([{ code: "invoice-late", on: on(14), reviewBy: on(0) }]);
    expect(invoice(200, 89)).toHaveLength(1);
    expect(invoice(200, 90)).toEqual([]);
    expect(words("invoice-late")).toMatch(/^an invoice is overdue/);
  });

  test("does not where it is a credit note, and is no spend", () => {
    const invoices = [{ dueOn: on(60), amount: -100 }];
    const [found] = review({ invoices, purchases: [] }).accounts;
    expect(found?.signals).toEqual([]);
    expect(found?.standing.state).toBe("prospect");
  });
});

test("a seller who says that an account is unhappy asks for a review, unless somebody talked with it lately", () => {
  const unhappy = { sentiment: "negative" as const, purchases: [{ on: on(20), amount: 5 }] };
  expect(signalsOf(unhappy)).toEqual([{ code: "customer-unhappy", on: on(6), reviewBy: on(-8) }]);
  expect(signalsOf({ ...unhappy, touches: [{ on: on(20), kind: "review" }] })).toEqual([]);
  // A mailing of ours is no talk, nor is a talk about something else.
  const told = signalsOf(unhappy);
  expect(signalsOf({ ...unhappy, touches: [{ on: on(2), kind: "mailing" }] })).toEqual(told);
  expect(signalsOf({ ...unhappy, touches: [{ on: on(2), kind: "call", about: "invoice" }] })).toEqual(told);
  expect(signalsOf({ ...unhappy, touches: [{ on: on(2), kind: "call", about: "customer-unhappy" }] })).toEqual([]);
  expect(signalsOf({ ...unhappy, sentiment: "neutral" })).toEqual([]);
});

test("signals of one's own keep their code, and pull the review forward", () => {
  const signals = [{ code: "new-warehouse", on: on(4), reviewBy: on(-3) }];
  const [found] = review({ signals, touches: [{ on: on(30), kind: "review" }] }).accounts;
  expect(found?.signals).toEqual(signals);
  expect(found?.nextReview).toMatchObject({ idealOn: on(-3), latestOn: on(-3) });
  expect(words("new-warehouse")).toMatch(/^the signal "new-warehouse" arose/);
});

test("those that have arisen by today are told, and of those to come the one that sets the last day", () => {
  const arisen = [
    { code: "first", on: on(0), reviewBy: on(-4) },
    { code: "second", on: on(0), reviewBy: on(-9) },
  ];
  /** A warranty that ends in fifteen days, of which it is time to talk in five. */
  const owned = [{ productId: "mill", purchasedOn: on(900), warrantyEndsOn: on(-15) }];
  const told = (signals: typeof arisen): unknown[] => {
    const policies = { signals: { warrantyDays: 10 } };
    const touches = [{ on: on(30), kind: "review" }];
    const [found] = review({ signals, owned, touches }, { policies }).accounts;
    const codes = (found?.nextReview.reasons ?? []).filter(({ code }) => code === "reviews.signal");
    return [codes.map(({ params }) => params?.signal), found?.signals.map(({ code }) => code)];
  };
  expect(told(arisen)).toEqual([
    ["first", "second"],
    ["first", "second"],
  ]);
  expect(told(arisen.slice(1))).toEqual([["second"], ["second"]]);
  // It sets the last day, though it has not arisen yet.
  expect(told([])).toEqual([["warranty-ending"], []]);
});

test("one of one's own takes the place of ours of the same code", () => {
  const contacts = [{ id: "ann", role: "champion", left: on(5) }];
  const signals = [{ code: "champion-left", on: on(5), reviewBy: on(-25) }];
  expect(signalsOf({ contacts, signals })).toEqual(signals);
});

test("the policy is checked", () => {
  const asking = (signals: object) => () => signalsOf({}, { policies: { signals } });
  expect(asking({ usageFall: 2 })).toThrow("policies.signals.usageFall must be at most 1");
  expect(asking({ invoiceDays: -1 })).toThrow("policies.signals.invoiceDays must be at least 0");
  expect(asking({ eventReviewDays: 0 })).not.toThrow();
  expect(asking({ usageDays: 3 })).toThrow("policies.signals.usageDays must be at least 7");
});
