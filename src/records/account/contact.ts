import type { OneOf } from "../values/one-of.js";
import type { ContactPreferences } from "./contact-preferences.js";
import type { PlainDate } from "../values/time.js";

/** A person at an account. */
export interface Contact {
  /** Unique in the account. */
  id: string;
  /** Role in the relationship; your own words are accepted, too. */
  role?: "champion" | "decision-maker" | "user" | (string & {}) | null | undefined;
  /** How much this person's opinion counts at the account. */
  influence?: OneOf<"low" | "medium" | "high"> | null | undefined;
  /** The day on which this person left the account, or `true` if the day is unknown. */
  left?: PlainDate | boolean | null | undefined;
  /** How this person wants to be contacted. It takes precedence over the account's preferences. */
  preferences?: ContactPreferences | null | undefined;
  /** True for someone the seller can call to ask what they value. */
  friendly?: boolean | null | undefined;
}
