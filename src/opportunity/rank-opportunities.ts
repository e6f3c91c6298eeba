import { compareTexts } from "../records/values/compare-texts.js";
import { OPPORTUNITY_LEVELS } from "./opportunity-level.js";
import { assertArray } from "../errors.js";
import { mapValidAccounts } from "../reading/accept-accounts.js";
import type { Account } from "../records/account/account.js";
import type { Batch } from "../records/rows/rejection.js";
import { resolveCatalogue } from "./catalogue/resolve-catalogue.js";
import type { Opportunity, OpportunityOptions } from "./opportunity.js";
import { opportunityScorer } from "./opportunity-steps.js";
import { namedCurrency } from "../reading/named-currency.js";

const NAME = "rankOpportunities";

/**
 * Scores many accounts and puts the best first: by level, then expected value, then id, so that the order of the rows
 * does not matter.
 *
 * What cannot be read in an account is left out and listed, and the account is scored without it. Only an account
 * without an id is refused. A product that is not in the catalogue counts as owned, and is listed once per account.
 *
 * A call has one currency: the catalogue's, or else the one that most accounts name (the first named, if equal).
 * Amounts of accounts in another currency are left out; an account that names none is assumed to use it. If an id comes
 * twice, the first row counts and the others are rejected.
 *
 * @param accounts - Accounts in any order.
 * @param options - Catalogue, day and policy.
 * @returns `accepted`, the opportunities in order, and `rejected`, what was left out with its reason.
 * @throws RetentionError when the catalogue, the day or the policy is wrong; never for a row.
 *
 * @example
 * import { rankOpportunities } from "retention-kit";
 *
 * const catalogue = [{ id: "mill", price: 900, margin: 0.5 }, { id: "sieve", price: 100, margin: 0.5 }];
 * const accounts = [
 *   { id: "acme", annualBudget: 500, owned: [] },
 *   { id: "bolt", annualBudget: 500, owned: [{ productId: "mill", purchasedOn: "2025-01-31" }] },
 *   { id: "core", owned: [{ productId: "hammer", purchasedOn: "2025-01-31" }] },
 * ];
 * const { accepted, rejected } = rankOpportunities(accounts, { catalogue, asOf: "2026-11-21" });
 * accepted.map(({ accountId, level }) => ({ accountId, level }))
 * //=> [
 * //     { accountId: "bolt", level: "high" }, { accountId: "core", level: "medium" },
 * //     { accountId: "acme", level: "medium" },
 * //   ]
 * rejected
 * //=> [{
 * //     index: 2, id: "core", path: "owned[0].productId", kept: true,
 * //     message: "rankOpportunities: owned[0].productId must be in the catalogue, got \"hammer\"",
 * //   }]
 */
export function rankOpportunities(accounts: readonly Account[], options: OpportunityOptions): Batch<Opportunity> {
  assertArray(NAME, "accounts", accounts);
  const common = commonCurrency(accounts);
  const score = opportunityScorer(NAME, options, common);
  const { catalogue, positions } = resolveCatalogue(NAME, "catalogue", options.catalogue);
  const against = { currency: catalogue.currency ?? common, products: positions };
  const { accepted, rejected } = mapValidAccounts(NAME, accounts, against, score);
  return { accepted: accepted.sort(byPromise), rejected };
}

function byPromise(a: Opportunity, b: Opportunity): number {
  if (a.level !== b.level) return OPPORTUNITY_LEVELS.indexOf(a.level) - OPPORTUNITY_LEVELS.indexOf(b.level);
  if (a.expectedValue !== b.expectedValue) return b.expectedValue - a.expectedValue;
  return compareTexts(a.accountId, b.accountId);
}

/** The currency that most accounts name; of equally many the one named first. */
function commonCurrency(accounts: readonly (Account | null | undefined)[]): string | null {
  const counts = new Map<string, number>();
  for (const account of accounts) {
    const currency = namedCurrency(account);
    if (typeof currency === "string" && currency !== "") counts.set(currency, (counts.get(currency) ?? 0) + 1);
  }
  let common: string | null = null;
  for (const [currency, count] of counts) {
    if (common === null || count > (counts.get(common) ?? 0)) common = currency;
  }
  return common;
}
