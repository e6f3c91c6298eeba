import { addMonths } from "../calendar/days/plain-date.js";
import type { ReviewInterval } from "../evidence/review-figures.js";

/** A review interval of one account, in days. */
export interface DayInterval {
  /** From 1 to 366. */
  idealDays: number;
  /** From `idealDays` to 366. */
  maximumDays: number;
}

/**
 * The ideal day of the review that comes so many intervals after a day.
 * @internal
 */
export function idealAfter(day: number, interval: ReviewInterval | DayInterval, count = 1): number {
  return "idealDays" in interval ? day + count * interval.idealDays : addMonths(day, count * interval.idealMonths);
}

/**
 * The latest day of the review that comes so many intervals after a day, the earlier ones each on their ideal day.
 * @internal
 */
export function latestAfter(day: number, interval: ReviewInterval | DayInterval, count = 1): number {
  if ("idealDays" in interval) return day + (count - 1) * interval.idealDays + interval.maximumDays;
  return addMonths(day, (count - 1) * interval.idealMonths + interval.maximumMonths);
}
