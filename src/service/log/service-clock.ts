import { businessClock, MS_PER_MINUTE } from "../../calendar/business-clock.js";
import { assertTimeZone } from "../../calendar/time-zone.js";
import { resolveCalendar } from "../../calendar/working-calendar.js";
import type { LayeredCalendar } from "../../records/seller.js";

/** Hours of service, for time in business minutes. */
export interface ServiceHours {
  /** Hours in which service is given. */
  calendar?: LayeredCalendar;
  /** IANA zone of those hours, UTC unless given. */
  timeZone?: string;
}

/**
 * Business minutes from one moment to a later one, in epoch milliseconds.
 * @internal
 */
export type ServiceClock = (from: number, to: number) => number;

/**
 * Checks the hours of service once, for counting many times; `null` where no calendar is given.
 * @internal
 */
export function serviceClock(functionName: string, { calendar, timeZone = "UTC" }: ServiceHours): ServiceClock | null {
  assertTimeZone(functionName, "options.timeZone", timeZone);
  if (calendar === undefined) return null;
  const { workBetween } = businessClock(resolveCalendar(functionName, "options.calendar", calendar), timeZone);
  return (from, to) => workBetween(from, to) / MS_PER_MINUTE;
}
