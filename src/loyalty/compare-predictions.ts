import { assertCount, assertFigures, assertNumber, assertOptions } from "../errors.js";
import type { Assumption } from "../evidence/assumption.js";
import { type LoyaltyAssumptions, comparisonFigures } from "../evidence/loyalty-figures.js";
import { presetOf } from "../evidence/preset-of.js";
import { type IntervalOptions, resolveConfidence } from "../measures/confidence.js";
import { assertPredictions, type PredictionWeights, readWeights } from "./evaluate-predictions.js";
import { binSums, type OrderedPredictions, orderedPredictions, weighedScores } from "./ordered-predictions.js";
import { percentileBounds, resampleAccounts } from "../numeric/random/resampled-accounts.js";

/** How to draw the samples. */
export interface ComparePredictionsOptions extends IntervalOptions, PredictionWeights {
  /** Seed of the samples; the same seed gives the same intervals. */
  seed: number;
  /**
   * From `assumptions(preset, overrides)`, for the fewest outcomes of a kind.
   * @defaultValue the published figures
   */
  assumptions?: LoyaltyAssumptions | null | undefined;
}

/** Which predictions did better by one measure. */
export interface PredictionDifference {
  /** Of the first predictions, and of the second; `null` if the outcomes do not settle it. */
  readonly first: number | null;
  readonly second: number | null;
  /** The first less the second. */
  readonly difference: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /**
   * Whether the first predictions are better or worse than the second; `no-difference` where the interval holds 0, and
   * `too-few` where fewer than `loyalty.fewestOutcomes` accounts had one of the outcomes.
   */
  readonly verdict: "better" | "no-difference" | "worse" | "too-few";
}

/** How two lists of predictions for the same customers differ. */
export interface PredictionsComparison {
  /** Lower is better, and so is it for `brier`; for the others higher is. */
  readonly logLoss: PredictionDifference;
  readonly brier: PredictionDifference;
  readonly auc: PredictionDifference;
  readonly topShare: PredictionDifference;
  /** `null` if no weights were given. */
  readonly topWeightShare: PredictionDifference | null;
  readonly predictions: number;
  /** Accounts that were drawn. */
  readonly accounts: number;
  readonly resamples: number;
  readonly confidence: number;
  readonly assumptions: readonly Assumption[];
}

/** Which way a measure points. */
const BETTER = { logLoss: -1, brier: -1, auc: 1, topShare: 1, topWeightShare: 1 } as const;

type Measure = keyof typeof BETTER;

/**
 * Whether one set of predictions is really better than another, or was lucky. Both are compared with the same outcomes.
 * The difference in each measure has a bootstrap interval over the same accounts. It is far narrower than two separate
 * intervals, since the same customers are hard for both.
 *
 * At 95%, one verdict in twenty is wrong when nothing differs. Compare on customers that neither model has seen.
 *
 * Source: Efron & Tibshirani (1993), "An Introduction to the Bootstrap", section 13.3, the percentile interval, of paired
 * differences.
 * Cost: two sorts, and two passes over the predictions for each sample.
 *
 * @param first - Probabilities from one model, 0 to 1.
 * @param second - Probabilities from the other, in the same order.
 * @param outcomes - What happened, in the same order.
 * @param options - Seed; accounts, weights, samples, confidence level.
 * @returns The difference in each measure, first minus second, with its interval and a verdict.
 * @throws RetentionError when there is no prediction, the lengths differ, or a value is not a probability or outcome.
 *
 * @example
 * import { comparePredictions } from "retention-kit";
 *
 * const truth = Array.from({ length: 400 }, (_, index) => ((index * 37) % 400) / 400);
 * const bought = truth.map((probability, index) => (index * 171) % 400 < 400 * probability);
 * const halfBlind = truth.map((probability) => (probability + 0.5) / 2);
 * const { logLoss, auc } = comparePredictions(truth, halfBlind, bought, { seed: 1 });
 * [logLoss.verdict, auc.verdict]
 * //=> ["better", "no-difference"]
 */
