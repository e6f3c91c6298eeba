import { daysInUnit } from "../../calendar/days/days-in-unit.js";
import type { PurchaseSummary } from "../../purchases/histories/purchase-accumulator.js";
import type { ContinuousModel } from "../../purchases/predictions/posterior.js";
import { type GapRhythm, leavingOddsOf, rhythmPoints } from "../../purchases/rhythm/gap-rhythm.js";

/**
 * What the rhythm of an account adds to the log odds of buying within some days, if it goes on being silent for some before.
 * @internal
 */
export function rhythmOf(
  gaps: GapRhythm,
  model: ContinuousModel,
  history: PurchaseSummary,
  silentFor: number,
  days: number,
): number {
  const { repeatPurchases, recency, observed, unit } = history;
  const perUnit = daysInUnit[unit];
  const silentDays = Math.max(0, observed - recency) * perUnit + silentFor;
  const silence = { repeatPurchases, recencyDays: recency * perUnit, silentDays };
  return rhythmPoints(gaps, silence, leavingOddsOf(model, history), days);
}
