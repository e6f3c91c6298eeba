import { compareTexts } from "../../records/values/compare-texts.js";
import type { DaySpend } from "../../reading/account-days.js";
import { daysInUnit } from "../../calendar/days/days-in-unit.js";
import type { PurchaseAssumptions } from "../../evidence/purchase-figures.js";
import { textHash } from "../../numeric/discrete/text-hash.js";
import type { BuyingOutcome } from "../../purchases/calibration/buying-outcomes.js";
import type { BuyingWindow } from "../../purchases/calibration/fit-buying-calibration.js";
import { type BuyingCalibration, fitBuyingCalibration } from "../../purchases/calibration/fit-buying-calibration.js";
import { type PurchaseSummary, summaryOf } from "../../purchases/histories/purchase-accumulator.js";
import type { GapRhythm } from "../../purchases/rhythm/gap-rhythm.js";
import { fitMbgNbd } from "../../purchases/models/beta-geometric/fit-mbg-nbd.js";
import { buyingWithin } from "../../purchases/predictions/buying-within.js";
import { gapsOf } from "../../purchases/rhythm/book-gaps.js";
import { type BuyingSeason, type SeasonalDays, seasonalDays, type SeasonClock, seasonClock } from "./season-clock.js";
import { inSeason } from "./in-season.js";
import { chanceAfter } from "./asked-model.js";
import { rhythmOf } from "./rhythm-of.js";

/** An account with the days on which it bought up to `asOf`, in order. */
export interface DatedBuyer {
  accountId: string;
  days: readonly DaySpend[];
}

/** A calibration with the time that it answers for. */
export interface HorizonCalibration extends BuyingCalibration {
  /** Days within which the account is asked to buy. */
  readonly horizonDays: number;
  /**
   * Days of the window that pass without a purchase first. The correction is for the rest, for accounts that have not
   * bought by then.
   * @defaultValue `0`
   */
  readonly afterDays?: number | undefined;
  /** How evenly the book's customers bought by `asOf`; without it, at random. */
  readonly gaps?: GapRhythm | undefined;
  /**
   * Whether the book's purchases follow the seasons. Without it, as for more than half a year, which holds more seasons than
   * one, nothing is said of that.
   */
  readonly season?: BuyingSeason | undefined;
  /** How busy the months of the year are, if they differ: the purchase model is asked in days that count as they are busy. */
  readonly clock?: SeasonClock | undefined;
}

/** A window with its place and how far it is believed. */
type PastWindow = BuyingWindow & { age: number; belief: number; windowDays: number };

/** Least days of a window, and accounts in it. */
export const LEAST_WINDOW_DAYS = 30;
const LEAST_ACCOUNTS = 50;
/** Accounts that are looked at; of more, a sample that depends on their ids alone. */
export const MOST_ACCOUNTS = 20_000;
const UNIT = "week";
/** More days hold more seasons than one. */
const MOST_DAYS_OF_A_SEASON = 182.625;

/**
 * Calibrations of the chance of buying within some horizons, each from windows of the past: windows of the horizon as far as
 * a second one is believed, and for the rest those of half of it. A longer horizon is told by who had not bought within the
 * shorter one, and joins on to it. In each window a model is fitted to what was known at its start and to nothing later. None
 * where the record is too short or too small, and none for less than 30 days more than another. Where purchases follow the
 * seasons, the models are asked in the time of the season.
 *
 * @internal
 */
