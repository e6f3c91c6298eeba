import {
  portfolioReviewer,
  reviewPortfolio,
  type Account,
  type Portfolio,
  type PortfolioOptions,
  type Product,
  type Seller,
} from "retention-kit";
import { describe, expect, test } from "vitest";
import { lowestLots } from "../../src/portfolio/book/lowest-lots.js";
import { textHash } from "../../src/numeric/discrete/text-hash.js";

const asOf = "2026-11-21";
const options = { asOf, to: "2027-02-20", currency: "EUR" } as const;
const dayBefore = (days: number): string => new Date(Date.parse(asOf) - days * 86_400_000).toISOString().slice(0, 10);
const products: Product[] = [900, 2400, 5200].map((price, index) => ({ id: `p${index}`, price, lifespanMonths: 48 }));
const sellers: Seller[] = ["north", "south"].map((id) => ({
  id,
  timeZone: "Europe/Oslo",
  calendar: { hours: { mon: [["09:00", "17:00"]], thu: [["09:00", "17:00"]] } },
  minutesPerDay: 90,
}));

/** Accounts of every kind, some of them wrong, and one id twice. */
const accounts = Array.from({ length: 160 }, (_, index) => ({
  id: index === 90 ? "a7" : `a${index}`,
  sellerId: index % 2 === 0 ? "north" : "south",
  ...(index % 3 === 0 && { currency: index % 9 === 0 ? "USD" : "EUR" }),
  ...(index % 4 !== 0 && {
    purchases: Array.from({ length: 1 + (index % 7) }, (_, at) => ({
      on: dayBefore(10 + ((index * 37 + at * 211) % 1500)),
      amount: 50 + ((index * 13 + at * 7) % 900),
      productId: `p${(index + at) % 4}`,
    })),
  }),
  ...(index % 5 === 0 && {
    tickets: [{ id: `T${index}`, openedAt: `${dayBefore(index)}T08:00:00Z`, resolved: index % 2 === 0, contacts: 4 }],
  }),
  ...(index % 6 === 0 && { touches: [{ on: dayBefore(index * 3), kind: "review" }] }),
  ...(index % 11 === 0 && { status: index % 2 === 0 ? "prospect" : "churned" }),
  ...(index % 13 === 0 && { annualBudget: "much", nickname: "x" }),
  ...(index % 8 === 0 && {
    contracts: [{ id: `C${index}`, startsOn: dayBefore(300), endsOn: "2027-01-15", amount: 40, per: "month" }],
  }),
})) as unknown as Account[];
const rows = [...accounts, null as unknown as Account, {} as Account];

/** The streaming form's results, put together. */
function streamed(list: readonly Account[], more: Partial<PortfolioOptions> = {}): Portfolio {
  const reviewer = portfolioReviewer({ products, sellers }, { ...options, ...more });
  list.forEach(reviewer.learn);
  list.forEach(reviewer.weigh);
  const reports = list.flatMap((account) => reviewer.report(account) ?? []);
  return { accounts: reports, plan: reviewer.plan(), ...reviewer.book() };
}

