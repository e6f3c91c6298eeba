import { accountDays, type DaySpend } from "../../reading/account-days.js";
import { addPurchase } from "../../reading/collect-days.js";
import type { DatedAccount } from "./dated-account.js";

/** Money is added up in hundredths. */
const MINOR_UNITS = 100;

/** Days of spend that count as a year. */
export const YEAR_DAYS = 365;

/** How an account had bought by a day. */
export interface PurchaseRecord {
  /** Days with a purchase that was not cancelled by then. */
  purchases: number;
  /** Days since the last of them. */
  silentDays: number;
  /** Mean days between two of them; `null` if there is one only. */
  gapDays: number | null;
  /** Money of the year before; `null` if an amount is missing. */
  yearSpend: number | null;
  /** Whether it bought in the year before. */
  active: boolean;
}

/**
 * The days on which an account bought, cancellations up to the end taken off, as `summarizePurchases` counts them.
 * @internal
 */
export function purchaseDays({ purchases }: DatedAccount, until: number): DaySpend[] {
  const days = accountDays();
  for (const { row, day } of purchases ?? []) {
    if (day > until) continue;
    addPurchase(days, row, day, MINOR_UNITS);
  }
  return days.purchaseDays();
}

/**
 * How an account had bought by a day; `null` if it had not bought.
 * @internal
 */
export function purchaseRecord(dated: DatedAccount, asOf: number): PurchaseRecord | null {
  const days = purchaseDays(dated, asOf);
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) return null;
  const lastYear = days.filter(({ day }) => day > asOf - YEAR_DAYS);
  const spend = lastYear.reduce<number | null>(
    (sum, day) => (sum === null || day.spend === null ? null : sum + day.spend),
    0,
  );
  return {
    purchases: days.length,
    silentDays: asOf - last.day,
    gapDays: days.length > 1 ? (last.day - first.day) / (days.length - 1) : null,
    yearSpend: spend === null ? null : spend / MINOR_UNITS,
    active: lastYear.length > 0,
  };
}

/**
 * Whether an account bought after one day and up to another, what was cancelled by then not counted.
 * @internal
 */
export function boughtWithin(dated: DatedAccount, asOf: number, end: number): boolean {
  return (purchaseDays(dated, end).at(-1)?.day ?? -Infinity) > asOf;
}
