import { logOdds } from "../../numeric/functions/logistic.js";
import { log1p } from "../../numeric/elementary/log1p.js";
import { log } from "../../numeric/elementary/log.js";

/** What a purchase model says of an account on a day, and what its rows say beside it. */
export interface BuyingEvidence {
  /** Chance of buying within the window, by the purchase model alone, 0 to 1. */
  raw: number;
  /** Days since the last purchase. */
  silentDays: number;
  /** Days with a purchase so far, the first included. */
  purchaseDays: number;
  /**
   * What the account's rhythm adds to the model's log odds, where the book's customers buy at regular gaps; 0 where they buy
   * at random.
   * @defaultValue `0`
   */
  rhythmPoints?: number | null | undefined;
}

/** Names of what a calibration looks at, in the order of its coefficients; the last where some row has a rhythm. */
export const BUYING_FEATURES = ["purchases", "silence", "frequency", "silenceInWindows", "rhythm"] as const;

/** Features of a calibration whose rows have no rhythm. */
export const WITHOUT_RHYTHM = 4;

/** Log odds beyond this say no more. */
const SURE = 1e-6;

/**
 * Log odds of a chance, kept away from certainty.
 * @internal
 */
export function guardedLogOdds(chance: number): number {
  return logOdds(Math.min(1 - SURE, Math.max(SURE, chance)));
}

/**
 * What a calibration looks at: the model's own log odds, the silence twice, and how often the account bought.
 * @internal
 */
export function buyingFeatures(
  { raw, silentDays, purchaseDays, rhythmPoints }: BuyingEvidence,
  windowDays: number,
  hasRhythm: boolean,
): number[] {
  const features = [guardedLogOdds(raw), log1p(silentDays), log(purchaseDays), silentDays / windowDays];
  if (hasRhythm) features.push(rhythmPoints ?? 0);
  return features;
}
