import { MS_PER_MINUTE } from "../days/plain-date.js";
import { assertNumber, RetentionError } from "../../errors.js";
import type { Instant } from "../../records/values/time.js";
import { businessClock } from "./business-clock.js";
import type { WorkingTimeOptions } from "./business-minutes-between.js";
import { epochMs, isInstant } from "../days/instant.js";
import { assertTimeZone } from "../days/time-zone.js";
import { assertTimeOptions } from "./assert-time-options.js";
import { resolveCalendar } from "../working-calendars/working-calendar.js";

/**
 * The instant a number of working minutes after another one, such as the deadline of a service standard, or before it
 * if the number is negative. If several instants fit, it is the nearest: eight hours from the start of an eight-hour
 * day end when that day ends, not when the next one starts. Adding 0 returns the instant itself, even outside working
 * hours.
 *
 * `businessMinutesBetween(instant, addBusinessMinutes(instant, minutes))` is `minutes`, to the millisecond.
 *
 * Cost: reads the calendar, then the clock changes on the way; otherwise independent of the distance.
 *
 * @param instant - The instant to start from.
 * @param minutes - Working minutes, rounded to the millisecond.
 * @param options - The working calendar and its zone.
 * @returns The instant reached, in UTC.
 * @throws RetentionError when the instant has no offset, the calendar is not a valid one, the zone is unknown, or the
 *   calendar has too little working time in the years 0 to 9999, or none at all.
 *
 * @example
 * import { addBusinessMinutes } from "retention-kit";
 *
 * const hours = { mon: [["09:00", "17:00"]], fri: [["09:00", "17:00"]] };
 * addBusinessMinutes("2026-11-20T16:00-05:00", 90, { calendar: { hours }, timeZone: "America/New_York" })
 * //=> "2026-11-23T14:30:00.000Z"
 * addBusinessMinutes("2026-11-22T12:00-05:00", -60, { calendar: { hours }, timeZone: "America/New_York" })
 * //=> "2026-11-20T21:00:00.000Z"
 */
export function addBusinessMinutes(instant: Instant, minutes: number, options: WorkingTimeOptions): string {
  assertTimeOptions("addBusinessMinutes", options);
  const calendar = resolveCalendar("addBusinessMinutes", "calendar", options.calendar);
  assertTimeZone("addBusinessMinutes", "timeZone", options.timeZone);
  const from = epochMs("addBusinessMinutes", "instant", instant);
  assertNumber("addBusinessMinutes", "minutes", minutes);
  const work = Math.round(Math.abs(minutes) * MS_PER_MINUTE);
  if (work === 0) return new Date(from).toISOString();

  const reached = businessClock(calendar, options.timeZone).instantAfterWork(from, work, minutes > 0 ? 1 : -1);
  if (reached === null || !isInstant(reached)) {
    const rule = "must not exceed the working time of the calendar in the years 0 to 9999";
    throw new RetentionError("addBusinessMinutes", "minutes", rule, minutes);
  }
  return new Date(reached).toISOString();
}
