import { text } from "../shared/read-field.js";

/** The id of another row: on its own, or inside the row where the query asked for it. */
export function reference(id: unknown, row: { id?: unknown } | null | undefined): string | undefined {
  return text(id) ?? text(row?.id);
}
