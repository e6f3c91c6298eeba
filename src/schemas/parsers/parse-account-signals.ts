import type { AccountSignal } from "../../records/account/account-signal.js";
import type { Batch } from "../../records/rows/rejection.js";
import { accountSignalSchema } from "../shapes/account-signal-schema.js";
import { parseRows } from "./parse-rows.js";

/**
 * Reads rows of unknown shape as signals of an account.
 *
 * @param rows - Objects, as from JSON or a database.
 * @returns The rows that follow `accountSignalSchema`, in order; for each of the others, where it fails and why.
 * @throws RetentionError when `rows` is not a list.
 *
 * @example
 * import { parseAccountSignals } from "retention-kit/schemas";
 *
 * const { accepted, rejected } = parseAccountSignals([
 *   { code: "new-director", on: "2026-08-31", reviewBy: "2026-09-30" },
 *   { code: "new-director" },
 * ]);
 * accepted.length
 * //=> 1
 * rejected.map(({ index, path }) => [index, path])
 * //=> [[1, "on"]]
 */
export function parseAccountSignals(rows: readonly unknown[]): Batch<AccountSignal> {
  return parseRows("parseAccountSignals", accountSignalSchema, rows);
}
