import { addTo } from "../../records/values/add-to.js";
import { MS_PER_MINUTE } from "../../calendar/days/plain-date.js";
import { countWhile } from "../../numeric/discrete/bisect.js";
import { epochMs } from "../../calendar/days/instant.js";
import { assertOptions, assertText } from "../../errors.js";
import { survivalCurve } from "../../measures/survival-curve.js";
import { compareTexts } from "../../records/values/compare-texts.js";
import { acceptRows, type Batch } from "../../records/rows/rejection.js";
import type { Ticket } from "../../records/account/ticket.js";
import type { Instant } from "../../records/values/time.js";
import type { ServiceTimer } from "../log/service-clock.js";
import { minutesWithoutWaits, type Wait, wallMinutes } from "../log/waits.js";
import { countedStretches } from "./counted-stretches.js";
import { assertStandards, isTime, type ServiceStandard, type TimeMeasure } from "./service-standard.js";
import { minutesIn, NO_WAITS } from "./standard-verdict.js";
import { courseUntil, type TicketCourse, ticketCourse } from "./ticket-course.js";
import { hoursOfTickets, type TicketHours } from "./ticket-hours.js";
import { limitFinder, type TicketLimit } from "./ticket-limit.js";

const NAME = "ticketDueTimes";

/** When, and what open tickets are compared with. */
export interface TicketDueTimesOptions extends TicketHours {
  /** The moment at which the queue is looked at. */
  at: Instant;
  /** Those about counts have no due time and are passed over. */
  standards: readonly ServiceStandard[];
}

/** When a standard asks something of a ticket. */
export interface StandardDueTime {
  standardId: string;
  measure: TimeMeasure;
  /** Minutes allowed, by the standard's clock. */
  atMost: number;
  /** When the time is up, or was, in UTC; `null` while the clock is paused, and beyond the year 9999. */
  dueAt: string | null;
  /** Minutes left by the standard's clock; below 0 once it is missed. */
  minutesLeft: number;
  state: "running" | "paused" | "missed";
  /**
   * Chance that it will be missed: of the tickets given that once waited as long as this one has, the share that went on
   * to wait beyond the limit. 1 once it is missed, `null` if no ticket waited that long or the measure is about each
   * answer.
   */
  breachProbability: number | null;
  /** Tickets behind that chance. */
  comparable: number;
  /** Whether that chance is at least one half. */
  breachPredicted: boolean | null;
}

/** An open ticket in the queue. */
export interface TicketDueTime {
  ticketId: string;
  accountId?: string;
  /** The first time that is up, or was; `null` if no standard runs. */
  dueAt: string | null;
  /** The standard that it belongs to. */
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
 * Source: Kaplan & Meier (1958), JASA 53. Cost: one pass over the tickets for each standard, and sorting their times.
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
  const { accepted, rejected } = acceptRows(NAME, "tickets", tickets, (ticket) => {
    assertText(NAME, "id", ticket.id);
    return { ticket, course: ticketCourse(NAME, ticket) };
  });
  const rows = accepted
    .filter(({ ticket, course }) => ticket.mergedInto == null && course.opened <= now)
    .map(({ ticket, course }): QueuedTicket => {
      const stood = courseUntil(course, now);
      const isOpen = stood.isSolved !== true;
      return {
        ticket: isOpen ? { ...ticket, replies: ticket.replies ?? 0 } : ticket,
        course: isOpen ? { ...stood, isSolved: false } : stood,
        segment: segmentOf(ticket),
        timer: timerOf(ticket),
      };
    });

  const due = new Map<Ticket, StandardDueTime[]>();
  for (const standard of standards) dueByStandard(standard, rows, now, due);
  return {
    accepted: rows
      .filter(({ course }) => course.isSolved === false)
      .map(({ ticket }) => dueTimeOf(ticket, (due.get(ticket) ?? []).sort(byDueTime)))
      .sort((left, right) => byDueTime(left, right) || compareTexts(left.ticketId, right.ticketId)),
    rejected,
  };
}

interface QueuedTicket {
  ticket: Ticket;
  course: TicketCourse;
  segment: string | undefined;
  timer: ServiceTimer | null;
}

/** A ticket's time under a standard, by the clock that the standard names. */
interface Running {
  queued: QueuedTicket;
  limit: TicketLimit;
  stretches: readonly Wait[];
  /** Minutes gone. */
  gone: number;
  /** Whether it goes on. */
  runs: boolean;
  minutes: (from: number, to: number) => number;
}

const WALL: ServiceTimer = {
  minutesBetween: wallMinutes,
  momentAfter: (from, minutes) => from + Math.round(minutes * MS_PER_MINUTE),
};

