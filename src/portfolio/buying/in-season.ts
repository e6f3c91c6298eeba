import { daysInUnit } from "../../calendar/days/days-in-unit.js";
import type { PurchaseSummary } from "../../purchases/histories/purchase-accumulator.js";
import type { SeasonalDays } from "./season-clock.js";

/**
 * A history up to the end of a day as a purchase model is asked about it: its times in days that count as they are busy.
 * @internal
 */
export function inSeason(history: PurchaseSummary, endDay: number, busyDays: SeasonalDays): PurchaseSummary {
  const { accountId, repeatPurchases, recency, observed, meanRepeatSpend, unit } = history;
  const firstDay = Math.round(endDay - observed * daysInUnit[unit]);
  const lastDay = Math.round(firstDay + recency * daysInUnit[unit]);
  const bought = busyDays(firstDay, lastDay) / daysInUnit[unit];
  return {
    accountId,
    repeatPurchases,
    recency: bought,
    observed: Math.max(bought, busyDays(firstDay, endDay) / daysInUnit[unit]),
    meanRepeatSpend,
    unit,
  };
}
