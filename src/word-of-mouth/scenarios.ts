import { cumulativeFutures, type Futures, generationFutures, periodFutures } from "./futures.js";
import type { Teller, WordOfMouthProcess } from "./process.js";

/**
 * A process followed to its horizon, ready to be counted by what is asked.
 * @internal
 */
export interface Scenario {
  readonly process: WordOfMouthProcess;
  /** Up to each period, in each period, and by each generation. */
  readonly cumulative: Futures;
  readonly inPeriod: Futures;
  readonly ofGeneration: Futures;
}

/**
 * The process as its figures stand, and as it would be at other means of the people told, with weights that add up
 * to 1 and turn results into a standard deviation over what is not known.
 * @internal
 */
export interface Scenarios {
  readonly stated: Scenario;
  readonly others: readonly { readonly weight: number; readonly scenario: Scenario }[];
}

/** Gauss–Legendre quadrature over 0 to 1 with two points, exact for polynomials of degree 3 (DLMF 3.5.20). */
const FOR_LINES = [
  { at: 0.5 - Math.sqrt(1 / 12), weight: 0.5 },
  { at: 0.5 + Math.sqrt(1 / 12), weight: 0.5 },
] as const;

/** The same with five points, exact for polynomials of degree 9 (DLMF table 3.5.1). */
const FOR_CURVES = [
  { at: 0.046910077030668, weight: 0.1184634425280945 },
  { at: 0.2307653449471585, weight: 0.2393143352496832 },
  { at: 0.5, weight: 0.2844444444444444 },
  { at: 0.7692346550528415, weight: 0.2393143352496832 },
  { at: 0.953089922969332, weight: 0.1184634425280945 },
] as const;

/**
 * Follows a process to its horizon, as stated and with every mean that is not known moved through its range.
 * @internal
 */
export function scenarios(process: WordOfMouthProcess, horizon: { periods: number; generations: number }): Scenarios {
  return {
    stated: followed(process, horizon),
    others: movedThroughRanges(process).map((other) => ({
      weight: other.weight,
      scenario: followed(other.process, horizon),
    })),
  };
}

/**
 * A process with every mean that is not known moved through its range, and the weights of what comes of it; none where
 * all means are known.
 * @internal
 */
export function movedThroughRanges(process: WordOfMouthProcess): { weight: number; process: WordOfMouthProcess }[] {
  let moved = [{ weight: 1, process }];
  for (const doubt of doubtsOf(process)) {
    // Told by those who win nobody, more people change no chain: everything is linear in their number.
    const straight =
      process.market === null && process.tellers.every((teller) => teller.doubt !== doubt || teller.won === 0);
    moved = moved.flatMap((other) =>
      (straight ? FOR_LINES : FOR_CURVES).map(({ at, weight }) => ({
        weight: other.weight * weight,
        process: withMean(other.process, doubt, at),
      })),
    );
  }
  return moved.length === 1 ? [] : moved;
}

/**
 * Names of the figures whose mean is not known.
 * @internal
 */
export function doubtsOf({ tellers }: WordOfMouthProcess): string[] {
  const uncertain = tellers.filter(
    ({ tells: { meanRange } }) => meanRange !== null && meanRange.most > meanRange.least,
  );
  return [...new Set(uncertain.map(({ doubt }) => doubt))];
}

/**
 * The process with the mean of those who share a doubt moved to a place in its range, 0 the least and 1 the most.
 * @internal
 */
export function withMean(process: WordOfMouthProcess, doubt: string, place: number): WordOfMouthProcess {
  const moved = (teller: Teller): Teller => {
    const range = teller.tells.meanRange;
    if (teller.doubt !== doubt || range === null) return teller;
    return { ...teller, tells: { ...teller.tells, mean: range.least + place * (range.most - range.least) } };
  };
  return { ...process, tellers: process.tellers.map(moved) };
}

/**
 * A process followed to its horizon. In a finite market those who are customers already cannot hear; who is told twice
 * is not looked at here.
 * @internal
 */
export function followed(
  process: WordOfMouthProcess,
  { periods, generations }: { periods: number; generations: number },
): Scenario {
  const { market, customers, delay, tellers } = process;
  const horizon = {
    periods,
    generations,
    delay,
    branching: tellers.some(({ won }) => won > 0),
    fresh: market === null ? 1 : Math.max(0, market - customers) / Math.max(1, market),
  };
  return {
    process,
    cumulative: cumulativeFutures(horizon),
    inPeriod: periodFutures(horizon),
    ofGeneration: generationFutures(horizon),
  };
}
