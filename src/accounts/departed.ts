import { dayInRow } from "../calendar/days/plain-date.js";
import type { Account } from "../records/account/account.js";
import { compareTexts } from "../records/values/compare-texts.js";
import type { Contact } from "../records/account/contact.js";

/** Someone who stood up for us there, or decided, and has left. */
export interface Departed {
  contactId: string;
  /** Day number; `null` if no one noted it. */
  day: number | null;
}

/**
 * Contacts whose loss hurts: champions, decision makers, and people with much influence.
 * @internal
 */
export function mattersThere({ role, influence }: Contact): boolean {
  return role === "champion" || role === "decision-maker" || influence === "high";
}

/**
 * Those who mattered and have left by a day, the last to leave first; those without a day come last. On one day by id.
 * @internal
 */
export function departedFrom(
  functionName: string,
  { contacts }: Pick<Account, "contacts">,
  asOfDay: number,
): Departed[] {
  const found = (contacts ?? []).flatMap((contact, index): Departed[] => {
    const { id, left } = contact;
    if (!mattersThere(contact) || left == null || left === false) return [];
    const day = left === true ? null : dayInRow(functionName, "contacts", index, "left", left);
    return day !== null && day > asOfDay ? [] : [{ contactId: id, day }];
  });
  return found.sort((a, b) => {
    if (a.day !== b.day) return (b.day ?? -Infinity) - (a.day ?? -Infinity);
    return compareTexts(a.contactId, b.contactId);
  });
}

/**
 * Whether someone who matters is still there on a day.
 * @internal
 */
export function remainsThere(functionName: string, { contacts }: Pick<Account, "contacts">, asOfDay: number): boolean {
  return (contacts ?? []).some((contact, index) => {
    const { left } = contact;
    if (!mattersThere(contact) || left === true) return false;
    return left == null || left === false || dayInRow(functionName, "contacts", index, "left", left) > asOfDay;
  });
}

/** Touches in which two people talk. */
const TALKS: readonly string[] = ["review", "meeting", "call", "visit"];

/**
 * The last day up to another on which someone talked with the account; `null` if no one did.
 *
 * @param kinds - Of the touches that count.
 * @internal
 */
export function lastTalkDay(
  functionName: string,
  { touches }: Pick<Account, "touches">,
  asOfDay: number,
  kinds: readonly string[] = TALKS,
): number | null {
  let last: number | null = null;
  touches?.forEach(({ on, kind }, index) => {
    if (!kinds.includes(kind)) return;
    const day = dayInRow(functionName, "touches", index, "on", on);
    if (day <= asOfDay && (last === null || day > last)) last = day;
  });
  return last;
}
