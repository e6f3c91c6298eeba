import { wholePower } from "../../numeric/elementary/whole-power.js";
import { dayNumber } from "../../calendar/days/plain-date.js";
import { daysInUnit } from "../../calendar/days/days-in-unit.js";
import { assertCount, assertOptions, RetentionError } from "../../errors.js";
import type { Purchase } from "../../records/account/purchase.js";
import type { PlainDate, TimeUnit } from "../../records/values/time.js";
import type { DaySpend } from "../../reading/account-days.js";
import { collectDays } from "../../reading/collect-days.js";
import { assertTimeUnit } from "./time-unit.js";

/** One account's purchases up to the end of observation, as the models of purchase history take them. */
export interface PurchaseSummary<Unit extends TimeUnit = TimeUnit> {
  accountId: string;
  /** Days with a purchase after the first such day. */
  repeatPurchases: number;
  /** Time from the first purchase to the last, 0 where there is one only. */
  recency: number;
  /** Time from the first purchase to the end of observation. */
  observed: number;
  /** Mean money spent on a repeat day; 0 where there is no repeat, `null` if a repeat day has no amount. */
  meanRepeatSpend: number | null;
  /** Unit of `recency` and `observed`. */
  unit: Unit;
}

/** What to observe, and in which unit to report it. */
export interface SummaryOptions<Unit extends TimeUnit = TimeUnit> {
  /** Last day of observation, inclusive; later rows are left out. */
  until: PlainDate;
  /** Unit of time of the summaries. */
  unit: Unit;
  /** First day of observation: earlier rows are left out, as if the records began on it. Without it, the first row. */
  from?: PlainDate | null | undefined;
  /**
   * Digits of the currency's minor unit, in which money is added up.
   * @defaultValue `2`
   */
  minorDigits?: number | null | undefined;
}

/** Takes purchases one by one and gives their summaries at any time. */
export interface PurchaseAccumulator<Unit extends TimeUnit = TimeUnit> {
  /** Adds one row, in any order. Throws RetentionError for a row without account, day or finite amount. */
  add: (purchase: Purchase) => void;
  /** Summaries of all rows added so far, in the order in which the accounts first appeared. */
  summaries: () => PurchaseSummary<Unit>[];
}

/**
 * An accumulator of purchases for streams too long to hold in memory. It keeps one entry per day of purchase, not the
 * rows. The rules are those of `summarizePurchases`, which does the same for an array.
 *
 * Cost: constant time per row if an account's rows come in order of time; memory for one entry per account and day.
 *
 * @param options - End of observation and unit of time.
 * @returns The accumulator.
 * @throws RetentionError when a date or the unit is not one.
 *
 * @example
 * import { purchaseAccumulator } from "retention-kit";
 *
 * const accumulator = purchaseAccumulator({ until: "2026-03-31", unit: "week" });
 * accumulator.add({ accountId: "a", on: "2026-01-06", amount: 20 });
 * accumulator.add({ accountId: "a", on: "2026-02-03", amount: 30 });
 * accumulator.summaries()
 * //=> [{ accountId: "a", repeatPurchases: 1, recency: 4, observed: 12, meanRepeatSpend: 30, unit: "week" }]
 */
export function purchaseAccumulator<Unit extends TimeUnit>(options: SummaryOptions<Unit>): PurchaseAccumulator<Unit> {
  const known = assertOptions("purchaseAccumulator", "options", options, {
    until: true,
    unit: true,
    from: true,
    minorDigits: true,
  });
  const observation = resolveObservation("purchaseAccumulator", known);
  const accounts = collectDays("purchaseAccumulator", observation);
  return {
    add: accounts.add,
    summaries() {
      const summaries: PurchaseSummary<Unit>[] = [];
      accounts.forEach((accountId, days) => {
        const summary = summaryOf(accountId, days, observation);
        if (summary !== null) summaries.push(summary);
      });
      return summaries;
    },
  };
}

/** A window of days with the rules for what falls in it. */
export interface Observation<Unit extends TimeUnit> {
  from: number;
  until: number;
  unit: Unit;
  /** Minor units in one of the currency. */
  scale: number;
}

/** @internal */
export function resolveObservation<Unit extends TimeUnit>(
  functionName: string,
  { until, unit, from, minorDigits = 2 }: SummaryOptions<Unit>,
): Observation<Unit> {
  assertTimeUnit(functionName, "options.unit", unit);
  assertCount(functionName, "options.minorDigits", minorDigits, { max: 6 });
  const last = dayNumber(functionName, "options.until", until);
  const first = from === undefined ? -Infinity : dayNumber(functionName, "options.from", from);
  if (first > last) throw new RetentionError(functionName, "options.from", "must not lie after options.until", from);
  return { from: first, until: last, unit, scale: wholePower(10, minorDigits) };
}

/**
 * The summary of an account's purchase days; `null` if none is left.
 * @internal
 */
export function summaryOf<Unit extends TimeUnit>(
  accountId: string,
  days: readonly DaySpend[],
  { until, unit, scale }: Pick<Observation<Unit>, "until" | "unit" | "scale">,
): PurchaseSummary<Unit> | null {
  const [first] = days;
  if (first === undefined) return null;
  const last = days.at(-1) ?? first;
  const repeats = days.slice(1);
  return {
    accountId,
    repeatPurchases: repeats.length,
    recency: (last.day - first.day) / daysInUnit[unit],
    observed: (until - first.day) / daysInUnit[unit],
    meanRepeatSpend: meanSpend(repeats, scale),
    unit,
  };
}

/**
 * Mean money of some days; 0 for no days, `null` if one has no amount.
 * @internal
 */
export function meanSpend(days: readonly DaySpend[], scale: number): number | null {
  const total = days.reduce<number | null>(
    (sum, { spend }) => (sum === null || spend === null ? null : sum + spend),
    0,
  );
  return total === null ? null : total / (Math.max(1, days.length) * scale);
}
