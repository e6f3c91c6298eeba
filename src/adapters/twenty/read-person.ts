import type { Contact } from "../../records/account/contact.js";
import { defined } from "../shared/account-book.js";
import type { Identified } from "../shared/ledger.js";
import { domain, text } from "../shared/read-field.js";
import { reference } from "./reference.js";
import type { Space } from "./space.js";
import type { TwentyPerson } from "./twenty-objects.js";

/** A person's addresses. */
export function addressesOf({ emails, email }: TwentyPerson): string[] {
  const more = Array.isArray(emails?.additionalEmails) ? (emails.additionalEmails as unknown[]) : [];
  return [emails?.primaryEmail, email, ...more].flatMap((each) => text(each)?.toLowerCase() ?? []);
}

/** A person as a contact of the account. */
export function readPerson({ book, byDomain, ledger }: Space, { id, row }: Identified<TwentyPerson>): void {
  const companyId = reference(row.companyId, row.company);
  const account =
    book.find(companyId) ??
    addressesOf(row)
      .map((each) => byDomain.get(domain(each) ?? ""))
      .find((each) => each);
  if (account === undefined || account === null) {
    ledger.leaveRow("people", id, companyId === undefined ? "no-account" : "unknown-account", "companyId");
    return;
  }
  account.lists.contacts.push(defined<Contact>({ id, role: text(row.jobTitle) }));
}
