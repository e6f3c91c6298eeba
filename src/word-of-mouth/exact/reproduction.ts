import { uniformSumQuantile } from "../../numeric/distributions/uniform-sum.js";
import type { Estimate } from "../process/estimate.js";
import type { WordOfMouthProcess } from "../process/word-of-mouth-process.js";
import { uncertainMeans, withMean } from "./scenarios.js";
import { toldBy } from "../process/word-of-mouth-process.js";

/**
 * How many customers one customer wins directly, on average. Below 1 a chain dies out; above 1 it can grow without end.
 * Its bounds come only from what is unknown about the number of people told.
 */
export interface Reproduction extends Estimate {
  /** What it would take to reach 1, everything else unchanged; `null` if no one is won. */
  readonly toReachOne: {
    /** Times as many customers won through each customer. */
    readonly factor: number;
    /** Probability of winning a hearer; `null` if it differs by outcome, or winning all who are not lost would not be enough. */
    readonly wonPerHearer: number | null;
    /** People told, on average, by the customers who win any. */
    readonly told: number;
  } | null;
}

/**
 * The reproduction number K, with its interval over what is not known.
 * @internal
 */
export function reproductionOf(resolved: WordOfMouthProcess, confidence: number): Reproduction {
  const mean = reproductionMean(resolved);
  const meanKeys = uncertainMeans(resolved);
  const atLeast = reproductionMean(meanKeys.reduce((least, meanKey) => withMean(least, meanKey, 0), resolved));
  // K is linear in each mean, so moving one through its range moves K by a fixed width.
  const widths = meanKeys.map(
    (meanKey) => reproductionMean(withMean(resolved, meanKey, 1)) - reproductionMean(withMean(resolved, meanKey, 0)),
  );
  return {
    mean,
    lower: atLeast + uniformSumQuantile(widths, (1 - confidence) / 2),
    upper: atLeast + uniformSumQuantile(widths, (1 + confidence) / 2),
    confidence,
    chance: 0,
    assumption: Math.sqrt(widths.reduce((sum, width) => sum + (width * width) / 12, 0)),
    toReachOne: mean === 0 ? null : toReachOne(resolved, mean),
  };
}

/**
 * K as the figures stand.
 * @internal
 */
export function reproductionMean(resolved: WordOfMouthProcess): number {
  return resolved.tellers.reduce(
    (sum, teller) => sum + teller.probability * teller.won * toldBy(teller.tells, resolved.online),
    0,
  );
}

function toReachOne(resolved: WordOfMouthProcess, reproduction: number): Reproduction["toReachOne"] {
  const winners = resolved.tellers.filter(({ won, probability }) => won * probability > 0);
  const factor = 1 / reproduction;
  const probabilities = new Set(winners.map(({ won }) => won));
  const [probability = 0] = probabilities;
  const needed = probability * factor;
  const weight = winners.reduce((sum, winner) => sum + winner.probability * winner.won, 0);
  return {
    factor,
    wonPerHearer: probabilities.size === 1 && winners.every(({ lost }) => needed <= 1 - lost) ? needed : null,
    told: (reproduction / weight) * factor,
  };
}
