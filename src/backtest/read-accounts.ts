import { RetentionError } from "../errors.js";
import type { PortfolioRejection } from "../portfolio/portfolio-rejection.js";
import type { Account } from "../records/account.js";
import { rejectionOf } from "../records/rejection.js";
import { datedAccount, type DatedAccount } from "./dated-account.js";

/**
 * Reads the days of every account's rows once; of accounts that share an id the first that can be read counts.
 * @internal
 */
export function readAccounts(accounts: readonly Account[]): {
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
      if (!(error instanceof RetentionError)) throw error;
      rejected.push({ records: "accounts", ...rejectionOf(account, index, error) });
    }
  });
  return { accepted, rejected };
}
