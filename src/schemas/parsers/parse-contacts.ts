import type { Contact } from "../../records/account/contact.js";
import type { Batch } from "../../records/rows/rejection.js";
import { contactSchema } from "../shapes/contact-schema.js";
import { parseRows } from "./parse-rows.js";

/**
 * Reads rows of unknown shape as contacts.
 *
 * @param rows - Objects, as from JSON or a database.
 * @returns The rows that follow `contactSchema`, in order; for each of the others, where it fails and why.
 * @throws RetentionError when `rows` is not a list.
 *
 * @example
 * import { parseContacts } from "retention-kit/schemas";
 *
 * const { accepted, rejected } = parseContacts([
 *   { id: "P1", role: "champion" },
 *   { id: "P2", left: "lately" },
 * ]);
 * accepted.length
 * //=> 1
 * rejected.map(({ index, path }) => [index, path])
 * //=> [[1, "left"]]
 */
export function parseContacts(rows: readonly unknown[]): Batch<Contact> {
  return parseRows("parseContacts", contactSchema, rows);
}
