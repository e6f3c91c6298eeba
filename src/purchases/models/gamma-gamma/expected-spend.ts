import { assertCount, assertNumber, assertObject, RetentionError } from "../../../errors.js";
import type { SpendHistory } from "./fit-gamma-gamma.js";
import type { GammaGammaModel } from "./gamma-gamma-model.js";
import { assertModel } from "../../engine/model.js";

/**
 * Expected spend per future purchase of a customer: between their own average and the average of all customers, closer
 * to their own the more they bought.
 *
 * Source: Fader & Hardie (2013), "The gamma-gamma model of monetary value", eq. 5, p(v + x·m) / (px + q − 1).
 *
 * @param model - A gamma–gamma model.
 * @param history - Repeat purchases and their mean spend; with none, or `"new"`, the mean of all customers is given.
 * @returns The expected amount, in the currency of the amounts that were fitted.
 * @throws RetentionError where it does not exist: px + q ≤ 1, which without purchases is q ≤ 1; and when the mean spend
 * is unknown or negative.
 *
 * @example
 * import { expectedSpend, gammaGammaModel } from "retention-kit";
 *
 * const model = gammaGammaModel({ p: 6.25, q: 3.74, v: 15.44 });
 * expectedSpend(model, { repeatPurchases: 2, meanRepeatSpend: 22.35 })
 * //=> 24.66
 * expectedSpend(model, "new")
 * //=> 35.22
 */
export function expectedSpend(model: GammaGammaModel, history: Omit<SpendHistory, "count"> | "new"): number {
  assertModel("expectedSpend", model, ["gamma-gamma"]);
  return spendOf("expectedSpend", model, history === "new" ? NOBODY : history);
}

/**
 * What a customer is expected to spend, under a model that was read.
 * @internal
 */
export function spendOf(functionName: string, model: GammaGammaModel, history: Omit<SpendHistory, "count">): number {
  const { p, q, v } = model.parameters;
  assertObject(functionName, "history", history);
  const { repeatPurchases, meanRepeatSpend } = history;
  assertCount(functionName, "history.repeatPurchases", repeatPurchases);
  if (repeatPurchases > 0) assertNumber(functionName, "history.meanRepeatSpend", meanRepeatSpend, { min: 0 });

  const weight = p * repeatPurchases + q - 1;
  if (!(weight > 0)) {
    const rule = "must exceed 1 − p·repeatPurchases, or the expected spend does not exist";
    throw new RetentionError(functionName, "model.parameters.q", rule, q);
  }
  // Each purchase's own weight first: the money of them all may be beyond all numbers.
  const ownShare = repeatPurchases === 0 ? 0 : ((p * repeatPurchases) / weight) * (meanRepeatSpend ?? 0);
  return (p * v) / weight + ownShare;
}

const NOBODY = { repeatPurchases: 0, meanRepeatSpend: null };
