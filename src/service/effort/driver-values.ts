import { ticketMs } from "../../calendar/days/instant.js";
import { assertArray, assertCount, assertNumber, assertTruth, RetentionError } from "../../errors.js";
import type { Ticket } from "../../records/account/ticket.js";
import type { EffortDriver, TimeStandard } from "./driver.js";
import type { ServiceClock } from "../log/service-clock.js";
import { minutesWithoutWaits, readWaits, wallMinutes } from "../log/waits.js";
import type { ElapsedMinutes } from "../log/logged-ticket.js";
import { contactsAbout } from "./earlier-contacts.js";

/** A ticket, with its minutes to the solution where they were measured already, as `ticketFromEvents` does. */
export type MeasuredTicket = Ticket & {
  fullResolutionMinutes?: ElapsedMinutes | null | undefined;
  /** The same without the time that it waited for the customer. */
  netResolutionMinutes?: ElapsedMinutes | null | undefined;
};

/**
 * What each driver was on a ticket; `null` if the ticket does not show it. The time that an open one has taken up to `now`,
 * in epoch milliseconds, counts. `opened` is the moment of `openedAt` where it was read before. `earlier` are contacts about other
 * problems of the same period: with them, all but the first are repeated. Errors name fields as paths inside it.
 * @internal
 */
export function driverValues(
  functionName: string,
  ticket: MeasuredTicket,
  standard: TimeStandard,
  businessMinutesBetween: ServiceClock | null,
  now: number | null,
  opened: number | null = null,
  earlier = 0,
): Record<EffortDriver, number | boolean | null> {
  const contacts = countOf(functionName, ticket, "contacts");
  const reopens = countOf(functionName, ticket, "reopens");
  if (ticket.resolved != null) assertTruth(functionName, "resolved", ticket.resolved);
  const resolved = ticket.resolved ?? ((ticket.resolvedAt ?? null) === null ? null : true);
  return {
    repeatContacts: repeatsOf(contactsAbout(contacts, reopens), earlier),
    unresolved: resolved === null ? null : !resolved,
    transfers: countOf(functionName, ticket, "transfers"),
    repeatedInformation: countOf(functionName, ticket, "repeatedInformation"),
    timeAgainstStandard:
      resolved === true || (now !== null && isOpen(ticket))
        ? timeOf(functionName, ticket, standard, businessMinutesBetween, now, opened)
        : null,
    channelSwitching: switchesOf(functionName, ticket.channels ?? null),
    failedSelfService: countOf(functionName, ticket, "selfServiceAttempts"),
  };
}

/** Contacts after the first of the period; one that is not told is the last of them. */
function repeatsOf(contacts: number | null, earlier: number): number | null {
  if (contacts === null) return earlier > 0 ? earlier : null;
  return Math.max(0, earlier + contacts - 1);
}

/**
 * Whether its repeated contacts are known from other tickets alone, so that they are the least that they were.
 * @internal
 */
export function areContactsLeast(
  { contacts, reopens }: Pick<Ticket, "contacts" | "reopens">,
  earlier: number,
): boolean {
  return earlier > 0 && contacts == null && reopens == null;
}

/**
 * Whether a ticket is known not to be solved yet.
 * @internal
 */
export function isOpen({ resolved, resolvedAt }: Pick<Ticket, "resolved" | "resolvedAt">): boolean {
  return resolved === false || (resolved == null && resolvedAt === null);
}

const COUNTS = ["contacts", "reopens", "transfers", "repeatedInformation", "selfServiceAttempts"] as const;

type Count = (typeof COUNTS)[number];

/**
 * Refuses a ticket with a count that is none, such as a text or a date, where the counts are not used themselves.
 * @internal
 */
export function assertTicketCounts(functionName: string, ticket: Ticket): void {
  for (const field of COUNTS) countOf(functionName, ticket, field);
}

function countOf(functionName: string, ticket: Ticket, field: Count): number | null {
  const value = ticket[field] ?? null;
  if (value !== null && !(Number.isInteger(value) && value >= 0)) assertCount(functionName, field, value);
  return value;
}

function timeOf(
  functionName: string,
  ticket: MeasuredTicket,
  { businessMinutes, calendarMinutes }: TimeStandard,
  businessMinutesBetween: ServiceClock | null,
  now: number | null,
  opened: number | null,
): number | null {
  const { openedAt, resolvedAt } = ticket;
  const waits = readWaits(functionName, ticket);
  const minutesOf = (from: number, to: number): number =>
    businessMinutesBetween === null
      ? minutesWithoutWaits(wallMinutes, from, to, waits) / calendarMinutes
      : minutesWithoutWaits(businessMinutesBetween, from, to, waits) / businessMinutes;
  if (isOpen(ticket)) {
    const from = opened ?? ticketMs(functionName, "openedAt", openedAt);
    return now === null || now < from ? null : minutesOf(from, now);
  }
  if (businessMinutesBetween === null) {
    // Minutes that were measured without regard to waits say nothing about a ticket that has some.
    const field = waits.length === 0 ? "fullResolutionMinutes" : "netResolutionMinutes";
    const measured = ticket[field]?.business ?? null;
    if (measured !== null) {
      assertNumber(functionName, `${field}.business`, measured, { min: 0 });
      return measured / businessMinutes;
    }
  }
  if ((resolvedAt ?? null) === null) return null;
  const from = opened ?? ticketMs(functionName, "openedAt", openedAt);
  const to = ticketMs(functionName, "resolvedAt", resolvedAt);
  if (to < from) throw new RetentionError(functionName, "resolvedAt", "must not be before openedAt", resolvedAt);
  return minutesOf(from, to);
}

function switchesOf(functionName: string, channels: readonly string[] | null): number | null {
  if (channels === null) return null;
  if (!Array.isArray(channels)) assertArray(functionName, "channels", channels);
  if (channels.length === 0) return null;
  let switches = 0;
  for (let index = 1; index < channels.length; index++) if (channels[index] !== channels[index - 1]) switches++;
  return switches;
}
