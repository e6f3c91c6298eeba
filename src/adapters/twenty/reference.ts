import { text } from "../shared/read-field.js";
import type { Space } from "./space.js";
import type { TwentyOpportunity } from "./twenty-objects.js";

/** The id of another row: on its own, or inside the row where the query asked for it. */
export function reference(id: unknown, row: { id?: unknown } | null | undefined): string | undefined {
  return text(id) ?? text(row?.id);
}

/** The company of an opportunity: its own, else that of the person it goes through. */
export function companyOf({ people }: Pick<Space, "people">, row: TwentyOpportunity): string | undefined {
  const person = people.get(reference(row.pointOfContactId, row.pointOfContact) ?? "")?.row;
  return reference(row.companyId, row.company) ?? reference(person?.companyId, person?.company);
}
