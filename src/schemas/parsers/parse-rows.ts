import type * as z from "zod/mini";
import { RetentionError } from "../../errors.js";
import { refusalOfRow, rejectionOf, type Batch, type Rejection } from "../../records/rows/rejection.js";

/** Faults of one row that its message tells; of a row of another kind there are many. */
const MOST_FAULTS = 4;

/**
 * Reads rows by a schema. A row with faults is rejected; the rejection points at the first and tells the others too.
 * @internal
 */
export function parseRows<Row>(functionName: string, schema: z.ZodMiniType<Row>, rows: readonly unknown[]): Batch<Row> {
  if (!Array.isArray(rows)) throw new RetentionError(functionName, "rows", "must be a list", rows);
  const batch: Batch<Row> = { accepted: [], rejected: [] };
  for (let index = 0; index < rows.length; index++) {
    const row: unknown = rows[index];
    try {
      const { success, data, error } = schema.safeParse(row);
      if (success) batch.accepted.push(data);
      else batch.rejected.push(rejection(functionName, row, index, error.issues));
    } catch (error) {
      batch.rejected.push(rejectionOf(row, index, refusalOfRow(functionName, row, error)));
    }
  }
  return batch;
}

function rejection(functionName: string, row: unknown, index: number, issues: z.core.$ZodIssue[]): Rejection {
  const faults = issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => ({ keys: [...issue.path, key], rule: issue.message }))
      : [{ keys: issue.path, rule: issue.message }],
  );
  const [first = { keys: [], rule: "must follow its schema" }, ...others] = faults;
  const error = new RetentionError(functionName, pathOf(first.keys), first.rule, valueAt(row, first.keys));
  const told = others.slice(0, MOST_FAULTS - 1).map(({ keys, rule }) => `${pathOf(keys)} ${rule}`);
  const untold = faults.length > MOST_FAULTS ? [`${faults.length - MOST_FAULTS} more`] : [];
  return { ...rejectionOf(row, index, error), message: [error.message, ...told, ...untold].join("; ") };
}

/** Keys as one path: `owned[0].purchasedOn`; `row` for the row as a whole. */
function pathOf(keys: readonly PropertyKey[]): string {
  const path = keys.map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`)).join("");
  return path === "" ? "row" : path.replace(/^\./, "");
}

function valueAt(row: unknown, keys: readonly PropertyKey[]): unknown {
  return keys.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], row);
}
