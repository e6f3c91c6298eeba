import type { Usage } from "../../records/account/usage.js";
import type { Batch } from "../../records/rows/rejection.js";
import { usageSchema } from "../shapes/usage-schema.js";
import { parseRows } from "./parse-rows.js";

/**
 * Reads rows of unknown shape as measurements of usage.
 *
 * @param rows - Objects, as from JSON or a database.
 * @returns The rows that follow `usageSchema`, in order; for each of the others, where it fails and why.
 * @throws RetentionError when `rows` is not a list.
 *
 * @example
 * import { parseUsage } from "retention-kit/schemas";
 *
 * const { accepted, rejected } = parseUsage([
 *   { on: "2026-08-31", value: 12, of: 20 },
 *   { on: "2026-08-31", value: "12" },
 * ]);
 * accepted.length
 * //=> 1
 * rejected.map(({ index, path }) => [index, path])
 * //=> [[1, "value"]]
 */
export function parseUsage(rows: readonly unknown[]): Batch<Usage> {
  return parseRows("parseUsage", usageSchema, rows);
}
