import { RetentionError } from "../../errors.js";
import type { PortfolioRejection } from "../../portfolio/reading/portfolio-rejection.js";
import type { Account } from "../../records/account/account.js";
import { compareTexts } from "../../records/values/compare-texts.js";
import { refusalOfRow, rejectionOf } from "../../records/rows/rejection.js";
import { datedAccount, type DatedAccount } from "./dated-account.js";
import { openContracts } from "./open-contracts.js";

/**
 * Reads the days of every account's rows once, and puts the accounts in the order of their ids, so that nothing depends
 * on the order of the input. Of accounts that share an id the first that can be read counts.
 *
 * @param until - Day number up to which the records go; of what they hold unless it is said.
 * @internal
 */
export function readAccounts(
  accounts: readonly Account[],
  until: number | null = null,
): {
  accepted: DatedAccount[];
  rejected: PortfolioRejection[];
} {
  const accepted: DatedAccount[] = [];
  const rejected: PortfolioRejection[] = [];
  const seen = new Set<string>();
  accounts.forEach((account, index) => {
    try {
      const dated = datedAccount(account, index);
      if (seen.has(account.id)) throw new RetentionError("backtest", "id", "must not come twice", account.id);
      seen.add(account.id);
      accepted.push(dated);
    } catch (error) {
      rejected.push({ records: "accounts", ...rejectionOf(account, index, refusalOfRow("backtest", account, error)) });
    }
  });
  const contracts = accepted.flatMap((dated) => (dated.contracts ?? []).map(({ row }) => row));
  if (contracts.length > 0) {
    const hadNoEnd = openContracts(contracts, until ?? lastDayOf(accepted));
    for (const dated of accepted) dated.contracts?.forEach((each) => (each.hadNoEnd = hadNoEnd(each.row)));
  }
  // Sums depend on the order of their terms in the last digit, and draws on the number of each account.
  return { accepted: accepted.sort((a, b) => compareTexts(a.account.id, b.account.id)), rejected };
}

/** The last day on which anything was bought; in a book without purchases, the last on which a contract began. */
function lastDayOf(accounts: readonly DatedAccount[]): number {
  const last = { purchases: -Infinity, contracts: -Infinity };
  for (const account of accounts) {
    for (const list of ["purchases", "contracts"] as const) {
      for (const { day } of account[list] ?? []) last[list] = Math.max(last[list], day);
    }
  }
  // A contract may be signed to begin after the records end.
  return last.purchases === -Infinity ? last.contracts : last.purchases;
}
