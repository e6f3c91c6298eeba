import type { ReadAccount } from "../shared/account-book.js";
import type { Identified, Ledger } from "../shared/ledger.js";
import { domain, text } from "../shared/read-field.js";
import type { ZendeskOrganization } from "./zendesk-objects.js";

/** An organization's own fields, as an account. */
export function readOrganization(
  { id, row }: Identified<ZendeskOrganization>,
  zones: ReadonlyMap<string, string>,
  ledger: Ledger,
): ReadAccount | null {
  if (text(row.deleted_at) !== undefined) {
    ledger.leaveRow("organizations", id, "deleted");
    return null;
  }
  const domains = Array.isArray(row.domain_names) ? row.domain_names : [];
  return {
    fields: { name: text(row.name), timeZone: zones.get(id) },
    keys: {
      domains: domains.flatMap((each: unknown) => domain(each) ?? []),
      externalIds: [text(row.external_id)].flatMap((each) => each ?? []),
    },
  };
}
