import { LIKELIHOOD_KINDS } from "../engine/model-kinds.js";
import { assertRows, RetentionError } from "../../errors.js";
import { bgBbKernel } from "../models/bg-bb/bg-bb-likelihood.js";
import type { BgBbModel } from "../models/bg-bb/bg-bb-model.js";
import { type CountedOpportunities, readOpportunities } from "../models/bg-bb/fit-bg-bb.js";
import { gammaGammaKernel, readSpend, type SpendHistory } from "../models/gamma-gamma/fit-gamma-gamma.js";
import { type CountedHistory, readHistories } from "../engine/fit-histories.js";
import type { ContinuousModel, PurchaseModel } from "../predictions/posterior.js";
import type { GammaGammaModel } from "../models/gamma-gamma/gamma-gamma-model.js";
import { type CovariateEffect, historyLikelihood } from "../engine/history-likelihood.js";
import { historyModelOf } from "../models/history-models.js";
import { covariatesOf, assertModel } from "../engine/model.js";
import { PARAMETER_NAMES } from "../engine/model-kinds.js";
import { log } from "../../numeric/elementary/log.js";

/** A model of one customer's history: of purchases, or of what is spent on them. */
export type LikelihoodModel = PurchaseModel | GammaGammaModel;

/** The histories of which a model has a likelihood, as its fit takes them. */
export type LikelihoodHistory<M extends LikelihoodModel> = M extends BgBbModel
  ? CountedOpportunities
  : M extends GammaGammaModel
    ? SpendHistory
    : M extends ContinuousModel<infer Unit>
      ? CountedHistory<Unit>
      : never;

/**
 * Log likelihood of customers' histories under a model with its given parameters: how well a model that was published,
 * or fitted last year or to other customers, explains these. Of two models, the one with the larger value explains them
 * better. For a model fitted to the same histories it equals the fit's `logLikelihood`.
 *
 * It is a log density, so it may be positive, and its size depends on the unit of time: compare models only in the same
 * unit on the same histories. For a gamma–gamma model it covers the mean spend of those who have one.
 *
 * Source: BG/NBD, Fader, Hardie & Lee (2005), eq. 6; MBG/NBD, Batislam, Denizel & Filiztekin (2007); Pareto/NBD, Fader &
 * Hardie (2005), "A note on deriving the Pareto/NBD model", eq. 15; BG/BB, Fader, Hardie & Shang (2010), eq. 5;
 * gamma–gamma, Fader & Hardie (2013), eq. 1a.
 * Cost: one evaluation of the likelihood, linear in the distinct histories.
 *
 * @param model - A BG/NBD, MBG/NBD, Pareto/NBD, BG/BB or gamma–gamma model.
 * @param histories - Summaries, or histories by hand, in the model's unit; equal ones may come once with their `count`.
 * @returns The sum over all customers of the natural logarithm.
 * @throws RetentionError when there is no history, one is impossible or in another unit, or the histories are so unlikely
 * that the logarithm is not a number.
 *
 * @example
 * import { bgNbdModel, logLikelihood } from "retention-kit";
 *
 * const histories = [
 *   { repeatPurchases: 0, recency: 0, observed: 39, count: 60 },
 *   { repeatPurchases: 2, recency: 30.43, observed: 38.86, count: 40 },
 * ];
 * const published = bgNbdModel({ r: 0.2426, alpha: 4.414, a: 0.7929, b: 2.426 }, { timeUnit: "week" });
 * logLikelihood(published, histories)
 * //=> -411.66
 */
export function logLikelihood<M extends LikelihoodModel>(model: M, histories: readonly LikelihoodHistory<M>[]): number {
  assertModel("logLikelihood", model, LIKELIHOOD_KINDS);
  assertRows("logLikelihood", "histories", histories);
  if (histories.length === 0) throw new RetentionError("logLikelihood", "histories", "must not be empty", histories);
  const value = valueAt(model, histories);
  if (!Number.isFinite(value)) {
    throw new RetentionError("logLikelihood", "histories", "must be possible under the model", value);
  }
  return value;
}

function valueAt(model: LikelihoodModel, histories: readonly object[]): number {
  const parameters = model.parameters as unknown as Record<string, number>;
  const point = PARAMETER_NAMES[model.kind].map((name) => log(parameters[name] ?? NaN));
  const at = (kernel: Parameters<typeof historyLikelihood>[0], rows: Parameters<typeof historyLikelihood>[2]): number =>
    historyLikelihood(kernel, point.length, rows, [])(point).value;
  if (model.kind === "bg-bb") {
    return at(bgBbKernel(), readOpportunities("logLikelihood", histories as CountedOpportunities[]));
  }
  if (model.kind === "gamma-gamma") {
    return at(gammaGammaKernel(), readSpend("logLikelihood", histories as SpendHistory[]));
  }
  const { purchase, dropout } = covariatesOf(model);
  const { kernel, ...effects } = historyModelOf(model.kind);
  const rows = readHistories("logLikelihood", histories as CountedHistory[], model.timeUnit, [...purchase, ...dropout]);
  const scaled: CovariateEffect[] = [
    { ...effects.purchase, columns: purchase.map((_, index) => index) },
    { ...effects.dropout, columns: dropout.map((_, index) => purchase.length + index) },
  ];
  const coefficients = [
    ...purchase.map((name) => parameters[`purchase.${name}`] ?? NaN),
    ...dropout.map((name) => parameters[`dropout.${name}`] ?? NaN),
  ];
  return historyLikelihood(kernel(), point.length, rows, scaled)([...point, ...coefficients]).value;
}
