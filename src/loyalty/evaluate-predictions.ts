import { assertArray, assertCount, assertOptions, assertShare, RetentionError } from "../errors.js";
import { type IntervalOptions, resolveConfidence } from "../measures/confidence.js";
import { wilsonBounds } from "../measures/share-interval.js";
import { normalQuantile } from "../numeric/distributions/normal.js";

/** How to group predictions. */
export interface EvaluatePredictionsOptions extends IntervalOptions {
  /** Calibration bins of equal width between 0 and 1; 10 unless given. */
  bins?: number;
}

/** Predictions of about the same size, and how often they came true. */
export interface CalibrationBin {
  /** Predictions above `from`, or at it in the first bin, and up to `to`. */
  from: number;
  to: number;
  predictions: number;
  meanPrediction: number;
  /** Share that came true, with its Wilson interval. */
  share: number;
  lower: number;
  upper: number;
}

/** How good predicted probabilities were. */
export interface PredictionEvaluation {
  /** Mean squared error of the probabilities; 0 is perfect. */
  brier: number;
  /** Mean negative logarithm of the probability of what happened. */
  logLoss: number;
  /** Chance that one which came true was given a higher probability than one which did not, ties half; `null` where all came out alike. */
  auc: number | null;
  /** Bins that hold predictions, ascending. */
  bins: CalibrationBin[];
  /** Mean distance between a bin's share and its mean prediction, by predictions. */
  expectedCalibrationError: number;
  /** Share of the Brier score of always predicting the base rate that is saved; below 0 is worse than that, `null` where all came out alike. */
  skill: number | null;
  baseRate: number;
  predictions: number;
  confidence: number;
}

/** A certain prediction that fails would cost an infinite logarithm; no prediction is taken to be surer than this. */
const SUREST = 1e-15;

/**
 * How good predicted probabilities turned out: sharp, calibrated, and better than the base rate? Judge on customers
 * whose outcomes the model has not seen, and on all of them, not on those who were acted upon.
 *
 * Sources: Brier (1950) for the score and its skill; Mann & Whitney (1947) for the area under the curve by ranks.
 * Cost: one sort.
 *
 * @param probabilities - Predicted, 0 to 1.
 * @param outcomes - What happened, in the same order.
 * @param options - Bins, confidence level of their intervals.
 * @returns Scores and the calibration table.
 * @throws RetentionError when there is no prediction, the lengths differ, or a value is not a probability or outcome.
 *
 * @example
 * const { brier, logLoss, auc, skill } = evaluatePredictions([0.9, 0.8, 0.6, 0.3], [true, true, false, false]);
 * [brier, logLoss, auc, skill]
 * //=> [0.125, 0.4004, 1, 0.5]
 */
export function evaluatePredictions(
  probabilities: readonly number[],
  outcomes: readonly boolean[],
  options: EvaluatePredictionsOptions = {},
): PredictionEvaluation {
  assertOptions("evaluatePredictions", "options", options, { bins: true, confidence: true });
  const { bins: binCount = 10 } = options;
  const confidence = resolveConfidence("evaluatePredictions", options);
  assertCount("evaluatePredictions", "options.bins", binCount, { min: 1, max: 10_000 });
  assertPairs(probabilities, outcomes);

  const predictions = probabilities.length;
  let squares = 0;
  let logarithms = 0;
  let came = 0;
  const sums = Array.from({ length: binCount }, () => ({ predictions: 0, predicted: 0, came: 0 }));
  probabilities.forEach((probability, index) => {
    const outcome = outcomes[index] === true;
    const ofOutcome = outcome ? probability : 1 - probability;
    squares += (1 - ofOutcome) ** 2;
    logarithms -= Math.log(Math.min(1 - SUREST, Math.max(SUREST, ofOutcome)));
    if (outcome) came++;
    const bin = sums[binOf(probability, binCount)];
    if (bin === undefined) return;
    bin.predictions++;
    bin.predicted += probability;
    if (outcome) bin.came++;
  });

  const baseRate = came / predictions;
  const brier = squares / predictions;
  const spread = baseRate * (1 - baseRate);
  const z = normalQuantile((1 + confidence) / 2);
  const bins = sums.flatMap(({ predictions: inBin, predicted, came: cameInBin }, index): CalibrationBin[] => {
    if (inBin === 0) return [];
    const share = cameInBin / inBin;
    const range = { from: index / binCount, to: (index + 1) / binCount };
    return [
      { ...range, predictions: inBin, meanPrediction: predicted / inBin, share, ...wilsonBounds(share, inBin, z) },
    ];
  });
  return {
    brier,
    logLoss: logarithms / predictions,
    auc: areaUnderCurve(probabilities, outcomes, came),
    bins,
    expectedCalibrationError: bins.reduce(
      (sum, bin) => sum + (bin.predictions / predictions) * Math.abs(bin.share - bin.meanPrediction),
      0,
    ),
    skill: spread === 0 ? null : 1 - brier / spread,
    baseRate,
    predictions,
    confidence,
  };
}

/** The bin that ends at the probability or above it; the product alone may round past an edge. */
function binOf(probability: number, binCount: number): number {
  const bin = Math.max(0, Math.ceil(probability * binCount) - 1);
  if (bin > 0 && probability <= bin / binCount) return bin - 1;
  return probability > (bin + 1) / binCount ? bin + 1 : bin;
}

/** From the sum of the ranks of those that came true; equal probabilities share the mean of their ranks. */
function areaUnderCurve(probabilities: readonly number[], outcomes: readonly boolean[], came: number): number | null {
  const failed = probabilities.length - came;
  if (came === 0 || failed === 0) return null;
  const order = Uint32Array.from(probabilities, (_, index) => index).sort(
    (a, b) => (probabilities[a] ?? 0) - (probabilities[b] ?? 0),
  );
  let ranks = 0;
  for (let from = 0; from < order.length;) {
    const probability = probabilities[order[from] ?? 0];
    let to = from;
    let cameHere = 0;
    while (to < order.length && probabilities[order[to] ?? 0] === probability) {
      if (outcomes[order[to] ?? 0] === true) cameHere++;
      to++;
    }
    ranks += (cameHere * (from + 1 + to)) / 2;
    from = to;
  }
  return (ranks - (came * (came + 1)) / 2) / (came * failed);
}

function assertPairs(probabilities: readonly number[], outcomes: readonly boolean[]): void {
  assertArray("evaluatePredictions", "probabilities", probabilities);
  assertArray("evaluatePredictions", "outcomes", outcomes);
  if (probabilities.length === 0) {
    throw new RetentionError("evaluatePredictions", "probabilities", "must hold at least one", probabilities);
  }
  if (outcomes.length !== probabilities.length) {
    const rule = `must be as many as the probabilities, ${probabilities.length}`;
    throw new RetentionError("evaluatePredictions", "outcomes", rule, outcomes.length);
  }
  probabilities.forEach((probability, index) => {
    if (!(probability >= 0 && probability <= 1)) {
      assertShare("evaluatePredictions", `probabilities[${index}]`, probability);
    }
    const outcome: unknown = outcomes[index];
    if (typeof outcome !== "boolean") {
      throw new RetentionError("evaluatePredictions", `outcomes[${index}]`, "must be true or false", outcome);
    }
  });
}
