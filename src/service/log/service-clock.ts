import { MS_PER_MINUTE } from "../../calendar/days/plain-date.js";
import { businessClock } from "../../calendar/working-time/business-clock.js";
import { assertTimeZone } from "../../calendar/days/time-zone.js";
import { resolveCalendar } from "../../calendar/working-calendars/working-calendar.js";
import type { LayeredCalendar } from "../../records/company/seller.js";

/** Hours of service, for time in business minutes. */
export interface ServiceHours {
  /** Service hours. */
  calendar?: LayeredCalendar | null | undefined;
  /**
   * IANA zone of those hours.
   * @defaultValue `"UTC"`
   */
  timeZone?: string | null | undefined;
}

/**
 * Business minutes from one moment to a later one, in epoch milliseconds.
 * @internal
 */
export type ServiceClock = (from: number, to: number) => number;

/**
 * A clock of service hours, with the way back.
 * @internal
 */
export interface ServiceTimer {
  minutesBetween: ServiceClock;
  /** The first moment with this many minutes since another, 0 and above; `null` beyond the year 9999. */
  momentAfter: (from: number, minutes: number) => number | null;
}

/**
 * Checks the hours of service once, for counting many times; `null` if no calendar is given.
 * @internal
 */
export function serviceClock(functionName: string, hours: ServiceHours): ServiceClock | null {
  return serviceTimer(functionName, "options", hours)?.minutesBetween ?? null;
}

/**
 * The same with the way back.
 *
 * @param path - Where the hours stand, for errors.
 * @internal
 */
export function serviceTimer(
  functionName: string,
  path: string,
  { calendar, ...zone }: ServiceHours,
): ServiceTimer | null {
  const timeZone = zone.timeZone ?? "UTC";
  assertTimeZone(functionName, `${path}.timeZone`, timeZone);
  if (calendar == null) return null;
  const clock = businessClock(resolveCalendar(functionName, `${path}.calendar`, calendar), timeZone);
  return {
    minutesBetween: (from, to) => clock.workBetween(from, to) / MS_PER_MINUTE,
    momentAfter: (from, minutes) => {
      const work = Math.round(minutes * MS_PER_MINUTE);
      return work === 0 ? from : clock.instantAfterWork(from, work, 1);
    },
  };
}
