import { cumulativeFutures, type Futures, generationFutures, periodFutures } from "./continuation-states.js";
import type { Teller, WordOfMouthProcess } from "../process/word-of-mouth-process.js";

/**
 * A process followed to its horizon, ready to be counted by what is asked.
 * @internal
 */
export interface Scenario {
  readonly resolved: WordOfMouthProcess;
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

/** Gauss–Legendre quadrature over 0 to 1 with two points, exact for polynomials of degree 3 (DLMF 3.5.20): ½ ∓ √(1/12). */
const FOR_LINES = [
  { at: 0.21132486540518713, weight: 0.5 },
  { at: 0.7886751345948129, weight: 0.5 },
] as const;

/** The same with five points, exact for polynomials of degree 9 (DLMF table 3.5.1). */
const FOR_CURVES = [
  { at: 0.046910077030668, weight: 0.1184634425280945 },
  { at: 0.2307653449471585, weight: 0.2393143352496832 },
  { at: 0.5, weight: 0.2844444444444444 },
  { at: 0.7692346550528415, weight: 0.2393143352496832 },
  { at: 0.953089922969332, weight: 0.1184634425280945 },
] as const;

/** The same with ten points, exact for polynomials of degree 19 (DLMF table 3.5.2). */
const FOR_LONG_CHAINS = [
  { at: 0.01304673574141414, weight: 0.03333567215434407 },
  { at: 0.06746831665550774, weight: 0.0747256745752903 },
  { at: 0.16029521585048778, weight: 0.109543181257991 },
  { at: 0.2833023029353764, weight: 0.13463335965499818 },
  { at: 0.4255628305091844, weight: 0.1477621123573764 },
  { at: 0.5744371694908156, weight: 0.1477621123573764 },
  { at: 0.7166976970646236, weight: 0.13463335965499818 },
  { at: 0.8397047841495122, weight: 0.109543181257991 },
  { at: 0.9325316833444923, weight: 0.0747256745752903 },
  { at: 0.9869532642585859, weight: 0.03333567215434407 },
] as const;

/** Five points give a deviation to better than a hundred thousandth up to this many generations. */
const FEW_GENERATIONS = 12;

/**
 * Follows a process to its horizon, as stated and with every mean that is not known moved through its range.
 * @internal
 */
export function scenarios(resolved: WordOfMouthProcess, horizon: { periods: number; generations: number }): Scenarios {
  return {
    stated: followed(resolved, horizon),
    others: quadratureScenarios(resolved, horizon.generations).map((other) => ({
      weight: other.weight,
      scenario: followed(other.resolved, horizon),
    })),
  };
}

/**
 * A process with every mean that is not known moved through its range, and the weights of what comes of it; none where
 * all means are known.
 * @internal
 */
export function quadratureScenarios(
  resolved: WordOfMouthProcess,
  generations: number,
): { weight: number; resolved: WordOfMouthProcess }[] {
  const forCurves = generations > FEW_GENERATIONS ? FOR_LONG_CHAINS : FOR_CURVES;
  let moved = [{ weight: 1, resolved }];
  for (const meanKey of uncertainMeans(resolved)) {
    // Told by those who win no one, more people change no chain: everything is linear in their number.
    const straight =
      resolved.market === null && resolved.tellers.every((teller) => teller.meanKey !== meanKey || teller.won === 0);
    moved = moved.flatMap((other) =>
      (straight ? FOR_LINES : forCurves).map(({ at, weight }) => ({
        weight: other.weight * weight,
        resolved: withMean(other.resolved, meanKey, at),
      })),
    );
  }
  return moved.length === 1 ? [] : moved;
}

/**
 * Names of the figures whose mean is not known.
 * @internal
 */
export function uncertainMeans({ tellers }: WordOfMouthProcess): string[] {
  const uncertain = tellers.filter(
    ({ tells: { meanRange } }) => meanRange !== null && meanRange.most > meanRange.least,
  );
  return [...new Set(uncertain.map(({ meanKey }) => meanKey))];
}

/**
 * The process with one uncertain mean set to a position in its range (0 = minimum, 1 = maximum).
 * @internal
 */
export function withMean(resolved: WordOfMouthProcess, meanKey: string, place: number): WordOfMouthProcess {
  const moved = (teller: Teller): Teller => {
    const range = teller.tells.meanRange;
    if (teller.meanKey !== meanKey || range === null) return teller;
    return { ...teller, tells: { ...teller.tells, mean: range.least + place * (range.most - range.least) } };
  };
  return { ...resolved, tellers: resolved.tellers.map(moved) };
}

/**
 * A process followed to its horizon. In a finite market those who are customers already cannot hear; who is told twice
 * is not looked at here.
 * @internal
 */
export function followed(
  resolved: WordOfMouthProcess,
  { periods, generations }: { periods: number; generations: number },
): Scenario {
  const { market, customers, delay, tellers } = resolved;
  const horizon = {
    periods,
    generations,
    delay,
    branching: tellers.some(({ won }) => won > 0),
    fresh: market === null ? 1 : Math.max(0, market - customers) / Math.max(1, market),
  };
  return {
    resolved,
    cumulative: cumulativeFutures(horizon),
    inPeriod: periodFutures(horizon),
    ofGeneration: generationFutures(horizon),
  };
}
