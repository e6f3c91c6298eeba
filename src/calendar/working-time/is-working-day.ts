import type { LayeredCalendar } from "../../records/company/seller.js";
import type { PlainDate } from "../../records/values/time.js";
import { dayNumber } from "../days/plain-date.js";
import { assertTimeOptions } from "./assert-time-options.js";
import { resolveCalendar } from "../working-calendars/working-calendar.js";

/** What counting working days takes. */
export interface WorkingDayOptions {
  /** One calendar, or layers of it. */
  calendar: LayeredCalendar;
  /** Days need no zone; it may be there, so that the same options serve for minutes. */
  timeZone?: string | null | undefined;
}

/**
 * Whether a day is a working day: its weekday has hours and it is not a holiday, or it is an extra day, and it is not
 * in leave. A shift over midnight makes the day it starts on a working day, not the day it ends on.
 *
 * @param date - The day.
 * @param options - The working calendar.
 * @returns `true` on a working day.
 * @throws RetentionError when the date does not exist or the calendar is not a valid one.
 *
 * @example
 * import { isWorkingDay } from "retention-kit";
 *
 * isWorkingDay("2026-11-21", { calendar: { hours: { fri: [["09:00", "17:00"]] } } })
 * //=> false
 * isWorkingDay("2026-11-21", { calendar: { hours: { fri: [["09:00", "17:00"]] }, extraDays: ["2026-11-21"] } })
 * //=> true
 */
export function isWorkingDay(date: PlainDate, options: WorkingDayOptions): boolean {
  assertTimeOptions("isWorkingDay", options);
  const calendar = resolveCalendar("isWorkingDay", "calendar", options.calendar);
  return calendar.minutesOn(dayNumber("isWorkingDay", "date", date)) > 0;
}
