import { MS_PER_MINUTE } from "../days/plain-date.js";
import type { LayeredCalendar } from "../../records/company/seller.js";
import type { Instant } from "../../records/values/time.js";
import { businessClock } from "./business-clock.js";
import { epochMs } from "../days/instant.js";
import { assertTimeZone } from "../days/time-zone.js";
import { assertTimeOptions } from "./assert-time-options.js";
import { resolveCalendar } from "../working-calendars/working-calendar.js";

/** What counting working minutes takes. */
export interface WorkingTimeOptions {
  /** One calendar, or layers of it. */
  calendar: LayeredCalendar;
  /** IANA zone of the calendar's hours. */
  timeZone: string;
}

/**
 * Working minutes between two instants, such as the time a ticket took. They are elapsed minutes: a night shift is an
 * hour shorter when the clocks go forward and an hour longer when they go back. A shift belongs to the day it starts
 * on, so no night shift reaches into the morning after a holiday. If `to` is before `from`, the minutes are negative.
 *
 * Cost: reads the calendar, then the clock changes between the two instants; otherwise independent of their distance.
 *
 * @param from - First instant.
 * @param to - Last instant.
 * @param options - The working calendar and its zone.
 * @returns Minutes, with a fraction where an instant has seconds.
 * @throws RetentionError when an instant has no offset, the calendar is not a valid one, or the zone is unknown.
 *
 * @example
 * import { businessMinutesBetween } from "retention-kit";
 *
 * const calendar = { hours: { sat: [["22:00", "06:00"]] } };
 * businessMinutesBetween("2026-03-28T12:00Z", "2026-03-29T12:00Z", { calendar, timeZone: "Europe/London" })
 * //=> 420
 * businessMinutesBetween("2026-03-28T12:00Z", "2026-03-28T22:30Z", { calendar, timeZone: "Asia/Kathmandu" })
 * //=> 375
 */
export function businessMinutesBetween(from: Instant, to: Instant, options: WorkingTimeOptions): number {
  assertTimeOptions("businessMinutesBetween", options);
  const calendar = resolveCalendar("businessMinutesBetween", "calendar", options.calendar);
  assertTimeZone("businessMinutesBetween", "timeZone", options.timeZone);
  const start = epochMs("businessMinutesBetween", "from", from);
  const end = epochMs("businessMinutesBetween", "to", to);
  const { workBetween } = businessClock(calendar, options.timeZone);
  // Taking from 0 keeps an empty span at 0, where a minus sign would make it -0.
  return (start <= end ? workBetween(start, end) : 0 - workBetween(end, start)) / MS_PER_MINUTE;
}
