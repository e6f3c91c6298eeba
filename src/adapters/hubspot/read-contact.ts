import type { Contact } from "../../records/account/contact.js";
import { defined } from "../shared/account-book.js";
import { optOuts } from "../shared/contact-channels.js";
import { flag, idList, lookUp } from "../shared/read-field.js";
import { property } from "./hubspot-stages.js";
import type { Row } from "./lists.js";
import { type Portal, accountsOf } from "./portal.js";

/** Roles in buying that have a word of ours. */
const ROLES: Readonly<Record<string, string>> = {
  CHAMPION: "champion",
  DECISION_MAKER: "decision-maker",
  END_USER: "user",
};

/** A contact of its companies. */
export function readContact(portal: Portal, contact: Row): void {
  const accounts = accountsOf(portal, "contacts", contact);
  const of = (name: string): unknown => property(contact.row, name);
  const [role] = idList(of("hs_buying_role")).map((each) => lookUp(ROLES, each.toUpperCase()) ?? each.toLowerCase());
  const preferences = optOuts(flag(of("hs_email_optout")), undefined);
  accounts[0]?.lists.contacts.push(defined<Contact>({ id: contact.id, role, preferences }));
}
