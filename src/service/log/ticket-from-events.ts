import type { LoggedTicket } from "./logged-ticket.js";
import { type TicketFromEventsOptions } from "./logged-ticket.js";
import { assertRows, RetentionError } from "../../errors.js";
import { followMerges } from "./merges.js";
import { orderLog, readLine } from "./read-log.js";
import { resolveLogOptions } from "./log-options.js";
import { buildTicket } from "./build-ticket.js";
import type { TicketEvent } from "./ticket-event.js";

/**
 * Makes a ticket from its lines in a service log: how often the customer had to get in touch and through which
 * channels, how often it was handed on or came back, and how long the first answer and the solution took, in calendar
 * and business minutes. It turns what any service desk records into what `scoreEffort` reads.
 *
 * The lines may come in any order. These cases are decided so:
 * - A duplicate line counts once; a line of an unknown kind is left out. Both are counted in `ignored`.
 * - The first line that is not a self-service attempt opened it, whatever its kind: a call is often logged after the
 *   event, and some logs begin in the middle.
 * - Reopened after being solved or closed, it is open again until it is solved again. Two reopenings with neither a
 *   solution nor a closing between them are one.
 * - Of two solutions without a reopening between them, the first one counts.
 * - Closed without having been marked solved: `resolved` is `null`, since closing is bookkeeping. If closing means
 *   solved, log it as `resolved`.
 * - Still open: `resolved` is `false`, `resolvedAt` is `null`.
 * - A message after the final solution is a thank-you, not a contact.
 * - Merged tickets: pass the lines of all of them. Contacts, answers, transfers and reopenings of each count, and the
 *   ticket that was kept says whether the problem is solved. Of a merged ticket alone, `resolved` is `null` and
 *   `mergedInto` names the other.
 *
 * The names follow the ticket metrics of Zendesk: first reply time, first and full resolution time, reopens, replies.
 *
 * Cost: n·log n for n lines.
 *
 * @param events - Lines of one ticket, and of those merged into it; at least one of a known kind.
 * @param options - Calendar and zone of the hours of service, and what the log records.
 * @returns The ticket, with times, counts and what was left out; a count that the log does not tell is `null`.
 * @throws RetentionError when a line is invalid, the lines belong to several tickets that are not merged, or merges run
 *   in a circle.
 *
 * @example
 * import { ticketFromEvents } from "retention-kit";
 *
 * const calendar = { hours: { mon: [["09:00", "17:00"]], tue: [["09:00", "17:00"]] } };
 * const ticket = ticketFromEvents(
 *   [
 *     { ticketId: "T1", kind: "opened", at: "2026-11-16T16:30:00Z", channel: "web" },
 *     { ticketId: "T1", kind: "message", at: "2026-11-17T09:10:00Z", channel: "phone" },
 *     { ticketId: "T1", kind: "reply", at: "2026-11-17T09:30:00Z" },
 *     { ticketId: "T1", kind: "resolved", at: "2026-11-17T10:00:00Z", resolution: "part-replaced" },
 *   ],
 *   { calendar, timeZone: "UTC" },
 * );
 * [ticket.contacts, ticket.reopens, ticket.repeatedInformation]
 * //=> [2, 0, null]
 * ticket.channels
 * //=> ["web", "phone"]
 * ticket.firstReplyMinutes
 * //=> { calendar: 1020, business: 60 }
 */
export function ticketFromEvents(
  events: readonly TicketEvent[],
  options?: TicketFromEventsOptions | null,
): LoggedTicket {
  const reading = resolveLogOptions("ticketFromEvents", options ?? {});
  assertRows("ticketFromEvents", "events", events);
  const lines = events
    .map((event, index) => readLine("ticketFromEvents", `events[${index}].`, event, index, reading))
    .filter(({ at }) => at <= reading.until);
  const log = orderLog(lines);
  const [first] = log.lines;
  if (first === undefined) {
    const rule = `must have a line of a known kind${options?.asOf == null ? "" : " by the day asked about"}`;
    throw new RetentionError("ticketFromEvents", "events", rule, events);
  }
  const { survivorOf, circles } = followMerges(log.lines);
  const [circle] = circles;
  if (circle !== undefined) {
    const path = `events[${circle.index}].mergedInto`;
    throw new RetentionError("ticketFromEvents", path, "must not lead back to the same ticket", circle.mergedInto);
  }

  const ids = new Set(log.lines.map(({ ticketId }) => ticketId));
  const survivor = survivorOf(first.ticketId);
  const id = ids.has(survivor) ? survivor : first.ticketId;
  for (const { ticketId, index } of log.lines) {
    if (ticketId === id || (id === survivor && survivorOf(ticketId) === survivor)) continue;
    throw new RetentionError(
      "ticketFromEvents",
      `events[${index}].ticketId`,
      `must be ${id} or a ticket merged into it`,
      ticketId,
    );
  }
  return buildTicket(id, survivor, log, reading);
}
