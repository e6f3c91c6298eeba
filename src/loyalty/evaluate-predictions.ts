import {
  assertArray,
  assertCount,
  assertNumber,
  assertOptions,
  assertShare,
  assertText,
  RetentionError,
} from "../errors.js";
import { type IntervalOptions, resolveConfidence } from "../measures/confidence.js";
import { wilsonBounds } from "../measures/share-interval.js";
import { normalQuantile } from "../numeric/distributions/normal.js";
import {
  type BinSums,
  binSums,
  type OrderedPredictions,
  orderedPredictions,
  type PredictionScores,
  weighedScores,
} from "./ordered-predictions.js";
import {
  type Bounds,
  numberedAccounts,
  percentileBounds,
  resampleAccounts,
} from "../numeric/random/resampled-accounts.js";

/** How predictions are weighted and grouped by account. */
export interface PredictionWeights {
  /**
   * Whose prediction each is, where an account has several: several products, or several ends of a back-test. Whole
   * accounts are then drawn for the intervals.
   * @defaultValue each prediction is an account of its own
   */
  accounts?: readonly string[] | null | undefined;
  /** What each outcome is worth, such as the revenue lost where the customer left; for `topWeightShare`. */
  weights?: readonly number[] | null | undefined;
  /**
   * Share of the predictions that counts as the top.
   * @defaultValue `0.1`
   */
  top?: number | null | undefined;
  /**
   * Samples of accounts drawn for the intervals.
   * @defaultValue `1000`
   */
  resamples?: number | null | undefined;
}

/** How to group predictions, and whether to give intervals. */
export interface EvaluatePredictionsOptions extends IntervalOptions, PredictionWeights {
  /**
   * Calibration bins of equal width between 0 and 1.
   * @defaultValue `10`
   */
  bins?: number | null | undefined;
  /**
   * Seed of the samples. Intervals are given where this or `resamples` is.
   * @defaultValue `0`
   */
  seed?: number | null | undefined;
}

/** Predictions of about the same size, and how often they came true. */
export interface CalibrationBin {
  /** Predictions above `from`, or at it in the first bin, and up to `to`. */
  readonly from: number;
  readonly to: number;
  readonly predictions: number;
  readonly meanPrediction: number;
  /** Share that came true, with its Wilson interval. */
  readonly share: number;
  readonly lower: number;
  readonly upper: number;
}

/** How good predicted probabilities were. */
export interface PredictionEvaluation extends PredictionScores {
  /** Bins that hold predictions, ascending. */
  bins: CalibrationBin[];
  /** Interval of each score; `null` if a score is, or where too many samples leave it open. `null` if none were asked for. */
  intervals: { [Score in keyof PredictionScores]: Bounds | null } | null;
  predictions: number;
  /** Samples behind the intervals. */
  resamples: number;
  confidence: number;
}

/** Samples drawn unless told. */
const RESAMPLES = 1000;

/** A tenth is the top, unless told. */
const TOP = 0.1;

/**
 * How good predicted probabilities turned out to be: sharp, calibrated, and better than the base rate? How much of what
 * happened was among the highest, which is what a rep with little time acts on? Evaluate on customers whose outcomes
 * the model has not seen, and on all of them, not only those you acted on.
 *
 * With a `seed`, each score has a bootstrap interval over accounts: what it might have been with other customers of the
 * same kind. Chance can only raise the calibration error, so its interval is wider: down by as much as the bins move,
 * up by as much as the samples fall short of it. If one outcome is rare, all intervals are too narrow.
 *
 * Sources: Brier (1950) for the score and its skill; Mann & Whitney (1947) for the area under the curve by ranks; Efron &
 * Tibshirani (1993), "An Introduction to the Bootstrap", chapter 13, for the intervals.
 * Cost: one sort, and a pass over the predictions for each sample.
 *
 * @param probabilities - Predicted, 0 to 1.
 * @param outcomes - What happened, in the same order.
 * @param options - Bins, weights, accounts, samples, seed, confidence level of the intervals.
 * @returns Scores, their intervals and the calibration table.
 * @throws RetentionError when there is no prediction, the lengths differ, or a value is not a probability or outcome.
 *
 * @example
 * import { evaluatePredictions } from "retention-kit";
 *
 * const { brier, logLoss, auc, skill } = evaluatePredictions([0.9, 0.8, 0.6, 0.3], [true, true, false, false]);
 * [brier, logLoss, auc, skill]
 * //=> [0.125, 0.4004, 1, 0.5]
 * const predicted = Array.from({ length: 200 }, (_, index) => ((index * 37) % 200) / 200);
 * const bought = predicted.map((probability, index) => (index * 71) % 200 < 200 * probability);
 * const { topShare, lift, intervals } = evaluatePredictions(predicted, bought, { seed: 1 });
 * [topShare, lift]
 * //=> [0.192, 1.919]
 * intervals?.topShare
 * //=> { lower: 0.165, upper: 0.2289 }
 */