describe("portfolioReviewer", () => {
  test.each(["none", "all"] as const)("gives what reviewPortfolio gives, to the byte, with agenda %s", (agenda) => {
    const book = reviewPortfolio({ accounts: rows, products, sellers }, { ...options, agenda });
    expect(book.models.purchases).not.toBeNull();
    expect(book.rejected.length).toBeGreaterThan(20);
    expect(book.plan.booked.length).toBeGreaterThan(40);
    expect(JSON.stringify(streamed(rows, { agenda }))).toBe(JSON.stringify(book));
  });

  test("keeps to the last plan as reviewPortfolio does", () => {
    const first = reviewPortfolio({ accounts: rows, products, sellers }, { ...options, agenda: "none" });
    const later = { asOf: "2026-11-24", to: "2027-02-24", previous: first.plan.booked, agenda: "none" } as const;
    const again = reviewPortfolio({ accounts: rows, products, sellers }, { ...options, ...later });
    expect(JSON.stringify(streamed(rows, later))).toBe(JSON.stringify(again));
  });

  test("says the same of each account in any order of the accounts", () => {
    const byId = (book: Portfolio) =>
      new Map(book.accounts.map(({ accountId, ...report }) => [accountId, JSON.stringify(report)]));
    const distinct = rows.filter((row: Account | null) => row?.id !== "a7");
    expect(byId(streamed(distinct.toReversed()))).toEqual(byId(streamed(distinct)));
  });

  test("refuses passes in the wrong order, and passes over other accounts", () => {
    const start = () => portfolioReviewer({ products, sellers }, options);
    const reviewer = start();
    accounts.slice(0, 5).forEach(reviewer.learn);
    accounts.slice(0, 4).forEach(reviewer.weigh);
    expect(() => {
      reviewer.learn({ id: "late" });
    }).toThrow("learn must not be called after weigh");
    expect(() => reviewer.report({ id: "a0" })).toThrow("weigh must see the 5 accounts that learn saw");
    reviewer.weigh({ id: "a4" });
    reviewer.report({ id: "a0" });
    expect(() => reviewer.plan()).toThrow("report must see the 5 accounts that learn saw");
    expect(() => {
      reviewer.weigh({ id: "a0" });
    }).toThrow("weigh must not be called after report");
  });

  test.each<[string, (list: readonly Account[]) => Account[]]>([
    ["another account in place of one", (list) => [...list.slice(1), { id: "other" }]],
    ["one account twice and another not", (list) => [...list.slice(1), { id: "a1" }]],
    ["a purchase more", (list) => list.map((each, at) => (at === 3 ? withPurchase(each) : each))],
    ["a list that is gone", ([first, ...rest]) => [{ id: first?.id ?? "" }, ...rest]],
  ])("refuses %s in a later pass", (_, change) => {
    const own = accounts.slice(0, 8);
    const reviewer = () => portfolioReviewer({ products, sellers }, options);
    const weighed = reviewer();
    own.forEach(weighed.learn);
    change(own).forEach(weighed.weigh);
    expect(() => weighed.report({ id: "a0" })).toThrow("weigh must see the accounts that learn saw");
    const reported = reviewer();
    own.forEach(reported.learn);
    own.toReversed().forEach(reported.weigh);
    change(own).forEach(reported.report);
    expect(() => reported.book()).toThrow("report must see the accounts that learn saw");
  });

  test("wants the currency, which a stream tells too late", () => {
    const reviewer = portfolioReviewer({ products, sellers }, { asOf, to: "2027-02-20" });
    reviewer.learn({ id: "a" });
    expect(() => {
      reviewer.learn({ id: "b", currency: "EUR" });
    }).toThrow("options.currency must be given");
  });
});

function withPurchase(account: Account): Account {
  return { ...account, purchases: [...(account.purchases ?? []), { on: "2026-03-02", amount: 5 }] };
}

describe("a sample drawn in passing", () => {
  const drawn = Array.from({ length: 3000 }, (_, index) => ({ id: `a${index}`, day: (index * 7919) % 400 }));
  const most = 100;
  const lowest = (list: readonly { id: string }[]): string[] =>
    [...list]
      .sort((a, b) => textHash(a.id) - textHash(b.id) || (a.id < b.id ? -1 : 1))
      .slice(0, most)
      .map(({ id }) => id);

  test("holds the sample of every day, and not the book", () => {
    const sample = lowestLots<{ id: string; day: number }>({ most, idOf: ({ id }) => id, fromDay: ({ day }) => day });
    drawn.forEach(sample.add);
    const kept = sample.take();
    expect(kept.length).toBeLessThan(1000);
    for (const day of [0, 3, 50, 200, 399]) {
      const upTo = (list: typeof drawn) => list.filter((row) => row.day <= day);
      expect(lowest(upTo(kept))).toEqual(lowest(upTo(drawn)));
    }
  });

  test("holds the lowest lots where no day matters", () => {
    const sample = lowestLots<{ id: string }>({ most, idOf: ({ id }) => id });
    drawn.forEach(sample.add);
    const kept = sample.take();
    expect(kept.length).toBeLessThanOrEqual(2 * most);
    expect(lowest(kept)).toEqual(lowest(drawn));
  });
});
