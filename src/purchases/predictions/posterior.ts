import { RetentionError } from "../../errors.js";
import type { TimeUnit } from "../../records/values/time.js";
import { logBeta } from "../../numeric/functions/gamma.js";
import { paretoIntegral, paretoNodes } from "../models/pareto-nbd/pareto-integral.js";
import { betaGeometricFuture } from "../models/beta-geometric/beta-geometric-future.js";
import { bgBbFuture } from "../models/bg-bb/bg-bb-future.js";
import { bgBbKernel } from "../models/bg-bb/bg-bb-likelihood.js";
import type { BgBbModel, BgBbParameters } from "../models/bg-bb/bg-bb-model.js";
import type { BgNbdModel, BgNbdParameters } from "../models/beta-geometric/bg-nbd-model.js";
import type { Future } from "../engine/future.js";
import {
  assertHistory,
  assertOpportunityHistory,
  type OpportunityHistory,
  type PurchaseHistory,
  type RowPath,
} from "../histories/history.js";
import { historyModelOf } from "../models/history-models.js";
import type { MbgNbdModel } from "../models/beta-geometric/mbg-nbd-model.js";
import { assertModel, covariatesOf } from "../engine/model.js";
import { PURCHASE_KINDS } from "../engine/model-kinds.js";
import { paretoFuture } from "../models/pareto-nbd/pareto-future.js";
import type { ParetoNbdModel, ParetoNbdParameters } from "../models/pareto-nbd/pareto-nbd-model.js";
import { logLikelihoodOf } from "../engine/history-likelihood.js";
import { personalParameters } from "./personal-parameters.js";
import { log } from "../../numeric/elementary/log.js";
import { exp } from "../../numeric/elementary/exp.js";
import { log1p } from "../../numeric/elementary/log1p.js";

/** A model of purchases in continuous time. */
export type ContinuousModel<Unit extends TimeUnit = TimeUnit> =
  BgNbdModel<Unit> | MbgNbdModel<Unit> | ParetoNbdModel<Unit>;

/** A model of purchases by customers who may leave without notice. */
export type PurchaseModel<Unit extends TimeUnit = TimeUnit> = ContinuousModel<Unit> | BgBbModel;

/** The history that a model takes: times in its own unit, or opportunities. */
export type HistoryOf<M extends PurchaseModel> = M extends BgBbModel
  ? OpportunityHistory
  : M extends ContinuousModel<infer Unit>
    ? PurchaseHistory<Unit>
    : never;

/**
 * The future that a model gives a customer with this history.
 * @internal
 */
export function futureOf(
  functionName: string,
  model: PurchaseModel,
  history: PurchaseHistory | OpportunityHistory | "new",
): Future {
  assertModel(functionName, model, PURCHASE_KINDS);
  if (history === "new") refuseCovariates(functionName, model);
  const known = history === "new" ? { repeatPurchases: 0, recency: 0, observed: 0, opportunities: 0 } : history;
  const observed = timeObserved(functionName, "history", model, known);
  const { aliveAfter, future } = posteriorOf(functionName, model, known, observed);
  return future(aliveAfter(known.recency));
}

/** A new customer has no covariates to scale the model by; a history without purchases may have them. */
function refuseCovariates(functionName: string, model: PurchaseModel): void {
  const { purchase, dropout } = covariatesOf(model);
  const names = [...new Set([...purchase, ...dropout])];
  if (names.length === 0) return;
  const rule = `must be a history with covariates, as the model has them (${names.join(", ")})`;
  const hint = "of a new customer: { repeatPurchases: 0, recency: 0, observed: 0, covariates }";
  throw new RetentionError(functionName, "history", rule, "new", hint);
}

/**
 * Refuses a history that cannot be, and tells the time observed or the opportunities of the others.
 * @internal
 */
export function timeObserved(
  functionName: string,
  path: string | RowPath,
  { kind, timeUnit }: PurchaseModel,
  history: PurchaseHistory | OpportunityHistory,
): number {
  if (kind === "bg-bb") {
    const known = history as OpportunityHistory;
    assertOpportunityHistory(functionName, path, known);
    return known.opportunities;
  }
  const known = history as PurchaseHistory;
  assertHistory(functionName, path, known, timeUnit);
  return known.observed;
}

