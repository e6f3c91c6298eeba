import { assertObject } from "../../errors.js";
import { addTo } from "./add-to.js";
import type { Ledger } from "./ledger.js";

/** The lists of an export by our names for them, whatever case and lines the caller writes them with. */
export interface ObjectLists<Name extends string> {
  of(name: Name): unknown;
  /** Whether a list was given at all: without it, nothing is known; an empty one says that there is none. */
  given(name: Name): boolean;
}

/**
 * Finds the lists of an export: `lineItems`, `line_items` and `LineItem` are one. Lists that no name fits are left out
 * and listed.
 *
 * @param names - Our names, each with the system's own for the same.
 * @throws RetentionError when the export is no object.
 * @internal
 */
export function objectLists<Name extends string>(
  functionName: string,
  objects: object,
  names: Readonly<Record<Name, readonly string[]>>,
  ledger: Ledger,
): ObjectLists<Name> {
  assertObject(functionName, "objects", objects);
  const found = new Map<string, unknown[]>();
  for (const [key, rows] of Object.entries(objects as Record<string, unknown>)) {
    if (rows === undefined || rows === null) continue;
    const name = Object.entries<readonly string[]>(names).find(([own, others]) =>
      [own, ...others].some((each) => sameName(each, key)),
    )?.[0];
    if (name !== undefined) addTo(found, name, rows);
    else if (Array.isArray(rows)) ledger.leaveList(key, rows.length);
  }
  return { of: (name) => found.get(name), given: (name) => found.has(name) };
}

function sameName(a: string, b: string): boolean {
  return plain(a) === plain(b);
}

/** Letters alone, in lower case and without the ending of a plural. */
function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "")
    .replace(/ies$/, "y")
    .replace(/s$/, "");
}
