import { daysInUnit } from "../../calendar/days/days-in-unit.js";
import { squared } from "../../numeric/elementary/squared.js";
import { type GapRhythm, regularGapDays } from "../../purchases/rhythm/gap-rhythm.js";
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
