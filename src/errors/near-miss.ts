import type { OtherNames } from "./assert-fields.js";
import { likelyName } from "./likely-name.js";
import { RetentionError } from "./retention-error.js";

/**
 * Refuses a row with a field whose name is nearly one that is read, where the row does not have that one. Other fields of
 * a host pass: rows often carry more than is asked for, such as a `created_at` beside our `createdAt`.
 * @internal
 */
export function assertNoNearMiss(
  functionName: string,
  path: string,
  row: object,
  fields: Readonly<Record<string, true>>,
  otherNames: OtherNames = {},
): void {
  for (const name in row) {
    if (Object.hasOwn(fields, name)) continue;
    const likely = likelyName(name, Object.keys(fields), otherNames, 1 / 4);
    if (likely !== undefined) assertNotMeant(functionName, path, row as Record<string, unknown>, name, likely);
  }
}

/** Refuses a field that stands where another is meant: one that says something, in a row that does not have the other. */
function assertNotMeant(
  functionName: string,
  path: string,
  row: Readonly<Record<string, unknown>>,
  name: string,
  meant: string,
): void {
  // Its value is read only where the other is missing: a host's own field may not be readable.
  if (row[meant] !== undefined) return;
  const value = row[name];
  if (value === undefined || value === null) return;
  const place = path === "" ? name : `${path}.${name}`;
  throw new RetentionError(functionName, place, "must not be there: no such field", value, `did you mean ${meant}?`);
}

/**
 * Refuses rows of which one has a field whose name is nearly one that is read, in place of it.
 * @internal
 */
export function assertNoNearMissInRows(
  functionName: string,
  path: string,
  rows: readonly unknown[],
  fields: Readonly<Record<string, true>>,
): void {
  const check = nearMissCheck(functionName, fields);
  let index = 0;
  const pathOf = (): string => `${path}[${index}]`;
  for (; index < rows.length; index++) check(rows[index], pathOf);
}

/**
 * A function that refuses one row after the other for such a field. Rows of one list are written alike, so that what a name
 * is near to is found once.
 * @internal
 */
export function nearMissCheck(
  functionName: string,
  fields: Readonly<Record<string, true>>,
  otherNames: OtherNames = {},
): (row: unknown, pathOf?: () => string) => void {
  /** What each name so far may be meant for; `null` for nothing. */
  const meant = new Map<string, string | null>();
  for (const name of Object.keys(fields)) meant.set(name, null);
  // Names that pass, by their place in the rows so far, which is nearly always that in the next.
  const places: (string | undefined)[] = [];
  return (row, pathOf) => {
    if (typeof row !== "object" || row === null) return;
    let place = 0;
    for (const name in row) {
      if (places[place] !== name) {
        let likely = meant.get(name);
        if (likely === undefined) {
          likely = likelyName(name, Object.keys(fields), otherNames, 1 / 4) ?? null;
          meant.set(name, likely);
        }
        if (likely !== null) {
          assertNotMeant(functionName, pathOf?.() ?? "", row as Record<string, unknown>, name, likely);
        }
        places[place] = likely === null ? name : undefined;
      }
      place++;
    }
  };
}
