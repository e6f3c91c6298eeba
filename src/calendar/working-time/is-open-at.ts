import type { Instant } from "../../records/values/time.js";
import { assertTimeOptions } from "./assert-time-options.js";
import { businessClock } from "./business-clock.js";
import type { WorkingTimeOptions } from "./business-minutes-between.js";
import { epochMs } from "../days/instant.js";
import { assertTimeZone, dayOfInstant } from "../days/time-zone.js";
import { resolveCalendar } from "../working-calendars/working-calendar.js";

/**
 * Whether an instant is within working hours. The start of a shift is part of it, its end is not.
 *
 * Cost: reads the calendar, then looks at three days.
 *
 * @param instant - The moment.
 * @param options - The working calendar and its zone.
 * @returns `true` while a shift is going on.
 * @throws RetentionError when the instant has no offset, the calendar is not a valid one, or the zone is unknown.
 *
 * @example
 * import { isOpenAt } from "retention-kit";
 *
 * const calendar = { hours: { thu: [["09:00", "17:00"]] }, dates: { "2026-12-24": [["09:00", "12:00"]] } };
 * isOpenAt("2026-12-17T15:00Z", { calendar, timeZone: "Europe/London" })
 * //=> true
 * isOpenAt("2026-12-24T12:00Z", { calendar, timeZone: "Europe/London" })
 * //=> false
 */
export function isOpenAt(instant: Instant, options: WorkingTimeOptions): boolean {
  assertTimeOptions("isOpenAt", options);
  const calendar = resolveCalendar("isOpenAt", "calendar", options.calendar);
  assertTimeZone("isOpenAt", "timeZone", options.timeZone);
  const ms = epochMs("isOpenAt", "instant", instant);
  const { stretchesOn } = businessClock(calendar, options.timeZone);
  const today = dayOfInstant(ms, options.timeZone);
  return [today - 1, today, today + 1].some((day) =>
    stretchesOn(day).some(({ start, end }) => start <= ms && ms < end),
  );
}
