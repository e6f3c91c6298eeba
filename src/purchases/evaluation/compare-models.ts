import { assertCount, assertNumber, assertObject, assertOptions, assertRows, RetentionError } from "../../errors.js";
import { expectedPurchases } from "../predictions/expected-purchases.js";
import type { HistoryOf, PurchaseModel } from "../predictions/posterior.js";
import { log } from "../../numeric/elementary/log.js";

/** What a customer did in the calibration period and after it, as `splitHoldout` gives it. */
export type JudgedHistory<M extends PurchaseModel = PurchaseModel> = HistoryOf<M> & {
  /** Purchases in the holdout. */
  holdoutPurchases: number;
};

/** Customers of one calibration frequency, with what they did next and what was expected. */
export interface FrequencyBin {
  /** Repeat purchases in the calibration period; the last bin holds all with at least this many. */
  repeatPurchases: number;
  customers: number;
  /** Mean purchases in the holdout. */
  actual: number;
  expected: number;
}

/** Results of one model. */
export interface ModelComparison {
  name: string;
  /** Of the fit; `null` if the model was not fitted, and so are the criteria. */
  logLikelihood: number | null;
  /** Akaike's information criterion; smaller is better. */
  aic: number | null;
  /** The Bayesian information criterion; smaller is better. */
  bic: number | null;
  holdout: {
    /** Purchases of all customers. */
    actual: number;
    expected: number;
    /** Mean absolute error a customer. */
    meanAbsoluteError: number;
    rootMeanSquaredError: number;
  };
  byFrequency: FrequencyBin[];
}

/** Options of `compareModels`. */
export interface CompareOptions {
  /** Length of the holdout, in the unit of the histories. */
  horizon: number;
  /**
   * First frequency of the open last bin.
   * @defaultValue `7`
   */
  lastBin?: number | null | undefined;
}

/**
 * Judges models by what happened next: log likelihood and information criteria of the fit, the error of the expected
 * purchases in a holdout, and actual against expected purchases by calibration frequency, all as data to be drawn.
 *
 * Source: Akaike (1974), IEEE Transactions on Automatic Control 19; Schwarz (1978), Annals of Statistics 6; the table by
 * frequency as in Fader, Hardie & Lee (2005), figure 3.
 *
 * @param models - Models by a name of your choice, all fitted to the calibration period of the histories.
 * @param histories - Summaries with their holdout.
 * @param options - Length of the holdout.
 * @returns One comparison per model, in the order given.
 * @throws RetentionError when there is no history, or one does not suit a model.
 *
 * @example
 * import { bgNbdModel, compareModels } from "retention-kit";
 *
 * const model = bgNbdModel({ r: 0.2426, alpha: 4.414, a: 0.7929, b: 2.426 }, { timeUnit: "week" });
 * const histories = [
 *   { repeatPurchases: 0, recency: 0, observed: 39, holdoutPurchases: 0 },
 *   { repeatPurchases: 3, recency: 35, observed: 39, holdoutPurchases: 2 },
 * ];
 * compareModels({ model }, histories, { horizon: 39, lastBin: 1 })[0]?.byFrequency
 * //=> [
 * //     { repeatPurchases: 0, customers: 1, actual: 0, expected: 0.194 },
 * //     { repeatPurchases: 1, customers: 1, actual: 2, expected: 1.923 },
 * //   ]
 */
export function compareModels<M extends PurchaseModel>(
  models: Readonly<Record<string, M>>,
  histories: readonly JudgedHistory<M>[],
  options: CompareOptions,
): ModelComparison[] {
  assertObject("compareModels", "models", models);
  const known = assertOptions("compareModels", "options", options, { horizon: true, lastBin: true });
  const { horizon, lastBin = 7 } = known;
  assertCount("compareModels", "options.lastBin", lastBin, { max: 10_000 });
  assertRows("compareModels", "histories", histories);
  histories.forEach(({ holdoutPurchases }, index) => {
    assertCount("compareModels", `histories[${index}].holdoutPurchases`, holdoutPurchases);
  });
  if (histories.length === 0) throw new RetentionError("compareModels", "histories", "must not be empty", histories);
  return Object.entries(models).map(([name, model]) => {
    const judged = histories.map((history) => ({
      bin: Math.min(lastBin, history.repeatPurchases),
      actual: history.holdoutPurchases,
      expected: expectedPurchases(model, history, { horizon }),
    }));
    const errors = judged.map(({ actual, expected }) => expected - actual);
    const byFrequency = Array.from({ length: lastBin + 1 }, (_, repeatPurchases) => {
      const inside = judged.filter(({ bin }) => bin === repeatPurchases);
      return {
        repeatPurchases,
        customers: inside.length,
        actual: mean(inside.map(({ actual }) => actual)),
        expected: mean(inside.map(({ expected }) => expected)),
      };
    }).filter(({ customers }) => customers > 0);
    return {
      name,
      ...criteria(model),
      holdout: {
        actual: judged.reduce((sum, { actual }) => sum + actual, 0),
        expected: judged.reduce((sum, { expected }) => sum + expected, 0),
        meanAbsoluteError: mean(errors.map(Math.abs)),
        rootMeanSquaredError: Math.sqrt(mean(errors.map((error) => error * error))),
      },
      byFrequency,
    };
  });
}

function criteria({ logLikelihood, parameters, observations }: PurchaseModel): {
  logLikelihood: number | null;
  aic: number | null;
  bic: number | null;
} {
  if (logLikelihood === null) return { logLikelihood, aic: null, bic: null };
  assertNumber("compareModels", "model.logLikelihood", logLikelihood);
  assertCount("compareModels", "model.observations", observations, { min: 1 });
  const count = Object.keys(parameters).length;
  return {
    logLikelihood,
    aic: 2 * count - 2 * logLikelihood,
    bic: count * log(observations) - 2 * logLikelihood,
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