export function evaluatePredictions(
  probabilities: readonly number[],
  outcomes: readonly boolean[],
  options?: EvaluatePredictionsOptions | null,
): PredictionEvaluation {
  const known = assertOptions("evaluatePredictions", "options", options ?? {}, {
    bins: true,
    confidence: true,
    accounts: true,
    weights: true,
    top: true,
    resamples: true,
    seed: true,
  });
  const { bins: binCount = 10, seed = 0 } = known;
  const confidence = resolveConfidence("evaluatePredictions", known);
  assertCount("evaluatePredictions", "options.bins", binCount, { min: 1, max: 10_000 });
  assertCount("evaluatePredictions", "options.seed", seed);
  assertPredictions("evaluatePredictions", "probabilities", probabilities, outcomes);
  const { accountOf, resamples, top } = readWeights("evaluatePredictions", probabilities.length, known);
  const ordered = orderedPredictions(probabilities, outcomes, known.weights, binCount, top);
  const sums = binSums(binCount);
  const scores = weighedScores(ordered, new Uint32Array(ordered.predictions).fill(1), sums);

  const z = normalQuantile((1 + confidence) / 2);
  const bins = Array.from(sums.weight, (predictions, index): CalibrationBin => {
    const share = predictions === 0 ? 0 : (sums.came[index] ?? 0) / predictions;
    const range = { from: index / binCount, to: (index + 1) / binCount };
    const meanPrediction = (sums.predicted[index] ?? 0) / predictions;
    return { ...range, predictions, meanPrediction, share, ...wilsonBounds(share, Math.max(1, predictions), z) };
  }).filter(({ predictions }) => predictions > 0);
  const isSampled = known.seed !== undefined || known.resamples !== undefined;
  return {
    ...scores,
    bins,
    intervals: isSampled ? intervalsOf(ordered, scores, accountOf, { resamples, seed }, confidence) : null,
    predictions: ordered.predictions,
    resamples: isSampled ? resamples : 0,
    confidence,
  };
}

function intervalsOf(
  ordered: OrderedPredictions,
  scores: PredictionScores,
  accountOf: Uint32Array | null,
  sampling: { resamples: number; seed: number },
  confidence: number,
): NonNullable<PredictionEvaluation["intervals"]> {
  const names = Object.keys(scores) as (keyof PredictionScores)[];
  const figures = names.map(() => new Float64Array(sampling.resamples));
  const distances = new Float64Array(sampling.resamples);
  const sums = binSums(ordered.bins);
  weighedScores(ordered, new Uint32Array(ordered.predictions).fill(1), sums);
  const gaps = gapsOf(sums);
  resampleAccounts(ordered.predictions, accountOf, sampling, (times, resample) => {
    const drawn = weighedScores(ordered, times, sums);
    distances[resample] = gapsOf(sums).reduce((sum, gap, bin) => sum + Math.abs(gap - (gaps[bin] ?? 0)), 0);
    names.forEach((name, index) => {
      const list = figures[index];
      if (list !== undefined) list[resample] = drawn[name] ?? NaN;
    });
  });
  const bounds = names.map((name, index) => {
    const score = scores[name];
    const found = score === null ? null : percentileBounds(figures[index] ?? new Float64Array(), confidence);
    if (found === null || score === null || name !== "expectedCalibrationError") return [name, found];
    const farthest = percentileBounds(distances, confidence)?.upper ?? score;
    return [name, { lower: Math.max(0, score - farthest), upper: Math.max(score, 2 * score - found.lower) }];
  });
  return Object.fromEntries(bounds) as NonNullable<PredictionEvaluation["intervals"]>;
}

/** By how much each bin's outcomes exceed its predictions, as a share of all; their sizes add up to the calibration error. */
function gapsOf({ weight, predicted, came }: BinSums): Float64Array {
  const all = weight.reduce((sum, inBin) => sum + inBin, 0);
  return came.map((inBin, bin) => (inBin - (predicted[bin] ?? 0)) / all);
}

/**
 * The options that evaluation and comparison share, with their defaults.
 * @internal
 */
export function readWeights(
  functionName: string,
  predictions: number,
  { accounts, weights, top = TOP, resamples = RESAMPLES }: PredictionWeights,
): { accountOf: Uint32Array | null; resamples: number; top: number } {
  assertCount(functionName, "options.resamples", resamples, { min: 20, max: 1_000_000 });
  assertNumber(functionName, "options.top", top, { above: 0, max: 1 });
  for (const [name, list] of Object.entries({ accounts, weights })) {
    if (list === undefined) continue;
    assertArray(functionName, `options.${name}`, list);
    if (list.length !== predictions) {
      const rule = `must be as many as the predictions, ${predictions}`;
      throw new RetentionError(functionName, `options.${name}`, rule, list.length);
    }
  }
  accounts?.forEach((account, index) => {
    assertText(functionName, `options.accounts[${index}]`, account);
  });
  weights?.forEach((weight, index) => {
    assertNumber(functionName, `options.weights[${index}]`, weight, { min: 0 });
  });
  return { accountOf: accounts == null ? null : numberedAccounts(accounts), resamples, top };
}

/**
 * Asserts that there are probabilities and as many outcomes.
 * @internal
 */
export function assertPredictions(
  functionName: string,
  path: string,
  probabilities: readonly number[],
  outcomes: readonly boolean[],
): void {
  assertArray(functionName, path, probabilities);
  assertArray(functionName, "outcomes", outcomes);
  if (probabilities.length === 0) {
    throw new RetentionError(functionName, path, "must hold at least one", probabilities);
  }
  if (outcomes.length !== probabilities.length) {
    const rule = `must be as many as the ${path}, ${probabilities.length}`;
    throw new RetentionError(functionName, "outcomes", rule, outcomes.length);
  }
  probabilities.forEach((probability, index) => {
    if (!(typeof probability === "number" && probability >= 0 && probability <= 1)) {
      assertShare(functionName, `${path}[${index}]`, probability);
    }
    const outcome: unknown = outcomes[index];
    if (typeof outcome !== "boolean") {
      throw new RetentionError(functionName, `outcomes[${index}]`, "must be true or false", outcome);
    }
  });
}
