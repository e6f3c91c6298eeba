import { type CalibrationBin, evaluatePredictions } from "../loyalty/evaluate-predictions.js";
import type { BacktestBounds, Comparison, JudgedPart } from "./judged.js";
import { weighedAuc, weighedBrier, weighedCalibrationError, weighedLogLoss, weighedMean } from "./weighed-figures.js";
import { type CustomerRow, ownersOf, type WindowRows } from "./window-rows.js";

/** What tells who buys again: the library's numbers, and the rules to beat. */
export type Predictor = "buysAgain" | "probabilityAlive" | "loyalty" | "recency" | "recencyFrequency" | "baseRate";

/** How well a predictor told who buys within the horizon. A figure is `null` where the records do not tell. */
export interface JudgedPredictor {
  /** Accounts for which it had an answer. */
  accounts: number;
  /** Chance that one who bought had the higher probability than one who did not, ties half. */
  auc: number | null;
  /** Mean negative logarithm of the probability of what happened; `null` where it gives an order only. */
  logLoss: number | null;
  /** Mean squared error. */
  brier: number | null;
  /** Mean distance between what was predicted and what came, over the bins. */
  calibrationError: number | null;
  /** Mean probability; hold it against `observed`. */
  mean: number | null;
  /** Share of the accounts that bought. */
  observed: number;
  bins: CalibrationBin[];
  /** BacktestBounds of the figures above, by their names. */
  intervals: Record<"auc" | "logLoss" | "brier" | "calibrationError" | "mean", BacktestBounds | null>;
}

/** Who buys again, by predictor. */
export type JudgedBuying = Partial<Record<Predictor, JudgedPredictor>>;

interface Answers {
  predictor: Predictor;
  /** A probability, or with `isOrder` a number of which only the order counts; `null` where there is none. */
  answer: (row: CustomerRow) => number | null;
  isOrder?: boolean;
}

const FIGURES = ["auc", "logLoss", "brier", "calibrationError", "mean"] as const;

/**
 * How well each predictor told who buys again, over all accounts that had bought.
 * @internal
 */
export function judgeBuyingAgain({ customers, rules }: WindowRows): JudgedPart<JudgedBuying> {
  const given: Answers[] = [
    { predictor: "buysAgain", answer: ({ predicted }) => predicted.buysAgain },
    { predictor: "probabilityAlive", answer: ({ predicted }) => predicted.picture.probabilityAlive },
    { predictor: "loyalty", answer: ({ predicted }) => predicted.picture.loyalty?.probability ?? null },
    rules === null
      ? { predictor: "recency", answer: ({ record }) => -record.silentDays, isOrder: true }
      : { predictor: "recency", answer: ({ record }) => rules.recency(record) },
    { predictor: "recencyFrequency", answer: ({ record }) => rules?.recencyFrequency(record) ?? null },
    { predictor: "baseRate", answer: () => rules?.baseRate ?? null },
  ];
  const part: JudgedPart<JudgedBuying> = { figures: {}, comparisons: [], result: () => ({}) };
  const columns = given.flatMap(({ predictor, answer, isOrder = false }) => {
    const rows: CustomerRow[] = [];
    const answers: number[] = [];
    for (const row of customers) {
      const value = answer(row);
      if (value === null) continue;
      rows.push(row);
      answers.push(value);
    }
    return rows.length === 0 ? [] : [{ predictor, rows, answers, isOrder }];
  });

  for (const { predictor, rows, answers, isOrder } of columns) {
    const owners = ownersOf(rows);
    const outcomes = Uint8Array.from(rows, ({ bought }) => (bought ? 1 : 0));
    const values = Float64Array.from(answers);
    part.figures[`auc:${predictor}`] = weighedAuc(owners, values, outcomes);
    if (isOrder) continue;
    part.figures[`logLoss:${predictor}`] = weighedLogLoss(owners, values, outcomes);
    part.figures[`brier:${predictor}`] = weighedBrier(owners, values, outcomes);
    part.figures[`calibrationError:${predictor}`] = weighedCalibrationError(owners, values, outcomes);
    part.figures[`mean:${predictor}`] = weighedMean(owners, values);
  }
  part.comparisons = comparisonsOf(columns);
  part.result = (read) =>
    Object.fromEntries(
      columns.map(({ predictor, rows, answers, isOrder }) => {
        const outcomes = rows.map(({ bought }) => bought);
        const figures = FIGURES.map((name) => [name, read(`${name}:${predictor}`)] as const);
        return [
          predictor,
          {
            accounts: rows.length,
            ...(Object.fromEntries(figures.map(([name, { value }]) => [name, value])) as Record<
              (typeof FIGURES)[number],
              number | null
            >),
            observed: outcomes.filter((bought) => bought).length / outcomes.length,
            bins: isOrder ? [] : evaluatePredictions(answers, outcomes).bins,
            intervals: Object.fromEntries(figures.map(([name, { bounds }]) => [name, bounds])),
          } as JudgedPredictor,
        ];
      }),
    );
  return part;
}

/** The chance of buying against every other predictor of the same accounts. */
function comparisonsOf(
  columns: readonly { predictor: Predictor; rows: readonly CustomerRow[]; isOrder: boolean }[],
): Comparison[] {
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
