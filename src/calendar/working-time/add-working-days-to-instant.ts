import { assertCount } from "../../errors.js";
import type { Instant } from "../../records/values/time.js";
import { addWorkingDays } from "./add-working-days.js";
import { assertTimeOptions } from "./assert-time-options.js";
import { firstInstantAt } from "./business-clock.js";
import type { WorkingTimeOptions } from "./business-minutes-between.js";
import { epochMs } from "../days/instant.js";
import { MS_PER_DAY, parseDay, plainDate } from "../days/plain-date.js";
import { assertTimeZone, dayOfInstant, offsetAt } from "../days/time-zone.js";

/**
 * The same time of day a number of working days later, or earlier if the number is negative. A promise of "two working
 * days" made at 3:15 pm ends at 3:15 pm. The starting day is never counted, as in `addWorkingDays`. The time of day is
 * kept even outside working hours; `nextOpening` moves it into them.
 *
 * A time that the clocks skip on that day becomes the instant of the change; one that occurs twice is the first of the
 * two.
 *
 * @param instant - The moment to start from.
 * @param days - Whole number of working days; 0 returns the instant itself.
 * @param options - The working calendar and its zone.
 * @returns The instant reached, in UTC.
 * @throws RetentionError when the instant has no offset, the calendar is not a valid one, the zone is unknown, or the
 * calendar has too few working days.
 *
 * @example
 * import { addWorkingDaysToInstant } from "retention-kit";
 *
 * const hours = { mon: [["09:00", "17:00"]], tue: [["09:00", "17:00"]], fri: [["09:00", "17:00"]] };
 * addWorkingDaysToInstant("2026-11-20T15:15-05:00", 2, { calendar: { hours }, timeZone: "America/New_York" })
 * //=> "2026-11-24T20:15:00.000Z"
 */
export function addWorkingDaysToInstant(instant: Instant, days: number, options: WorkingTimeOptions): string {
  assertTimeOptions("addWorkingDaysToInstant", options);
  const { calendar, timeZone } = options;
  assertTimeZone("addWorkingDaysToInstant", "timeZone", timeZone);
  const from = epochMs("addWorkingDaysToInstant", "instant", instant);
  assertCount("addWorkingDaysToInstant", "days", days, { min: -Infinity });
  const day = dayOfInstant(from, timeZone);
  const reached = addWorkingDays(plainDate(day), days, { calendar });
  if (days === 0) return new Date(from).toISOString();
  const timeOfDay = from + offsetAt(from, timeZone) - day * MS_PER_DAY;
  return new Date(firstInstantAt(parseDay(reached) * MS_PER_DAY + timeOfDay, timeZone)).toISOString();
}
