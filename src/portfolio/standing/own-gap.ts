import { daysInUnit } from "../../calendar/days/days-in-unit.js";
import type { PurchaseAssumptions } from "../../evidence/purchase-figures.js";
import { squared } from "../../numeric/elementary/squared.js";
import type { DaySpend } from "../../reading/account-days.js";
import { alikenessOf, type GapRhythm, regularGapDays, regularityOf } from "../../purchases/calibration/gap-rhythm.js";
import type { PurchaseSummary } from "../../purchases/histories/purchase-accumulator.js";
import type { ContinuousModel } from "../../purchases/predictions/posterior.js";

/** How often the accounts of a book buy, which the gap of each is drawn to. */
export interface BookRhythm {
  /** `null` if the book has too little data. */
  model: ContinuousModel | null;
  /** Median over the accounts that bought again of the mean gap between their purchases, in days; `null` without any. */
  medianGapDays: number | null;
  /** How evenly they buy; `null` if too few tell, which counts as at random. */
  gaps: GapRhythm | null;
}

/**
 * Median over the accounts that bought again of the mean gap between their purchases, in days; `null` without any.
 * @internal
 */
export function medianGap(histories: readonly PurchaseSummary[]): number | null {
  const gaps = ownGaps(histories);
  const middle = (gaps.length - 1) / 2;
  const lower = gaps[Math.floor(middle)];
  const upper = gaps[Math.ceil(middle)];
  return lower === undefined || upper === undefined ? null : (lower + upper) / 2;
}

function ownGaps(histories: readonly PurchaseSummary[]): number[] {
  return histories
    .filter(({ repeatPurchases }) => repeatPurchases > 0)
    .map(({ recency, repeatPurchases, unit }) => (recency * daysInUnit[unit]) / repeatPurchases)
    .sort((a, b) => a - b);
}

/**
 * How evenly accounts buy; `null` if fewer than `purchases.leastRepeatBuyers` of them tell, by two gaps or more.
 *
 * @param buyers - Their days of purchase, in order.
 * @param until - Later days are left out.
 * @internal
 */
export function gapsOf(
  histories: readonly PurchaseSummary[],
  buyers: readonly { days: readonly DaySpend[] }[],
  until: number,
  figures: PurchaseAssumptions,
): GapRhythm | null {
  const gapDays = medianGap(histories);
  if (gapDays === null) return null;
  const shares: number[] = [];
  for (const { days } of buyers) {
    let last = days.length - 1;
    while (last >= 0 && (days[last]?.day ?? 0) > until) last--;
    const [first, second, third] = [days[last - 2]?.day, days[last - 1]?.day, days[last]?.day];
    if (first === undefined || second === undefined || third === undefined) continue;
    shares.push((second - first) / (third - first));
  }
  if (shares.length < figures["purchases.leastRepeatBuyers"].value) return null;
  const regularity = regularityOf(Float64Array.from(shares), figures);
  return { regularity, gapDays, alikeness: alikenessOf(ownGaps(histories)) };
}

/**
 * Days that usually pass between two purchases of an account: its own mean, drawn to the book's. Under a model of
 * purchases it is 1 / E[λ] of a customer with these purchases by the last of them, (α + recency)/(r + repeat purchases);
 * without one the book's median gap counts as one gap more. `null` if neither the account nor the book bought again.
 *
 * A model takes the time since the last purchase for part of a gap. That is right where customers buy at random, and too
 * long where they are regular. So with a regularity of k it counts by 1/k², and the gaps that have ended by the rest.
 * @internal
 */
export function ownGapDays(
  { repeatPurchases, recency, unit }: PurchaseSummary,
  { model, medianGapDays, gaps }: BookRhythm,
): number | null {
  if (model !== null) {
    const { r, alpha } = model.parameters;
    const atRandom = ((alpha + recency) / (r + repeatPurchases)) * daysInUnit[unit];
    if (gaps === null || gaps.regularity === 1) return atRandom;
    const regular = regularGapDays(gaps, { repeatPurchases, recencyDays: recency * daysInUnit[unit] });
    return regular + (atRandom - regular) / squared(gaps.regularity);
  }
  if (medianGapDays === null) return null;
  return (medianGapDays + recency * daysInUnit[unit]) / (1 + repeatPurchases);
}
