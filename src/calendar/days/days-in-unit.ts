import type { TimeUnit } from "../../records/values/time.js";

/**
 * Days in each unit of time, where a unit is a length and not a step in the calendar.
 * @internal
 */
export const daysInUnit: Readonly<Record<TimeUnit, number>> = {
  day: 1,
  week: 7,
  fortnight: 14,
  month: 365.25 / 12,
  quarter: 365.25 / 4,
  year: 365.25,
};
