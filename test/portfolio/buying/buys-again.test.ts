import { type Account, type PortfolioOptions, reviewPortfolio } from "retention-kit";
import { expect, test } from "vitest";
import { plainDate } from "../../../src/calendar/days/plain-date.js";
import { draws } from "../../support/draws.js";

const options: PortfolioOptions = { asOf: "2026-11-21", to: "2027-02-20", plan: true };
const AS_OF_DAY = Date.parse(options.asOf) / 86_400_000;
const random = draws(5).uniform;

/** Buys at random, once a month to once a quarter, over two years; a third of the accounts have stopped. */
const accounts: Account[] = Array.from({ length: 150 }, (_, index) => {
  const gap = 30 + (index % 5) * 15;
  const days: number[] = [];
  const last = index % 3 === 0 ? AS_OF_DAY - 200 - index : AS_OF_DAY;
  for (let day = AS_OF_DAY - 730 + Math.floor(random() * 300); day <= last; day += 1 + Math.floor(random() * 2 * gap)) {
    days.push(day);
  }
  return { id: `A${index}`, purchases: days.map((day) => ({ on: plainDate(day), amount: 100 })) };
});
const review = (list: Account[], more: Partial<PortfolioOptions> = {}) =>
  reviewPortfolio({ accounts: list, products: [], sellers: [] }, { ...options, ...more });

test("loyalty is the same number as buysAgain, and its parts add up exactly", () => {
  const book = review(accounts);
  expect(book.models.buying.map(({ horizonDays }) => Math.round(horizonDays))).toEqual([180, 365]);
  for (const { buysAgain, loyalty } of book.accounts) {
    if (buysAgain === null) continue;
    expect(buysAgain.horizonDays).toBe(180);
    expect(loyalty?.probability).toBe(buysAgain.probability);
    expect(buysAgain.contributions.reduce((sum, { points }) => sum + points, 0)).toBe(buysAgain.logOdds);
    expect(buysAgain.lower).toBeLessThanOrEqual(buysAgain.probability);
    expect(buysAgain.upper).toBeGreaterThanOrEqual(buysAgain.probability);
  }
});

test("the stored models give the same answers without a look at the past", () => {
  const book = review(accounts);
  const models = JSON.parse(JSON.stringify(book.models)) as NonNullable<PortfolioOptions["models"]>;
  expect(review(accounts, { models }).accounts).toEqual(
    // The figures behind a fit stand with what was fitted here alone.
    book.accounts.map((account) => ({
      ...account,
      valueAtRisk: account.valueAtRisk && { ...account.valueAtRisk, assumptions: [] },
    })),
  );
});

test("a row after asOf changes no chance, and neither does the order of the accounts", () => {
  const later = accounts.map((account) => ({
    ...account,
    purchases: [...(account.purchases ?? []), { on: "2026-12-01", amount: 5000 }],
  }));
  const chances = (list: Account[]) =>
    Object.fromEntries(review(list).accounts.map(({ accountId, buysAgain }) => [accountId, buysAgain?.probability]));
  expect(chances(later)).toEqual(chances(accounts));
  expect(chances(accounts.toReversed())).toEqual(chances(accounts));
});

test("a longer time can only raise the purchase model's own chance", () => {
  const at = (horizonDays: number) => review(accounts.slice(0, 60), { horizonDays, models: { buying: [] } }).accounts;
  const long = at(365);
  at(90).forEach(({ buysAgain }, index) => {
    expect(buysAgain?.fromPurchases ?? 0).toBeLessThanOrEqual(long[index]?.buysAgain?.fromPurchases ?? 1);
  });
});
