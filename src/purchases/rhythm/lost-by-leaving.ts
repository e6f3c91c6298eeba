import { expm1 } from "../../numeric/elementary/expm1.js";
import { log1p } from "../../numeric/elementary/log1p.js";
import { upperIncompleteGamma } from "../../numeric/functions/incomplete-gamma.js";
import { daysInUnit } from "../../calendar/days/days-in-unit.js";
import type { PurchaseHistory } from "../histories/history.js";
import { type ContinuousModel, posteriorOf } from "../predictions/posterior.js";
import { type GapRhythm, regularGapDays } from "./gap-rhythm.js";
import { leavesNext } from "./leaving.js";

/** Above this shape gaps are as good as even. */
const EVEN = 100;

/**
 * Of the purchases that a customer would make within a horizon if it stayed, the share that it is expected not to make because
 * it leaves within the horizon, given that it buys at least once. Who makes none is lost whole, and is counted elsewhere.
 *
 * With N the purchases of one who may leave, n those of one who stays and B the chance of one at least, it is
 * (1 − E[N]/E[n]) / B, both of a customer who is still one. Of a Pareto/NBD customer, who may leave before it buys, what is
 * lost with no purchase at all is taken off first.
 *
 * Where gaps are regular, k above 1, E[N]/E[n] is that of the model times its ratio at the mean chance q of staying after a
 * purchase: (1 − e^(−n·k·(1 − q^(1/k)))) / (1 − e^(−n·(1 − q))). It is 1 at k = 1, and tends to (1 − qⁿ) above as k grows.
 *
 * @param rhythm - How evenly the book's customers buy; `null` at random.
 * @param horizon - In the model's unit of time.
 * @internal
 */
export function lostByLeaving(
  model: ContinuousModel,
  rhythm: GapRhythm | null,
  history: PurchaseHistory,
  horizon: number,
): number {
  const { repeatPurchases, observed, recency } = history;
  const { r, alpha } = model.parameters;
  const shape = r + repeatPurchases;
  const future = posteriorOf("reviewPortfolio", model, history, observed).future(1);
  const staying = (shape / (alpha + observed)) * horizon;
  const once = -expm1(-shape * log1p(horizon / (alpha + observed)));
  if (!(staying > 0) || !(once > 0)) return 0;
  const kept = Math.min(1, future.purchases(horizon) / staying);
  if (model.kind === "pareto-nbd") {
    const buys = future.nextWithin(horizon);
    return buys > 0 ? inShare((1 - kept - (once - buys)) / buys) : 0;
  }
  if (rhythm === null || rhythm.regularity <= 1) return inShare((1 - kept) / once);
  const days = daysInUnit[model.timeUnit];
  const gapDays = regularGapDays(rhythm, { repeatPurchases, recencyDays: recency * days });
  const even = (horizon * days) / gapDays;
  const leaves = leavesNext(model, repeatPurchases);
  const { regularity } = rhythm;
  const atRandom = -expm1(-even * leaves);
  const regular = -expm1(even * regularity * expm1(log1p(-leaves) / regularity));
  const evenlyKept = atRandom > 0 ? Math.min(1, (kept * regular) / atRandom) : kept;
  return inShare((1 - evenlyKept) / buysWithin(Math.min(regularity, EVEN), even));
}

/**
 * Chance of a purchase within n mean gaps of any moment, where gaps are gamma(k): 1 − Q(k + 1, k·n) + n·Q(k, k·n), the
 * equilibrium distribution of a renewal process. 1 − e^(−n) at k = 1, min(1, n) where gaps are even.
 */
function buysWithin(k: number, gaps: number): number {
  return 1 - upperIncompleteGamma(k + 1, k * gaps) + gaps * upperIncompleteGamma(k, k * gaps);
}

function inShare(share: number): number {
  return Math.max(0, Math.min(1, share));
}
