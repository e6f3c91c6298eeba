import { assertNoNearMissInRows, assertText, nearMissCheck } from "../../../errors.js";
import { acceptRows, type Rejection } from "../../../records/rows/rejection.js";
import { assertModel } from "../../engine/model.js";
import { spendOf } from "./expected-spend.js";
import type { SpendHistory } from "./fit-gamma-gamma.js";
import type { GammaGammaModel } from "./gamma-gamma-model.js";

/** What one customer is expected to spend. */
export interface SpendPrediction {
  /** Position of the history in the input, from 0. */
  index: number;
  /** The account of the history, where it names one. */
  accountId: string | null;
  /** Money on a purchase to come, as `expectedSpend` gives it. */
  spend: number;
}

/** Predictions for many customers, and the histories that could not be used. */
export interface SpendPredictions {
  /** One for each history that could be used, in order. */
  predictions: SpendPrediction[];
  rejected: Rejection[];
}

/**
 * Expected spend per future purchase of many customers: `expectedSpend` for a whole customer base, in which an invalid
 * history does not stop the others. It goes with `predictPurchases`, in the same order.
 *
 * Source: as for `expectedSpend`. Cost: below a microsecond per customer.
 *
 * @param model - A gamma–gamma model.
 * @param histories - Repeat purchases and their mean spend, such as summaries.
 * @returns The predictions, and each history whose spend is not known or does not exist, with the reason.
 * @throws RetentionError when the model is not one.
 *
 * @example
 * import { gammaGammaModel, predictSpend } from "retention-kit";
 *
 * const model = gammaGammaModel({ p: 6.25, q: 3.74, v: 15.44 });
 * const histories = [
 *   { accountId: "a", repeatPurchases: 2, meanRepeatSpend: 22.35 },
 *   { accountId: "b", repeatPurchases: 0, meanRepeatSpend: 0 },
 *   { accountId: "c", repeatPurchases: 1, meanRepeatSpend: null },
 * ];
 * predictSpend(model, histories)
 * //=> {
 * //     predictions: [{ index: 0, accountId: "a", spend: 24.66 }, { index: 1, accountId: "b", spend: 35.22 }],
 * //     rejected: [
 * //       {
 * //         index: 2, path: "history.meanRepeatSpend",
 * //         message: "predictSpend: history.meanRepeatSpend must be a finite number, got null",
 * //       },
 * //     ],
 * //   }
 */
export function predictSpend(
  model: GammaGammaModel,
  histories: readonly (Omit<SpendHistory, "count"> & { accountId?: string | null | undefined })[],
): SpendPredictions {
  assertModel("predictSpend", model, ["gamma-gamma"]);
  if (Array.isArray(histories)) assertNoNearMissInRows("predictSpend", "histories", [histories[0]], SPEND_FIELDS);
  const check = nearMissCheck("predictSpend", SPEND_FIELDS);
  const { accepted, rejected } = acceptRows("predictSpend", "histories", histories, (history, index) => {
    check(history);
    const accountId = history.accountId ?? null;
    if (accountId !== null) assertText("predictSpend", "accountId", accountId);
    return { index, accountId, spend: spendOf("predictSpend", model, history) };
  });
  return { predictions: accepted, rejected };
}

const SPEND_FIELDS = { accountId: true, repeatPurchases: true, meanRepeatSpend: true } as const;
