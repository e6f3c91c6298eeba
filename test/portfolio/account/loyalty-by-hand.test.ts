import {
  estimateLoyalty,
  fitLoyaltyModel,
  mbgNbdModel,
  probabilityAlive,
  probabilityOfBuying,
  reviewPortfolio,
  summarizePurchases,
  type Account,
} from "retention-kit";
import { expect, test } from "vitest";
import { draws } from "../../support/draws.js";

/** What the main job gives a fitted model of loyalty to weigh, worked out from the account's own rows. */

const asOf = "2026-11-21";
const on = (daysAgo: number): string => new Date(Date.parse(asOf) - daysAgo * 86_400_000).toISOString().slice(0, 10);
const purchases = mbgNbdModel({ r: 1.2, alpha: 6, a: 0.5, b: 3 }, { timeUnit: "week" });
const random = draws(5);
/** Learned where those who stayed for long, and who were given something, came again more often. */
const loyalty = fitLoyaltyModel(
  Array.from({ length: 600 }, () => {
    const [tenureYears, reward] = [10 * random.uniform(), random.chance(0.3) ? 1 : 0];
    const repurchased = random.chance(1 / (1 + Math.exp(2 - 0.3 * tenureYears - reward)));
    return { problem: false, tenureYears, exposures: { reward }, repurchased };
  }),
);
const account: Account = {
  id: "acme",
  purchases: [20, 60, 110, 900, 1826].map((daysAgo) => ({ on: on(daysAgo), amount: 100 })),
  tickets: [],
};
const loyaltyOf = (more: Partial<Account>) =>
  reviewPortfolio(
    { accounts: [{ ...account, ...more }], products: [], sellers: [] },
    { asOf, to: "2026-12-20", models: { purchases, loyalty } },
  ).accounts[0]?.loyalty;

test("is how long it has been a customer, what it was exposed to, and the chance of its purchases", () => {
  const learned = loyalty.influences.filter(({ assumedWeight }) => assumedWeight === null).map(({ name }) => name);
  expect(learned.sort()).toEqual(["exposures.reward", "tenureYears"]);
  const [summary] = summarizePurchases(
    (account.purchases ?? []).map((row) => ({ ...row, accountId: "acme" })),
    { until: asOf, unit: "week" },
  ).summaries;
  if (summary === undefined) throw new Error("no history");
  const estimateOf = (more: object) =>
    estimateLoyalty(
      {
        accountId: "acme",
        tickets: [],
        tenureYears: 1826 / 365.25,
        probabilityAlive: probabilityAlive(purchases, summary),
        purchases: probabilityOfBuying(purchases, summary, { horizon: 180 / 7 }),
        lastPurchaseOn: on(20),
        ...more,
      },
      { asOf, model: loyalty },
    );
  const seen = new Set<number>();
  for (const exposures of [undefined, null, { reward: 1 }, { reward: 0 }]) {
    const expected = estimateOf({ exposures: exposures ?? undefined });
    const found = loyaltyOf({ exposures });
    expect(found?.logOdds).toBeCloseTo(expected.logOdds, 6);
    expect(found?.contributions.map(({ factor }) => factor)).toEqual(
      expected.contributions.map(({ factor }) => factor),
    );
    seen.add(expected.logOdds);
  }
  // What is not known is taken at its mean, which is neither.
  expect(seen.size).toBe(3);
  expect(estimateOf({ tenureYears: null }).logOdds).not.toBeCloseTo(estimateOf({}).logOdds, 3);
});
