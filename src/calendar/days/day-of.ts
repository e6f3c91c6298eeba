import type { Instant, PlainDate } from "../../records/values/time.js";
import { epochMs } from "./instant.js";
import { plainDate } from "./plain-date.js";
import { assertTimeZone, dayOfInstant } from "./time-zone.js";

/**
 * The date of an instant in a time zone, such as the day of a purchase.
 *
 * @param instant - The moment.
 * @param timeZone - IANA zone whose day is asked for.
 * @returns The day.
 * @throws RetentionError when the instant has no offset or the zone is unknown.
 *
 * @example
 * import { dayOf } from "retention-kit";
 *
 * dayOf("2026-11-21T23:30:00Z", "Asia/Vientiane")
 * //=> "2026-11-22"
 */
export function dayOf(instant: Instant, timeZone: string): PlainDate {
  const ms = epochMs("dayOf", "instant", instant);
  assertTimeZone("dayOf", "timeZone", timeZone);
  return plainDate(dayOfInstant(ms, timeZone));
}
