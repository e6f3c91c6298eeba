import { presetOf } from "../evidence/preset-of.js";
import { wordOfMouthFigures } from "../evidence/word-of-mouth-figures.js";
import { assertCount, assertFigures, assertNumber, assertOptions, assertShare, RetentionError } from "../errors.js";
import type { Explained } from "../reasons/explained.js";
import { randomStream } from "../numeric/random/random-stream.js";
import type { WordOfMouthCohort } from "./process/cohort.js";
import { exactParts } from "../reasons/explained.js";
import { explainedProcess } from "./exact/explained-process.js";
import type { PathCounts } from "./simulation/path-counts.js";
import { PathTallies, type SimulatedQuantities } from "./simulation/path-tallies.js";
import type { WordOfMouthProcess } from "./process/word-of-mouth-process.js";
import type { WordOfMouthOptions } from "./project-word-of-mouth.js";
import { resolveCohort } from "./process/resolve-cohort.js";
import { resolveHorizon } from "./process/resolve-horizon.js";
import { pathSimulator } from "./simulation/simulate-path.js";

/** Options of `simulateWordOfMouth`. */
export interface SimulateWordOfMouthOptions extends WordOfMouthOptions {
  /** Seed of all random numbers, a whole number. */
  seed: number;
  /** Number of simulated paths, at most 1,000,000,000. */
  paths: number;
  /**
   * Number of the first path. Paths 0 to 999 and 1,000 to 1,999 are those of 0 to 1,999.
   * @defaultValue `0`
   */
  firstPath?: number | null | undefined;
  /**
   * Probabilities whose quantiles are wanted.
   * @defaultValue `[0.05, 0.25, 0.5, 0.75, 0.95]`
   */
  probabilities?: readonly number[] | null | undefined;
  /** Called with the paths done, every `progressEvery` paths. */
  onProgress?: ((done: number, paths: number) => void) | null | undefined;
  /**
   * Paths to draw.
   * @defaultValue `10000`
   */
  progressEvery?: number | null | undefined;
  /** An `AbortSignal`, or anything like it; checked whenever progress is reported. */
  signal?: { readonly aborted: boolean } | null | undefined;
}

/** What one period brought, and what all had brought by its end. */
export interface SimulatedPeriod extends SimulatedQuantities {
  /** From 1. */
  readonly period: number;
  readonly cumulative: SimulatedQuantities;
}

/** Word of mouth by Monte Carlo. Its contributions, one per outcome, add up to the mean of `net`. */
export interface SimulatedWordOfMouth extends SimulatedQuantities, Explained {
  readonly byPeriod: readonly SimulatedPeriod[];
  /** Number of paths simulated. */
  readonly paths: number;
  /** False if the signal ended it early. */
  readonly complete: boolean;
}

const PROBABILITIES = [0.05, 0.25, 0.5, 0.75, 0.95];

/**
 * A cohort's word of mouth by Monte Carlo: the process of `projectWordOfMouth`, simulated many times. Use it for
 * quantiles of any period, and for a finite market, where it follows each person instead of the mean.
 *
 * Each path has its own stream of random numbers, so the result depends only on the seed and the number of paths, not
 * on how they are batched. What many customers or hearers do at once is drawn from the distribution of their sum.
 * Outcomes that tell and act alike are drawn as one, and each contributes its share. Counts go into histograms of a
 * fixed size: quantiles are exact below 4,096, and to one part in 2,000 beyond.
 *
 * Source: the process as for `projectWordOfMouth`; xoroshiro128+ by Blackman & Vigna (2018). Cost: about half a
 * microsecond for each period of each path in which anyone tells; memory does not grow with the paths.
 *
 * @param cohort - As for `projectWordOfMouth`.
 * @param options - Seed, paths, periods, quantiles, progress and abort.
 * @returns Means, deviations and quantiles of the paths.
 * @throws RetentionError as `projectWordOfMouth` does, or when nothing was simulated before the abort signal.
 *
 * @example
 * import { simulateWordOfMouth } from "retention-kit";
 *
 * const outcomes = { silent: 0, unsatisfied: 1, satisfied: 0, satisfiedQuickly: 0 };
 * const cohort = { customers: 1000, problemShare: 0.1, outcomes, lostPerHearer: 0.02 };
 * const { hearers, complete } = simulateWordOfMouth(cohort, { seed: 1, paths: 2000, periods: 1 });
 * complete
 * //=> true
 * Math.round(hearers.mean / 10)
 * //=> 137
 */
