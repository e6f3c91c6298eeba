import { RetentionError } from "../errors.js";
import type { RecordKind } from "./field.js";
import { type Misread, readRow, type Row, type UnknownField } from "./read-row.js";

/**
 * Reads one row of a batch as a record: what is unknown in it is taken out, and anything at fault costs the row.
 *
 * @throws RetentionError that names the field at fault.
 * @internal
 */
export function readOne(functionName: string, row: unknown, kind: RecordKind): Row {
  const misread: Misread[] = [];
  const read = readRow(row, kind, "", { misread, unknownFields: new Map<string, UnknownField>(), noMisspelling: true });
  const { path, rule, value } = misread[0] ?? { path: "", rule: "must be an object", value: row };
  if (read === null || misread.length > 0) throw new RetentionError(functionName, path || "row", rule, value);
  return read;
}
