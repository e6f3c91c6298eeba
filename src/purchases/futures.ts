import type { TimeUnit } from "../records/time.js";
import { logBeta } from "../numeric/gamma.js";
import { paretoIntegral, paretoNodes } from "../numeric/pareto-integral.js";
import { betaGeometricFuture } from "./beta-geometric-future.js";
import { bgBbFuture } from "./bg-bb-future.js";
import { bgBbKernel } from "./bg-bb-likelihood.js";
import type { BgBbModel, BgBbParameters } from "./bg-bb-model.js";
import type { BgNbdModel, BgNbdParameters } from "./bg-nbd-model.js";
import type { Future } from "./future.js";
import { assertHistory, assertOpportunityHistory, type OpportunityHistory, type PurchaseHistory } from "./history.js";
import { historyModels } from "./history-models.js";
import type { MbgNbdModel } from "./mbg-nbd-model.js";
import { assertModel } from "./model.js";
import { paretoFuture } from "./pareto-future.js";
import type { ParetoNbdModel, ParetoNbdParameters } from "./pareto-nbd-model.js";
import { logLikelihoodOf } from "./history-likelihood.js";
import { personalParameters } from "./personal-parameters.js";

/** A model of purchases in continuous time. */
export type ContinuousModel<Unit extends TimeUnit = TimeUnit> =
  BgNbdModel<Unit> | MbgNbdModel<Unit> | ParetoNbdModel<Unit>;

/** A model of purchases by customers who may leave without a word. */
export type PurchaseModel<Unit extends TimeUnit = TimeUnit> = ContinuousModel<Unit> | BgBbModel;

/** The history that a model takes: times in its own unit, or opportunities. */
export type HistoryOf<M extends PurchaseModel> = M extends BgBbModel
  ? OpportunityHistory
  : M extends ContinuousModel<infer Unit>
    ? PurchaseHistory<Unit>
    : never;

/** Kinds of model that `futureOf` takes. */
const KINDS = ["bg-nbd", "mbg-nbd", "pareto-nbd", "bg-bb"] as const;

const continuousFutures = {
  "bg-nbd": (parameters: BgNbdParameters, history: PurchaseHistory) =>
    afterPurchases(parameters, history, history.repeatPurchases),
  "mbg-nbd": (parameters: BgNbdParameters, history: PurchaseHistory) =>
    afterPurchases(parameters, history, history.repeatPurchases + 1),
  "pareto-nbd": afterSilence,
};

/**
 * The future that a model gives a customer with this history.
 * @internal
 */
export function futureOf(
  functionName: string,
  model: PurchaseModel,
  history: PurchaseHistory | OpportunityHistory | "new",
): Future {
  assertModel(functionName, model, KINDS);
  if (model.kind === "bg-bb") {
    return afterOpportunities(functionName, model.parameters, history as OpportunityHistory | "new");
  }
  const known: PurchaseHistory =
    history === "new" ? { repeatPurchases: 0, recency: 0, observed: 0 } : (history as PurchaseHistory);
  assertHistory(functionName, "history", known, model.timeUnit);
  const parameters = personalParameters(functionName, model, historyModels[model.kind], known);
  return continuousFutures[model.kind](parameters as BgNbdParameters & ParetoNbdParameters, known);
}

/** Fader, Hardie & Lee (2005), eq. 7 and 10: who has stayed so many times, and was silent since. */
function afterPurchases(
  { r, alpha, a, b }: BgNbdParameters,
  { repeatPurchases, recency, observed }: PurchaseHistory,
  stays: number,
): Future {
  const shape = r + repeatPurchases;
  const silence = Math.log1p((observed - recency) / (alpha + recency));
  const odds = stays === 0 ? 0 : Math.exp(Math.log(a / (b + stays - 1)) + shape * silence);
  return betaGeometricFuture(1 / (1 + odds), { shape, rate: alpha + observed, a, b: b + stays });
}

/** Fader & Hardie (2005), "A note on deriving the Pareto/NBD model", eq. 18, with its integral as it stands. */
function afterSilence(
  { r, alpha, s, beta }: ParetoNbdParameters,
  { repeatPurchases, recency, observed }: PurchaseHistory,
): Future {
  const shape = r + repeatPurchases;
  const silence = observed - recency;
  const alive = Math.exp(-shape * Math.log1p(silence / (alpha + recency)) - s * Math.log1p(silence / (beta + recency)));
  const left = paretoIntegral(shape, alpha, s + 1, beta, recency, observed, paretoNodes());
  return paretoFuture(alive / (alive + (s * left) / (beta + recency)), {
    shape,
    rate: alpha + observed,
    s,
    beta: beta + observed,
  });
}

/** Fader, Hardie & Shang (2010), eq. 5: the share of the living in the likelihood. */
function afterOpportunities(
  functionName: string,
  { alpha, beta, gamma, delta }: BgBbParameters,
  history: OpportunityHistory | "new",
): Future {
  const known = history === "new" ? { repeatPurchases: 0, recency: 0, opportunities: 0 } : history;
  assertOpportunityHistory(functionName, "history", known);
  const { repeatPurchases, recency, opportunities } = known;
  const bought = alpha + repeatPurchases;
  const missed = beta + opportunities - repeatPurchases;
  const logLiving =
    logBeta(bought, missed) - logBeta(alpha, beta) + logBeta(gamma, delta + opportunities) - logBeta(gamma, delta);
  const logAll = logLikelihoodOf(bgBbKernel(), [alpha, beta, gamma, delta], repeatPurchases, recency, opportunities);
  return bgBbFuture(Math.min(1, Math.exp(logLiving - logAll)), {
    alpha: bought,
    beta: missed,
    gamma,
    delta: delta + opportunities,
  });
}
