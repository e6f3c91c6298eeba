import { normalCdf, normalQuantile } from "../../numeric/distributions/normal.js";
import { squared } from "../../numeric/elementary/squared.js";

/** How sure a difference is to be found: both errors at once. */
export interface Certainty {
  /** Confidence of the two-sided interval. */
  confidence: number;
  /** Chance that the interval leaves out 0 when the difference is as stated. */
  power: number;
}

/** Two shares that are to be told apart, and how many there are in the second group for each in the first. */
export interface SharePair {
  first: number;
  second: number;
  ratio: number;
}

/**
 * Members of the first group that it takes to distinguish two shares.
 * n = (z·√((1 + 1/r)·p̄·q̄) + y·√(p₁q₁ + p₂q₂/r))² / (p₁ − p₂)², p̄ the pooled share, r the ratio of the groups.
 *
 * Source: Fleiss, Levin & Paik (2003), "Statistical Methods for Rates and Proportions", section 4.3, without correction for
 * continuity.
 * @internal
 */
export function sharesSize({ first, second, ratio }: SharePair, { confidence, power }: Certainty): number {
  if (first === second) return Infinity;
  const pooled = (first + ratio * second) / (1 + ratio);
  const root =
    normalQuantile((1 + confidence) / 2) * Math.sqrt((1 + 1 / ratio) * pooled * (1 - pooled)) +
    normalQuantile(power) * Math.sqrt(first * (1 - first) + (second * (1 - second)) / ratio);
  return squared(Math.max(0, root)) / squared(first - second);
}

/**
 * The power that groups of a size have: `sharesSize` the other way round.
 * @internal
 */
export function sharesPower({ first, second, ratio }: SharePair, size: number, confidence: number): number {
  const pooled = (first + ratio * second) / (1 + ratio);
  const spread = Math.sqrt(first * (1 - first) + (second * (1 - second)) / ratio);
  const reach = normalQuantile((1 + confidence) / 2) * Math.sqrt((1 + 1 / ratio) * pooled * (1 - pooled));
  if (spread === 0) return first === second ? 0 : 1;
  return normalCdf((Math.abs(first - second) * Math.sqrt(size) - reach) / spread);
}

/**
 * Members of the first group that it takes to distinguish two means: n = (1 + 1/r)·(z + y)²·σ²/Δ² + z²/4, the last for the
 * estimated deviation (Guenther 1981, The American Statistician 35).
 * @internal
 */
export function meansSize(
  difference: number,
  deviation: number,
  ratio: number,
  { confidence, power }: Certainty,
): number {
  const z = normalQuantile((1 + confidence) / 2);
  const sum = Math.max(0, z + normalQuantile(power));
  return ((1 + 1 / ratio) * squared(sum * deviation)) / squared(difference) + squared(z) / 4;
}

/**
 * The power that groups of a size have: `meansSize` the other way round.
 * @internal
 */
export function meansPower(
  difference: number,
  deviation: number,
  { size, ratio, confidence }: { size: number; ratio: number; confidence: number },
): number {
  const z = normalQuantile((1 + confidence) / 2);
  if (deviation === 0) return difference === 0 ? 0 : 1;
  const scale = Math.sqrt(Math.max(0, size - squared(z) / 4) / (1 + 1 / ratio));
  return normalCdf((Math.abs(difference) * scale) / deviation - z);
}
