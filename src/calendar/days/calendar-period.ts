import { assertOneOf } from "../../errors.js";
import type { OneOf } from "../../records/values/one-of.js";
import { WEEKDAYS, type Weekday } from "../../records/company/seller.js";
import { civil, dayOfCivil } from "./plain-date.js";

/** Periods of the calendar; weeks start on Monday unless told. */
export type CalendarPeriod = "week" | "month" | "quarter" | "year";

/** Months of each period; a week has none. Periods are numbered from the one that holds day 0, 1 January 1970. */
const monthsIn = { month: 1, quarter: 3, year: 12 } as const;
const FIRST_YEAR = 1970;

/** The Monday of the week that holds day 0, a Thursday. */
const FIRST_MONDAY = -3;

/** Where periods are cut. */
export interface WeekOptions {
  /**
   * First day of a week, such as `"sun"`; of no other period.
   * @defaultValue `"mon"`
   */
  weekStartsOn?: OneOf<Weekday> | null | undefined;
}

/**
 * Days from Monday to the first day of a week.
 * @throws RetentionError when it is not a day of the week.
 * @internal
 */
export function weekStartOf(functionName: string, { weekStartsOn = "mon" }: WeekOptions): number {
  assertOneOf(functionName, "options.weekStartsOn", weekStartsOn, WEEKDAYS);
  return WEEKDAYS.indexOf(weekStartsOn);
}

/**
 * Number of the calendar period that holds a day; the next period has the next number.
 * @param weekStart - Days from Monday to the first day of a week.
 * @internal
 */
export function periodOf(day: number, period: CalendarPeriod, weekStart = 0): number {
  if (period === "week") return Math.floor((day - weekStart - FIRST_MONDAY) / 7);
  const { year, month } = civil(day);
  return Math.floor(((year - FIRST_YEAR) * 12 + month - 1) / monthsIn[period]);
}

/**
 * First day of a numbered period.
 * @internal
 */
export function firstDayOf(index: number, period: CalendarPeriod, weekStart = 0): number {
  if (period === "week") return index * 7 + FIRST_MONDAY + weekStart;
  const months = index * monthsIn[period];
  const years = Math.floor(months / 12);
  return dayOfCivil(FIRST_YEAR + years, months - years * 12 + 1, 1);
}
