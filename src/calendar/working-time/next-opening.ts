import type { Instant } from "../../records/values/time.js";
import { assertTimeOptions } from "./assert-time-options.js";
import { businessClock } from "./business-clock.js";
import type { WorkingTimeOptions } from "./business-minutes-between.js";
import { epochMs } from "../days/instant.js";
import { assertTimeZone } from "../days/time-zone.js";
import { resolveCalendar } from "../working-calendars/working-calendar.js";

/**
 * The next moment within working hours: the given instant if it is within them, otherwise the start of the next shift.
 * It is when a call can be made, or when the clock of a service standard starts.
 *
 * Cost: as for `addBusinessMinutes`.
 *
 * @param instant - The moment to look from.
 * @param options - The working calendar and its zone.
 * @returns The instant in UTC; `null` if the calendar has no working hours from then to the year 9999.
 * @throws RetentionError when the instant has no offset, the calendar is not a valid one, or the zone is unknown.
 *
 * @example
 * import { nextOpening } from "retention-kit";
 *
 * const calendar = { hours: { fri: [["09:00", "17:00"]] }, dates: { "2026-11-23": [["10:00", "12:00"]] } };
 * nextOpening("2026-11-20T18:00Z", { calendar, timeZone: "UTC" })
 * //=> "2026-11-23T10:00:00.000Z"
 * nextOpening("2026-11-23T11:30Z", { calendar, timeZone: "UTC" })
 * //=> "2026-11-23T11:30:00.000Z"
 */
export function nextOpening(instant: Instant, options: WorkingTimeOptions): string | null {
  assertTimeOptions("nextOpening", options);
  const calendar = resolveCalendar("nextOpening", "calendar", options.calendar);
  assertTimeZone("nextOpening", "timeZone", options.timeZone);
  const from = epochMs("nextOpening", "instant", instant);
  // The first millisecond of work ends one millisecond after the opening.
  const reached = businessClock(calendar, options.timeZone).instantAfterWork(from, 1, 1);
  return reached === null ? null : new Date(reached - 1).toISOString();
}
