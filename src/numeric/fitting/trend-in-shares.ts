import { normalCdf } from "../distributions/normal.js";
import { squared } from "../elementary/squared.js";

/** Successes among trials at a place along the order. */
export interface PlacedShare {
  place: number;
  successes: number;
  trials: number;
}

/**
 * Whether shares rise or fall along their order: the score of Cochran and Armitage's test, positive where they rise, with
 * its two-sided p-value; `null` if there is nothing to compare or every trial ended alike.
 *
 * Source: Armitage (1955), "Tests for linear trends in proportions and frequencies", Biometrics 11.
 *
 * @internal
 */
export function trendInShares(shares: readonly PlacedShare[]): { score: number; pValue: number } | null {
  let trials = 0;
  let successes = 0;
  let placed = 0;
  let placedSquared = 0;
  let placedSuccesses = 0;
  for (const share of shares) {
    trials += share.trials;
    successes += share.successes;
    placed += share.place * share.trials;
    placedSquared += squared(share.place) * share.trials;
    placedSuccesses += share.place * share.successes;
  }
  const mean = successes / trials;
  const variance = mean * (1 - mean) * (placedSquared - squared(placed) / trials);
  if (!(variance > 0)) return null;
  const score = (placedSuccesses - mean * placed) / Math.sqrt(variance);
  return { score, pValue: 2 * normalCdf(-Math.abs(score)) };
}
