import { assertObject, assertRows, assertText } from "../../errors.js";
import type { Account } from "./account.js";

/**
 * Refuses what is not an account with an id, or one in which a list that is about to be read is not a list of rows.
 * @internal
 */
export function assertAccount(
  functionName: string,
  account: Account,
  lists: readonly (
    "owned" | "touches" | "purchases" | "tickets" | "surveys" | "contacts" | "contracts" | "signals"
  )[] = [],
): void {
  assertObject(functionName, "account", account);
  assertText(functionName, "id", account.id);
  for (const list of lists) {
    const rows = account[list];
    if (rows != null) assertRows(functionName, list, rows);
  }
}
