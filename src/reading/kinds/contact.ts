import type { ContactPreferences } from "../../records/account/contact-preferences.js";
import type { Contact } from "../../records/account/contact.js";
import { count, dayOrTruth, object, weeklyHours, type RecordKind } from "../field.js";
import { TRUTH, TEXTS, TEXT, type FieldsOf, ID } from "./row-rules.js";

/** @internal */
export const preferences = {
  doNotContact: TRUTH,
  channels: TEXTS,
  hours: { check: weeklyHours },
  language: TEXT,
  daysBetweenContacts: { fault: count },
} satisfies FieldsOf<ContactPreferences>;

/** @internal */
export const contact: RecordKind = {
  fields: {
    id: ID,
    role: TEXT,
    influence: { words: ["low", "medium", "high"] },
    left: { fault: dayOrTruth },
    preferences: { fault: object, within: preferences },
    friendly: TRUTH,
  } satisfies FieldsOf<Contact>,
};
