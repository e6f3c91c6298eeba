import type { LoyaltyBounds } from "../../loyalty/estimate/estimate-loyalty.js";
import { normalQuantile } from "../../numeric/distributions/normal.js";
import { squared } from "../../numeric/elementary/squared.js";
import { logistic, logOdds } from "../../numeric/functions/logistic.js";

/**
 * Standard deviations of a normal on either side that hold 95%: Φ⁻¹(.975).
 * @internal
 */
export const Z = 1.9599639845400536;

/**
 * Bounds of a chance at 95%.
 * @internal
 */
export function boundsOf(
  probability: number,
  logOddsOf: number,
  variance: number,
): { probability: number; lower: number; upper: number } {
  const reach = Z * Math.sqrt(variance);
  // Rounding must not carry a bound past the estimate.
  return {
    probability,
    lower: Math.min(probability, logistic(logOddsOf - reach)),
    upper: Math.max(probability, logistic(logOddsOf + reach)),
  };
}

/**
 * A chance whose log odds are moved by something that is certain.
 * @internal
 */
export function movedBy<Chance extends { probability: number; lower: number; upper: number }>(
  chance: Chance,
  points: number,
): Chance {
  if (points === 0) return chance;
  const moved = (probability: number): number => logistic(logOdds(probability) + points);
  return {
    ...chance,
    probability: moved(chance.probability),
    lower: moved(chance.lower),
    upper: moved(chance.upper),
  };
}

/**
 * Variance of a loyalty estimate's log odds, from its bounds.
 * @internal
 */
export function varianceOf({ probability, lower, upper, confidence }: LoyaltyBounds): number {
  if (!(lower > 0 && upper < 1 && probability > 0 && probability < 1)) return 0;
  const z = confidence === 0.95 ? Z : normalQuantile((1 + confidence) / 2);
  return squared((logOdds(upper) - logOdds(lower)) / (2 * z));
}