export function pastCalibrations(
  buyers: readonly DatedBuyer[],
  asOfDay: number,
  horizons: readonly number[],
  figures: PurchaseAssumptions,
  penalty: number,
  { gaps, isFitted }: { gaps: GapRhythm | null; isFitted: boolean },
): HorizonCalibration[] {
  const hasRhythm = gaps !== null && gaps.regularity > 1;
  const sample = sampleOf(buyers);
  const season = seasonClock(sample, asOfDay, figures, figures["buysAgain.windows"].value);
  const clock = clockWithModel(season.clock, sample, asOfDay, isFitted ? penalty : null);
  const busyDays = clock === null ? null : seasonalDays(clock);
  const told = { ...(hasRhythm && { gaps }), ...(clock !== null && { clock }) };
  const firstDay = sample.reduce((first, { days: [bought] }) => Math.min(first, bought?.day ?? Infinity), Infinity);
  const known = new Map<string, BuyingWindow | null>();

  const windowAt = (end: number, afterDays: number, windowDays: number): BuyingWindow | null => {
    const key = `${end} ${afterDays} ${windowDays}`;
    let window = known.get(key);
    if (window === undefined) {
      window = outcomesOf(sample, { end, afterDays, windowDays, busyDays }, figures, penalty, hasRhythm);
      known.set(key, window);
    }
    return window;
  };

  /**
   * The windows of this many days before `asOf`, until one is missing. A window is believed bit by bit, as the record before it
   * grows from what it needs to twice that, so that no day turns the book over.
   */
  const windowsOf = (afterDays: number, days: number): PastWindow[] => {
    const windows: PastWindow[] = [];
    const needed = Math.max(figures["buysAgain.leastHistoryDays"].value, days / 2);
    for (let age = 0; age < figures["buysAgain.windows"].value; age++) {
      const start = asOfDay - (age + 1) * days;
      const belief = Math.min(1, (start - firstDay) / needed - 1);
      if (belief <= 0) break;
      const window = windowAt(start, afterDays, days);
      if (window === null) break;
      windows.push({ ...window, age, belief, windowDays: days });
    }
    return windows;
  };

  const calibrations: HorizonCalibration[] = [];
  let before = 0;
  for (const horizonDays of [...new Set(horizons)].sort((a, b) => a - b)) {
    if (Math.round(horizonDays - before) < LEAST_WINDOW_DAYS) continue;
    const { windows, windowDays } = longestWindows(before, horizonDays);
    if (windows.length === 0) continue;
    const ofSeason =
      horizonDays > MOST_DAYS_OF_A_SEASON ? {} : { season: { years: season.years, follows: clock !== null } };
    calibrations.push({
      ...fitBuyingCalibration(windows, { windowDays, assumptions: figures }),
      horizonDays,
      ...(before > 0 && { afterDays: before }),
      ...told,
      ...ofSeason,
    });
    before = horizonDays;
  }
  return calibrations;

  /** Those of the horizon, as far as a second one is believed, and for the rest those of half of it. */
  function longestWindows(afterDays: number, horizonDays: number): { windows: PastWindow[]; windowDays: number } {
    const [whole, half] = [1, 0.5].map((share) => {
      const windowDays = Math.round(horizonDays * share);
      const notBefore = Math.round((afterDays / horizonDays) * windowDays);
      const isLong = windowDays - notBefore >= LEAST_WINDOW_DAYS;
      return { windowDays, windows: () => (isLong ? windowsOf(notBefore, windowDays) : []) };
    });
    if (whole === undefined || half === undefined) throw new RangeError("there are two lengths");
    const ofWhole = whole.windows();
    const ofHalf = (ofWhole[1]?.belief ?? 0) === 1 ? [] : half.windows();
    const share = ofHalf.length === 0 ? 1 : (ofWhole[1]?.belief ?? 0);
    const counting = (windows: PastWindow[], by: number): PastWindow[] =>
      by === 0 ? [] : windows.map((window) => ({ ...window, belief: window.belief * by }));
    return {
      windows: [...counting(ofWhole, share), ...counting(ofHalf, 1 - share)],
      windowDays: half.windowDays + share * (whole.windowDays - half.windowDays),
    };
  }
}

/**
 * A clock with a model fitted in its time; `null` where that does not settle.
 *
 * @param penalty - Of the fit; `null` where the book's model was given, and is asked.
 */
