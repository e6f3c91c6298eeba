import type { Account } from "../records/account.js";
import type { Batch } from "../records/rejection.js";
import { accountSchema } from "./account-schema.js";
import { parseRows } from "./parse-rows.js";

/**
 * Reads rows of unknown shape as accounts, with everything that belongs to them. A row whose purchases, tickets or surveys name another account is refused.
 *
 * @param rows - Objects, as from JSON or a database.
 * @returns The rows that follow `accountSchema`, in order; for each of the others, where it fails and why.
 * @throws RetentionError when `rows` is no list.
 *
 * @example
 * const { accepted, rejected } = parseAccounts([
 *   { id: "acme", touches: [{ on: "2026-08-31", kind: "review" }] }, { id: "b", annualBudget: "900" },
 * ]);
 * accepted.length
 * //=> 1
 * rejected
 * //=> [{
 * //   index: 1, id: "b", path: "annualBudget",
 * //   message: 'parseAccounts: annualBudget must be a finite number, got "900"'
 * // }]
 */
export function parseAccounts(rows: readonly unknown[]): Batch<Account> {
  return parseRows("parseAccounts", accountSchema, rows);
}
