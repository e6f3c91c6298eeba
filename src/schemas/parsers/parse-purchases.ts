import type { Purchase } from "../../records/account/purchase.js";
import type { Batch } from "../../records/rows/rejection.js";
import { purchaseSchema } from "../shapes/purchase-schema.js";
import { parseRows } from "./parse-rows.js";

/**
 * Reads rows of unknown shape as purchases.
 *
 * @param rows - Objects, as from JSON or a database.
 * @returns The rows that follow `purchaseSchema`, in order; for each of the others, where it fails and why.
 * @throws RetentionError when `rows` is not a list.
 *
 * @example
 * import { parsePurchases } from "retention-kit/schemas";
 *
 * const { accepted, rejected } = parsePurchases([
 *   { accountId: "acme", on: "2026-11-21", amount: 40 }, { accountId: "acme", on: "21/11/2026" },
 * ]);
 * accepted.length
 * //=> 1
 * rejected
 * //=> [{
 * //   index: 1, path: "on",
 * //   message: 'parsePurchases: on must be a day that exists, as YYYY-MM-DD, got "21/11/2026"'
 * // }]
 */
export function parsePurchases(rows: readonly unknown[]): Batch<Purchase> {
  return parseRows("parsePurchases", purchaseSchema, rows);
}
