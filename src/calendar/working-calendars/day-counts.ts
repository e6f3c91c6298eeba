import { type DayRange, lastStarted } from "./day-ranges.js";
import { weekdayIndex } from "../days/plain-date.js";

/** Days whose amount is not that of their weekday. */
export interface Exception extends DayRange {
  /** Of each day in the range. */
  amount: number;
}

/**
 * Sums an amount over days without walking them: a weekly pattern, Monday first, with exceptions in order and disjoint.
 * The function returned gives the sum of all days before a day, counted from a day of its own choice: only differences
 * mean anything.
 *
 * Cost: the logarithm of the exceptions.
 * @internal
 */
export function sumsByDay(week: readonly number[], exceptions: readonly Exception[]): (day: number) => number {
  const beforeWeekday = [0];
  for (const amount of week) beforeWeekday.push((beforeWeekday.at(-1) ?? 0) + amount);
  const perWeek = beforeWeekday[7] ?? 0;
  const regular = (day: number): number => {
    const weekday = weekdayIndex(day);
    return ((day - weekday + 3) / 7) * perWeek + (beforeWeekday[weekday] ?? 0);
  };
  const difference = ({ from, amount }: Exception, until: number): number =>
    amount * (until - from) - (regular(until) - regular(from));

  const differenceBefore = [0];
  for (const exception of exceptions) {
    differenceBefore.push((differenceBefore.at(-1) ?? 0) + difference(exception, exception.to + 1));
  }
  return (day) => {
    const index = lastStarted(exceptions, day);
    const exception = exceptions[index];
    if (exception === undefined) return regular(day);
    return regular(day) + (differenceBefore[index] ?? 0) + difference(exception, Math.min(day, exception.to + 1));
  };
}
