import { msOf, ticketInstantFault, ticketMs } from "../calendar/days/instant.js";
import { plainDate } from "../calendar/days/plain-date.js";
import { assertTimeZone, dayOfInstant } from "../calendar/days/time-zone.js";
import { assertRows, assertTruth } from "../errors.js";
import type { Account } from "../records/account/account.js";
import { compareTexts } from "../records/values/compare-texts.js";
import type { Ticket } from "../records/account/ticket.js";
import type { PlainDate } from "../records/values/time.js";
import { ticketAsOf } from "./ticket-as-of.js";

/** A ticket as it stood on a day. */
export interface DatedTicket {
  ticket: Ticket;
  /** The topic, or the id where there is none. */
  topic: string;
  openedOn: PlainDate;
  /** Whether it is known not to be solved by then. A ticket that says nothing about it is not open. */
  isOpen: boolean;
}

/**
 * The tickets that an account had opened by the end of a day, the oldest first, merged ones left out. Days are those
 * of the account's time zone, UTC where it has none.
 *
 * @param path - Path to the account, such as `account.`, for error messages.
 * @internal
 */
export function datedTickets(functionName: string, path: string, account: Account, asOf: number): DatedTicket[] {
  const tickets = account.tickets ?? [];
  const timeZone = account.timeZone ?? "UTC";
  assertRows(functionName, `${path}tickets`, tickets);
  assertTimeZone(functionName, `${path}timeZone`, timeZone);
  if (tickets.length === 0) return [];
  const dayOf = (index: number, field: string, instant: unknown): number => {
    const ms = msOf(instant);
    // Its path is written out where it is no instant, and only there.
    const at =
      ticketInstantFault(ms) === null ? ms : ticketMs(functionName, `${path}tickets[${index}]${field}`, instant);
    return dayOfInstant(at, timeZone);
  };
  const opened: { ticket: Ticket; index: number; openedDay: number }[] = [];
  tickets.forEach((ticket, index) => {
    const openedDay = dayOf(index, ".openedAt", ticket.openedAt);
    if (openedDay <= asOf && ticket.mergedInto == null) opened.push({ ticket, index, openedDay });
  });
  if (opened.length > 1) {
    opened.sort((a, b) => a.openedDay - b.openedDay || compareTexts(a.ticket.id, b.ticket.id));
  }
  return opened.map(({ ticket, index, openedDay }) => {
    const { resolved } = ticket;
    if (resolved != null && typeof resolved !== "boolean") {
      assertTruth(functionName, `${path}tickets[${index}].resolved`, resolved);
    }
    const stood = ticketAsOf(functionName, ticket, (field, at) => dayOf(index, `.${field}`, at) <= asOf);
    return {
      ticket,
      topic: ticket.topic ?? ticket.id,
      openedOn: plainDate(openedDay),
      isOpen: isUnsolved(stood),
    };
  });
}

/**
 * Whether a ticket, as it stood, is known not to be solved.
 * @internal
 */
export function isUnsolved({ resolved, resolvedAt }: Ticket): boolean {
  return resolved === false || (resolved !== true && resolvedAt === null);
}
