import { addMonths, civil } from "../calendar/plain-date.js";

/** Periods of the calendar; weeks start on Monday. */
export type CalendarPeriod = "week" | "month" | "quarter" | "year";

const MONTHS = { month: 1, quarter: 3, year: 12 };
const MONTHS_TO_DAY_0 = 1970 * 12;
/** Day 0 was a Thursday, so its week began three days before. */
const MONDAY_TO_DAY_0 = 3;

/**
 * Number of the calendar period that holds a day; the next period has the next number.
 * @internal
 */
export function periodOf(day: number, period: CalendarPeriod): number {
  if (period === "week") return Math.floor((day + MONDAY_TO_DAY_0) / 7);
  const { year, month } = civil(day);
  return Math.floor((year * 12 + month - 1) / MONTHS[period]);
}

/**
 * First day of a numbered period.
 * @internal
 */
export function firstDayOf(index: number, period: CalendarPeriod): number {
  if (period === "week") return index * 7 - MONDAY_TO_DAY_0;
  return addMonths(0, index * MONTHS[period] - MONTHS_TO_DAY_0);
}
