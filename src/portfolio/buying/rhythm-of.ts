import { daysInUnit } from "../../calendar/days/days-in-unit.js";
import type { PurchaseSummary } from "../../purchases/histories/purchase-accumulator.js";
import type { ContinuousModel } from "../../purchases/predictions/posterior.js";
import { gapLogOdds, type GapRhythm, rhythmPoints, type Silence } from "../../purchases/rhythm/gap-rhythm.js";
import { leavingOddsOf } from "../../purchases/rhythm/leaving.js";

/** How a customer has bought and been silent, and its odds of having left, as a rhythm looks at them. */
function lookedAt(
  model: ContinuousModel,
  history: PurchaseSummary,
  silentFor: number,
): { silence: Silence; leavingOdds: number } {
  const { repeatPurchases, recency, observed, unit } = history;
  const perUnit = daysInUnit[unit];
  const silentDays = Math.max(0, observed - recency) * perUnit + silentFor;
  const silence = { repeatPurchases, recencyDays: recency * perUnit, silentDays };
  return { silence, leavingOdds: leavingOddsOf(model, history) };
}

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
  const { silence, leavingOdds } = lookedAt(model, history, silentFor);
  return rhythmPoints(gaps, silence, leavingOdds, days);
}

/**
 * Log odds of buying within some days by the rhythm alone, if it goes on being silent for some before.
 * @internal
 */
export function rhythmLogOdds(
  gaps: GapRhythm,
  model: ContinuousModel,
  history: PurchaseSummary,
  silentFor: number,
  days: number,
): number {
  const { silence, leavingOdds } = lookedAt(model, history, silentFor);
  return gapLogOdds(gaps, silence, leavingOdds, days);
}
