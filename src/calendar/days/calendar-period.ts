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
import { MS_PER_DAY } from "./plain-date.js";
import { inUtc } from "./utc-date.js";

/** Periods of the calendar; weeks start on Monday. */
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

/**
 * Number of the calendar period that holds a day; the next period has the next number.
 * @internal
 */
export function periodOf(day: number, period: CalendarPeriod): number {
  return countTo[period](day * MS_PER_DAY, DAY_0, inUtc);
}

/**
 * First day of a numbered period.
 * @internal
 */
export function firstDayOf(index: number, period: CalendarPeriod): number {
  const inPeriod = add[period](DAY_0, index, inUtc);
  const first = period === "week" ? startOfISOWeek(inPeriod, inUtc) : inPeriod;
  return first.getTime() / MS_PER_DAY;
}
