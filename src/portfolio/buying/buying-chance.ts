import type { DaySpend } from "../../reading/account-days.js";
import { daysInUnit } from "../../calendar/days/days-in-unit.js";
import type { Account } from "../../records/account/account.js";
import type { PurchaseAssumptions } from "../../evidence/purchase-figures.js";
import { normalQuantile } from "../../numeric/distributions/normal.js";
import { logistic, logOdds } from "../../numeric/functions/logistic.js";
import { guardedLogOdds } from "../../purchases/calibration/buying-features.js";
import {
  type BuyingToday,
  type CalibratedChance,
  corrected,
  correctedProbability,
} from "../../purchases/calibration/calibrated-chance.js";
import { levelToCome } from "../../purchases/calibration/fit-buying-calibration.js";
import { deltaVariance } from "../../purchases/evaluation/delta-variance.js";
import type { PurchaseSummary } from "../../purchases/histories/purchase-accumulator.js";
import type { ContinuousModel } from "../../purchases/predictions/posterior.js";
import { buyingWithin } from "../../purchases/predictions/buying-within.js";
import type { Experiences } from "../../loyalty/estimate/experience.js";
import type { LoyaltyBounds } from "../../loyalty/estimate/estimate-loyalty.js";
import { type Contribution, exactPoints } from "../../reasons/explained.js";
import { boundsOf, varianceOf, Z } from "./chance-bounds.js";
import type { GapRhythm } from "../../purchases/rhythm/gap-rhythm.js";
import { inSeason } from "./in-season.js";
import { type HorizonCalibration, rhythmOf, silenceOf } from "./past-windows.js";
import { seasonalDays } from "./season-clock.js";
import { squared } from "../../numeric/elementary/squared.js";

/** The chance that an account buys within some days, by its purchases. */
export interface UncertainChance {
  probability: number;
  logOdds: number;
  /** Variance of the log odds: of the model's parameters, and of the season to come where windows of the past tell it. */
  variance: number;
}

/** The same, with its parts. */
export interface PurchaseChance extends UncertainChance {
  /** They add up to the log odds exactly. */
  contributions: readonly Contribution[];
}

/** The chance that an account buys within some days. */
export interface BuyingChance {
  probability: number;
  /** Bounds at 95%, for the models' uncertainty. */
  lower: number;
  upper: number;
  /** The same by its purchases alone: how likely it is still there, whatever it went through. */
  byPurchases: number;
  /** Whether it rests on purchases alone, or on tickets and surveys too. */
  from: "loyalty" | "purchases";
}

/**
 * What the purchases of an account say of the chance that it buys within some days of `asOf`, or of the day on which a
 * history ends. Within more days it is never
 * lower than within fewer, though windows of the past are learned from for each horizon by itself.
 */
export interface PurchaseChances {
  fromPurchases: (history: PurchaseSummary, days: number, endDay?: number) => number;
  /** The same, with its parts and its uncertainty. */
  explained: (history: PurchaseSummary, days: number) => PurchaseChance;
  /** The same without its parts. */
  uncertain: (history: PurchaseSummary, days: number) => UncertainChance;
  /** Standard deviation of what all accounts' log odds have in common: how good or bad the coming season is. */
  levelDeviation: (days: number) => number;
  /** Years whose same days tell the season; `null` where purchases do not follow it, or nothing is known of that. */
  seasonYears: (days: number) => number | null;
}

/** What the book's models say of the same chance. */
export interface BuyingChances extends Omit<PurchaseChances, "uncertain"> {
  /** By all that is known of it. It is the one definition of loss: 1 − this, wherever a loss is shown. */
  within: (account: { history: PurchaseSummary; known: LoyalAccount | null }, days: number) => BuyingChance;
}

/** An account whose loyalty is asked about, more than once. */
export interface LoyalAccount {
  account: Account;
  purchaseDays: readonly DaySpend[];
  /** What it went through, once it was read; it is the same whatever time is asked about. */
  experiences: Experiences | null;
}

/** Keeps what a step gave for a history and some days. */
export type KeptAt = (step: PurchaseChances["uncertain"]) => PurchaseChances["uncertain"];

/** What service adds to a chance that is known from purchases. */
export type LoyaltyOf = (known: LoyalAccount, chance: number) => LoyaltyBounds | null;

