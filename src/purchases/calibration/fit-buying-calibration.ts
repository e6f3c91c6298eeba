/* eslint-disable @typescript-eslint/no-non-null-assertion -- indices run below the lengths of columns of one length. */
import {
  assertFigures,
  assertNoNearMissInRows,
  assertNumber,
  assertOptions,
  assertRows,
  RetentionError,
} from "../../errors.js";
import { presetOf } from "../../evidence/preset-of.js";
import { type PurchaseAssumptions, calibrationFigures } from "../../evidence/purchase-figures.js";
import { ridgeLogistic } from "../../numeric/fitting/ridge-logistic.js";
import { BUYING_FEATURES, buyingFeatures, guardedLogOdds, WITHOUT_RHYTHM } from "./buying-features.js";
import { type BuyingOutcome, type DatedOutcome, readOutcomes } from "./buying-outcomes.js";
import { levelToCome } from "./level-to-come.js";
import { squared } from "../../numeric/elementary/squared.js";
import { pow } from "../../numeric/elementary/pow.js";

/** A past window. */
export interface BuyingWindow {
  rows: readonly BuyingOutcome[];
  /**
   * Number of windows of this length that have passed since then.
   * @defaultValue its place among the windows
   */
  age?: number | null | undefined;
  /**
   * Its weight compared with a window of the same age that has a full record before it, above 0 and at most 1.
   * @defaultValue `1`
   */
  belief?: number | null | undefined;
  /**
   * Its length in days, if it differs from the others'.
   * @defaultValue `options.windowDays`
   */
  windowDays?: number | null | undefined;
}

/** How to fit the calibration. */
export interface BuyingCalibrationOptions {
  /** Days of each window. */
  windowDays: number;
  /** The figures behind the prior. @defaultValue `assumptions()` */
  assumptions?: PurchaseAssumptions | null | undefined;
}

/** A correction of a purchase model's chance of buying, learned from past windows. JSON; store it with the model. */
export interface BuyingCalibration {
  readonly kind: "buying-calibration";
  readonly version: 1;
  readonly windowDays: number;
  /**
   * Of what it looks at: the model's log odds, ln(1 + days silent), ln(purchase days), silence in windows, and what a rhythm
   * adds, where customers have one.
   */
  readonly means: readonly number[];
  readonly deviations: readonly number[];
  /** What lies outside the range that was seen counts as its end; for the frequency, of what more than a few bought. */
  readonly lowest: readonly number[];
  readonly highest: readonly number[];
  /** For each, in its standard deviations. */
  readonly coefficients: readonly number[];
  readonly covariance: readonly (readonly number[])[];
  /** What the season adds to everyone's log odds: the windows' own levels, drawn to 0. */
  readonly level: number;
  /** Standard deviation of what the coming window's level may be beside that. */
  readonly levelDeviation: number;
  /** The latest first. */
  readonly windows: readonly { readonly accounts: number; readonly bought: number; readonly level: number }[];
  readonly converged: boolean;
}

/** The place of ln(purchase days) among the features. */
const FREQUENCY = 2;

/**
 * The line by frequency goes no further than more than this many rows reach, or this share of fewer. The few who buy the
 * most are the farthest out and tell the least of the line; carried on to them, it said the least of who buys most.
 */
const FEW_ROWS = 10;
const FEW_SHARE = 0.05;

const WINDOW_FIELDS: Readonly<Record<keyof BuyingWindow, true>> = {
  rows: true,
  age: true,
  belief: true,
  windowDays: true,
};

/** Of a window's own level round 0 before anything is seen: nearly free. */
const LEVEL_PRECISION = 0.01;

/**
 * Compares a purchase model's chance of buying with what happened in past windows, and learns a correction of its log
 * odds. It has a level, which is the season, and a shape by silence and frequency, for habits that the model misses.
 * Every window has its own level, so that a good Christmas is not mistaken for a habit; the level to come is their
 * mean, shrunk towards 0. Coefficients have a prior around 0, which leaves the model unchanged.
 *
 * Log odds of buying = log odds from the model + level + Σ coefficient × standardized feature. Older windows count
 * less.
 *
 * Cost: linear in the rows, about ten milliseconds for ten thousand.
 *
 * @param windows - At least one, the latest first, all of the same length, with what was known at the start of each.
 * @param options - Length of a window in days.
 * @returns A JSON calibration for `calibratedChance`.
 * @throws RetentionError when there is no window, one has no row, or a value is invalid.
 *
 * @example
 * import { fitBuyingCalibration } from "retention-kit";
 *
 * const rows = [
 *   { raw: 0.9, silentDays: 10, purchaseDays: 12, bought: true, count: 80 },
 *   { raw: 0.9, silentDays: 10, purchaseDays: 12, bought: false, count: 20 },
 *   { raw: 0.2, silentDays: 200, purchaseDays: 1, bought: true, count: 10 },
 *   { raw: 0.2, silentDays: 200, purchaseDays: 1, bought: false, count: 90 },
 * ];
 * const calibration = fitBuyingCalibration([{ rows }], { windowDays: 90 });
 * [calibration.converged, calibration.windows[0]?.accounts, calibration.windows[0]?.bought]
 * //=> [true, 200, 90]
 */
