import { type CalibrationBin, evaluatePredictions } from "../../loyalty/evaluate-predictions.js";
import type { Bounds } from "../../numeric/random/resampled-accounts.js";
import type { Comparison, JudgedPart, ReadFigure } from "./judged.js";
import { weighedMean, weighedPredictions } from "./weighed-figures.js";
import { type CustomerRow, ownersOf, type WindowRows } from "../windows/window-rows.js";

/** What tells who buys again: the library's numbers, and the rules to beat. */
export type Predictor = "buysAgain" | "probabilityAlive" | "loyalty" | "recency" | "recencyFrequency" | "baseRate";

/** How well a predictor told who buys within the horizon. A figure is `null` if the records do not show it. */
export interface JudgedPredictor {
  /** Number of accounts that it gave a prediction for. */
  readonly accounts: number;
  /** Chance that an account that bought had a higher probability than one that did not; ties count half. */
  readonly auc: number | null;
  /** Mean negative logarithm of the probability of what happened; `null` if it gives an order only. */
  readonly logLoss: number | null;
  /** Mean squared error. */
  readonly brier: number | null;
  /** Mean distance between predicted and observed shares, over the bins. */
  readonly calibrationError: number | null;
  /** Mean probability; compare it with `observed`. */
  readonly mean: number | null;
  /** Share of the accounts that bought. */
  readonly observed: number;
  readonly bins: readonly CalibrationBin[];
  /** Bounds of the figures above, by their names. */
  readonly intervals: Readonly<
    Record<"auc" | "logLoss" | "brier" | "calibrationError" | "mean" | "observed", Bounds | null>
  >;
}

/** Who buys again, by predictor. */
export type JudgedBuying = Readonly<Partial<Record<Predictor, JudgedPredictor>>>;

/** A predictor judged but for the bounds that the joint draws give. */
type JudgedScores = Omit<JudgedPredictor, "intervals"> & {
  intervals: Omit<JudgedPredictor["intervals"], "mean" | "observed">;
};

/** How bounds are found. */
export interface Sampling {
  resamples: number;
  seed: number;
  confidence: number;
}

/** A predictor with its answers for the accounts for which it has one. */
interface Column {
  predictor: Predictor;
  rows: CustomerRow[];
  answers: number[];
  outcomes: boolean[];
  /** Whether only the order of the answers counts. */
  isOrder: boolean;
}

/**
 * How well each predictor told who buys again, over all accounts that had bought.
 * @internal
 */
export function judgeBuyingAgain(window: WindowRows, sampling: Sampling): JudgedPart<JudgedBuying> {
  const columns = columnsOf(window);
  return {
    figures: columns.flatMap(({ predictor, rows, answers, outcomes }) => {
      const owners = ownersOf(rows);
      const came = Float64Array.from(outcomes, (outcome) => (outcome ? 1 : 0));
      return [
        weighedPredictions(predictor, owners, answers, outcomes),
        weighedMean(`mean:${predictor}`, owners, Float64Array.from(answers)),
        weighedMean(`observed:${predictor}`, owners, came),
      ];
    }),
    comparisons: comparisonsOf(columns),
    result: resultOf(Object.fromEntries(columns.map((column) => [column.predictor, judged(column, sampling)]))),
  };
}

/** Apart from the rows, which need not outlive the figures. */
function resultOf(found: Partial<Record<Predictor, JudgedScores>>): (read: ReadFigure) => JudgedBuying {
  return (read) =>
    Object.fromEntries(
      Object.entries(found).map(([predictor, { intervals, ...scores }]) => {
        const mean = scores.mean === null ? null : read(`mean:${predictor}`).bounds;
        const observed = read(`observed:${predictor}`).bounds;
        return [predictor, { ...scores, intervals: { ...intervals, mean, observed } }];
      }),
    );
}

function columnsOf({ customers, rules }: WindowRows): Column[] {
  const answersOf: Record<Predictor, (row: CustomerRow) => number | null> = {
    buysAgain: ({ predicted }) => predicted.buysAgain,
    probabilityAlive: ({ predicted }) => predicted.report.probabilityAlive,
    loyalty: ({ predicted }) => predicted.report.loyalty?.probability ?? null,
    recency: ({ record }) => rules?.recency(record) ?? 1 / (1 + record.silentDays),
    recencyFrequency: ({ record }) => rules?.recencyFrequency(record) ?? null,
    baseRate: () => rules?.baseRate ?? null,
  };
  return (Object.keys(answersOf) as Predictor[]).flatMap((predictor) => {
    const known = customers.flatMap((row) => {
      const answer = answersOf[predictor](row);
      return answer === null ? [] : [{ row, answer }];
    });
    if (known.length === 0) return [];
    return {
      predictor,
      rows: known.map(({ row }) => row),
      answers: known.map(({ answer }) => answer),
      outcomes: known.map(({ row }) => row.bought),
      isOrder: predictor === "recency" && rules === null,
    };
  });
}

/** Each account stands in one row of a window, so that rows drawn are accounts drawn. */
function judged({ rows, answers, outcomes, isOrder }: Column, sampling: Sampling): JudgedScores {
  const { auc, logLoss, brier, expectedCalibrationError, baseRate, bins, intervals } = evaluatePredictions(
    answers,
    outcomes,
    sampling,
  );
  const unless = <Value>(value: Value): Value | null => (isOrder ? null : value);
  return {
    accounts: rows.length,
    auc,
    logLoss: unless(logLoss),
    brier: unless(brier),
    calibrationError: unless(expectedCalibrationError),
    mean: unless(answers.reduce((sum, answer) => sum + answer, 0) / answers.length),
    observed: baseRate,
    bins: isOrder ? [] : bins,
    intervals: {
      auc: intervals?.auc ?? null,
      logLoss: unless(intervals?.logLoss ?? null),
      brier: unless(intervals?.brier ?? null),
      calibrationError: unless(intervals?.expectedCalibrationError ?? null),
    },
  };
}

/** The chance of buying against every other predictor of the same accounts. */
function comparisonsOf(columns: readonly Column[]): Comparison[] {
  const ours = columns.find(({ predictor }) => predictor === "buysAgain");
  if (ours === undefined) return [];
  return columns.flatMap(({ predictor, rows, isOrder }) => {
    if (predictor === "buysAgain" || rows.length !== ours.rows.length) return [];
    const names = isOrder ? (["auc"] as const) : (["auc", "logLoss", "brier"] as const);
    return names.map((name) => ({
      measure: `buysAgain.${name}`,
      against: predictor,
      ours: `${name}:buysAgain`,
      theirs: `${name}:${predictor}`,
      lowerIsBetter: name !== "auc",
    }));
  });
}
