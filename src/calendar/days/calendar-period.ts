import {
  addMonths,
  addQuarters,
  addWeeks,
  addYears,
  differenceInCalendarISOWeeks,
  differenceInCalendarMonths,
  differenceInCalendarQuarters,
  differenceInCalendarYears,
  startOfISOWeek,
} from "date-fns";
import { assertOneOf } from "../../errors.js";
import type { OneOf } from "../../records/one-of.js";
import { WEEKDAYS, type Weekday } from "../../records/seller.js";
import { MS_PER_DAY } from "./plain-date.js";
import { inUtc } from "./utc-date.js";

/** Periods of the calendar; weeks start on Monday unless told. */
export type CalendarPeriod = "week" | "month" | "quarter" | "year";

/** Day 0, from which periods are numbered: the first of its month, quarter and year. */
const DAY_0 = 0;

const countTo = {
  week: differenceInCalendarISOWeeks,
  month: differenceInCalendarMonths,
  quarter: differenceInCalendarQuarters,
  year: differenceInCalendarYears,
};
const add = { week: addWeeks, month: addMonths, quarter: addQuarters, year: addYears };

/** Where periods are cut. */
export interface WeekOptions {
  /**
   * First day of a week, such as `"sun"`; of no other period.
   * @defaultValue `"mon"`
   */
  weekStartsOn?: OneOf<Weekday> | undefined;
}

/**
 * Days from Monday to the first day of a week.
 * @throws RetentionError when it is no day of the week.
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
  return countTo[period]((period === "week" ? day - weekStart : day) * MS_PER_DAY, DAY_0, inUtc);
}

/**
 * First day of a numbered period.
 * @internal
 */
export function firstDayOf(index: number, period: CalendarPeriod, weekStart = 0): number {
  const inPeriod = add[period](DAY_0, index, inUtc);
  return period === "week"
    ? startOfISOWeek(inPeriod, inUtc).getTime() / MS_PER_DAY + weekStart
    : inPeriod.getTime() / MS_PER_DAY;
}