/**
 * The chances of buying by purchases alone; `null` if the book has no model of them.
 *
 * @param asOfDay - On which histories end, unless another day is named.
 * @param keptAt - Keeps a chance that is asked for again, where anything is kept.
 * @internal
 */
export function purchaseChances(
  purchases: ContinuousModel | null,
  calibrations: readonly HorizonCalibration[],
  figures: PurchaseAssumptions,
  asOfDay: number,
  keptAt: KeptAt | null,
): PurchaseChances | null {
  if (purchases === null) return null;
  const perDay = 1 / daysInUnit[purchases.timeUnit];
  const byLength = calibrations.toSorted((a, b) => a.horizonDays - b.horizonDays);
  const calibrationFor = (days: number): HorizonCalibration | null =>
    byLength.find(({ horizonDays }) => Math.abs(horizonDays - days) < 1) ?? null;
  const clock = byLength.find((calibration) => calibration.clock != null)?.clock;
  const busyDays = clock == null ? null : seasonalDays(clock);
  /** In the time of the season, if there is one. */
  const model = clock?.model?.timeUnit === purchases.timeUnit ? clock.model : purchases;
  const within = buyingWithin(model);
  const plainWithin = busyDays === null ? null : buyingWithin(purchases);
  // One history is asked about several times on end, as a longer time must not be less likely than a shorter one.
  let lastHistory: PurchaseSummary | null = null;
  let lastEnd = asOfDay;
  /** In the time of the season. */
  let lastBusy: PurchaseSummary | null = null;
  const lastDays: number[] = [];
  const lastChances: number[] = [];
  const lastPoints = new Map<number, number>();
  const about = (history: PurchaseSummary, endDay: number): void => {
    if (history === lastHistory && endDay === lastEnd) return;
    lastHistory = history;
    lastEnd = endDay;
    lastBusy = busyDays === null ? history : null;
    lastDays.length = 0;
    lastPoints.clear();
  };
  /** What was asked about, as the model is asked. */
  const asked = (history: PurchaseSummary, days: number): [PurchaseSummary, number] => {
    if (busyDays === null) return [history, days];
    lastBusy ??= inSeason(history, lastEnd, busyDays);
    return [lastBusy, busyDays(lastEnd, lastEnd + days)];
  };
  const rhythm = (gaps: GapRhythm, history: PurchaseSummary, days: number): number => {
    let points = lastPoints.get(days);
    if (points === undefined) lastPoints.set(days, (points = rhythmOf(gaps, model, ...asked(history, days))));
    return points;
  };
  const raw = (history: PurchaseSummary, days: number): number => {
    let at = lastDays.indexOf(days);
    if (at < 0) {
      at = lastDays.push(days) - 1;
      const [busy, busyFor] = asked(history, days);
      lastChances[at] = within(busy, busyFor * perDay);
    }
    return lastChances[at] ?? NaN;
  };
  const varianceAround = deltaVariance(model, buyingWithin);

  const todayOf = (calibration: HorizonCalibration, history: PurchaseSummary, days: number): BuyingToday => {
    const chance = raw(history, days);
    const { windowDays } = calibration;
    const rawInWindow = windowDays === days ? chance : raw(history, windowDays);
    const rhythmPoints = calibration.gaps === undefined ? undefined : rhythm(calibration.gaps, history, days);
    return { raw: chance, rawInWindow, rhythmPoints, ...silenceOf(history) };
  };
  const probabilityOf = (history: PurchaseSummary, days: number): number => {
    const calibration = calibrationFor(days);
    return calibration === null
      ? logistic(exactPoints(guardedLogOdds(raw(history, days))))
      : correctedProbability(calibration, todayOf(calibration, history, days));
  };
  /** The days whose own chance counts for some days: of shorter ones that windows tell of, the one that says more. */
  const decisiveDays = (history: PurchaseSummary, days: number): number => {
    const known = calibrationFor(days);
    if (byLength.length === 0 || (known !== null && known === byLength[0])) return days;
    const longer = known === null ? byLength.find(({ horizonDays }) => horizonDays > days) : undefined;
    let decisive = days;
    let most = probabilityOf(history, days);
    if (longer !== undefined) {
      const above = decisiveDays(history, longer.horizonDays);
      const atMost = probabilityOf(history, above);
      if (most > atMost) [decisive, most] = [above, atMost];
    }
    for (const { horizonDays } of byLength) {
      if (horizonDays >= days || Math.abs(horizonDays - days) < 1) break;
      const least = probabilityOf(history, horizonDays);
      if (least > most) [decisive, most] = [horizonDays, least];
    }
    return decisive;
  };
  const explained = (history: PurchaseSummary, days: number): PurchaseChance => {
    const calibration = calibrationFor(days);
    if (calibration === null) {
      const chance = raw(history, days);
      const logOdds = exactPoints(guardedLogOdds(chance));
      const contributions = [{ factor: "baseline", value: chance, points: logOdds, weight: 1 }];
      return { probability: logistic(logOdds), logOdds, contributions, variance: 0 };
    }
    const chance = corrected(calibration, todayOf(calibration, history, days));
    return plainWithin === null ? chance : withSeason(chance, raw(history, days), plainWithin(history, days * perDay));
  };
  const complete = (history: PurchaseSummary, days: number): PurchaseChance => {
    about(history, asOfDay);
    const decisive = decisiveDays(history, days);
    const chance = explained(history, decisive);
    chance.variance += parameterVariance(history, decisive);
    return chance;
  };
  return {
    fromPurchases: (history, days, endDay = asOfDay) => {
      about(history, endDay);
      return probabilityOf(history, decisiveDays(history, days));
    },
    explained: complete,
    uncertain: keptAt
      ? keptAt((history: PurchaseSummary, days) => {
          const { probability, logOdds, variance } = complete(history, days);
          return { probability, logOdds, variance };
        })
      : complete,
    levelDeviation: (days) => calibrationFor(days)?.levelDeviation ?? levelToCome([], figures).levelDeviation,
    seasonYears(days) {
      const calibration = calibrationFor(days);
      return calibration?.season?.follows === true ? calibration.season.years : null;
    },
  };

  /** Of the log odds, by the covariance of the model's parameters; 0 where it has none. */
  function parameterVariance(history: PurchaseSummary, days: number): number {
    if (varianceAround === null) return 0;
    const value = raw(history, days);
    if (!Number.isFinite(logOdds(value))) return 0;
    // The bounds of a prediction interval on the scale of log odds, and back.
    const [busy, busyFor] = asked(history, days);
    const error = Math.abs(1 / (value * (1 - value))) * Math.sqrt(varianceAround((by) => by(busy, busyFor * perDay)));
    const halfWidth = normalQuantile(0.975) * error;
    const [lower, upper] = [logistic(logOdds(value) - halfWidth), logistic(logOdds(value) + halfWidth)];
    const reach = (logOdds(upper) - logOdds(lower)) / (2 * Z);
    return Number.isFinite(reach) ? squared(reach) : 0;
  }
}

