import { epochMs } from "../../calendar/days/instant.js";
import { assertOptions, assertText } from "../../errors.js";
import type { Ticket } from "../../records/account/ticket.js";
import { acceptRows, type Batch } from "../../records/rows/rejection.js";
import { compareTexts } from "../../records/values/compare-texts.js";
import type { Instant } from "../../records/values/time.js";
import { assertStandards, isTime, type ServiceStandard } from "./service-standard.js";
import type { StandardDueTime } from "./standard-due-time.js";
import { type QueuedTicket, standardQueue } from "./standard-queue.js";
import { courseUntil, ticketCourse } from "./ticket-course.js";
import { hoursOfTickets, type TicketHours } from "./ticket-hours.js";

const NAME = "ticketDueTimes";

/** When, and what open tickets are compared with. */
export interface TicketDueTimesOptions extends TicketHours {
  /** The moment at which to look at the queue. */
  at: Instant;
  /** Those about counts have no due time and are passed over. */
  standards: readonly ServiceStandard[];
}

/** An open ticket in the queue. */
export interface TicketDueTime {
  ticketId: string;
  accountId?: string;
  /** Earliest due time, which may have passed; `null` if no standard runs. */
  dueAt: string | null;
  /** Id of the standard behind `dueAt`. */
  standardId: string | null;
  minutesLeft: number | null;
  breachPredicted: boolean | null;
  /** One entry per standard that runs on this ticket, the earliest due first, paused ones last. */
  due: StandardDueTime[];
}

/**
 * When the open tickets of a queue are due, the earliest first: what to work on next, and what is likely to be missed.
 * Standards are those of `evaluateServiceStandards`. Each says which clock applies, for which customers, and whether it
 * stops while you wait for the customer.
 *
 * The chance of a miss comes from the past. With S the Kaplan–Meier curve of the time that the given tickets took,
 * including those still open, it is S(limit)/S(elapsed time). Give the tickets of some months, solved ones too; without
 * them nothing can be predicted.
 *
 * A ticket not known to be solved counts as open here, and one not known to be answered as waiting for an answer.
 *
 * Source: Kaplan & Meier (1958), JASA 53. Cost: one pass over the tickets, each held against every standard, and sorting
 * their times. Of a ticket that is solved only its times are kept.
 *
 * @param tickets - The queue, and solved tickets to learn from. Invalid ones are rejected, merged ones left out.
 * @param options - The moment, the standards and the hours of service.
 * @returns The tickets that are open at that moment, by due time, then by id.
 * @throws RetentionError when a standard or an option is out of bounds.
 *
 * @example
 * import { ticketDueTimes } from "retention-kit";
 *
 * const calendar = { hours: { mon: [["09:00", "17:00"]], tue: [["09:00", "17:00"]] } };
 * const standards = [
 *   { id: "answer", measure: "first-reply", share: 0.9, rules: [{ priorities: ["urgent"], atMost: 30 }, { atMost: 240 }] },
 *   { id: "solution", measure: "resolution", atMost: 480, share: 0.9, pauses: "customer" },
 * ];
 * const open = { resolved: false, replies: 0, openedAt: "2026-11-16T15:00Z" };
 * const tickets = [
 *   { ...open, id: "T1" },
 *   { ...open, id: "T2", priority: "urgent" },
 *   { ...open, id: "T3", firstRepliedAt: "2026-11-16T15:20Z", waits: [{ from: "2026-11-16T15:30Z" }] },
 * ];
 * const { accepted } = ticketDueTimes(tickets, { at: "2026-11-16T16:00Z", standards, calendar, timeZone: "UTC" });
 * accepted.map(({ ticketId, standardId, dueAt, minutesLeft }) => [ticketId, standardId, dueAt, minutesLeft])
 * //=> [
 * //     ["T2", "answer", "2026-11-16T15:30:00.000Z", -30],
 * //     ["T1", "answer", "2026-11-17T11:00:00.000Z", 180],
 * //     ["T3", null, null, null],
 * //   ]
 */
export function ticketDueTimes(tickets: readonly Ticket[], options: TicketDueTimesOptions): Batch<TicketDueTime> {
  const chosen = assertOptions(NAME, "options", options, {
    at: true,
    standards: true,
    calendar: true,
    timeZone: true,
    hoursByGroup: true,
    accounts: true,
    inAccountZone: true,
  });
  const { standards } = chosen;
  const { hasHours, timerOf, segmentOf } = hoursOfTickets(NAME, chosen);
  assertStandards(NAME, standards, hasHours);
  const now = epochMs(NAME, "options.at", chosen.at);
  const queues = standards.flatMap((standard) =>
    isTime(standard.measure) ? [standardQueue(standard, standard.measure)] : [],
  );
  const open: { ticket: Ticket; due: StandardDueTime[] }[] = [];
  const { rejected } = acceptRows(NAME, "tickets", tickets, (ticket) => {
    assertText(NAME, "id", ticket.id);
    const course = ticketCourse(NAME, ticket);
    if (ticket.mergedInto != null || course.opened > now) return;
    const stood = courseUntil(course, now);
    const isOpen = stood.isSolved !== true;
    const queued: QueuedTicket = {
      ticket,
      replies: isOpen ? (ticket.replies ?? 0) : ticket.replies,
      course: isOpen && stood.isSolved !== false ? { ...stood, isSolved: false } : stood,
      segment: segmentOf(ticket),
      timer: timerOf(ticket),
      due: [],
    };
    for (const queue of queues) queue.take(queued, now);
    if (isOpen) open.push({ ticket, due: queued.due });
  });
  for (const queue of queues) queue.tell(now);
  return {
    accepted: open
      .map(({ ticket, due }) => dueTimeOf(ticket, due.sort(byDueTime)))
      .sort((left, right) => byDueTime(left, right) || compareTexts(left.ticketId, right.ticketId)),
    rejected,
  };
}

function dueTimeOf({ id, accountId }: Ticket, due: StandardDueTime[]): TicketDueTime {
  const first = due.find(({ dueAt }) => dueAt !== null);
  return {
    ticketId: id,
    ...(accountId == null ? {} : { accountId }),
    dueAt: first?.dueAt ?? null,
    standardId: first?.standardId ?? null,
    minutesLeft: first?.minutesLeft ?? null,
    breachPredicted: first?.breachPredicted ?? null,
    due,
  };
}

function byDueTime(left: { dueAt: string | null }, right: { dueAt: string | null }): number {
  if (left.dueAt === null || right.dueAt === null) {
    return Number(left.dueAt === null) - Number(right.dueAt === null);
  }
  return compareTexts(left.dueAt, right.dueAt);
}
