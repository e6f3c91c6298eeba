import { parseDay } from "../calendar/days/plain-date.js";
import { assertRows, RetentionError } from "../errors.js";
import { reason, type Reason } from "../reasons/reason.js";
import type { Account } from "../records/account/account.js";
import type { Contact } from "../records/account/contact.js";
import type { ContactPreferences } from "../records/account/contact-preferences.js";

/** The person to talk to at an account, and how that person wants it. */
export interface PersonToContact {
  /** `null` if the account's contacts are not known, or none of them may be asked. */
  contactId: string | null;
  /** The account's preferences, under those of the person. */
  preferences: ContactPreferences | null;
  /** Why there must be no contact with the person, or with anyone; `null` if there may be. */
  forbidden: Reason | null;
  reasons: Reason[];
}

/**
 * Who to talk to: the person named, else of those who are still there and have not opted out the champion, who decides,
 * and the person with most influence, in this order. A person's own preferences win over the account's.
 *
 * @throws RetentionError when the person named is none of the account's.
 * @internal
 */
export function personToContact(functionName: string, account: Account, asOf: number, named?: string): PersonToContact {
  const { contacts, preferences = null } = account;
  assertRows(functionName, "contacts", contacts ?? []);
  const wishesOf = (contact: Contact): ContactPreferences => ({ ...preferences, ...known(contact.preferences) });
  if (named !== undefined) {
    const contact = contacts?.find(({ id }) => id === named);
    if (contact === undefined) {
      throw new RetentionError(functionName, "options.contactId", "must be one of the account's contacts", named);
    }
    const forbidden = isGone(contact, asOf) ? reason("conversation.contact.person-left", { contactId: named }) : null;
    return { contactId: named, preferences: wishesOf(contact), forbidden, reasons: [] };
  }
  const there = (contacts ?? []).filter((contact) => !isGone(contact, asOf));
  const willing = there.filter((contact) => {
    const { doNotContact, channels } = wishesOf(contact);
    return doNotContact !== true && channels?.length !== 0;
  });
  const optedOut = there.length - willing.length;
  const [first] = willing.toSorted((a, b) => rankOf(a) - rankOf(b));
  if (first === undefined) {
    const forbidden =
      optedOut === 0 || preferences?.doNotContact === true
        ? null
        : reason("conversation.contact.everyone-opted-out", { contacts: optedOut });
    return { contactId: null, preferences, forbidden, reasons: [] };
  }
  return {
    contactId: first.id,
    preferences: wishesOf(first),
    forbidden: null,
    reasons: optedOut === 0 ? [] : [reason("conversation.contact.others-opted-out", { contacts: optedOut })],
  };
}

function isGone({ left }: Contact, asOf: number): boolean {
  return typeof left === "string" ? parseDay(left) <= asOf : left === true;
}

/** What a person said; what no one noted is left to the account. */
function known(preferences: Contact["preferences"]): ContactPreferences {
  const entries = Object.entries(preferences ?? {}).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(entries);
}

/** Champions first, then those who decide; of these those with more influence. */
function rankOf({ role, influence }: Contact): number {
  const byRole = role === "champion" ? 0 : role === "decision-maker" ? 1 : 2;
  const byInfluence = influence === "high" ? 0 : influence === "medium" ? 1 : 2;
  return byRole * 3 + byInfluence;
}
