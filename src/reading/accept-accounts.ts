import { assertArray, messageOf, refusalOf, RetentionError } from "../errors.js";
import type { Account } from "../records/account/account.js";
import { type Batch, idOfRow, type Rejection, rejectionOf } from "../records/rows/rejection.js";
import { accountReading, type AccountReadingOptions } from "./account-reading.js";
import type { Misread } from "./read-row.js";

/**
 * Applies a function to every account, as far as it can be read. What is left out of an account is listed, and the
 * account goes on; one without an id, or with that of an account before, is refused.
 *
 * @throws RetentionError when the accounts are no array.
 * @internal
 */
export function mapValidAccounts<Result>(
  functionName: string,
  accounts: readonly unknown[],
  against: Omit<AccountReadingOptions, "unknownFields">,
  apply: (account: Account) => Result,
): Batch<Result> {
  assertArray(functionName, "accounts", accounts);
  const read = accountReading({ ...against, unknownFields: new Map(), noMisspelling: true });
  const seen = new Set<string>();
  const batch: Batch<Result> = { accepted: [], rejected: [] };
  accounts.forEach((row: unknown, index) => {
    const { account, misread } = read(row);
    batch.rejected.push(...rejectionsOf(functionName, `accounts[${index}]`, row, index, misread));
    if (account === null) return;
    try {
      if (seen.has(account.id)) throw new RetentionError(functionName, "id", "must not come twice", account.id);
      batch.accepted.push(apply(account));
      seen.add(account.id);
    } catch (error) {
      batch.rejected.push(rejectionOf(row, index, refusalOf(error)));
    }
  });
  return batch;
}

/**
 * What was left out of a row, one rejection each.
 *
 * @param whole - What to call the row where it is at fault as a whole.
 * @internal
 */
export function rejectionsOf(
  functionName: string,
  whole: string,
  row: unknown,
  index: number,
  misread: readonly Misread[],
): Rejection[] {
  if (misread.length === 0) return [];
  const id = idOfRow(row);
  return misread.map(({ path, rule, value, kept }) => {
    const place = path === "" ? whole : path;
    return {
      index,
      ...(typeof id === "string" && { id }),
      path: place,
      message: messageOf(functionName, place, rule, value),
      ...(kept && { kept }),
    };
  });
}
