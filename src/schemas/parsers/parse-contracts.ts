import type { Contract } from "../../records/account/contract.js";
import type { Batch } from "../../records/rows/rejection.js";
import { contractSchema } from "../shapes/contract-schema.js";
import { parseRows } from "./parse-rows.js";

/**
 * Reads rows of unknown shape as contracts.
 *
 * @param rows - Objects, as from JSON or a database.
 * @returns The rows that follow `contractSchema`, in order; for each of the others, where it fails and why.
 * @throws RetentionError when `rows` is not a list.
 *
 * @example
 * import { parseContracts } from "retention-kit/schemas";
 *
 * const { accepted, rejected } = parseContracts([
 *   { id: "C1", startsOn: "2026-01-01", endsOn: "2026-12-31", amount: 900, per: "year" },
 *   { id: "C2" },
 * ]);
 * accepted.length
 * //=> 1
 * rejected.map(({ index, path }) => [index, path])
 * //=> [[1, "startsOn"]]
 */
export function parseContracts(rows: readonly unknown[]): Batch<Contract> {
  return parseRows("parseContracts", contractSchema, rows);
}
