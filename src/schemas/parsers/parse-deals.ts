import type { Deal } from "../../records/account/deal.js";
import type { Batch } from "../../records/rows/rejection.js";
import { dealSchema } from "../shapes/deal-schema.js";
import { parseRows } from "./parse-rows.js";

/**
 * Reads rows of unknown shape as deals.
 *
 * @param rows - Objects, as from JSON or a database.
 * @returns The rows that follow `dealSchema`, in order; for each of the others, where it fails and why.
 * @throws RetentionError when `rows` is not a list.
 *
 * @example
 * import { parseDeals } from "retention-kit/schemas";
 *
 * const { accepted, rejected } = parseDeals([
 *   { id: "D1", status: "open", amount: 900 },
 *   { id: "D2", status: "maybe" },
 * ]);
 * accepted.length
 * //=> 1
 * rejected.map(({ index, path }) => [index, path])
 * //=> [[1, "status"]]
 */
export function parseDeals(rows: readonly unknown[]): Batch<Deal> {
  return parseRows("parseDeals", dealSchema, rows);
}
