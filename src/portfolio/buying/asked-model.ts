import { daysInUnit } from "../../calendar/days/days-in-unit.js";
import { normalQuantile } from "../../numeric/distributions/normal.js";
import { squared } from "../../numeric/elementary/squared.js";
import { logistic, logOdds } from "../../numeric/functions/logistic.js";
import { deltaVariance } from "../../purchases/evaluation/delta-variance.js";
import type { PurchaseSummary } from "../../purchases/histories/purchase-accumulator.js";
import { buyingWithin } from "../../purchases/predictions/buying-within.js";
import type { ContinuousModel } from "../../purchases/predictions/posterior.js";
import type { GapRhythm } from "../../purchases/rhythm/gap-rhythm.js";
import { Z } from "./chance-bounds.js";
import { inSeason } from "./in-season.js";
import { rhythmLogOdds, rhythmOf } from "./rhythm-of.js";
import { seasonalDays, type SeasonClock } from "./season-clock.js";

/** A purchase model, asked about one history after another in the time of the season, if there is one. */
export interface AskedModel {
  /** Takes up a history that ends on a day. */
  about: (history: PurchaseSummary, endDay: number) => void;
  /** Chance that it buys within some days. */
  within: (days: number) => number;
  /** Chance that it buys from one day to another, if it does not before. */
  between: (from: number, to: number) => number;
  /** What a rhythm adds to the log odds of that. */
  rhythm: (gaps: GapRhythm, from: number, to: number) => number;
  /** Log odds of that by the rhythm alone. */
  byRhythm: (gaps: GapRhythm, from: number, to: number) => number;
  /** The first in a time without seasons; `null` where time is so anyway. */
  plain: ((days: number) => number) | null;
  /** Variance of the log odds of buying within some days, by the covariance of the parameters; 0 where the model has none. */
  variance: (days: number) => number;
}

/**
 * Chance of what happens by the later of two times, if it has not by the earlier.
 * @internal
 */
export function chanceAfter(earlier: number, later: number): number {
  return earlier >= 1 ? 1 : Math.min(1, Math.max(0, (later - earlier) / (1 - earlier)));
}

/**
 * @param clock - Where purchases follow the seasons.
 * @internal
 */
export function askedModel(purchases: ContinuousModel, clock: SeasonClock | null): AskedModel {
  const perDay = 1 / daysInUnit[purchases.timeUnit];
  const busyDays = clock === null ? null : seasonalDays(clock);
  /** In the time of the season, if there is one. */
  const model = clock?.model?.timeUnit === purchases.timeUnit ? clock.model : purchases;
  const chance = buyingWithin(model);
  const plainChance = busyDays === null ? null : buyingWithin(purchases);
  const varianceAround = deltaVariance(model, buyingWithin);
  // One history is asked about several times on end.
  let history: PurchaseSummary | null = null;
  let busy: PurchaseSummary | null = null;
  let end = NaN;
  const knownDays: number[] = [];
  const knownChances: number[] = [];
  const current = (): PurchaseSummary => {
    if (history === null) throw new RangeError("no history was taken up");
    return (busy ??= busyDays === null ? history : inSeason(history, end, busyDays));
  };
  const lasting = (from: number, to: number): number => busyDays?.(end + from, end + to) ?? to - from;
  const within = (days: number): number => {
    let at = knownDays.indexOf(days);
    if (at < 0) {
      at = knownDays.push(days) - 1;
      knownChances[at] = chance(current(), lasting(0, days) * perDay);
    }
    return knownChances[at] ?? NaN;
  };
  return {
    about(asked, endDay) {
      if (asked === history && endDay === end) return;
      history = asked;
      busy = null;
      end = endDay;
      knownDays.length = 0;
    },
    within,
    between: (from, to) => (from === 0 ? within(to) : chanceAfter(within(from), within(to))),
    rhythm: (gaps, from, to) => rhythmOf(gaps, model, current(), lasting(0, from), lasting(from, to)),
    byRhythm: (gaps, from, to) => rhythmLogOdds(gaps, model, current(), lasting(0, from), lasting(from, to)),
    plain: plainChance === null ? null : (days) => (history === null ? NaN : plainChance(history, days * perDay)),
    variance(days) {
      if (varianceAround === null) return 0;
      const value = within(days);
      if (!Number.isFinite(logOdds(value))) return 0;
      // The bounds of a prediction interval on the scale of log odds, and back.
      const asked = current();
      const horizon = lasting(0, days) * perDay;
      const error = Math.abs(1 / (value * (1 - value))) * Math.sqrt(varianceAround((by) => by(asked, horizon)));
      const halfWidth = normalQuantile(0.975) * error;
      const [lower, upper] = [logistic(logOdds(value) - halfWidth), logistic(logOdds(value) + halfWidth)];
      const reach = (logOdds(upper) - logOdds(lower)) / (2 * Z);
      return Number.isFinite(reach) ? squared(reach) : 0;
    },
  };
}