export function comparePredictions(
  first: readonly number[],
  second: readonly number[],
  outcomes: readonly boolean[],
  options: ComparePredictionsOptions,
): PredictionsComparison {
  const known = assertOptions("comparePredictions", "options", options, {
    seed: true,
    confidence: true,
    accounts: true,
    weights: true,
    top: true,
    resamples: true,
    assumptions: assertFigures,
  });
  const { seed, weights } = known;
  const fewest = (known.assumptions ?? presetOf(comparisonFigures))["loyalty.fewestOutcomes"];
  assertNumber("comparePredictions", 'options.assumptions["loyalty.fewestOutcomes"].value', fewest.value, { min: 1 });
  const confidence = resolveConfidence("comparePredictions", known);
  assertCount("comparePredictions", "options.seed", seed);
  assertPredictions("comparePredictions", "first", first, outcomes);
  assertPredictions("comparePredictions", "second", second, outcomes);
  const { accountOf, resamples, top } = readWeights("comparePredictions", first.length, known);
  const measures = (Object.keys(BETTER) as Measure[]).filter(
    (measure) => measure !== "topWeightShare" || weights !== undefined,
  );
  const pair = [first, second].map((list) => orderedPredictions(list, outcomes, weights, 1, top));
  const figures = sampledDifferences(pair, measures, accountOf, { resamples, seed });

  const once = new Uint32Array(first.length).fill(1);
  const [ofFirst, ofSecond] = pair.map((ordered) => weighedScores(ordered, once, binSums(1)));
  const accounts = accountOf === null ? first.length : new Set(accountOf).size;
  const isSettled = fewestOfOneKind(outcomes, accountOf) >= fewest.value;
  const differences = measures.map((measure, index): [Measure, PredictionDifference] => {
    const values = { first: ofFirst?.[measure] ?? null, second: ofSecond?.[measure] ?? null };
    const bounds = isSettled ? percentileBounds(figures[index] ?? new Float64Array(), confidence) : null;
    return [measure, judged(measure, values, bounds)];
  });
  const found = Object.fromEntries(differences) as Record<Measure, PredictionDifference>;
  return {
    ...found,
    topWeightShare: weights === undefined ? null : found.topWeightShare,
    predictions: first.length,
    accounts,
    resamples,
    confidence,
    assumptions: [fewest],
  };
}

/** The differences in each sample, a list a measure; `NaN` where a sample leaves one open. */
function sampledDifferences(
  pair: readonly OrderedPredictions[],
  measures: readonly Measure[],
  accountOf: Uint32Array | null,
  sampling: { resamples: number; seed: number },
): Float64Array[] {
  const figures = measures.map(() => new Float64Array(sampling.resamples));
  const sums = binSums(1);
  resampleAccounts(pair[0]?.predictions ?? 0, accountOf, sampling, (times, resample) => {
    const [one, other] = pair.map((ordered) => weighedScores(ordered, times, sums));
    measures.forEach((measure, index) => {
      const list = figures[index];
      if (list !== undefined) list[resample] = (one?.[measure] ?? NaN) - (other?.[measure] ?? NaN);
    });
  });
  return figures;
}

/** Accounts with the rarer of the two outcomes; an account with several rows may have both. */
function fewestOfOneKind(outcomes: readonly boolean[], accountOf: Uint32Array | null): number {
  const [came, failed] = [true, false].map(
    (kind) => new Set(outcomes.flatMap((outcome, row) => (outcome === kind ? [accountOf?.[row] ?? row] : []))).size,
  );
  return Math.min(came ?? 0, failed ?? 0);
}

function judged(
  measure: Measure,
  values: Pick<PredictionDifference, "first" | "second">,
  bounds: { lower: number; upper: number } | null,
): PredictionDifference {
  const { first, second } = values;
  if (first === null || second === null || bounds === null) {
    return { ...values, difference: null, lower: null, upper: null, verdict: "too-few" };
  }
  const { lower, upper } = bounds;
  const isFirstHigher = lower > 0;
  const isDifferent = isFirstHigher || upper < 0;
  const isFirstBetter = isFirstHigher === BETTER[measure] > 0;
  const verdict = !isDifferent ? "no-difference" : isFirstBetter ? "better" : "worse";
  return { ...values, difference: first - second, lower, upper, verdict };
}
