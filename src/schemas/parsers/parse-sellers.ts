import type { Seller } from "../../records/company/seller.js";
import type { Batch } from "../../records/rows/rejection.js";
import { sellerSchema } from "../shapes/seller-schema.js";
import { parseRows } from "./parse-rows.js";

/**
 * Reads rows of unknown shape as sellers, with their time zones and working calendars.
 *
 * @param rows - Objects, as from JSON or a database.
 * @returns The rows that follow `sellerSchema`, in order; for each of the others, where it fails and why.
 * @throws RetentionError when `rows` is not a list.
 *
 * @example
 * import { parseSellers } from "retention-kit/schemas";
 *
 * const { accepted, rejected } = parseSellers([
 *   { id: "north", timeZone: "Asia/Vientiane", minutesPerDay: 120, calendar: { hours: { mon: [["09:00", "17:00"]] } } },
 *   { id: "bo", timeZone: "Laos", minutesPerDay: 120, calendar: { hours: {} } },
 * ]);
 * accepted.length
 * //=> 1
 * rejected
 * //=> [{
 * //   index: 1, id: "bo", path: "timeZone",
 * //   message: 'parseSellers: timeZone must be an IANA time zone such as Asia/Kathmandu, got "Laos"'
 * // }]
 */
export function parseSellers(rows: readonly unknown[]): Batch<Seller> {
  return parseRows("parseSellers", sellerSchema, rows);
}
