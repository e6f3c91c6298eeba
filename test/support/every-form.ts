import {
  type Account,
  type PortfolioAccount,
  type Product,
  portfolioReviewer,
  reviewPortfolio,
  type Seller,
} from "retention-kit";
import { expect } from "vitest";

/** What a part of each account's report is, by its id. */
function byAccount<Part>(rows: readonly PortfolioAccount[], part: (account: PortfolioAccount) => Part) {
  return Object.fromEntries(rows.map((account) => [account.accountId, part(account)]));
}

/** Holds that a part of the report is the same in the other order, in a stream, and from a frozen book that was stored. */
export function expectInEveryForm(
  records: { accounts: readonly Account[]; products: readonly Product[]; sellers: readonly Seller[] },
  options: { asOf: string; to: string; plan: false },
  part: (account: PortfolioAccount) => unknown,
): void {
  const { accounts, ...company } = records;
  const whole = byAccount(reviewPortfolio(records, options).accounts, part);
  const turned = reviewPortfolio({ ...company, accounts: accounts.toReversed() }, options);
  expect(byAccount(turned.accounts, part)).toEqual(whole);
  const reviewer = portfolioReviewer(company, options);
  for (const account of accounts) reviewer.learn(account);
  for (const account of accounts) reviewer.weigh(account);
  const frozen = JSON.parse(JSON.stringify(reviewer.freeze())) as ReturnType<typeof reviewer.freeze>;
  const streamed = accounts.flatMap((account) => reviewer.report(account) ?? []);
  expect(byAccount(streamed, part)).toEqual(whole);
  const thawed = portfolioReviewer(company, options, frozen);
  const told = accounts.flatMap((account) => thawed.report(account) ?? []);
  expect(byAccount(told, part)).toEqual(whole);
}