/** The odds of having left: e^(base + shape · log(1 + (observed − recency) / (scale + recency))). */
export interface LeavingOdds {
  base: number;
  shape: number;
  observed: number;
  scale: number;
}

/** What a model knows of customers with the same purchases and time observed, whenever the last purchase was. */
export interface Posterior {
  /** Where these say how likely it is to be alive, so that many customers can be told at once; else `null`. */
  odds: LeavingOdds | null;
  /** Probability of being alive, by the time of the last purchase. */
  aliveAfter: (recency: number) => number;
  /** Predictions for a customer who is alive with this probability. */
  future: (alive: number) => Future;
}

/**
 * The standing of customers with a history like this one, of which the recency does not matter.
 * @internal
 */
export function posteriorOf(
  functionName: string,
  model: PurchaseModel,
  history: PurchaseHistory | OpportunityHistory,
  observed: number,
): Posterior {
  const { repeatPurchases } = history;
  if (model.kind === "bg-bb") return overOpportunities(model.parameters, repeatPurchases, observed);
  const parameters = personalParameters(functionName, model, historyModelOf(model.kind), history as PurchaseHistory);
  switch (model.kind) {
    case "bg-nbd":
      return betaGeometricPosterior(parameters as BgNbdParameters, repeatPurchases, observed, repeatPurchases);
    case "mbg-nbd":
      return betaGeometricPosterior(parameters as BgNbdParameters, repeatPurchases, observed, repeatPurchases + 1);
    case "pareto-nbd":
      return paretoPosterior(parameters as ParetoNbdParameters, repeatPurchases, observed);
  }
}

/** Fader, Hardie & Lee (2005), eq. 7 and 10: the posterior after this many repeat purchases and the inactivity since. */
function betaGeometricPosterior(
  { r, alpha, a, b }: BgNbdParameters,
  repeatPurchases: number,
  observed: number,
  stays: number,
): Posterior {
  const shape = r + repeatPurchases;
  const logOddsOnce = stays === 0 ? -Infinity : log(a / (b + (stays - 1)));
  return {
    odds: { base: logOddsOnce, shape, observed, scale: alpha },
    aliveAfter: (recency) => 1 / (1 + exp(logOddsOnce + shape * log1p((observed - recency) / (alpha + recency)))),
    future: (alive) => betaGeometricFuture(alive, { shape, rate: alpha + observed, a, b: b + stays }),
  };
}

/** Fader & Hardie (2005), "A note on deriving the Pareto/NBD model", eq. 18, with its integral as it stands. */
function paretoPosterior(
  { r, alpha, s, beta }: ParetoNbdParameters,
  repeatPurchases: number,
  observed: number,
): Posterior {
  const shape = r + repeatPurchases;
  const nodes = paretoNodes();
  return {
    odds: null,
    aliveAfter(recency) {
      const silence = observed - recency;
      const alive = exp(-shape * log1p(silence / (alpha + recency)) - s * log1p(silence / (beta + recency)));
      const left = paretoIntegral(shape, alpha, s + 1, beta, recency, observed, nodes);
      return alive / (alive + (s * left) / (beta + recency));
    },
    future: (alive) => paretoFuture(alive, { shape, rate: alpha + observed, s, beta: beta + observed }),
  };
}

/** Fader, Hardie & Shang (2010), eq. 5: the share of the living in the likelihood. */
function overOpportunities(
  { alpha, beta, gamma, delta }: BgBbParameters,
  repeatPurchases: number,
  opportunities: number,
): Posterior {
  const bought = alpha + repeatPurchases;
  const missed = beta + opportunities - repeatPurchases;
  const logLiving =
    logBeta(bought, missed) - logBeta(alpha, beta) + logBeta(gamma, delta + opportunities) - logBeta(gamma, delta);
  return {
    odds: null,
    aliveAfter(recency) {
      const parameters = [alpha, beta, gamma, delta];
      const logAll = logLikelihoodOf(bgBbKernel(), parameters, repeatPurchases, recency, opportunities);
      return Math.min(1, exp(logLiving - logAll));
    },
    future: (alive) => bgBbFuture(alive, { alpha: bought, beta: missed, gamma, delta: delta + opportunities }),
  };
}
