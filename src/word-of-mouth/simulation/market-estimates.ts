/* eslint-disable @typescript-eslint/no-non-null-assertion -- ten thousand paths are written down; every index is bounded by its array's length. */
import { narrowInterval } from "../../numeric/distributions/narrow-interval.js";
import { randomStream } from "../../numeric/random/random-stream.js";
import { sampleDistribution } from "../../numeric/distributions/sample-distribution.js";
import type { Estimate, WordOfMouthEstimates } from "../process/estimate.js";
import { scaled, spread } from "../exact/estimate-quantities.js";
import type { ProjectedEstimates } from "../exact/exact-estimates.js";
import { meanFieldPath } from "./mean-field-path.js";
import type { Counts, PathCounts } from "./path-counts.js";
import { PathTable, plus } from "./path-table.js";
import type { WordOfMouthProcess } from "../process/word-of-mouth-process.js";
import { quadratureScenarios } from "../exact/scenarios.js";
import { pathSimulator } from "./simulate-path.js";
import { usesOnline } from "../process/word-of-mouth-process.js";

/**
 * So many paths are played in a market that fills. The share of the process that their 90% bounds hold has a standard
 * error of 0.3%, their mean one of a hundredth of the deviation.
 * @internal
 */
export const MARKET_PATHS = 10_000;

/** Any seed will do; the same one makes results the same. */
const SEED = 6;

/**
 * Estimates in a market that fills, from the process itself, played through ten thousand times with a fixed seed. A
 * few customers may win no one or fill the market, which no formula around a typical course describes. What the mean
 * of people told not being known does to the mean is taken from the mean-field form.
 *
 * Cost: about a microsecond for each period of each path in which anyone tells, and the sorting of each quantity.
 * @internal
 */
export function marketEstimates(
  resolved: WordOfMouthProcess,
  horizon: { periods: number; generations: number },
  confidence: number,
): ProjectedEstimates {
  const { path, play } = pathSimulator(resolved, horizon, { inParts: true });
  const played = new PathTable(path, MARKET_PATHS);
  for (let number = 0; number < MARKET_PATHS; number++) {
    play(randomStream(SEED, number));
    played.write(number, path);
  }
  const moved = quadratureScenarios(resolved, horizon.generations);
  const expected = new PathTable(path, moved.length);
  moved.forEach((other, row) => {
    expected.write(row, meanFieldPath(other.resolved, horizon));
  });

  const estimate = (sample: Float64Array, means: Float64Array): Estimate => {
    const drawn = sampleDistribution(sample);
    return {
      mean: drawn.mean,
      ...narrowInterval(drawn, confidence),
      confidence,
      chance: Math.sqrt(drawn.variance),
      assumption: spread(moved.map(({ weight }, row) => ({ weight, value: means[row]! }))),
    };
  };
  const { wonKnown, lostKnown, customerValue } = resolved;
  const estimates = (sample: Counts, means: Counts): WordOfMouthEstimates => {
    const net = wonKnown && lostKnown ? estimate(less(sample.won, sample.lost), less(means.won, means.lost)) : null;
    return {
      hearers: estimate(sample.hearers, means.hearers),
      won: wonKnown ? estimate(sample.won, means.won) : null,
      lost: lostKnown ? estimate(sample.lost, means.lost) : null,
      net,
      money: net === null || customerValue === null ? null : scaled(net, customerValue),
    };
  };
  const all = (part: keyof PathCounts): WordOfMouthEstimates[] =>
    played[part].map((sample, at) => estimates(sample, expected[part][at]!));
  const cumulative: WordOfMouthEstimates[] = [];
  let [soFar, meansSoFar] = [played.byPeriod[0]!, expected.byPeriod[0]!];
  played.byPeriod.forEach((sample, period) => {
    if (period > 0) {
      soFar = plus(soFar, sample);
      meansSoFar = plus(meansSoFar, expected.byPeriod[period]!);
    }
    cumulative.push(estimates(soFar, meansSoFar));
  });
  const [inPerson, online] = all("byChannel");
  return {
    inPeriod: all("byPeriod"),
    cumulative,
    ofGeneration: all("byGeneration"),
    byTeller: all("byTeller"),
    byChannel: usesOnline(resolved) ? [inPerson!, online!] : null,
  };
}

function less(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, path) => value - b[path]!);
}
