import { dayNumber, plainDate } from "../calendar/plain-date.js";
import { shiftsOfWeek } from "../calendar/shifts.js";
import { assertArray, assertCount, assertText } from "../errors.js";
import { reason, type Reason } from "../evidence/reason.js";
import type { Account } from "../records/account.js";
import type { WorkingCalendar } from "../records/seller.js";

/** How an account may be contacted: its own preferences, and a policy's channels where it named none. */
export interface ContactRules {
  /** Why there must be no contact; `null` where there may be. */
  forbidden: Reason | null;
  /** At least one, unless contact is forbidden; the favourite first. */
  channels: readonly string[];
  hours: WorkingCalendar["hours"] | null;
  language: string | null;
  /** First day on which contact suits. */
  earliestDay: number;
  daysBetweenContacts: number;
  /** What the preferences decided. */
  reasons: Reason[];
}

/**
 * Reads how an account wants to be contacted. A ticket is the customer's own contact and does not count as ours.
 * @internal
 */
export function contactRules(
  functionName: string,
  { preferences = {}, touches = [] }: Account,
  asOf: number,
  usualChannels: readonly string[],
): ContactRules {
  const { doNotContact = false, channels, hours = null, language = null, daysBetweenContacts = 0 } = preferences;
  if (channels !== undefined) assertArray(functionName, "preferences.channels", channels);
  channels?.forEach((channel, index) => {
    assertText(functionName, `preferences.channels[${index}]`, channel);
  });
  if (hours !== null) shiftsOfWeek(functionName, "preferences.hours", hours);
  if (language !== null) assertText(functionName, "preferences.language", language);
  assertCount(functionName, "preferences.daysBetweenContacts", daysBetweenContacts, { max: 36_600 });

  let last = -Infinity;
  touches.forEach(({ on, kind }, index) => {
    const day = dayNumber(functionName, `touches[${index}].on`, on);
    if (kind !== "ticket" && day <= asOf && day > last) last = day;
  });
  const earliestDay = Math.max(asOf, last + daysBetweenContacts);
  const reasons: Reason[] = [];
  if (channels !== undefined)
    reasons.push(reason("conversation.contact.agreed-channels", { channels: channels.join(", ") }));
  if (earliestDay > asOf) {
    reasons.push(reason("conversation.contact.too-soon", { on: plainDate(last), days: daysBetweenContacts }));
  }
  return {
    forbidden: doNotContact
      ? reason("conversation.contact.do-not-contact")
      : channels?.length === 0
        ? reason("conversation.contact.no-channel")
        : null,
    channels: channels ?? usualChannels,
    hours,
    language,
    earliestDay,
    daysBetweenContacts,
    reasons,
  };
}
