import { addMonths } from "../../calendar/days/plain-date.js";
import type { DaySpend } from "../../reading/account-days.js";

/** Money of purchase days is told in hundredths. */
const MINOR_UNITS = 100;

/** What an account spent in a year. */
export interface YearSpend {
  /** What was taken back is off; `null` where a purchase has no amount. */
  spend: number | null;
  /** Days with a purchase in it. */
  purchases: number;
}

/**
 * What an account spent in the 12 calendar months up to a day.
 * @internal
 */
export function yearSpend(purchaseDays: readonly DaySpend[], untilDay: number): YearSpend {
  const sinceDay = addMonths(untilDay, -12);
  const days = purchaseDays.filter(({ day }) => day > sinceDay && day <= untilDay);
  const spend = days.reduce<number | null>(
    (sum, day) => (sum === null || day.spend === null ? null : sum + day.spend),
    0,
  );
  return { spend: spend === null ? null : spend / MINOR_UNITS, purchases: days.length };
}
