import { type CalendarPeriod, firstDayOf, periodOf } from "../../calendar/days/calendar-period.js";
import { plainDate } from "../../calendar/days/plain-date.js";

/**
 * A week or a month of a seller, with the minutes that it has for reviews. Days count from the plan's first.
 * @internal
 */
export interface SellerPeriod {
  kind: "week" | "month";
  /** The whole period, which may reach beyond the plan. */
  first: number;
  last: number;
  minutes: number;
}

/**
 * What is left of a seller's week or month once fixed reviews are held.
 * @internal
 */
export interface PeriodCap extends SellerPeriod {
  /** Position in the rules. */
  seller: number;
  /** Minutes that fixed reviews take, those held before the plan among them. */
  taken: number;
  /** Minutes that fixed reviews leave; 0 where they take more than there is. */
  left: number;
}

/**
 * The weeks, from Monday, or the months that a plan touches.
 * @internal
 */
export function sellerPeriods(kind: "week" | "month", minutes: number, from: number, days: number): SellerPeriod[] {
  const period: CalendarPeriod = kind;
  const periods: SellerPeriod[] = [];
  for (let index = periodOf(from, period); firstDayOf(index, period) < from + days; index++) {
    const first = firstDayOf(index, period) - from;
    periods.push({ kind, first, last: firstDayOf(index + 1, period) - 1 - from, minutes });
  }
  return periods;
}

/**
 * Whether a day lies in a period.
 * @internal
 */
export function holds({ first, last }: Pick<SellerPeriod, "first" | "last">, day: number): boolean {
  return day >= first && day <= last;
}

/**
 * The days of a period as dates.
 * @internal
 */
export function periodDates({ first, last }: SellerPeriod, from: number): { from: string; to: string } {
  return { from: plainDate(from + first), to: plainDate(from + last) };
}
