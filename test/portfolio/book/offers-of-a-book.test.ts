import {
  fitPurchasePropensity,
  mbgNbdModel,
  opportunityPolicy,
  probabilityOfBuying,
  reviewPortfolio,
  scoreOpportunity,
  summarizePurchases,
  type Account,
  type PortfolioOptions,
} from "retention-kit";
import { describe, expect, test } from "vitest";

/** What a book says of the offers to each of its accounts: how likely others buy, and the chances that were learned. */

const asOf = "2026-11-21";
const asked: PortfolioOptions = { asOf, to: "2026-12-20" };
const on = (daysAgo: number): string => new Date(Date.parse(asOf) - daysAgo * 86_400_000).toISOString().slice(0, 10);
const model = mbgNbdModel({ r: 1.2, alpha: 6, a: 0.5, b: 3 }, { timeUnit: "week" });
const products = ["mill", "press", "sieve", "oven", "mixer", "scale"].map((id) => ({ id, price: 900 }));
/** Rich, with few products, and buying once in so many days. */
const every = (id: string, days: number, more: Partial<Account> = {}): Account => ({
  id,
  resources: "ample",
  annualBudget: 9000,
  owned: ["mill", "press"].map((productId) => ({ productId, purchasedOn: "2021-03-01" })),
  purchases: Array.from({ length: 6 }, (_, at) => ({ on: on(5 + days * at), amount: 100 })),
  ...more,
});

describe("an account that buys less likely than the book", () => {
  const accounts = [every("often", 10), every("at-times", 60), every("seldom", 150), { id: "never" }];
  const { summaries } = summarizePurchases(
    accounts.flatMap(({ id, purchases = [] }) => (purchases ?? []).map((row) => ({ ...row, accountId: id }))),
    { until: asOf, unit: "week" },
  );
  const chances = new Map(
    summaries.map((summary) => [summary.accountId, probabilityOfBuying(model, summary, { horizon: 180 / 7 })]),
  );
  const mean = [...chances.values()].reduce((sum, chance) => sum + chance, 0) / 3;

  test("is not high, and is told both chances; the mean is over those that ever bought", () => {
    const book = reviewPortfolio(
      { accounts, products, sellers: [] },
      { ...asked, horizonDays: 180, models: { purchases: model } },
    );
    const rules = new Map(book.accounts.map(({ accountId, opportunity }) => [accountId, opportunity.reasons[0]]));
    let unlikely = 0;
    for (const [id, chance] of chances) {
      const rule = rules.get(id);
      if (chance >= mean) expect([id, rule?.code]).toEqual([id, "opportunity.high.few-owned"]);
      else {
        unlikely++;
        expect([id, rule?.code]).toEqual([id, "opportunity.medium.unlikely"]);
        expect(rule?.params?.least).toBeCloseTo(mean, 9);
        expect(rule?.params?.chance).toBeCloseTo(chance, 9);
      }
    }
    expect(unlikely).toBeGreaterThan(0);
    expect(unlikely).toBeLessThan(3);
    // The same by the account alone, asked with these chances.
    for (const account of accounts) {
      const report = book.accounts.find(({ accountId }) => accountId === account.id);
      const alone = scoreOpportunity(account, {
        catalogue: products,
        asOf,
        standing: report?.standing.state,
        buysAgain: chances.get(account.id),
        bookChance: mean,
      });
      expect(report?.opportunity.level).toBe(alone.level);
      expect(report?.opportunity.expectedValue).toBeCloseTo(alone.expectedValue, 9);
    }
  });
});

describe("chances of offers that are given", () => {
  const observations = Array.from({ length: 80 }, (_, at) => ({
    features: { logOwned: (at % 5) / 4 },
    bought: at % 5 >= 2 && at % 3 !== 0,
  }));
  const propensity = fitPurchasePropensity(observations, { days: 365 });
  const keysOf = (models: PortfolioOptions["models"], more: Partial<PortfolioOptions> = {}) =>
    reviewPortfolio({ accounts: [every("a", 40)], products, sellers: [] }, { ...asked, models, ...more }).accounts.map(
      ({ opportunity }) => opportunity.assumptions.map(({ key }) => key),
    )[0] ?? [];

  test("take the place of those assumed, which the results then name no more", () => {
    const assumed = keysOf({ purchases: model });
    expect(assumed).toContain("opportunity.probability");
    const learned = keysOf({ purchases: model, propensity });
    expect(learned).not.toContain("opportunity.probability");
    // All others stay.
    expect(assumed.filter((key) => key !== "opportunity.probability").every((key) => learned.includes(key))).toBe(true);
    // A policy that has them already is taken as it is.
    const policy = opportunityPolicy({ propensity });
    const byPolicy = keysOf({ purchases: model }, { policies: { opportunity: policy } });
    expect(byPolicy).toEqual(
      scoreOpportunity(every("a", 40), { catalogue: products, asOf, policy }).assumptions.map(({ key }) => key),
    );
  });
});