function dueByStandard(
  standard: ServiceStandard,
  rows: readonly QueuedTicket[],
  now: number,
  due: Map<Ticket, StandardDueTime[]>,
): void {
  const { id, measure } = standard;
  if (!isTime(measure)) return;
  const limitOf = limitFinder(standard);
  const times = rows.flatMap((queued): Running[] => {
    const { ticket, course, segment, timer } = queued;
    const limit = limitOf(ticket, segment);
    if (limit === null) return [];
    const counted = countedStretches(measure, ticket, course, now);
    if (counted === null) return [];
    const { minutesBetween } = limit.byTheWall || timer === null ? WALL : timer;
    const waits = limit.pauses ? course.waits : NO_WAITS;
    const minutes = (from: number, to: number): number => minutesWithoutWaits(minutesBetween, from, to, waits);
    // Of answers each by itself only the one that is still owed matters.
    const stretches = counted.each ? counted.stretches.slice(-1) : counted.stretches;
    const last = stretches.at(-1);
    if (last === undefined) return [];
    return [{ queued, limit, stretches, minutes, gone: minutesIn(stretches, now, minutes), runs: last.to > now }];
  });
  const missChance = missChances(measure, times);
  for (const time of times) {
    if (!time.runs || time.queued.course.isSolved !== false) continue;
    const entry = { standardId: id, measure, ...runningOut(time, now), ...missChance(time) };
    const { ticket } = time.queued;
    addTo(due, ticket, entry);
  }
}

/** When a ticket's time is up, or was. */
function runningOut(
  { queued, limit, stretches, gone, minutes }: Running,
  now: number,
): Pick<StandardDueTime, "atMost" | "dueAt" | "minutesLeft" | "state"> {
  const { atMost, pauses, byTheWall } = limit;
  const { course, timer } = queued;
  const { momentAfter } = byTheWall || timer === null ? WALL : timer;
  const minutesLeft = Math.round((atMost - gone) * MS_PER_MINUTE) / MS_PER_MINUTE;
  const isPaused = pauses && course.waits.some(({ from, to }) => from <= now && now < to);
  if (minutesLeft >= 0) {
    const reached = isPaused ? null : momentAfter(now, minutesLeft);
    return { atMost, dueAt: isoText(reached), minutesLeft, state: isPaused ? "paused" : "running" };
  }
  let left = atMost;
  for (const { from, to } of withoutWaits(stretches, pauses ? course.waits : NO_WAITS, now)) {
    const ran = minutes(from, to);
    // Where it is up just as a wait begins, that is the moment, and not the end of the wait.
    if (ran > 0 && ran >= left) {
      return { atMost, dueAt: isoText(momentAfter(from, left)), minutesLeft, state: "missed" };
    }
    left = Math.round((left - ran) * MS_PER_MINUTE) / MS_PER_MINUTE;
  }
  return { atMost, dueAt: null, minutesLeft, state: "missed" };
}

/** The stretches in which the clock ran up to a moment, in order. */
function withoutWaits(stretches: readonly Wait[], waits: readonly Wait[], until: number): Wait[] {
  const ran: Wait[] = [];
  for (const stretch of stretches) {
    let { from } = stretch;
    const end = Math.min(stretch.to, until);
    for (const wait of waits) {
      if (wait.from > from) ran.push({ from, to: Math.min(wait.from, end) });
      from = Math.max(from, wait.to);
    }
    ran.push({ from, to: end });
  }
  return ran.filter(({ from, to }) => from < to);
}

/** The chance that a ticket goes on to wait beyond its limit, from those that waited as long. */
function missChances(
  measure: TimeMeasure,
  times: readonly Running[],
): (time: Running) => Pick<StandardDueTime, "breachProbability" | "comparable" | "breachPredicted"> {
  const unknown = { breachProbability: null, comparable: 0, breachPredicted: null };
  if (measure === "next-reply" || measure === "periodic-update" || times.length === 0) {
    return ({ gone, limit }) =>
      gone > limit.atMost ? { breachProbability: 1, comparable: 0, breachPredicted: true } : unknown;
  }
  const curve = survivalCurve(times.map(({ gone, runs }) => ({ duration: gone, ended: !runs })));
  /** Share that took longer than this many minutes. */
  const longerThan = (minutes: number): number => curve.survival[lastAtMost(curve.times, minutes)] ?? 1;
  return ({ gone, limit }) => {
    if (gone > limit.atMost) return { breachProbability: 1, comparable: 0, breachPredicted: true };
    const comparable = curve.atRisk[lastAtMost(curve.times, gone) + 1] ?? 0;
    const still = longerThan(gone);
    if (comparable === 0 || still === 0) return unknown;
    const breachProbability = longerThan(limit.atMost) / still;
    return { breachProbability, comparable, breachPredicted: breachProbability >= 0.5 };
  };
}

/** Index of the last time that is not above a number; times are in order and begin at 0. */
function lastAtMost(times: readonly number[], most: number): number {
  return countWhile(times.length, (index) => (times[index] ?? Infinity) <= most) - 1;
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

function isoText(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}
