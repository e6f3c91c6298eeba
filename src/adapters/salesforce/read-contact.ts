import { relatedId } from "./related-id.js";
import type { Contact } from "../../records/account/contact.js";
import { defined } from "../shared/account-book.js";
import { optOuts } from "../shared/contact-channels.js";
import type { Identified } from "../shared/ledger.js";
import { flag, text } from "../shared/read-field.js";
import { accountOf } from "./account-of.js";
import type { Org } from "./organization.js";
import type { SalesforceContact } from "./salesforce-objects.js";

/** A contact of its account. */
export function readContact(org: Org, { id, row }: Identified<SalesforceContact>): void {
  const account = accountOf(org, "contacts", id, [relatedId(row, "AccountId")]);
  const preferences = optOuts(flag(row.HasOptedOutOfEmail), flag(row.DoNotCall));
  account?.lists.contacts.push(defined<Contact>({ id, role: text(row.Title), preferences }));
}
