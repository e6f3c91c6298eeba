import { RetentionError } from "../errors.js";
import type { Account } from "../records/account.js";
import { rejectionOf } from "../records/rejection.js";
import type { PortfolioRejection } from "./portfolio-rejection.js";

/** An account with its place in the input. */
export interface AccountRow {
  account: Account;
  index: number;
}

/**
 * Takes every account one step further; one that is refused is left out and listed.
 * @internal
 */
export function acceptAccounts<Row extends AccountRow, Result>(
  rows: readonly Row[],
  step: (row: Row) => Result,
  rejected: PortfolioRejection[],
): Result[] {
  return rows.flatMap((row) => {
    try {
      return [step(row)];
    } catch (error) {
      if (!(error instanceof RetentionError)) throw error;
      rejected.push({ records: "accounts", ...rejectionOf(row.account, row.index, error) });
      return [];
    }
  });
}
