import { collectDays } from "../../reading/collect-days.js";
import { assertOptions } from "../../errors.js";
import type { Purchase } from "../../records/account/purchase.js";
import { acceptRows, type Rejection } from "../../records/rows/rejection.js";
import type { TimeUnit } from "../../records/values/time.js";
import { type PurchaseSummary, resolveObservation, type SummaryOptions, summaryOf } from "./purchase-accumulator.js";

/** Summaries per account, and the rows that could not be used. */
export interface PurchaseSummaries<Unit extends TimeUnit = TimeUnit> {
  /** One an account, in the order in which the accounts first appear; accounts without repeat purchases stay in. */
  summaries: PurchaseSummary<Unit>[];
  rejected: Rejection[];
}

/**
 * Summarizes each account's purchases for the purchase models: repeat purchases, recency, time observed and mean repeat
 * spend. The unit of time is part of the type and of every summary.
 *
 * - Purchases of one day count once, and their amounts are added up; the first day is not a repeat.
 * - A row with a negative quantity is a return, not a purchase. With a product it takes back the latest pieces of it up
 *   to its day, otherwise the latest money. A purchase returned in full does not count. A return of more than the
 *   record shows has no effect.
 * - A row with a negative amount and no negative quantity is a credit. If it pays back more than half of what its
 *   pieces cost, it takes them back; otherwise it lowers what was spent, and the purchase stays. Without a quantity it
 *   takes back as many pieces of its product as it pays for, rounded.
 * - Money is added up in whole minor units, so that no sum depends on the order of the rows.
 * - The end of observation is a day of observation, and the time to it is the difference of the two days.
 *
 * Cost: one pass; constant time per row if an account's rows come in order of time.
 *
 * @param purchases - Rows with `accountId`, in any order.
 * @param options - End of observation and unit of time.
 * @returns The summaries, and each row without an account, a day or a finite amount, with the reason.
 * @throws RetentionError when a date or the unit of the options is not one.
 *
 * @example
 * import { summarizePurchases } from "retention-kit";
 *
 * summarizePurchases(
 *   [
 *     { accountId: "a", on: "2026-01-06", amount: 20 },
 *     { accountId: "a", on: "2026-02-03", amount: 30 },
 *     { accountId: "a", on: "2026-02-03", amount: 12 },
 *     { accountId: "b", on: "2026-03-10", amount: 99 },
 *   ],
 *   { until: "2026-03-31", unit: "week" },
 * )
 * //=> {
 * //     summaries: [
 * //       { accountId: "a", repeatPurchases: 1, recency: 4, observed: 12, meanRepeatSpend: 42, unit: "week" },
 * //       { accountId: "b", repeatPurchases: 0, recency: 0, observed: 3, meanRepeatSpend: 0, unit: "week" },
 * //     ],
 * //     rejected: [],
 * //   }
 */
export function summarizePurchases<Unit extends TimeUnit>(
  purchases: readonly Purchase[],
  options: SummaryOptions<Unit>,
): PurchaseSummaries<Unit> {
  const known = assertOptions("summarizePurchases", "options", options, {
    until: true,
    unit: true,
    from: true,
    minorDigits: true,
  });
  const observation = resolveObservation("summarizePurchases", known);
  const accounts = collectDays("summarizePurchases", observation);
  const { rejected } = acceptRows("summarizePurchases", "purchases", purchases, accounts.add);
  const summaries: PurchaseSummary<Unit>[] = [];
  accounts.forEach((accountId, days) => {
    const summary = summaryOf(accountId, days, observation);
    if (summary !== null) summaries.push(summary);
  });
  return { summaries, rejected };
}
