import { squared } from "../numeric/elementary/squared.js";
import { log } from "../numeric/elementary/log.js";

/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays of one length, read below it. */

/** A certain prediction that fails would cost an infinite logarithm; no prediction is taken to be surer than this. */
const SUREST = 1e-15;

/** Predictions with what happened, in the order of their size, laid out to be weighed again and again. */
export interface OrderedPredictions {
  readonly predictions: number;
  /** The rows as they came, the highest prediction first. */
  readonly order: Uint32Array;
  /** Where each run of equal predictions ends. */
  readonly runEnds: Uint32Array;
  /** By place in that order: the prediction, 1 where it came true, its squared error, its loss, what it was worth, its bin. */
  readonly probability: Float64Array;
  readonly came: Uint8Array;
  readonly square: Float64Array;
  readonly loss: Float64Array;
  readonly worth: Float64Array | null;
  readonly bin: Uint32Array;
  readonly bins: number;
  /** Share of the predictions that counts as the top. */
  readonly top: number;
}

/** Scores of predictions; `null` if what happened does not settle them. */
export interface PredictionScores {
  /** Mean squared error of the probabilities; 0 is perfect. */
  brier: number;
  /** Mean negative logarithm of the probability of what happened. */
  logLoss: number;
  /**
   * Chance that one which came true was given a higher probability than one which did not, ties half; `null` if all came
   * out alike.
   */
  auc: number | null;
  /** Share of the Brier score of always predicting the base rate that is saved; below 0 is worse than that, `null` if all came out alike. */
  skill: number | null;
  /** Mean distance between a bin's share and its mean prediction, by predictions. */
  expectedCalibrationError: number;
  /** Share of those that came true which were among the highest predictions; `null` if none did. */
  topShare: number | null;
  /** Share of their worth which was; `null` if none was given, or nothing came true. */
  topWeightShare: number | null;
  /** How many times as often the highest predictions came true as all of them; `null` if none did. */
  lift: number | null;
  baseRate: number;
}

/** Where bins are filled again for every weighing. */
export interface BinSums {
  readonly weight: Float64Array;
  readonly predicted: Float64Array;
  readonly came: Float64Array;
}

/**
 * Puts predictions in order. Cost: one sort.
 * @internal
 */
export function orderedPredictions(
  probabilities: readonly number[],
  outcomes: readonly boolean[],
  weights: readonly number[] | undefined,
  bins: number,
  top: number,
): OrderedPredictions {
  const given = Float64Array.from(probabilities);
  const order = Uint32Array.from(given, (_, row) => row).sort((one, other) => given[other]! - given[one]!);
  const probability = Float64Array.from(order, (row) => given[row]!);
  const came = Uint8Array.from(order, (row) => (outcomes[row] === true ? 1 : 0));
  const ofOutcome = probability.map((value, place) => (came[place] === 1 ? value : 1 - value));
  // Only shares of the worth are asked for, and they do not overflow.
  const most = Math.max(Number.MIN_VALUE, weights?.reduce((least, weight) => Math.max(least, weight), 0) ?? 0);
  const runEnds: number[] = [];
  probability.forEach((value, place) => {
    if (value !== probability[place + 1]) runEnds.push(place + 1);
  });
  return {
    predictions: given.length,
    order,
    runEnds: Uint32Array.from(runEnds),
    probability,
    came,
    square: ofOutcome.map((value) => squared(1 - value)),
    loss: ofOutcome.map((value) => -log(Math.min(1 - SUREST, Math.max(SUREST, value)))),
    worth: weights === undefined ? null : Float64Array.from(order, (row) => weights[row]! / most),
    bin: Uint32Array.from(probability, (value) => binOf(value, bins)),
    bins,
    top,
  };
}

/** The bin that ends at the probability or above it; the product alone may round past an edge. */
function binOf(probability: number, bins: number): number {
  const bin = Math.max(0, Math.ceil(probability * bins) - 1);
  if (bin > 0 && probability <= bin / bins) return bin - 1;
  return probability > (bin + 1) / bins ? bin + 1 : bin;
}

