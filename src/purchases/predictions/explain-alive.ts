import { assertOptions } from "../../errors.js";
import { type Reason, reason } from "../../reasons/reason.js";
import { sharedReason } from "../../reasons/shared-reason.js";
import type { OpportunityHistory, PurchaseHistory } from "../histories/history.js";
import type { HistoryOf, PurchaseModel } from "./posterior.js";
import { type AliveOptions, probabilityAlive } from "./probability-alive.js";

/** A probability of being alive, with what it rests on. */
export interface ExplainedAlive {
  readonly probability: number;
  readonly reasons: readonly Reason[];
}

/**
 * The probability that a customer is still one ("alive"), with the reasons: how often they bought, how long they have
 * been silent, and a warning if the number is 1 by construction or the model's fit did not converge.
 *
 * @param model - A BG/NBD, MBG/NBD, Pareto/NBD or BG/BB model.
 * @param history - The customer's purchases so far, in the model's unit of time.
 * @param options - A later time, as for `probabilityAlive`.
 * @returns The probability and its reasons.
 * @throws RetentionError as `probabilityAlive` does.
 *
 * @example
 * import { bgNbdModel, explainAlive } from "retention-kit";
 * import { describe } from "retention-kit/locales";
 * import { en } from "retention-kit/locales/en";
 *
 * const model = bgNbdModel({ r: 0.2426, alpha: 4.414, a: 0.7929, b: 2.426 }, { timeUnit: "week" });
 * explainAlive(model, { repeatPurchases: 0, recency: 0, observed: 39 })
 * //=> { probability: 1, reasons: [{ code: "purchases.alive.by-construction", params: { observed: 39, unit: "week" } }] }
 * const { reasons } = explainAlive(model, { repeatPurchases: 2, recency: 30, observed: 39 });
 * reasons.slice(1, 2).map((reason) => describe(reason, en))
 * //=> ["last purchase 9 weeks ago"]
 */
export function explainAlive<M extends PurchaseModel>(
  model: M,
  history: HistoryOf<M>,
  options?: AliveOptions | null,
): ExplainedAlive {
  const known = assertOptions("explainAlive", "options", options ?? {}, { at: true });
  return { probability: probabilityAlive(model, history, known), reasons: aliveReasons(model, history) };
}

/**
 * The reasons alone, of a model and a history that were looked at before.
 * @internal
 */
export function aliveReasons<M extends PurchaseModel>(model: M, history: HistoryOf<M>): Reason[] {
  const { repeatPurchases, recency }: PurchaseHistory | OpportunityHistory = history;
  const now = "opportunities" in history ? history.opportunities : history.observed;
  const unit = model.timeUnit ?? "period";
  const reasons: Reason[] = [];
  if (model.kind === "bg-nbd" && repeatPurchases === 0) {
    reasons.push(reason("purchases.alive.by-construction", { observed: now, unit }));
  } else {
    reasons.push(sharedReason("purchases.repeat", { purchases: repeatPurchases, time: now, unit }));
    reasons.push(sharedReason("purchases.silent", { time: now - recency, unit }));
  }
  if (model.converged === false) {
    const { kind, observations } = model;
    reasons.push(reason("purchases.model.not-converged", { kind, observations }));
  }
  return reasons;
}
