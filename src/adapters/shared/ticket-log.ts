import { compareTexts } from "../../records/values/compare-texts.js";
import type { TicketSolution, TicketWait } from "../../records/account/ticket.js";
import type { LoggedTicket, TicketFromEventsOptions } from "../../service/log/logged-ticket.js";
import type { TicketEvent } from "../../service/log/ticket-event.js";
import { ticketsFromEvents } from "../../service/log/tickets-from-events.js";

/**
 * What the lines of a log say, by ticket. Lines that cannot be read are left out, as each was made here from a row.
 * @internal
 */
export function readTicketLog(
  events: readonly TicketEvent[],
  recordedKinds: TicketFromEventsOptions["recordedKinds"] & {},
): Map<string, LoggedTicket> {
  return new Map(
    ticketsFromEvents(events, { recordedKinds, keepMessages: true }).accepted.map((ticket) => [ticket.id, ticket]),
  );
}

/** A ticket's state from a moment on. */
export interface StatusChange {
  at: string;
  /** True where the customer has to answer. */
  waiting: boolean;
  closed: boolean;
}

/**
 * What the changes of a ticket's status say: the stretches in which it waited for the customer, and how often it came
 * back after it was closed. Changes of the same moment stay in the order given.
 * @internal
 */
export function readStatusChanges(changes: readonly StatusChange[]): {
  waits: TicketWait[];
  solutions: TicketSolution[];
  reopens: number;
} {
  const inOrder = changes
    .map((change, index) => ({ ...change, index }))
    .sort((a, b) => compareTexts(a.at, b.at) || a.index - b.index);
  const waits: TicketWait[] = [];
  const solutions: TicketSolution[] = [];
  let reopens = 0;
  let solvedAt: string | null = null;
  let since: string | null = null;
  for (const { at, waiting, closed: closes } of inOrder) {
    if (since !== null && !waiting) {
      if (at > since) waits.push({ from: since, to: at });
      since = null;
    } else if (since === null && waiting) since = at;
    if (solvedAt === null && closes) solvedAt = at;
    else if (solvedAt !== null && !closes) {
      solutions.push({ at: solvedAt, reopenedAt: at });
      solvedAt = null;
      reopens++;
    }
  }
  if (since !== null) waits.push({ from: since, to: null });
  if (solvedAt !== null) solutions.push({ at: solvedAt, reopenedAt: null });
  return { waits, solutions, reopens };
}
