import { OPPORTUNITY_STANDINGS, type OpportunityStanding } from "./opportunity-level.js";
import { assertFigures, assertOneOf, assertOptions, assertShare } from "../errors.js";
import type { Account } from "../records/account/account.js";
import { assertHostRow, type HostLists } from "../records/rows/host-row.js";
import { ACCOUNT_ROW, CONTRACT_ROW, DEAL_ROW, OWNED_ROW, PURCHASE_ROW } from "../records/rows/host-rows.js";
import type { Opportunity, OpportunityOptions } from "./opportunity.js";
import { scoreAgainst } from "./opportunity-steps.js";

/** What an opportunity is scored against, and what else is known about the account. */
export interface ScoreOpportunityOptions extends OpportunityOptions {
  /** Its state, from `reviewPortfolio`; an account that is not, or no longer, a customer is not high. */
  standing?: OpportunityStanding | null | undefined;
  /** Chance that it buys within the days looked ahead, 0 to 1. */
  buysAgain?: number | null | undefined;
  /** Mean of that chance over the book, 0 to 1, below which an account is not high. */
  bookChance?: number | null | undefined;
}

/**
 * What an account could still buy: its level (the first reason is the rule behind it), the products with their chances,
 * and the expected value of the best set of offers within its budget.
 *
 * It can buy products that it does not own and is eligible for, replacements due within the horizon, add-ons to what it
 * owns, and service contracts that cost less than the hours they save. The chosen set solves a knapsack in whole minor
 * units: it stays within the budget and includes whatever its products require. It is the best set, or `gap` says how
 * much better another could be. Without a known budget there is no limit. `docs/opportunity.md` has every rule.
 *
 * Low: at most one product and no means, or nothing left to buy. High: few products owned, means, something left to
 * buy, and, if known, still a customer whose chance of buying is at least the book's average. Medium: the rest.
 * Coverage is the mean over what is asked about an account: what it owns; its means (half if estimated); its segment,
 * if some product is for certain segments only; and hours of maintenance with the cost of an hour, if a contract could
 * be offered.
 *
 * Cost: one pass over the account's rows and the catalogue, and a search with bounded steps only if the budget does not
 * cover everything.
 *
 * @param account - The account with what it owns, or its purchases.
 * @param options - Catalogue, day and policy.
 * @returns Level, score, expected value and offers, with their reasons.
 * @throws RetentionError with the path inside the account for a date that does not exist, a currency other than the
 *   catalogue's, a purchase of another account, or a number out of bounds.
 *
 * @example
 * import { defineCatalogue, scoreOpportunity } from "retention-kit";
 *
 * const catalogue = defineCatalogue([
 *   { id: "mill", price: 900, margin: 0.5, lifespanMonths: 60 },
 *   { id: "grinder", price: 300, margin: 0.5 },
 *   { id: "sieve", price: 100, margin: 0.5, addOnTo: ["mill"] },
 * ]);
 * const account = { id: "acme", owned: [{ productId: "mill", purchasedOn: "2024-05-02" }], annualBudget: 350 };
 * const opportunity = scoreOpportunity(account, { catalogue, asOf: "2026-11-21" });
 * opportunity.level
 * //=> "high"
 * opportunity.offers.map(({ productId, kind, value, chosen }) => ({ productId, kind, value, chosen }))
 * //=> [
 * //     { productId: "grinder", kind: "whitespace", value: 15, chosen: true },
 * //     { productId: "sieve", kind: "add-on", value: 10, chosen: false },
 * //   ]
 * opportunity.expectedValue
 * //=> 15
 */
export function scoreOpportunity(account: Account, options: ScoreOpportunityOptions): Opportunity {
  const name = "scoreOpportunity";
  const chosen = assertOptions(name, "options", options, ACCOUNT_OPTIONS);
  const { standing = null, buysAgain = null, bookChance = null } = chosen;
  if (standing !== null) assertOneOf(name, "standing", standing, OPPORTUNITY_STANDINGS);
  if (buysAgain !== null) assertShare(name, "buysAgain", buysAgain);
  if (bookChance !== null) assertShare(name, "bookChance", bookChance);
  const opportunity = scoreAgainst(name, account, chosen, { standing, buysAgain, bookChance });
  assertHostRow(name, "", account, ACCOUNT_ROW, OPPORTUNITY_LISTS);
  return opportunity;
}

const OPPORTUNITY_LISTS: HostLists<Account> = [
  ["owned", OWNED_ROW],
  ["purchases", PURCHASE_ROW],
  ["deals", DEAL_ROW],
  ["contracts", CONTRACT_ROW],
];
const ACCOUNT_OPTIONS = {
  catalogue: true,
  asOf: true,
  policy: true,
  assumptions: assertFigures,
  standing: true,
  buysAgain: true,
  bookChance: true,
} as const;
