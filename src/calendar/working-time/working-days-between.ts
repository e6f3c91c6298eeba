import type { PlainDate } from "../../records/values/time.js";
import type { WorkingDayOptions } from "./is-working-day.js";
import { dayNumber } from "../days/plain-date.js";
import { assertTimeOptions } from "./assert-time-options.js";
import { resolveCalendar } from "../working-calendars/working-calendar.js";

/**
 * Counts the working days from one day to another, both included, for example for a service standard in days. If `to`
 * is before `from`, the count is negative.
 *
 * Cost: reads the calendar, then logarithmic in its special days; independent of the distance.
 *
 * @param from - First day.
 * @param to - Last day.
 * @param options - The working calendar.
 * @returns A whole number.
 * @throws RetentionError when a date does not exist or the calendar is not a valid one.
 *
 * @example
 * import { workingDaysBetween } from "retention-kit";
 *
 * const hours = { mon: [["09:00", "17:00"]], tue: [["09:00", "17:00"]], fri: [["09:00", "13:00"]] };
 * workingDaysBetween("2026-11-20", "2026-11-24", { calendar: { hours } })
 * //=> 3
 * workingDaysBetween("2026-11-24", "2026-11-20", { calendar: { hours, holidays: ["2026-11-23"] } })
 * //=> -2
 */
export function workingDaysBetween(from: PlainDate, to: PlainDate, options: WorkingDayOptions): number {
  assertTimeOptions("workingDaysBetween", options);
  const { workingDaysBefore } = resolveCalendar("workingDaysBetween", "calendar", options.calendar);
  const first = dayNumber("workingDaysBetween", "from", from);
  const last = dayNumber("workingDaysBetween", "to", to);
  // Taking from 0 keeps an empty span at 0, where a minus sign would make it -0.
  return first <= last
    ? workingDaysBefore(last + 1) - workingDaysBefore(first)
    : 0 - (workingDaysBefore(first + 1) - workingDaysBefore(last));
}
