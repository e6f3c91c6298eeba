import { plainDate } from "../days/plain-date.js";
import { resolveCalendar } from "../working-calendars/working-calendar.js";
import { RetentionError } from "../../errors.js";
import type { LayeredCalendar } from "../../records/company/seller.js";

/** Days to look ahead before a calendar counts as one without working days. */
const MOST_DAYS = 366;

/**
 * Resolves a calendar once, and gives the function that finds the first working day that suits, from a day on.
 * @internal
 */
export function workingDayFinder(
  functionName: string,
  calendar: LayeredCalendar,
): (from: number, suits: (day: number) => boolean) => number {
  const { shiftsOn } = resolveCalendar(functionName, "calendar", calendar);
  return (from, suits) => {
    for (let day = from; day <= from + MOST_DAYS; day++) {
      if (shiftsOn(day).length > 0 && suits(day)) return day;
    }
    const rule = `must have a working day that suits the customer within a year of ${plainDate(from)}`;
    throw new RetentionError(functionName, "calendar", rule, calendar);
  };
}
