import { RetentionError } from "../../errors.js";
import { rejectionsOf } from "../../reading/accept-accounts.js";
import { accountReading, WITH_IDS } from "../../reading/account-reading.js";
import type { Account } from "../../records/account/account.js";
import type { Batch } from "../../records/rows/rejection.js";
import { accountSchema } from "../shapes/account-schema.js";

/**
 * Reads rows of unknown shape as accounts, with everything that belongs to them. A bad line costs only that line: what
 * cannot be read is left out of its account and listed. So is a field that no record has, or a row that names another
 * account. Only a row without an id is refused as a whole.
 *
 * @param rows - Objects, as from JSON or a database.
 * @returns The accounts that can be read, in order; for what was left out, where and why.
 * @throws RetentionError when `rows` is not a list.
 *
 * @example
 * import { parseAccounts } from "retention-kit/schemas";
 *
 * const { accepted, rejected } = parseAccounts([
 *   { id: "acme", touches: [{ on: "2026-08-31", kind: "review" }] }, { id: "bolt", annualBudget: "900" },
 * ]);
 * accepted
 * //=> [{ id: "acme", touches: [{ on: "2026-08-31", kind: "review" }] }, { id: "bolt" }]
 * rejected
 * //=> [{
 * //   index: 1, id: "bolt", path: "annualBudget",
 * //   message: 'parseAccounts: annualBudget must be a finite number (Number(value) makes one), got "900"'
 * // }]
 */
export function parseAccounts(rows: readonly unknown[]): Batch<Account> {
  if (!Array.isArray(rows)) throw new RetentionError("parseAccounts", "rows", "must be a list", rows);
  const read = accountReading({ currency: null, products: null, unknownFields: new Map(), strict: true });
  const batch: Batch<Account> = { accepted: [], rejected: [] };
  rows.forEach((row: unknown, index) => {
    const parsed = whole(row);
    if (parsed !== null) {
      batch.accepted.push(parsed);
      return;
    }
    const { account, misread } = read(row);
    if (account !== null) batch.accepted.push(account);
    batch.rejected.push(...rejectionsOf("parseAccounts", "row", row, index, misread));
  });
  return batch;
}

/** An account without any fault; `null` if it is to be read line by line. */
function whole(row: unknown): Account | null {
  try {
    const { success, data } = accountSchema.safeParse(row);
    return success && !hasDoubledIds(data) ? data : null;
  } catch {
    return null;
  }
}

function hasDoubledIds(account: Account): boolean {
  return WITH_IDS.some((list) => {
    const rows = account[list] ?? [];
    return rows.length > 1 && new Set(rows.map(({ id }) => id)).size < rows.length;
  });
}
