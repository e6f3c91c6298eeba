import { addTo } from "../../records/values/add-to.js";
import { RetentionError } from "../../errors.js";
import { compareTexts } from "../../records/values/compare-texts.js";
import { acceptRows, type Batch, rejectionOf } from "../../records/rows/rejection.js";
import { resolveLogOptions } from "./log-options.js";
import { followMerges } from "./merges.js";
import type { LogLine } from "./log-line.js";
import { orderLog, readLine } from "./read-log.js";
import { buildTicket } from "./build-ticket.js";
import type { TicketEvent } from "./ticket-event.js";
import type { LoggedTicket, TicketFromEventsOptions } from "./logged-ticket.js";

/**
 * Every ticket of a service log, each as by `ticketFromEvents`. It turns a whole export into what `scoreEffort`,
 * `detectRecurringProblems` and `evaluateServiceStandards` read. Merged tickets become one, told under the id of the
 * one that was kept; where the log has no line of that one, each stays by itself, with `mergedInto`.
 *
 * Cost: n·log n for n lines.
 *
 * @param events - Lines of any number of tickets, in any order.
 * @param options - Calendar and zone of the hours of service, and what the log records.
 * @returns The tickets in the order in which they were opened, then by id; malformed lines, and merges that run in a
 * circle, are rejected and the rest of their ticket is told without them.
 *
 * @example
 * import { ticketsFromEvents } from "retention-kit";
 *
 * const { accepted, rejected } = ticketsFromEvents([
 *   { ticketId: "T2", kind: "opened", at: "2026-11-17T08:00:00Z" },
 *   { ticketId: "T1", kind: "opened", at: "2026-11-16T08:00:00Z" },
 *   { ticketId: "T2", kind: "merged", at: "2026-11-17T08:30:00Z", mergedInto: "T1" },
 *   { ticketId: "T3", kind: "opened", at: "yesterday" },
 * ]);
 * accepted.map(({ id, contacts }) => [id, contacts])
 * //=> [["T1", 2]]
 * rejected.map(({ index, path }) => [index, path])
 * //=> [[3, "at"]]
 */
export function ticketsFromEvents(
  events: readonly TicketEvent[],
  options?: TicketFromEventsOptions | null,
): Batch<LoggedTicket> {
  const reading = resolveLogOptions("ticketsFromEvents", options ?? {});
  const read = acceptRows("ticketsFromEvents", "events", events, (event, index) =>
    readLine("ticketsFromEvents", "", event, index, reading),
  );
  const { rejected } = read;
  const accepted = read.accepted.filter(({ at }) => at <= reading.until);
  const { survivorOf, circles } = followMerges(orderLog(accepted).lines);
  const reject = (index: number, path: string, rule: string, value: unknown): void => {
    rejected.push(rejectionOf(events[index], index, new RetentionError("ticketsFromEvents", path, rule, value)));
  };
  for (const { index, mergedInto } of circles) {
    reject(index, "mergedInto", "must not lead back to the same ticket", mergedInto);
  }

  const ids = new Set(accepted.map(({ ticketId }) => ticketId));
  const stories = new Map<string, LogLine[]>();
  for (const line of accepted) {
    const survivor = survivorOf(line.ticketId);
    const id = ids.has(survivor) ? survivor : line.ticketId;
    addTo(stories, id, line);
  }
  const tickets: LoggedTicket[] = [];
  for (const [id, lines] of stories) {
    const log = orderLog(lines);
    if (log.lines.length > 0) tickets.push(buildTicket(id, survivorOf(id), log, reading));
    else for (const { index, kind } of lines) reject(index, "kind", "must be known in one line of a ticket", kind);
  }
  return {
    accepted: tickets.sort(
      (left, right) => compareTexts(left.openedAt, right.openedAt) || compareTexts(left.id, right.id),
    ),
    rejected: rejected.sort((left, right) => left.index - right.index),
  };
}
