import { fields, text } from "../shared/read-field.js";

/**
 * The field at a path of relations, `PricebookEntry.Product2.Id`: inside the rows, as queries bring it, or under headings
 * with dots, as exports in CSV do.
 * @internal
 */
export function atPath(row: object, path: string): unknown {
  const given = row as Readonly<Record<string, unknown>>;
  if (given[path] !== undefined) return given[path];
  for (let dot = path.indexOf("."); dot !== -1; dot = path.indexOf(".", dot + 1)) {
    const inside = given[path.slice(0, dot)];
    const found = typeof inside === "object" && inside !== null ? atPath(inside, path.slice(dot + 1)) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * The id of another row that a row names: on its own, inside the other row where the query asked for it, or under a name
 * with a dot, as exports in CSV have it.
 */
export function relatedId(row: object, field: string): unknown {
  const inField = (row as Readonly<Record<string, unknown>>)[field];
  if (text(inField) !== undefined) return inField;
  const relation = field.replace(/Id$/, "");
  const inside = fields((row as Readonly<Record<string, unknown>>)[relation]).Id;
  return text(inside) ?? (row as Readonly<Record<string, unknown>>)[`${relation}.Id`];
}
