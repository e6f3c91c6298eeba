import { MS_PER_DAY } from "../../calendar/days/plain-date.js";
import { msOf } from "../../calendar/days/instant.js";
import type { Ticket } from "../../records/account/ticket.js";
import { compareTexts } from "../../records/values/compare-texts.js";

/**
 * Times that the customer got in touch about a problem: its contacts, or one more than it came back; `null` if neither is known.
 * @internal
 */
export function contactsAbout(contacts: number | null, reopens: number | null): number | null {
  if (contacts === null && reopens === null) return null;
  return Math.max(contacts ?? 0, reopens === null || (reopens === 0 && contacts !== null) ? 0 : reopens + 1);
}

/**
 * Of each ticket of an account, how often its customer had been in touch about other problems in the days before it was
 * opened. A ticket that does not say counts as one contact, as someone brought it; one merged into another as none. `null`
 * where there is no other.
 *
 * @param periodDays - Days before a ticket in which others count.
 * @internal
 */
export function earlierContacts(tickets: readonly Ticket[], periodDays: number): readonly number[] | null {
  if (tickets.length < 2 || periodDays === 0) return null;
  const earlier = tickets.map(() => 0);
  const inOrder = tickets
    .map(({ openedAt, id, mergedInto, contacts, reopens }, index) => ({
      index,
      id,
      // One without a moment is refused when it is scored.
      openedMs: mergedInto == null ? msOf(openedAt) : NaN,
      contacts: contactsAbout(wholeOf(contacts), wholeOf(reopens)) ?? 1,
    }))
    .filter(({ openedMs }) => !Number.isNaN(openedMs))
    .sort((a, b) => a.openedMs - b.openedMs || compareTexts(a.id, b.id));
  let oldest = 0;
  let sum = 0;
  for (const { index, openedMs, contacts } of inOrder) {
    for (let old = inOrder[oldest]; old !== undefined && openedMs - old.openedMs > periodDays * MS_PER_DAY;) {
      sum -= old.contacts;
      old = inOrder[++oldest];
    }
    earlier[index] = sum;
    sum += contacts;
  }
  return earlier;
}

/** A count, where it is one: a ticket that has another is refused when it is scored. */
function wholeOf(count: unknown): number | null {
  return Number.isInteger(count) && (count as number) >= 0 ? (count as number) : null;
}
