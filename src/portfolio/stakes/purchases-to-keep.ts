import { daysInUnit } from "../../calendar/days/days-in-unit.js";
import { addMonths } from "../../calendar/days/plain-date.js";
import type { PurchaseSummary } from "../../purchases/histories/purchase-accumulator.js";
import type { ContinuousModel } from "../../purchases/predictions/posterior.js";
import type { GapRhythm } from "../../purchases/rhythm/gap-rhythm.js";
import { lostByLeaving } from "../../purchases/rhythm/lost-by-leaving.js";

/** How a customer bought, and how likely it buys. */
interface Bought {
  /** `null` if it bought nothing. */
  history: PurchaseSummary | null;
  /** Chance of buying within the months; `null` if no model tells it. */
  chance: number | null;
  purchaseDays: readonly { day: number }[];
}

/**
 * Of the purchases that a customer would make in the coming months, those that a review may keep: n × lost × p, with p the
 * chance that it buys at all. It is what attention counts of money, with purchases in its place; who has gone is not kept.
 * Without a model nothing tells who is lost: those of the last 12 months, at that pace.
 * @internal
 */
export function purchasesToKeep(
  { purchases, gaps }: { purchases: ContinuousModel | null; gaps: GapRhythm | null },
  { history, chance, purchaseDays }: Bought,
  { months, asOfDay }: { months: number; asOfDay: number },
): number {
  if (history === null) return 0;
  if (purchases === null || chance === null) {
    const since = addMonths(asOfDay, -12);
    return (purchaseDays.filter(({ day }) => day > since && day <= asOfDay).length * months) / 12;
  }
  const { r, alpha } = purchases.parameters;
  const horizon = (months * daysInUnit.month) / daysInUnit[purchases.timeUnit];
  const staying = ((r + history.repeatPurchases) / (alpha + history.observed)) * horizon;
  const lost = 1 - chance * (1 - lostByLeaving(purchases, gaps, history, horizon));
  return staying * lost * chance;
}
