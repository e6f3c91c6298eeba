import { firstEnough } from "../../numeric/discrete/bisect.js";
import { assertOptions } from "../../errors.js";
import { type IntervalOptions, resolveConfidence } from "../../measures/confidence.js";
import type { TimeUnit } from "../../records/values/time.js";
import type { Future } from "../engine/future.js";
import { futureOf, type HistoryOf, type PurchaseModel } from "./posterior.js";
import { log } from "../../numeric/elementary/log.js";
import { exp } from "../../numeric/elementary/exp.js";

/** Expected time of the next purchase. */
export interface NextPurchase {
  /** Time from now by which half of such customers who will buy again have done so; `null` beyond all counting. */
  median: number | null;
  /** Bounds of the central interval of that time; `null` beyond all counting. */
  lower: number | null;
  upper: number | null;
  confidence: number;
  /** Probability that the next purchase never comes. */
  probabilityNever: number;
  /** Unit of the times; `null` for opportunities whose distance in time was not specified. */
  unit: TimeUnit | null;
}

/** Times beyond this, in the model's unit, are beyond all counting; for opportunities a smaller number is. */
const FARTHEST = 1e12;
const MOST_OPPORTUNITIES = 100_000;

/** Halvings of the bracket of a quantile: enough for the last digit. */
const HALVINGS = 120;

/**
 * When to expect a customer's next purchase: the median and an interval of the time from now, if it comes, and the
 * probability that it never does. It is the median because the mean need not exist.
 *
 * Source: given that the customer is alive, BG/NBD, a Pareto distribution of the second kind with shape r + x and scale
 * α + T; Pareto/NBD, ∫ E[λe^(−λu)]·E[e^(−μu)] du over the posterior; BG/BB, the sum over opportunities.
 *
 * @param model - A BG/NBD, MBG/NBD, Pareto/NBD or BG/BB model.
 * @param history - The customer's purchases so far, or `"new"`.
 * @param options - Confidence of the interval, 0.95 by default.
 * @returns Median, interval and the probability of never.
 * @throws RetentionError when the history is impossible or in another unit.
 *
 * @example
 * import { bgNbdModel, expectedNextPurchase } from "retention-kit";
 *
 * const model = bgNbdModel({ r: 0.2426, alpha: 4.414, a: 0.7929, b: 2.426 }, { timeUnit: "week" });
 * expectedNextPurchase(model, { repeatPurchases: 26, recency: 30.86, observed: 31 }, { confidence: 0.8 })
 * //=> { median: 0.948, lower: 0.142, upper: 3.248, confidence: 0.8, probabilityNever: 0.0311, unit: "week" }
 */
export function expectedNextPurchase<M extends PurchaseModel>(
  model: M,
  history: HistoryOf<M> | "new",
  options?: IntervalOptions | null,
): NextPurchase {
  const known = assertOptions("expectedNextPurchase", "options", options ?? {}, { confidence: true });
  const confidence = resolveConfidence("expectedNextPurchase", known);
  const future = futureOf("expectedNextPurchase", model, history);
  const ever = future.nextWithin(Infinity);
  const quantile = model.kind === "bg-bb" ? opportunityQuantile : timeQuantile;
  const at = (share: number): number | null => quantile(future, share * ever);
  return {
    median: at(0.5),
    lower: at((1 - confidence) / 2),
    upper: at((1 + confidence) / 2),
    confidence,
    probabilityNever: Math.max(0, 1 - future.alive * ever),
    unit: model.timeUnit,
  };
}

/** Where the probability of a purchase reaches a share, by bisection of the time's logarithm. */
function timeQuantile({ nextWithin }: Future, share: number): number | null {
  if (nextWithin(FARTHEST) < share) return null;
  let [low, high] = [-60 * Math.LN10, log(FARTHEST)];
  for (let step = 0; step < HALVINGS && high - low > 1e-14 * Math.max(1, Math.abs(low)); step++) {
    const middle = (low + high) / 2;
    if (nextWithin(exp(middle)) < share) low = middle;
    else high = middle;
  }
  return exp((low + high) / 2);
}

/** The first opportunity by which the probability reaches a share. */
function opportunityQuantile({ nextWithin }: Future, share: number): number | null {
  let [low, high] = [0, 1];
  while (nextWithin(high) < share) {
    if (high >= MOST_OPPORTUNITIES) return null;
    [low, high] = [high, high * 2];
  }
  return low + firstEnough(high - low, (more) => nextWithin(low + more) >= share);
}
