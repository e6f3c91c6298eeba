import { daysInUnit } from "../../calendar/days/days-in-unit.js";
import type { PlainDate } from "../../records/values/time.js";
import type { Ledger } from "../shared/ledger.js";
import { rounded } from "../shared/money-reader.js";
import { endOfTerm, shiftDay } from "../shared/read-day.js";
import { count, filled, lookUp, text } from "../shared/read-field.js";
import type { HubSpotObject } from "./hubspot-objects.js";
import { property } from "./hubspot-stages.js";

/** Times that a line is billed a year, by its frequency. */
const BILLINGS: Readonly<Record<string, number>> = {
  weekly: 52,
  biweekly: 26,
  monthly: 12,
  quarterly: 4,
  per_six_months: 2,
  annually: 1,
  per_two_years: 1 / 2,
  per_three_years: 1 / 3,
  per_four_years: 1 / 4,
  per_five_years: 1 / 5,
};

/** A stretch of calendar months and days. */
export interface Term {
  months: number;
  days: number;
}

/** How often a line or product is billed; `undefined` for one that does not recur. */
export function frequencyOf(row: HubSpotObject): string | undefined {
  return text(property(row, "recurringbillingfrequency"))?.toLowerCase();
}

/** Times that it is billed a year; once where the frequency is none of HubSpot's. */
export function billingsOf(frequency: string): number {
  return lookUp(BILLINGS, frequency) ?? 1;
}

/** How long a line runs: its period, else its months, else its payments; `undefined` where it runs until it is cancelled. */
export function termOf(row: HubSpotObject): Term | undefined {
  const period = periodOf(property(row, "hs_recurring_billing_period"));
  if (period !== undefined) return period;
  const months = count(property(row, "hs_term_in_months")) ?? 0;
  if (months > 0) return { months, days: 0 };
  const payments = count(property(row, "hs_recurring_billing_number_of_payments")) ?? 0;
  const frequency = frequencyOf(row) ?? "";
  if (payments === 0 || !Object.hasOwn(BILLINGS, frequency)) return undefined;
  if (frequency === "weekly") return { months: 0, days: payments * 7 };
  if (frequency === "biweekly") return { months: 0, days: payments * 14 };
  return { months: Math.round((payments * 12) / billingsOf(frequency)), days: 0 };
}

/** A period of ISO 8601 such as `P12M`, `P1Y`, `P52W` or `P365D`. */
export function periodOf(given: unknown): Term | undefined {
  const match = /^P(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?$/i.exec(text(given) ?? "");
  if (match === null) return undefined;
  const [, years, months, weeks, days] = match.map((each: string | undefined) => Number(each ?? 0));
  const term = { months: (years ?? 0) * 12 + (months ?? 0), days: (weeks ?? 0) * 7 + (days ?? 0) };
  return term.months + term.days > 0 ? term : undefined;
}

/** The last day of a term that begins on a day. */
export function lastDayOf(startsOn: PlainDate, { months, days }: Term): PlainDate | undefined {
  const end = endOfTerm(startsOn, months);
  return end === undefined ? undefined : shiftDay(end, days);
}

/**
 * What one billing comes to in a year, or in the term where that is shorter: the same whether a line is billed by the
 * month or by the year. What does not recur stays as it is.
 */
export function moneyOfYear(row: HubSpotObject, billed: number | undefined): number | undefined {
  const frequency = frequencyOf(row);
  if (billed === undefined || frequency === undefined) return billed;
  const { months, days } = termOf(row) ?? { months: 12, days: 0 };
  const length = months + days / daysInUnit.month;
  // A year of 365 days or 52 weeks is one.
  const share = length > 11.9 ? 1 : length / 12;
  return rounded(billed * billingsOf(frequency) * share);
}

/** The day on which a line that names none begins: that of the sale, later by the delay that it names. */
export function delayed(ledger: Ledger, id: string, row: HubSpotObject, soldOn: PlainDate): PlainDate {
  const kind = text(property(row, "hs_billing_start_delay_type"))?.toLowerCase() ?? "";
  const names = ["hs_billing_start_delay_months", "hs_billing_start_delay_days"] as const;
  let startsOn = soldOn;
  for (const name of names) {
    const given = filled(property(row, name));
    // The value of another kind of delay may be left over from before.
    if (given === undefined || (names.some((each) => each === kind) && kind !== name)) continue;
    const delay = count(given);
    if (delay === undefined) ledger.leaveField("line_items", id, name, "not-readable");
    const end = lastDayOf(
      startsOn,
      name.endsWith("months") ? { months: delay ?? 0, days: 1 } : { months: 0, days: (delay ?? 0) + 1 },
    );
    startsOn = end ?? startsOn;
  }
  return startsOn;
}
