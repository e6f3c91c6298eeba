import type { WorkingCalendar } from "../company/seller.js";

/** How a customer wants to be contacted. It takes precedence over every policy. */
export interface ContactPreferences {
  /**
   * True if the customer does not want to be contacted at all.
   * @defaultValue `false`
   */
  doNotContact?: boolean | null | undefined;
  /**
   * Channels that the customer agreed to, most preferred first: `["call", "email"]`.
   * @defaultValue any channel
   */
  channels?: readonly string[] | null | undefined;
  /**
   * Hours that suit, in the account's time zone.
   * @defaultValue any hour
   */
  hours?: WorkingCalendar["hours"] | null | undefined;
  /** BCP 47 tag of the language to use: `"km"`. */
  language?: string | null | undefined;
  /**
   * Minimum number of days between two contacts, a whole number.
   * @defaultValue `0`
   */
  daysBetweenContacts?: number | null | undefined;
}