function clockWithModel(
  clock: SeasonClock | null,
  sample: readonly DatedBuyer[],
  asOfDay: number,
  penalty: number | null,
): SeasonClock | null {
  if (clock === null || penalty === null) return clock;
  const busyDays = seasonalDays(clock);
  const histories = sample.flatMap(({ accountId, days }) => {
    const history = summaryOf(accountId, days, { until: asOfDay, unit: UNIT, scale: 100 });
    return history === null ? [] : inSeason(history, asOfDay, busyDays);
  });
  const model = fitMbgNbd(histories, { penalty });
  return model.converged === true ? { ...clock, model } : null;
}

/**
 * What a purchase model looks at beside its own answer.
 * @internal
 */
export function silenceOf({ repeatPurchases, recency, observed, unit }: PurchaseSummary): {
  silentDays: number;
  purchaseDays: number;
} {
  return { silentDays: Math.max(0, observed - recency) * daysInUnit[unit], purchaseDays: repeatPurchases + 1 };
}

/** The accounts at the start of a window, and whether they bought in it; `null` if it teaches nothing. */
function outcomesOf(
  buyers: readonly DatedBuyer[],
  {
    end,
    afterDays,
    windowDays,
    busyDays,
  }: { end: number; afterDays: number; windowDays: number; busyDays: SeasonalDays | null },
  figures: PurchaseAssumptions,
  penalty: number,
  hasRhythm: boolean,
): BuyingWindow | null {
  const observation = { until: end, unit: UNIT, scale: 100 } as const;
  const known = buyers.flatMap(({ accountId, days }) => {
    const history = summaryOf(
      accountId,
      days.filter(({ day }) => day <= end),
      observation,
    );
    const next = days.find(({ day }) => day > end)?.day ?? Infinity;
    return history === null ? [] : [{ history, next }];
  });
  const repeaters = known.filter(({ history }) => history.repeatPurchases > 0).length;
  if (known.length < LEAST_ACCOUNTS || repeaters < figures["purchases.leastRepeatBuyers"].value) return null;
  const histories = known.map(({ history }) => history);
  const asked = busyDays === null ? histories : histories.map((history) => inSeason(history, end, busyDays));
  const model = fitMbgNbd(asked, { penalty });
  if (model.converged !== true) return null;
  const within = buyingWithin(model);
  const [silentFor, days] = [
    busyDays?.(end, end + afterDays) ?? afterDays,
    busyDays?.(end + afterDays, end + windowDays) ?? windowDays - afterDays,
  ];
  // What today has no rhythm for, the past is not asked about.
  const gaps = hasRhythm ? gapsOf(histories, buyers, end, figures) : null;
  const rows = known.flatMap(({ history, next }, index): BuyingOutcome[] => {
    if (next <= end + afterDays) return [];
    const busy = asked[index] ?? history;
    const byEnd = within(busy, (silentFor + days) / daysInUnit[UNIT]);
    return [
      {
        raw: afterDays === 0 ? byEnd : chanceAfter(within(busy, silentFor / daysInUnit[UNIT]), byEnd),
        ...silenceOf(history),
        ...(gaps !== null && gaps.regularity > 1 && { rhythmPoints: rhythmOf(gaps, model, busy, silentFor, days) }),
        bought: next <= end + windowDays,
      },
    ];
  });
  return rows.length === 0 ? null : { rows };
}

/**
 * Those that are looked at, in the order of their ids, so that no sum depends on that of the book.
 * @internal
 */
export function sampleOf(buyers: readonly DatedBuyer[]): DatedBuyer[] {
  const few =
    buyers.length <= MOST_ACCOUNTS
      ? [...buyers]
      : buyers
          .map((buyer) => ({ buyer, lot: textHash(buyer.accountId) }))
          .sort((a, b) => a.lot - b.lot || compareTexts(a.buyer.accountId, b.buyer.accountId))
          .slice(0, MOST_ACCOUNTS)
          .map(({ buyer }) => buyer);
  return few.sort((a, b) => compareTexts(a.accountId, b.accountId));
}
