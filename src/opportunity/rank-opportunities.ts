import { assertArray, RetentionError } from "../errors.js";
import type { Account } from "../records/account.js";
import { assertAccount } from "../records/assert-account.js";
import { acceptRows, type Batch } from "../records/rejection.js";
import { type Opportunity, type OpportunityOptions, opportunityScorer } from "./score-opportunity.js";

const NAME = "rankOpportunities";
const LEVELS: readonly Opportunity["level"][] = ["high", "medium", "low"];

/**
 * Scores many accounts and puts the best first: by level, then by expected value, then by id, so that the order of the
 * rows does not matter.
 *
 * One currency holds for the call: the catalogue's, else the one that most of the accounts name, of equally many the
 * one named first. An account in another currency is rejected; one that names none is taken to be in it. Of several
 * rows with one id the first good one counts and the others are rejected.
 *
 * @param accounts - Accounts in any order.
 * @param options - Catalogue, day and policy.
 * @returns `accepted`, the opportunities in order, and `rejected`, a reason for each row left out.
 * @throws RetentionError when the catalogue, the day or the policy is wrong; never for a row.
 *
 * @example
 * const catalogue = [{ id: "mill", price: 900, margin: 0.5 }, { id: "sieve", price: 100, margin: 0.5 }];
 * const accounts = [
 *   { id: "acme", annualBudget: 500, owned: [] },
 *   { id: "bolt", annualBudget: 500, owned: [{ productId: "mill", purchasedOn: "2025-01-31" }] },
 *   { id: "core", owned: [{ productId: "hammer", purchasedOn: "2025-01-31" }] },
 * ];
 * const { accepted, rejected } = rankOpportunities(accounts, { catalogue, asOf: "2026-11-21" });
 * accepted.map(({ accountId, level }) => ({ accountId, level }))
 * //=> [{ accountId: "bolt", level: "high" }, { accountId: "acme", level: "medium" }]
 * rejected
 * //=> [{
 * //     index: 2, id: "core", path: "owned[0].productId",
 * //     message: "rankOpportunities: owned[0].productId must be in the catalogue, got \"hammer\"",
 * //   }]
 */
export function rankOpportunities(accounts: readonly Account[], options: OpportunityOptions): Batch<Opportunity> {
  assertArray(NAME, "accounts", accounts);
  const score = opportunityScorer(NAME, options, commonCurrency(accounts));
  const seen = new Set<string>();
  const { accepted, rejected } = acceptRows("rankOpportunities", "accounts", accounts, (account: Account) => {
    assertAccount(NAME, account);
    if (seen.has(account.id)) throw new RetentionError(NAME, "id", "must not come twice", account.id);
    const opportunity = score(account);
    seen.add(account.id);
    return opportunity;
  });
  return { accepted: accepted.sort(byPromise), rejected };
}

function byPromise(a: Opportunity, b: Opportunity): number {
  if (a.level !== b.level) return LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level);
  if (a.expectedValue !== b.expectedValue) return b.expectedValue - a.expectedValue;
  return a.accountId < b.accountId ? -1 : 1;
}

/** The currency that most accounts name; of equally many the one named first. */
function commonCurrency(accounts: readonly (Account | null | undefined)[]): string | null {
  const counts = new Map<string, number>();
  for (const account of accounts) {
    const currency: unknown = account?.currency;
    if (typeof currency === "string") counts.set(currency, (counts.get(currency) ?? 0) + 1);
  }
  let common: string | null = null;
  for (const [currency, count] of counts) {
    if (common === null || count > (counts.get(common) ?? 0)) common = currency;
  }
  return common;
}
