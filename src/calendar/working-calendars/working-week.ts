import { WEEKDAYS } from "../../records/company/seller.js";
import { RetentionError } from "../../errors.js";
import type { Weekday, WorkingCalendar } from "../../records/company/seller.js";
import { shiftsOfWeek } from "./shifts.js";

/**
 * A working calendar that is the same every week, from two short strings, for a seller or a desk with simple hours. Add
 * holidays and days off to the result.
 *
 * @param days - Days and ranges of days: `"mon-fri"`, `"mon,wed,fri"`, `"sun-thu"`.
 * @param shifts - Hours of each of these days: `"09:00-17:00"`, or several with a break between. One that ends before it
 *   starts crosses midnight.
 * @returns A working calendar with these hours.
 * @throws RetentionError when a day or an hour is not one, or the shifts overlap.
 *
 * @example
 * import { workingWeek } from "retention-kit";
 *
 * workingWeek("mon-thu,sat", "09:00-12:00", "13:00-17:00").hours.sat
 * //=> [["09:00", "12:00"], ["13:00", "17:00"]]
 */
export function workingWeek(days: string, ...shifts: readonly string[]): WorkingCalendar {
  const pairs = shifts.map((shift, index): [string, string] => {
    const [start, end, more] = typeof shift === "string" ? shift.split("-").map((time) => time.trim()) : [];
    if (start === undefined || end === undefined || more !== undefined) {
      throw new RetentionError("workingWeek", `shifts[${index}]`, "must be two times, as 09:00-17:00", shift);
    }
    return [start, end];
  });
  const hours = Object.fromEntries(
    daysOf(days).map((day) => [day, pairs.map(([start, end]) => [start, end] as const)]),
  );
  shiftsOfWeek("workingWeek", "hours", hours);
  return { hours };
}

function daysOf(days: string): Weekday[] {
  const refuse = (): never => {
    throw new RetentionError("workingWeek", "days", "must be days of the week, as mon-fri or mon,wed,fri", days);
  };
  if (typeof days !== "string") return refuse();
  return days.split(",").flatMap((range) => {
    const [first, last, more] = range.split("-").map((day) => WEEKDAYS.indexOf(day.trim().toLowerCase() as Weekday));
    if (first === undefined || first < 0 || (last ?? first) < 0 || more !== undefined) return refuse();
    const count = ((last ?? first) - first + 7) % 7;
    return Array.from({ length: count + 1 }, (_, index) => WEEKDAYS[(first + index) % 7] ?? refuse());
  });
}
