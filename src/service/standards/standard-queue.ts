import { wallMinutes, minutesWithoutWaits, type Wait } from "../log/waits.js";
import { MS_PER_MINUTE } from "../../calendar/days/plain-date.js";
import type { Ticket } from "../../records/account/ticket.js";
import type { Stay } from "../../measures/survival-curve.js";
import type { ServiceTimer } from "../log/service-clock.js";
import { countedStretches } from "./counted-stretches.js";
import { missChances } from "./miss-chances.js";
import type { ServiceStandard, TimeMeasure } from "./service-standard.js";
import type { StandardDueTime } from "./standard-due-time.js";
import { minutesIn, NO_WAITS } from "./standard-verdict.js";
import type { TicketCourse } from "./ticket-course.js";
import { limitFinder, type TicketLimit } from "./ticket-limit.js";

/**
 * A ticket as it stands at the moment of the queue.
 * @internal
 */
export interface QueuedTicket {
  ticket: Ticket;
  /** Answers it had; none where an open one does not say. */
  replies: number | null | undefined;
  course: TicketCourse;
  segment: string | undefined;
  timer: ServiceTimer | null;
  /** What the standards ask of it. */
  due: StandardDueTime[];
}

/**
 * One standard: takes the tickets one by one, and then tells when those that are open are due.
 * @internal
 */
export interface StandardQueue {
  take: (queued: QueuedTicket, now: number) => void;
  tell: (now: number) => void;
}

/** A ticket's time under a standard, by the clock that the standard names. */
interface Running {
  queued: QueuedTicket;
  limit: TicketLimit;
  stretches: readonly Wait[];
  /** Minutes gone. */
  gone: number;
  minutes: (from: number, to: number) => number;
}

const WALL: ServiceTimer = {
  minutesBetween: wallMinutes,
  momentAfter: (from, minutes) => from + Math.round(minutes * MS_PER_MINUTE),
};

/** @internal */
export function standardQueue(standard: ServiceStandard, measure: TimeMeasure): StandardQueue {
  const limitOf = limitFinder(standard);
  const stays: Stay[] = [];
  const open: Running[] = [];
  return {
    take(queued, now) {
      const { ticket, course, segment, timer } = queued;
      const limit = limitOf(ticket, segment);
      if (limit === null) return;
      const counted = countedStretches(measure, queued, course, now);
      if (counted === null) return;
      const { minutesBetween } = limit.byTheWall || timer === null ? WALL : timer;
      const waits = limit.pauses ? course.waits : NO_WAITS;
      const minutes = (from: number, to: number): number => minutesWithoutWaits(minutesBetween, from, to, waits);
      // Of answers each by itself only the one that is still owed matters.
      const stretches = counted.each ? counted.stretches.slice(-1) : counted.stretches;
      const last = stretches.at(-1);
      if (last === undefined) return;
      const gone = minutesIn(stretches, now, minutes);
      const runs = last.to > now;
      stays.push({ duration: gone, ended: !runs });
      if (runs && course.isSolved === false) open.push({ queued, limit, stretches, minutes, gone });
    },
    tell(now) {
      const missChance = missChances(measure, stays);
      for (const time of open) {
        const { queued, gone, limit } = time;
        queued.due.push({
          standardId: standard.id,
          measure,
          ...runningOut(time, now),
          ...missChance(gone, limit.atMost),
        });
      }
    },
  };
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

function isoText(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}
