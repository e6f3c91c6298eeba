import { daysInUnit } from "../../calendar/days/days-in-unit.js";
import type { PurchaseSummary } from "../../purchases/histories/purchase-accumulator.js";
import type { ContinuousModel } from "../../purchases/predictions/posterior.js";

/** How often the accounts of a book buy, which the gap of each is drawn to. */
export interface BookRhythm {
  /** `null` if the book has too little data. */
  model: ContinuousModel | null;
  /** Median over the accounts that bought again of the mean gap between their purchases, in days; `null` without any. */
  medianGapDays: number | null;
}

/**
 * How often the accounts of a book buy.
 * @internal
 */
export function bookRhythm(histories: readonly PurchaseSummary[], model: ContinuousModel | null): BookRhythm {
  const gaps = histories
    .filter(({ repeatPurchases }) => repeatPurchases > 0)
    .map(({ recency, repeatPurchases, unit }) => (recency * daysInUnit[unit]) / repeatPurchases)
    .sort((a, b) => a - b);
  const middle = (gaps.length - 1) / 2;
  const lower = gaps[Math.floor(middle)];
  const upper = gaps[Math.ceil(middle)];
  return { model, medianGapDays: lower === undefined || upper === undefined ? null : (lower + upper) / 2 };
}

/**
 * Days that usually pass between two purchases of an account: its own mean, drawn to the book's. Under a model of
 * purchases it is 1 / E[λ] of a customer with these purchases by the last of them, (α + recency)/(r + repeat purchases);
 * without one the book's median gap counts as one gap more. `null` if neither the account nor the book bought again.
 * @internal
 */
export function ownGapDays(
  { repeatPurchases, recency, unit }: PurchaseSummary,
  { model, medianGapDays }: BookRhythm,
): number | null {
  if (model !== null) {
    const { r, alpha } = model.parameters;
    return ((alpha + recency) / (r + repeatPurchases)) * daysInUnit[unit];
  }
  if (medianGapDays === null) return null;
  return (medianGapDays + recency * daysInUnit[unit]) / (1 + repeatPurchases);
}