/** The same, with what the season to come does to the model's chance told as the season's. */
function withSeason(chance: CalibratedChance, raw: number, plain: number): PurchaseChance {
  const shift = exactPoints(guardedLogOdds(raw) - guardedLogOdds(plain));
  const contributions = chance.contributions.map((part) => {
    if (part.factor === "baseline") return { ...part, value: plain, points: part.points - shift };
    return part.factor === "season" ? { ...part, points: part.points + shift } : part;
  });
  return { ...chance, contributions };
}

/**
 * The chances of buying by all that is known of an account; `null` if those by purchases are not known.
 * @internal
 */
export function buyingChances(purchases: PurchaseChances | null, loyaltyOf: LoyaltyOf): BuyingChances | null {
  if (purchases === null) return null;
  const { fromPurchases, explained, levelDeviation, seasonYears } = purchases;
  return {
    fromPurchases,
    explained,
    levelDeviation,
    seasonYears,
    within({ history, known }, days) {
      const chance = purchases.uncertain(history, days);
      const loyalty = known === null ? null : loyaltyOf(known, chance.probability);
      if (loyalty === null) {
        const { probability, lower, upper } = boundsOf(chance.probability, chance.logOdds, chance.variance);
        return { probability, lower, upper, byPurchases: probability, from: "purchases" };
      }
      const knowsService = known?.account.tickets != null || known?.account.surveys != null;
      // Where nothing is known of service, there is nothing about it to be uncertain of.
      const variance = chance.variance + (knowsService ? varianceOf(loyalty) : 0);
      const { probability, lower, upper } = boundsOf(loyalty.probability, loyalty.logOdds, variance);
      const byPurchases = chance.probability;
      return { probability, lower, upper, byPurchases, from: knowsService ? "loyalty" : "purchases" };
    },
  };
}
