import { daysInUnit } from "../../calendar/days/days-in-unit.js";
import type { PurchaseSummary } from "../../purchases/histories/purchase-accumulator.js";
import type { ContinuousModel } from "../../purchases/predictions/posterior.js";

/** How often the accounts of a book buy, which the gap of each is drawn to. */
export interface BookRhythm {
  /** `null` if the book has too little data. */
  model: ContinuousModel | null;
  /**
   * Median over the accounts that bought again of the mean gap between their purchases, in days; `null` without any, and where
   * they are too few beside a model of more.
   */
  medianGapDays: number | null;
}

/**
 * How often the accounts of a book buy.
 *
 * @param leastRepeatBuyers - Accounts that bought again from which on their median says more than a model.
 * @internal
 */
export function bookRhythm(
  histories: readonly PurchaseSummary[],
  model: ContinuousModel | null,
  leastRepeatBuyers = 0,
): BookRhythm {
  const gaps = histories
    .filter(({ repeatPurchases }) => repeatPurchases > 0)
    .map(({ recency, repeatPurchases, unit }) => (recency * daysInUnit[unit]) / repeatPurchases)
    .sort((a, b) => a - b);
  if (model !== null && gaps.length < leastRepeatBuyers) return { model, medianGapDays: null };
  const middle = (gaps.length - 1) / 2;
  const lower = gaps[Math.floor(middle)];
  const upper = gaps[Math.ceil(middle)];
  return { model, medianGapDays: lower === undefined || upper === undefined ? null : (lower + upper) / 2 };
}

/**
 * Days that usually pass between two purchases of an account: its own mean, drawn to the book's median gap m, which counts as r
 * gaps more under a model of purchases and as one without: (r·m + recency)/(r + repeat purchases). The model's own rate says
 * more than r: its α counts the time since each last purchase as well, by which yearly orders seem to come every 15 months.
 * Of a book with too few buyers of its own the rate is all there is. `null` without either.
 * @internal
 */
export function ownGapDays(
  { repeatPurchases, recency, unit }: PurchaseSummary,
  { model, medianGapDays }: BookRhythm,
): number | null {
  if (medianGapDays !== null) {
    const weight = model?.parameters.r ?? 1;
    return (weight * medianGapDays + recency * daysInUnit[unit]) / (weight + repeatPurchases);
  }
  if (model === null) return null;
  const { r, alpha } = model.parameters;
  return ((alpha + recency) / (r + repeatPurchases)) * daysInUnit[unit];
}
