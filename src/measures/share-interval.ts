import { assertCount, assertOptions } from "../errors.js";
import { normalQuantile } from "../numeric/distributions/normal.js";
import { type IntervalOptions, resolveConfidence } from "./confidence.js";

/** A share of successes with its interval. */
export interface ShareInterval {
  /** Successes over trials. */
  readonly share: number;
  readonly lower: number;
  readonly upper: number;
  readonly trials: number;
  readonly confidence: number;
}

/**
 * Share of successes with its Wilson score interval, for a survey's top box or a repurchase rate. Unlike the usual
 * normal interval it stays inside 0 to 1 and keeps its coverage in small samples.
 *
 * Source: Wilson (1927), "Probable inference, the law of succession, and statistical inference", JASA 22.
 *
 * @param successes - Count of successes, a whole number from 0 to `trials`.
 * @param trials - Count of answers, at least 1.
 * @param options - Confidence level, 0.95 by default.
 * @returns The share and its bounds, all in 0 to 1.
 * @throws RetentionError when a count is negative or fractional, or `successes` exceeds `trials`.
 *
 * @example
 * import { shareInterval } from "retention-kit";
 *
 * shareInterval(8, 10)
 * //=> { share: 0.8, lower: 0.4902, upper: 0.9433, trials: 10, confidence: 0.95 }
 */
export function shareInterval(successes: number, trials: number, options?: IntervalOptions | null): ShareInterval {
  const known = assertOptions("shareInterval", "options", options ?? {}, { confidence: true });
  const confidence = resolveConfidence("shareInterval", known);
  assertCount("shareInterval", "trials", trials, { min: 1 });
  assertCount("shareInterval", "successes", successes, { max: trials });

  const share = successes / trials;
  return { share, ...wilsonBounds(share, trials, normalQuantile((1 + confidence) / 2)), trials, confidence };
}

/**
 * Wilson's bounds for a share of this many trials; the trials may be an effective, fractional number.
 * @internal
 */
export function wilsonBounds(share: number, trials: number, z: number): { lower: number; upper: number } {
  const square = (z * z) / trials;
  const shrinkage = 1 + square;
  const centre = (share + square / 2) / shrinkage;
  const halfWidth = (z * Math.sqrt((share * (1 - share) + square / 4) / trials)) / shrinkage;
  // An all-or-nothing sample has its bound exactly at 0 or 1, which rounding can miss to either side.
  return {
    lower: share === 0 ? 0 : Math.max(0, centre - halfWidth),
    upper: share === 1 ? 1 : Math.min(1, centre + halfWidth),
  };
}