export function simulateWordOfMouth(
  cohort: WordOfMouthCohort,
  options: SimulateWordOfMouthOptions,
): SimulatedWordOfMouth {
  const known = assertOptions("simulateWordOfMouth", "options", options, {
    seed: true,
    paths: true,
    firstPath: true,
    probabilities: true,
    onProgress: true,
    progressEvery: true,
    signal: true,
    periods: true,
    generations: true,
    confidence: true,
    assumptions: assertFigures,
  });
  const functionName = "simulateWordOfMouth";
  const { seed, paths, firstPath = 0, onProgress, progressEvery = 10_000, signal, confidence = 0.9 } = known;
  const probabilities = known.probabilities ?? PROBABILITIES;
  assertCount(functionName, "options.seed", seed, { min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER });
  assertCount(functionName, "options.paths", paths, { min: 1, max: 1e9 });
  assertCount(functionName, "options.firstPath", firstPath, { max: Number.MAX_SAFE_INTEGER - paths });
  assertCount(functionName, "options.progressEvery", progressEvery, { min: 1 });
  assertNumber(functionName, "options.confidence", confidence, { above: 0, below: 1 });
  probabilities.forEach((probability, index) => {
    assertShare(functionName, `options.probabilities[${index}]`, probability);
  });
  const figures = known.assumptions ?? presetOf(wordOfMouthFigures);
  const resolved = resolveCohort(functionName, cohort, figures);
  const horizon = resolveHorizon(functionName, known, resolved);

  const { path, play } = pathSimulator(resolved, horizon);
  const tallies = new PathTallies(horizon.periods);
  const netBy = new Float64Array(resolved.tellers.length);
  let done = 0;
  while (done < paths && signal?.aborted !== true) {
    for (const end = Math.min(paths, done + progressEvery); done < end; done++) {
      play(randomStream(seed, firstPath + done));
      assertHoldable(functionName, path, horizon.periods);
      tallies.add(path);
      path.byTeller.won.forEach((won, teller) => {
        netBy[teller] = (netBy[teller] ?? 0) + won - (path.byTeller.lost[teller] ?? 0);
      });
    }
    onProgress?.(done, paths);
  }
  if (done === 0) throw new RetentionError(functionName, "options.signal", "must not be aborted from the start", true);

  const { inPeriod, cumulative } = tallies.summarise(resolved, probabilities, confidence);
  const total = cumulative.at(-1);
  if (total === undefined) throw new RangeError("a horizon has at least one period");
  const { net, contributions } = explainedNet(resolved, total.net, netBy, done);
  return {
    ...total,
    net,
    byPeriod: inPeriod.map((quantities, index) => ({
      period: index + 1,
      ...quantities,
      cumulative: cumulative[index] ?? total,
    })),
    paths: done,
    complete: done === paths,
    contributions,
    ...explainedProcess(resolved, total.hearers.mean, figures),
  };
}

/** Refuses a path with more hearers than whole numbers can count. */
function assertHoldable(functionName: string, { byPeriod }: PathCounts, periods: number): void {
  const last = byPeriod.hearers.reduce((sum, count) => sum + count, 0);
  if (last <= Number.MAX_SAFE_INTEGER) return;
  throw new RetentionError(functionName, "options.periods", "must end before the chain outgrows all numbers", periods);
}

function explainedNet(
  { tellers }: WordOfMouthProcess,
  net: SimulatedQuantities["net"],
  netBy: Float64Array,
  paths: number,
): Pick<SimulatedWordOfMouth, "net" | "contributions"> {
  if (net === null) return { net, contributions: [] };
  const points = exactParts([...netBy].map((sum) => sum / paths));
  return {
    net: { ...net, mean: points.reduce((sum, value) => sum + value, 0) },
    contributions: [
      { factor: "baseline", points: 0, weight: 1, value: 0 },
      ...tellers.map(({ outcome, probability, count }, index) => ({
        factor: `wordOfMouth.${outcome}`,
        points: points[index] ?? 0,
        weight: 1,
        value: { probability, count },
      })),
    ],
  };
}