/**
 * Empty bins.
 * @internal
 */
export function binSums(bins: number): BinSums {
  return { weight: new Float64Array(bins), predicted: new Float64Array(bins), came: new Float64Array(bins) };
}

/**
 * The scores, each row counted this many times. Cost: one pass.
 *
 * @param times - Times that each row counts, in the order in which the rows came; at least one of them above 0.
 * @param sums - Filled with the bins.
 * @internal
 */
export function weighedScores(ordered: OrderedPredictions, times: Uint32Array, sums: BinSums): PredictionScores {
  const { order, runEnds, probability, came, square, loss, worth, bin, top } = ordered;
  const { weight: weightIn, predicted: predictedIn, came: cameIn } = sums;
  let all = 0;
  for (const weight of times) all += weight;
  const inTop = top * all;
  for (const list of [weightIn, predictedIn, cameIn]) list.fill(0);

  let squares = 0;
  let losses = 0;
  let passed = 0;
  let cameTrue = 0;
  let failed = 0;
  let wonPairs = 0;
  let worthOfAll = 0;
  let topCame = 0;
  let topWorth = 0;
  let place = 0;
  // Bins follow each other, as the predictions are in order; one is written down where it ends.
  let binAt = 0;
  let inBin = 0;
  let predictedInBin = 0;
  let cameInBin = 0;
  for (const end of runEnds) {
    const predicted = probability[place]!;
    if (bin[place]! !== binAt) {
      weightIn[binAt] = inBin;
      predictedIn[binAt] = predictedInBin;
      cameIn[binAt] = cameInBin;
      binAt = bin[place]!;
      inBin = predictedInBin = cameInBin = 0;
    }
    let runWeight = 0;
    let runCame = 0;
    let runWorth = 0;
    for (; place < end; place++) {
      // Rows that are not drawn add nothing: to look whether a row is one takes longer than to add it.
      const weight = times[order[place]!]!;
      const weightCame = weight * came[place]!;
      runWeight += weight;
      runCame += weightCame;
      squares += weight * square[place]!;
      losses += weight * loss[place]!;
      if (worth !== null) runWorth += weightCame * worth[place]!;
      inBin += weight;
      predictedInBin += weight * predicted;
      cameInBin += weightCame;
    }
    if (runWeight === 0) continue;
    // Of equal predictions at the edge of the top, as many of each kind are taken as there are.
    const taken = Math.min(1, Math.max(0, inTop - passed) / runWeight);
    topCame += taken * runCame;
    topWorth += taken * runWorth;
    const runFailed = runWeight - runCame;
    wonPairs += runFailed * (cameTrue + runCame / 2);
    passed += runWeight;
    cameTrue += runCame;
    failed += runFailed;
    worthOfAll += runWorth;
  }

  weightIn[binAt] = inBin;
  predictedIn[binAt] = predictedInBin;
  cameIn[binAt] = cameInBin;

  const baseRate = cameTrue / all;
  const brier = squares / all;
  const spread = baseRate * (1 - baseRate);
  let miscalibrated = 0;
  weightIn.forEach((weight, at) => {
    if (weight > 0) miscalibrated += Math.abs(cameIn[at]! - predictedIn[at]!);
  });
  const topShare = cameTrue === 0 ? null : topCame / cameTrue;
  return {
    brier,
    logLoss: losses / all,
    auc: cameTrue === 0 || failed === 0 ? null : wonPairs / (cameTrue * failed),
    skill: spread === 0 ? null : 1 - brier / spread,
    expectedCalibrationError: miscalibrated / all,
    topShare,
    topWeightShare: worth === null || worthOfAll === 0 ? null : topWorth / worthOfAll,
    lift: topShare === null ? null : topShare / top,
    baseRate,
  };
}
