/* eslint-disable @typescript-eslint/no-non-null-assertion -- indices run below the number of features. */
import { assertArray, assertCount, assertFields, assertNumber, assertShare, RetentionError } from "../../errors.js";
import { dayNumber } from "../../calendar/days/plain-date.js";
import { logistic } from "../../numeric/functions/logistic.js";
import { type Contribution, exactPoints } from "../../reasons/explained.js";
import {
  noContributions,
  shareContribution,
  sharedContribution,
  type SharedContributions,
} from "../../reasons/shared-contributions.js";
import { keptFor } from "../../records/values/kept-for.js";
import {
  BUYING_FEATURES,
  type BuyingEvidence,
  buyingFeatures,
  guardedLogOdds,
  WITHOUT_RHYTHM,
} from "./buying-features.js";
import { assertEvidence } from "./buying-outcomes.js";
import type { BuyingCalibration } from "./fit-buying-calibration.js";
import { squared } from "../../numeric/elementary/squared.js";

/** An account today: the model's chance within the time asked about, and within the calibration's window. */
export interface BuyingToday extends Omit<BuyingEvidence, "raw"> {
  /** Chance of buying within the time asked about, by the purchase model alone. */
  raw: number;
  /** The same within `windowDays` of the calibration. @defaultValue `raw` */
  rawInWindow?: number | null | undefined;
}

/** A chance of buying that the past has corrected. The contributions add up exactly to its log odds. */
export interface CalibratedChance {
  readonly probability: number;
  readonly logOdds: number;
  readonly contributions: readonly Contribution[];
  /** Variance of the log odds: what the season and the coefficients leave open. */
  readonly variance: number;
}

/**
 * A purchase model's chance of buying, corrected by how far such chances were off in the past.
 *
 * @param calibration - From `fitBuyingCalibration`.
 * @param account - What the model says, and the account's silence, purchase days and rhythm.
 * @returns The chance, with what the model, the season, the silence, the frequency and, if the calibration has it, the
 *   rhythm add to its log odds.
 * @throws RetentionError when the calibration is not one or a value is impossible.
 *
 * @example
 * import { calibratedChance, fitBuyingCalibration } from "retention-kit";
 *
 * const rows = [
 *   { raw: 0.5, silentDays: 10, purchaseDays: 3, bought: true, count: 50 },
 *   { raw: 0.5, silentDays: 10, purchaseDays: 3, bought: false, count: 50 },
 * ];
 * const calibration = fitBuyingCalibration([{ rows }], { windowDays: 90 });
 * calibratedChance(calibration, { raw: 0.5, silentDays: 10, purchaseDays: 3 }).probability
 * //=> 0.5
 */
export function calibratedChance(calibration: BuyingCalibration, account: BuyingToday): CalibratedChance {
  const name = "calibratedChance";
  assertCalibration(name, "calibration", calibration);
  assertEvidence(name, "", account);
  assertShare(name, "rawInWindow", account.rawInWindow ?? account.raw);
  return corrected(calibration, account);
}

/** Contributions that many accounts have, by calibration. */
const sharedBy = new WeakMap<BuyingCalibration, { season: SharedContributions; frequency: SharedContributions }>();

/**
 * The same, of a calibration and an account that were checked before.
 *
 * @param ofShorter - What the rhythm adds beside, where a shorter time is asked about than the calibration answers for.
 * @internal
 */
export function corrected(calibration: BuyingCalibration, account: BuyingToday, ofShorter = 0): CalibratedChance {
  const { raw, silentDays, purchaseDays } = account;
  const { covariance, levelDeviation } = calibration;
  const shared = keptFor(sharedBy, calibration, () => ({ season: noContributions(), frequency: noContributions() }));
  const standardised = standardisedFeatures(calibration, account);
  const points = pointsOf(calibration, raw, standardised, ofShorter);
  const total = sumOf(points);
  let spread = 0;
  for (let row = 0; row < standardised.length; row++) {
    let inner = 0;
    for (let column = 0; column < standardised.length; column++) {
      inner += standardised[row]! * standardised[column]! * (covariance[row]?.[column] ?? 0);
    }
    spread += inner;
  }
  const ofRhythm = points[4];
  return {
    probability: logistic(total),
    logOdds: total,
    contributions: [
      { factor: "baseline", value: raw, points: points[0], weight: 1 },
      sharedContribution(shared.season, points[1], 1, null) ??
        shareContribution(shared.season, { factor: "season", value: null, points: points[1], weight: 1 }),
      { factor: "silence", value: silentDays, points: points[2], weight: 1 },
      sharedContribution(shared.frequency, points[3], 1, purchaseDays) ??
        shareContribution(shared.frequency, { factor: "frequency", value: purchaseDays, points: points[3], weight: 1 }),
      ...(ofRhythm === undefined ? [] : [{ factor: "rhythm", value: null, points: ofRhythm, weight: 1 }]),
    ],
    variance: squared(levelDeviation) + spread,
  };
}

/**
 * The log odds of the corrected chance alone.
 * @internal
 */
export function correctedLogOdds(calibration: BuyingCalibration, account: BuyingToday, ofShorter = 0): number {
  return sumOf(pointsOf(calibration, account.raw, standardisedFeatures(calibration, account), ofShorter));
}

/**
 * Points that a calibration adds for one of the rhythm; `null` if it knows of none.
 * @internal
 */
export function rhythmSlope({ coefficients, deviations }: BuyingCalibration): number | null {
  const [coefficient, deviation] = [coefficients[WITHOUT_RHYTHM], deviations[WITHOUT_RHYTHM]];
  return coefficient === undefined || deviation === undefined ? null : coefficient / deviation;
}

