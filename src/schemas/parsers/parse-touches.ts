import type { Touch } from "../../records/account/touch.js";
import type { Batch } from "../../records/rows/rejection.js";
import { touchSchema } from "../shapes/touch-schema.js";
import { parseRows } from "./parse-rows.js";

/**
 * Reads rows of unknown shape as touches.
 *
 * @param rows - Objects, as from JSON or a database.
 * @returns The rows that follow `touchSchema`, in order; for each of the others, where it fails and why.
 * @throws RetentionError when `rows` is not a list.
 *
 * @example
 * import { parseTouches } from "retention-kit/schemas";
 *
 * const { accepted, rejected } = parseTouches([
 *   { on: "2026-08-31", kind: "call" }, { on: "2026-02-30", kind: "call" },
 * ]);
 * accepted.length
 * //=> 1
 * rejected
 * //=> [{
 * //   index: 1, path: "on",
 * //   message: 'parseTouches: on must be a day that exists, as YYYY-MM-DD, got "2026-02-30"'
 * // }]
 */
export function parseTouches(rows: readonly unknown[]): Batch<Touch> {
  return parseRows("parseTouches", touchSchema, rows);
}
