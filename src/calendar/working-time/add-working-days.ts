import { firstEnough } from "../../numeric/discrete/bisect.js";
import { assertCount, RetentionError } from "../../errors.js";
import type { PlainDate } from "../../records/values/time.js";
import type { WorkingDayOptions } from "./is-working-day.js";
import { dayNumber, FIRST_DAY, LAST_DAY, plainDate } from "../days/plain-date.js";
import { assertTimeOptions } from "./assert-time-options.js";
import { resolveCalendar } from "../working-calendars/working-calendar.js";

/**
 * The working day a number of working days after a day, or before it if the number is negative. The day itself is never
 * counted, working day or not; adding 0 returns it unchanged.
 *
 * Cost: reads the calendar, then a binary search over ten thousand years; independent of the distance.
 *
 * @param date - The day to start from.
 * @param days - Whole number of working days.
 * @param options - The working calendar.
 * @returns The day reached.
 * @throws RetentionError when the date does not exist, the calendar is not a valid one, or it has too few working days
 * in the years 0000 to 9999.
 *
 * @example
 * import { addWorkingDays } from "retention-kit";
 *
 * const hours = { mon: [["09:00", "17:00"]], tue: [["09:00", "17:00"]], fri: [["09:00", "13:00"]] };
 * addWorkingDays("2026-11-21", 2, { calendar: { hours } })
 * //=> "2026-11-24"
 * addWorkingDays("2026-11-24", -1, { calendar: { hours, holidays: ["2026-11-23"] } })
 * //=> "2026-11-20"
 */
export function addWorkingDays(date: PlainDate, days: number, options: WorkingDayOptions): PlainDate {
  assertTimeOptions("addWorkingDays", options);
  const { workingDaysBefore } = resolveCalendar("addWorkingDays", "calendar", options.calendar);
  const start = dayNumber("addWorkingDays", "date", date);
  assertCount("addWorkingDays", "days", days, { min: -Infinity });
  if (days === 0) return date;

  // The day sought is the first after which enough working days lie behind: `days` more than behind the start, or, going
  // back, that many fewer and the day itself.
  const target = days > 0 ? workingDaysBefore(start + 1) + days : workingDaysBefore(start) + days + 1;
  const enough = target > workingDaysBefore(FIRST_DAY) && target <= workingDaysBefore(LAST_DAY + 1);
  if (!enough) {
    throw new RetentionError("addWorkingDays", "days", "must not lead beyond the working days of the calendar", days);
  }
  const count = firstEnough(LAST_DAY - FIRST_DAY + 1, (before) => workingDaysBefore(FIRST_DAY + before) >= target);
  return plainDate(FIRST_DAY + count - 1);
}
