import { fields, text } from "../shared/read-field.js";

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
