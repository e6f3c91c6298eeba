import { dayInRow, plainDate, weekdayIndex } from "../calendar/days/plain-date.js";
import { shiftsOfWeek } from "../calendar/working-calendars/shifts.js";
import { assertArray, assertCount, assertText, assertTruth } from "../errors.js";
import { reason, type Reason } from "../reasons/reason.js";
import type { Account } from "../records/account/account.js";
import type { WorkingCalendar } from "../records/company/seller.js";

/** How an account may be contacted: its own preferences, and a policy's channels where it named none. */
export interface ContactRules {
  /** Why there must be no contact; `null` if there may be. */
  forbidden: Reason | null;
  /** At least one, unless contact is forbidden; most preferred first. */
  channels: readonly string[];
  hours: WorkingCalendar["hours"] | null;
  language: string | null;
  /** First day on which contact suits. */
  earliestDay: number;
  /** Whether the customer has hours for contact on a day. */
  suitsOn: (day: number) => boolean;
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
  { preferences, touches }: Account,
  asOf: number,
  usualChannels: readonly string[],
): ContactRules {
  const { channels, hours = null, language = null, ...others } = preferences ?? {};
  const doNotContact = others.doNotContact ?? false;
  assertTruth(functionName, "preferences.doNotContact", doNotContact);
  const daysBetweenContacts = others.daysBetweenContacts ?? 0;
  if (channels != null) assertArray(functionName, "preferences.channels", channels);
  channels?.forEach((channel, index) => {
    assertText(functionName, `preferences.channels[${index}]`, channel);
  });
  const week = hours === null ? null : shiftsOfWeek(functionName, "preferences.hours", hours);
  const suitsOn = (day: number): boolean => week === null || (week[weekdayIndex(day)] ?? []).length > 0;
  if (language !== null) assertText(functionName, "preferences.language", language);
  assertCount(functionName, "preferences.daysBetweenContacts", daysBetweenContacts, { max: 36_600 });

  let last = -Infinity;
  touches?.forEach(({ on, kind }, index) => {
    const day = dayInRow(functionName, "touches", index, "on", on);
    if (kind !== "ticket" && day <= asOf && day > last) last = day;
  });
  const isSoon = last + daysBetweenContacts > asOf;
  let earliestDay = Math.max(asOf, last + daysBetweenContacts);
  const noHours = week?.every((shifts) => shifts.length === 0) ?? false;
  while (!noHours && !suitsOn(earliestDay)) earliestDay++;
  const reasons: Reason[] = [];
  if (channels != null) reasons.push(reason("conversation.contact.agreed-channels", { channels: channels.join(", ") }));
  if (isSoon) {
    reasons.push(reason("conversation.contact.too-soon", { on: plainDate(last), days: daysBetweenContacts }));
  }
  return {
    forbidden: doNotContact
      ? reason("conversation.contact.do-not-contact")
      : channels?.length === 0
        ? reason("conversation.contact.no-channel")
        : noHours
          ? reason("conversation.contact.no-hours")
          : null,
    channels: channels ?? usualChannels,
    hours,
    language,
    earliestDay,
    suitsOn,
    daysBetweenContacts,
    reasons,
  };
}
