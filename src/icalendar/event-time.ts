import { epochMs } from "../calendar/days/instant.js";
import { dayNumber, MS_PER_DAY } from "../calendar/days/plain-date.js";
import { resolveCalendar } from "../calendar/working-calendars/working-calendar.js";
import { businessClock } from "../calendar/working-time/business-clock.js";
import type { LayeredCalendar } from "../records/company/seller.js";
import { dayOfInstant, offsetAt, offsetChanges } from "../calendar/days/time-zone.js";
import { RetentionError } from "../errors.js";
import type { Instant } from "../records/values/time.js";
import type { CalendarReview } from "./calendar-reviews.js";

/** When an event is: the whole day, or from one instant to another as the clocks of a zone show them. */
export type EventTime =
  { allDay: true; start: number; end: number } | { allDay: false; start: number; end: number; timeZone: string };

/**
 * When the event of a review is, given the time of day chosen for it, if one was.
 *
 * @param seller - Whose day it is booked on.
 * @param shownIn - The zone in which it is written.
 * @internal
 */
export function eventTime(
  { key, on, status }: CalendarReview,
  seller: { timeZone: string; calendar: LayeredCalendar | null },
  shownIn: string,
  times: Readonly<Record<string, { start: Instant; end: Instant }>>,
): EventTime {
  const { timeZone, calendar } = seller;
  const day = dayNumber("toICalendar", "plan", on);
  const time = Object.hasOwn(times, key) ? times[key] : undefined;
  if (time === undefined || status === "cancelled") {
    return { allDay: true, start: day * MS_PER_DAY, end: (day + 1) * MS_PER_DAY };
  }
  const start = epochMs("toICalendar", `times["${key}"].start`, time.start);
  const end = epochMs("toICalendar", `times["${key}"].end`, time.end);
  if (end <= start) {
    throw new RetentionError("toICalendar", `times["${key}"].end`, "must lie after start", time.end);
  }
  if (dayOfInstant(start, timeZone) !== day && !isInShiftOf(day, start, timeZone, calendar)) {
    const rule = `must lie on the booked day, ${on} in ${timeZone}`;
    throw new RetentionError("toICalendar", `times["${key}"].start`, rule, time.start);
  }
  // Readers differ in which of two equal times they take a local one for: only UTC tells them apart.
  const ambiguous = comesTwice(start, shownIn) || comesTwice(end, shownIn);
  return { allDay: false, start, end, timeZone: ambiguous ? "UTC" : shownIn };
}

/** Whether a shift that began on a day is still on, after midnight. */
function isInShiftOf(day: number, ms: number, timeZone: string, calendar: LayeredCalendar | null): boolean {
  if (calendar === null) return false;
  const clock = businessClock(resolveCalendar("toICalendar", "sellers.calendar", calendar), timeZone);
  return clock.stretchesOn(day).some(({ start, end }) => start <= ms && ms < end);
}

/** Whether the zone's clocks, put back, show the same time again. */
function comesTwice(ms: number, timeZone: string): boolean {
  const local = ms + offsetAt(ms, timeZone);
  return offsetChanges(ms - MS_PER_DAY, ms + MS_PER_DAY, timeZone).some(
    ({ at, before, after }) => at + after <= local && local < at + before,
  );
}
