import type { Contact } from "../../records/account/contact.js";
import { type AccountDraft, defined } from "../shared/account-book.js";
import type { Identified } from "../shared/ledger.js";
import { domain, flag, text } from "../shared/read-field.js";
import { type Desk, isAgent } from "./desk.js";
import type { ZendeskUser } from "./zendesk-objects.js";

/** An end user as a contact of the account. */
export function readPerson(desk: Desk, { id, row }: Identified<ZendeskUser>): void {
  if (isAgent(row)) return;
  const account = desk.book.find(text(row.organization_id)) ?? accountByDomain(desk, row.email);
  if (account === undefined) {
    // Someone without a company is no one's contact, and may still have asked something.
    const named = text(row.organization_id);
    const ambiguous = desk.byDomain.get(domain(row.email) ?? "") === null;
    const why = ambiguous ? "ambiguous-account" : named === undefined ? "no-account" : "unknown-account";
    desk.ledger.leaveRow("users", id, why, "organization_id");
    return;
  }
  const language = text(row.locale);
  account.lists.contacts.push(
    defined<Contact>({
      id,
      left: flag(row.active) === false ? true : undefined,
      preferences: language === undefined ? undefined : { language },
    }),
  );
}

/** The account whose domain an address has. */
export function accountByDomain({ byDomain }: Desk, address: unknown): AccountDraft | undefined {
  return byDomain.get(domain(address) ?? "") ?? undefined;
}
