import type { Ticket } from "../../records/account/ticket.js";
import type { Batch } from "../../records/rows/rejection.js";
import { ticketSchema } from "../shapes/ticket-schema.js";
import { parseRows } from "./parse-rows.js";

/**
 * Reads rows of unknown shape as tickets. A moment needs `Z` or an offset.
 *
 * @param rows - Objects, as from JSON or a database.
 * @returns The rows that follow `ticketSchema`, in order; for each of the others, where it fails and why.
 * @throws RetentionError when `rows` is not a list.
 *
 * @example
 * import { parseTickets } from "retention-kit/schemas";
 *
 * const { accepted, rejected } = parseTickets([
 *   { id: "T1", openedAt: "2026-11-21T09:00:00Z" }, { id: "T2", openedAt: "2026-11-21 09:00" },
 * ]);
 * accepted.length
 * //=> 1
 * rejected
 * //=> [{
 * //   index: 1, id: "T2", path: "openedAt",
 * //   message: 'parseTickets: openedAt must be a moment: ISO 8601 with Z or an offset, whole epoch milliseconds, or a Date, in the years 0 to 9999, got "2026-11-21 09:00"'
 * // }]
 */
export function parseTickets(rows: readonly unknown[]): Batch<Ticket> {
  return parseRows("parseTickets", ticketSchema, rows);
}
