import type { Invoice } from "../../records/account/invoice.js";
import type { Batch } from "../../records/rows/rejection.js";
import { invoiceSchema } from "../shapes/invoice-schema.js";
import { parseRows } from "./parse-rows.js";

/**
 * Reads rows of unknown shape as invoices.
 *
 * @param rows - Objects, as from JSON or a database.
 * @returns The rows that follow `invoiceSchema`, in order; for each of the others, where it fails and why.
 * @throws RetentionError when `rows` is not a list.
 *
 * @example
 * import { parseInvoices } from "retention-kit/schemas";
 *
 * const { accepted, rejected } = parseInvoices([
 *   { dueOn: "2026-08-31", amount: 120 },
 *   { dueOn: "2026-08-31" },
 * ]);
 * accepted.length
 * //=> 1
 * rejected.map(({ index, path }) => [index, path])
 * //=> [[1, "amount"]]
 */
export function parseInvoices(rows: readonly unknown[]): Batch<Invoice> {
  return parseRows("parseInvoices", invoiceSchema, rows);
}
