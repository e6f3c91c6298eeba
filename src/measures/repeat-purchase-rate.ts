import { dayNumber } from "../calendar/days/plain-date.js";
import { assertCount, assertOptions, RetentionError } from "../errors.js";
import type { Purchase } from "../records/account/purchase.js";
import type { Rejection } from "../records/rows/rejection.js";
import type { PlainDate } from "../records/values/time.js";
import { type IntervalOptions, resolveConfidence } from "./confidence.js";
import { purchaseDays } from "./purchase-days.js";
import { shareInterval, type ShareInterval } from "./share-interval.js";

/** Which purchases count. */
export interface RepeatPurchaseRateOptions extends IntervalOptions {
  /**
   * First and last day whose purchases count, inclusive.
   * @defaultValue open
   */
  from?: PlainDate | null | undefined;
  until?: PlainDate | null | undefined;
  /**
   * Days that every customer gets to come back: with it, only customers whose first purchase lies that long before
   * `until` are counted, and only their repeats within it. Without it, customers just won count as not returned.
   */
  withinDays?: number | null | undefined;
}

/** Share of buyers who bought again, with its interval. */
export interface RepeatPurchaseRate extends ShareInterval {
  /** Customers who bought on at least two days. */
  repeatCustomers: number;
  rejected: Rejection[];
}

/**
 * Share of customers who bought on more than one day, with its Wilson interval. Several lines on one day are one
 * purchase. Returns do not count, nor do purchases that were returned in full.
 *
 * Cost: sorts the purchases once.
 *
 * @param purchases - In any order; `accountId` is required.
 * @param options - Days, time to come back, confidence level.
 * @returns The share of customers, its bounds, and the rows left out.
 * @throws RetentionError when an option is wrong or no customer is left to count.
 *
 * @example
 * import { repeatPurchaseRate } from "retention-kit";
 *
 * repeatPurchaseRate([
 *   { accountId: "a", on: "2026-01-05" },
 *   { accountId: "a", on: "2026-02-01" },
 *   { accountId: "b", on: "2026-01-20" },
 * ])
 * //=> { share: 0.5, lower: 0.0945, upper: 0.9055, trials: 2, confidence: 0.95, repeatCustomers: 1, rejected: [] }
 */
export function repeatPurchaseRate(
  purchases: readonly Purchase[],
  options?: RepeatPurchaseRateOptions | null,
): RepeatPurchaseRate {
  const known = assertOptions("repeatPurchaseRate", "options", options ?? {}, {
    from: true,
    until: true,
    withinDays: true,
    confidence: true,
  });
  const name = "repeatPurchaseRate";
  const confidence = resolveConfidence(name, known);
  const from = known.from === undefined ? -Infinity : dayNumber(name, "options.from", known.from);
  const until = known.until === undefined ? Infinity : dayNumber(name, "options.until", known.until);
  const { withinDays } = known;
  if (withinDays !== undefined) {
    assertCount(name, "options.withinDays", withinDays, { min: 1 });
    dayNumber(name, "options.until", known.until);
  }

  const { forEach, rejected } = purchaseDays(name, purchases, { from, until });
  let customers = 0;
  let repeatCustomers = 0;
  forEach((days) => {
    const [first, second] = [days[0]?.day ?? Infinity, days[1]?.day ?? Infinity];
    if (withinDays !== undefined && first + withinDays > until) return;
    customers++;
    if (second - first <= (withinDays ?? Number.MAX_VALUE)) repeatCustomers++;
  });
  if (customers === 0) throw new RetentionError(name, "purchases", "must leave a customer to count", purchases.length);
  return { ...shareInterval(repeatCustomers, customers, { confidence }), repeatCustomers, rejected };
}