/** What it looks at, in standard deviations, no further out than what was seen. */
function standardisedFeatures(
  { windowDays, means, deviations, lowest, highest }: BuyingCalibration,
  { raw, rawInWindow, silentDays, purchaseDays, rhythmPoints }: BuyingToday,
): number[] {
  const evidence = { raw: rawInWindow ?? raw, silentDays, purchaseDays, rhythmPoints };
  const features = buyingFeatures(evidence, windowDays, means.length > WITHOUT_RHYTHM);
  for (let feature = 0; feature < features.length; feature++) {
    const seen = Math.min(highest[feature]!, Math.max(lowest[feature]!, features[feature]!));
    features[feature] = (seen - means[feature]!) / deviations[feature]!;
  }
  return features;
}

/** What model, season, silence, frequency and rhythm add to the log odds: `BUYING_FEATURES` holds the silence twice. */
function pointsOf(
  { coefficients, level }: BuyingCalibration,
  raw: number,
  standardised: readonly number[],
  ofShorter: number,
): [number, number, number, number, number?] {
  const adds = (feature: number): number => coefficients[feature]! * standardised[feature]!;
  const points: [number, number, number, number, number?] = [
    exactPoints(guardedLogOdds(raw) + adds(0)),
    exactPoints(level),
    exactPoints(adds(1) + adds(3)),
    exactPoints(adds(2)),
  ];
  if (standardised.length > WITHOUT_RHYTHM) points.push(exactPoints(adds(WITHOUT_RHYTHM) + ofShorter));
  return points;
}

function sumOf(points: readonly (number | undefined)[]): number {
  let sum = 0;
  for (const each of points) sum += each ?? 0;
  return sum;
}

/**
 * Refuses a stored calibration that is none, or of another version.
 * @internal
 */
export function assertCalibration(name: string, path: string, calibration: BuyingCalibration): void {
  assertFields(name, path, calibration, [
    "kind",
    "version",
    "windowDays",
    "means",
    "deviations",
    "lowest",
    "highest",
    "coefficients",
    "covariance",
    "level",
    "levelDeviation",
    "windows",
    "converged",
    "horizonDays",
    "afterDays",
    "gaps",
    "season",
    "clock",
  ]);
  if ((calibration.kind as string) !== "buying-calibration" || (calibration.version as number) !== 1) {
    throw new RetentionError(name, path, "must be a buying calibration of version 1", calibration.kind);
  }
  assertNumber(name, `${path}.windowDays`, calibration.windowDays, { above: 0 });
  const { afterDays } = calibration as { afterDays?: unknown };
  if (afterDays != null) assertNumber(name, `${path}.afterDays`, afterDays, { min: 0 });
  for (const list of ["means", "deviations", "lowest", "highest", "coefficients", "covariance"] as const) {
    assertArray(name, `${path}.${list}`, calibration[list]);
  }
  calibration.covariance.forEach((row, index) => {
    assertArray(name, `${path}.covariance[${index}]`, row);
    row.forEach((entry, column) => {
      assertNumber(name, `${path}.covariance[${index}][${column}]`, entry);
    });
  });
  for (const list of ["means", "deviations", "lowest", "highest", "coefficients"] as const) {
    const { length } = calibration[list];
    const width = calibration.means.length > WITHOUT_RHYTHM ? BUYING_FEATURES.length : WITHOUT_RHYTHM;
    if (length > width) {
      throw new RetentionError(name, `${path}.${list}`, `must have ${width} numbers, as the others do`, length);
    }
    BUYING_FEATURES.slice(0, width).forEach((_, feature) => {
      const above = list === "deviations" ? { above: 0 } : {};
      assertNumber(name, `${path}.${list}[${feature}]`, calibration[list][feature], above);
    });
  }
  const { gaps } = calibration as { gaps?: Record<string, unknown> | null };
  if (gaps != null) {
    assertFields(name, `${path}.gaps`, gaps, ["regularity", "gapDays", "alikeness"]);
    assertNumber(name, `${path}.gaps.regularity`, gaps.regularity, { min: 1 });
    assertNumber(name, `${path}.gaps.gapDays`, gaps.gapDays, { above: 0 });
    assertNumber(name, `${path}.gaps.alikeness`, gaps.alikeness, { above: 0 });
  }
  const { season } = calibration as { season?: Record<string, unknown> | null };
  if (season != null) {
    assertFields(name, `${path}.season`, season, ["years", "follows"]);
    assertCount(name, `${path}.season.years`, season.years);
    if (typeof season.follows !== "boolean") {
      throw new RetentionError(name, `${path}.season.follows`, "must be true or false", season.follows);
    }
  }
  const { clock } = calibration as { clock?: Record<string, unknown> | null };
  if (clock != null) {
    assertFields(name, `${path}.clock`, clock, ["until", "months", "model"]);
    dayNumber(name, `${path}.clock.until`, clock.until);
    assertArray(name, `${path}.clock.months`, clock.months);
    const { length } = clock.months as readonly unknown[];
    if (length !== 12) throw new RetentionError(name, `${path}.clock.months`, "must have 12 numbers", length);
    (clock.months as readonly unknown[]).forEach((busy, month) => {
      assertNumber(name, `${path}.clock.months[${month}]`, busy, { above: 0 });
    });
  }
  assertNumber(name, `${path}.level`, calibration.level);
  assertNumber(name, `${path}.levelDeviation`, calibration.levelDeviation, { min: 0 });
}
