import { assertObject } from "../../errors.js";
import { addTo } from "../../records/values/add-to.js";
import type { Ledger } from "./ledger.js";
import { replaces } from "./doubled-rows.js";
import { fields, text } from "./read-field.js";
import { type ResponseContent, responseContent } from "./response-rows.js";
import { sameName } from "./same-name.js";

/** The lists of an export by our names for them, whatever case and lines the caller writes them with. */
export interface ObjectLists<Name extends string> {
  /** What a list holds, with the rows of it that came inside or beside other ones; `undefined` if it was not given. */
  of(name: Name): ResponseContent | undefined;
  /** Whether a list was given at all: without it, nothing is known; an empty one says that there is none. */
  given(name: Name): boolean;
}

/** Lists inside the rows of another list: by field, the list that its rows belong to and the field that names the row. */
export type InnerLists<Name extends string> = Partial<
  Record<Name, Readonly<Record<string, readonly [list: Name, field: string]>>>
>;

/**
 * Finds the lists of an export: `lineItems`, `line_items` and `LineItem` are one. Lists that no name fits are left out
 * and listed. Rows that came along in the page of another list, or inside the rows of one, join their own list unless
 * they stand there already.
 *
 * @param names - Our names, each with the system's own for the same.
 * @throws RetentionError when the export is not an object.
 * @internal
 */
export function objectLists<Name extends string>(
  functionName: string,
  objects: object,
  names: Readonly<Record<Name, readonly string[]>>,
  ledger: Ledger,
  inner: InnerLists<Name> = {},
): ObjectLists<Name> {
  assertObject(functionName, "objects", objects);
  const all = Object.entries<readonly string[]>(names) as [Name, readonly string[]][];
  const nameOf = (key: string): Name | undefined =>
    all.find(([name, others]) => [name, ...others].some((each) => sameName(each, key)))?.[0];
  const given = new Map<Name, unknown[]>();
  const take = (entries: object): void => {
    for (const [key, rows] of Object.entries(entries) as [string, unknown][]) {
      if (rows === undefined || rows === null) continue;
      const name = nameOf(key);
      if (name !== undefined) addTo(given, name, rows);
      else if (key === "data" && typeof rows === "object" && !Array.isArray(rows)) take(rows);
      else if (typeof rows === "object") {
        const { rows: unknown, empty, unreadable } = responseContent(rows, [key]);
        const isList = Array.isArray(rows) || unknown[0] !== rows;
        if (isList) ledger.leaveList(key, unknown.length + empty + unreadable);
      }
    }
  };
  take(objects);

  const found = new Map<Name, ResponseContent>();
  const brought = new Map<Name, object[]>();
  const bring = (name: Name, rows: readonly object[]): void => {
    if (!brought.has(name)) brought.set(name, []);
    for (const row of rows) addTo(brought, name, row);
    // What came inside of these rows, in turn.
    unpack(name, rows);
  };
  const unpack = (name: Name, rows: readonly object[]): void => {
    const fieldsOf = inner[name];
    if (fieldsOf === undefined) return;
    for (const row of rows as readonly Readonly<Record<string, unknown>>[]) {
      for (const [field, [list, naming]] of Object.entries<readonly [Name, string]>(fieldsOf)) {
        if (typeof row[field] !== "object" || row[field] === null) continue;
        const content = responseContent(row[field], [field, list]);
        const id = idOf(row);
        if (content.incomplete) ledger.leaveField(name, id ?? null, field, "incomplete");
        bring(
          list,
          content.rows.map((each) => ({ ...each, [naming]: fields(each)[naming] ?? id })),
        );
      }
    }
  };
  for (const [name, others] of all) {
    const responses = given.get(name);
    if (responses === undefined) continue;
    const content = responseContent(responses.length === 1 ? responses[0] : responses, [name, ...others]);
    found.set(name, content);
    unpack(name, content.rows);
    for (const [key, beside] of content.beside) {
      const list = nameOf(key);
      if (list !== undefined && list !== name) bring(list, responseContent(beside, [key]).rows);
    }
  }
  for (const [name, rows] of brought) {
    const known = found.get(name) ?? { rows: [], empty: 0, unreadable: 0, beside: [], incomplete: false };
    const own = new Set(known.rows.map(idOf));
    const places = new Map<string, number>();
    for (const row of rows) {
      const id = idOf(row);
      const at = id === undefined ? undefined : places.get(id);
      const before = at === undefined ? undefined : known.rows[at];
      if (id !== undefined && own.has(id)) continue;
      if (at !== undefined && before !== undefined) {
        if (replaces(row, before)) known.rows[at] = row;
        continue;
      }
      if (id !== undefined) places.set(id, known.rows.length);
      known.rows.push(row);
    }
    found.set(name, known);
  }
  return { of: (name) => found.get(name), given: (name) => found.has(name) };
}

function idOf(row: object): string | undefined {
  // Rows of Salesforce's may carry an export's number beside their id.
  return text(("Id" in row ? row.Id : undefined) ?? ("id" in row ? row.id : undefined));
}
