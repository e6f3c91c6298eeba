import type { OtherNames } from "./assert-fields.js";
import { likelyName } from "./likely-name.js";
import { RetentionError } from "./retention-error.js";

/**
 * Refuses a row with a field whose name is nearly, but not quite, one that is read. Other fields of a host pass: rows
 * often carry more than is asked for.
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
    if (likely === undefined) continue;
    const value = (row as Record<string, unknown>)[name];
    const place = path === "" ? name : `${path}.${name}`;
    throw new RetentionError(functionName, place, "must not be there: no such field", value, `did you mean ${likely}?`);
  }
}

/**
 * Refuses rows of which one has a field whose name is nearly one that is read.
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
 * A function that refuses one row after the other for such a field. Rows of one list are written alike, so that each name is
 * looked at once.
 * @internal
 */
export function nearMissCheck(
  functionName: string,
  fields: Readonly<Record<string, true>>,
): (row: unknown, pathOf?: () => string) => void {
  const passed = new Set(Object.keys(fields));
  // Names by their place in the rows so far, which is nearly always that in the next.
  const places: string[] = [];
  return (row, pathOf) => {
    if (typeof row !== "object" || row === null) return;
    let place = 0;
    for (const name in row) {
      if (places[place] !== name && !passed.has(name)) {
        // Its value is read only where it is refused: a host's own field may not be readable.
        const get = (): unknown => (row as Record<string, unknown>)[name];
        const alone = Object.defineProperty({}, name, { enumerable: true, get });
        assertNoNearMiss(functionName, pathOf?.() ?? "", alone, fields);
        passed.add(name);
      }
      places[place++] = name;
    }
  };
}