export function fitBuyingCalibration(
  windows: readonly BuyingWindow[],
  options: BuyingCalibrationOptions,
): BuyingCalibration {
  const name = "fitBuyingCalibration";
  assertRows(name, "windows", windows);
  assertNoNearMissInRows(name, "windows", windows, WINDOW_FIELDS);
  const chosen = assertOptions(name, "options", options, { windowDays: true, assumptions: assertFigures });
  const { windowDays } = chosen;
  const figures = chosen.assumptions ?? presetOf(calibrationFigures);
  assertNumber(name, "options.windowDays", windowDays, { above: 0 });
  if (windows.length === 0) throw new RetentionError(name, "windows", "must not be empty", windows);
  const rows = windows.flatMap((window, place) => readOutcomes(name, `windows[${place}].rows`, window.rows, place));
  const lengths = windows.map(({ windowDays: own }, place) => {
    if (own != null) assertNumber(name, `windows[${place}].windowDays`, own, { above: 0 });
    return own ?? windowDays;
  });
  const beliefs = windows.map(({ belief }, place) => {
    if (belief != null) assertNumber(name, `windows[${place}].belief`, belief, { above: 0, max: 1 });
    return belief ?? 1;
  });

  const hasRhythm = rows.some(({ rhythmPoints }) => rhythmPoints != null && rhythmPoints !== 0);
  const width = hasRhythm ? BUYING_FEATURES.length : WITHOUT_RHYTHM;
  const features = rows.map((row) => buyingFeatures(row, lengths[row.age]!, hasRhythm));
  const weights = rows.map(({ count, age }) => (count ?? 1) * beliefs[age]!);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const over = (of: (row: number) => number): number => {
    let sum = 0;
    for (let row = 0; row < weights.length; row++) sum += weights[row]! * of(row);
    return sum / total;
  };
  const each = <T>(of: (feature: number) => T): T[] => Array.from({ length: width }, (_, feature) => of(feature));
  const means = each((feature) => over((row) => features[row]![feature]!));
  const deviations = each((feature) => {
    const deviation = Math.sqrt(over((row) => squared(features[row]![feature]! - means[feature]!)));
    // A rhythm that adds little is left as little as it is: stretched to a deviation of 1 it would teach noise.
    if (feature === WITHOUT_RHYTHM) return Math.max(1, deviation);
    return deviation > 1e-9 ? deviation : 1;
  });
  const lowest = each((feature) => features.reduce((least, row) => Math.min(least, row[feature]!), Infinity));
  const highest = each((feature) =>
    feature === FREQUENCY
      ? reachedByMore(features, weights, feature, Math.min(FEW_ROWS, total * FEW_SHARE))
      : features.reduce((most, row) => Math.max(most, row[feature]!), -Infinity),
  );

  const decay = figures["buysAgain.windowDecay"].value;
  const decays = windows.map(({ age }, place) => {
    if (age != null) assertNumber(name, `windows[${place}].age`, age, { min: 0 });
    return pow(decay, age ?? place) * beliefs[place]!;
  });
  /** One number for each row; a loop, as `Float64Array.from` makes a list of them first. */
  const column = (of: (row: DatedOutcome, at: number) => number): Float64Array => {
    const values = new Float64Array(rows.length);
    rows.forEach((row, at) => {
      values[at] = of(row, at);
    });
    return values;
  };
  // Where none or all bought, no level is the likeliest: it is held by what is known of levels beforehand.
  const heldPrecision =
    1 / (squared(figures["buysAgain.levelDeviation"].value) + squared(figures["buysAgain.seasonDeviation"].value));
  const levelPrecision = ({ rows: all }: BuyingWindow): number =>
    all.every(({ bought }) => bought === all[0]!.bought) ? heldPrecision : LEVEL_PRECISION;
  const coefficientPrecision = 1 / squared(figures["buysAgain.coefficientDeviation"].value);
  const fit = ridgeLogistic(
    {
      columns: [
        ...windows.map((_, age) => column((row) => Number(row.age === age))),
        ...each((feature) => column((_, at) => (features[at]![feature]! - means[feature]!) / deviations[feature]!)),
      ],
      happened: Uint8Array.from(rows, ({ bought }) => Number(bought)),
      offset: column(({ raw }) => guardedLogOdds(raw)),
      weight: column(({ count, age }) => (count ?? 1) * decays[age]!),
    },
    {
      means: Array.from({ length: windows.length + width }, () => 0),
      precisions: [...windows.map(levelPrecision), ...each(() => coefficientPrecision)],
    },
  );
  const levels = fit.coefficients.slice(0, windows.length);
  const accounts = windows.map(() => 0);
  const buyers = windows.map(() => 0);
  for (const { age, bought, count } of rows) {
    accounts[age]! += count ?? 1;
    if (bought) buyers[age]! += count ?? 1;
  }
  return {
    kind: "buying-calibration",
    version: 1,
    windowDays,
    means,
    deviations,
    lowest,
    highest,
    coefficients: fit.coefficients.slice(windows.length),
    covariance: fit.covariance.slice(windows.length).map((row) => row.slice(windows.length)),
    ...levelToCome(levels, figures, decays, beliefs),
    windows: levels.map((level, age) => ({
      accounts: accounts[age] ?? 0,
      bought: buyers[age] ?? 0,
      level,
    })),
    converged: fit.converged,
  };
}

/** The highest value of a feature that more than a few rows reach. */
function reachedByMore(
  features: readonly (readonly number[])[],
  weights: readonly number[],
  feature: number,
  few: number,
): number {
  const heldBy = new Map<number, number>();
  features.forEach((row, at) => heldBy.set(row[feature]!, (heldBy.get(row[feature]!) ?? 0) + weights[at]!));
  const falling = [...heldBy.keys()].sort((a, b) => b - a);
  let held = 0;
  return falling.find((value) => (held += heldBy.get(value)!) > few)!;
}
