import { MS_PER_MINUTE } from "../../calendar/days/plain-date.js";
import type { Ticket } from "../../records/account/ticket.js";
import type { ServiceClock } from "../log/service-clock.js";
import { minutesWithoutWaits, type Wait, wallMinutes } from "../log/waits.js";
import { countedStretches } from "./counted-stretches.js";
import { isTime, type StandardMeasure } from "./service-standard.js";
import type { TicketCourse } from "./ticket-course.js";
import type { TicketLimit } from "./ticket-limit.js";

/**
 * How a ticket stands against a standard. It is `undecided` until its time is up, even if it was answered before: counting
 * the quick ones of the last hours without the slow ones would make them look better than they are. It is `not-meant`
 * where nothing happened that the standard is about.
 * @internal
 */
export type StandardVerdict = "met" | "missed" | "undecided" | "unknown" | "not-meant";

/** @internal */
export const NO_WAITS: readonly Wait[] = [];

/**
 * How a ticket stands against a limit at a moment.
 *
 * @param course - Until that moment.
 * @internal
 */
export function standardVerdict(
  ticket: Ticket,
  course: TicketCourse,
  measure: StandardMeasure,
  limit: TicketLimit,
  now: number,
  businessMinutes: ServiceClock | null,
): StandardVerdict {
  const { atMost } = limit;
  if (!isTime(measure)) {
    const count = countOf(measure, ticket, course, now);
    if (count === null) return "unknown";
    if (count > atMost) return "missed";
    return course.isSolved === false ? "undecided" : "met";
  }
  const clock = limit.byTheWall || businessMinutes === null ? wallMinutes : businessMinutes;
  const waits = limit.pauses ? course.waits : NO_WAITS;
  const minutes = (from: number, to: number): number => minutesWithoutWaits(clock, from, to, waits);
  if (minutes(course.opened, Math.max(now, course.opened)) <= atMost) return "undecided";

  if (measure === "resolution" && course.solved !== null) {
    return minutes(course.opened, course.solved) <= atMost ? "met" : "missed";
  }
  const counted = countedStretches(measure, ticket, course, now);
  if (counted === null) return "unknown";
  const { stretches, each } = counted;
  if (!each) {
    const [only] = stretches;
    if (stretches.length === 1 && only !== undefined && only.to < Infinity) {
      return minutes(only.from, only.to) <= atMost ? "met" : "missed";
    }
    if (minutesIn(stretches, now, minutes) > atMost) return "missed";
    return course.isSolved === false ? "undecided" : "met";
  }
  if (stretches.length === 0) return "not-meant";
  if (stretches.some(({ from, to }) => minutes(from, Math.min(to, now)) > atMost)) return "missed";
  const mayMiss = course.isSolved === false || stretches.some(({ from }) => minutes(from, now) <= atMost);
  return mayMiss ? "undecided" : "met";
}

/**
 * Minutes of stretches up to a moment, exact to the millisecond.
 * @internal
 */
export function minutesIn(
  stretches: readonly Wait[],
  now: number,
  minutes: (from: number, to: number) => number,
): number {
  let ms = 0;
  for (const { from, to } of stretches) {
    if (from < now) ms += Math.round(minutes(from, Math.min(to, now)) * MS_PER_MINUTE);
  }
  return ms / MS_PER_MINUTE;
}

/** The count of a ticket; of its reopenings those up to the moment, where they are dated. */
function countOf(
  measure: "contacts" | "transfers" | "reopens",
  ticket: Ticket,
  { reopenings }: TicketCourse,
  now: number,
): number | null {
  const count = ticket[measure] ?? null;
  if (measure !== "reopens" || count === null) return count;
  return Math.max(0, count - reopenings.filter((moment) => moment > now).length);
}
