import { assertOptions } from "../../errors.js";
import type { TimeUnit } from "../../records/values/time.js";
import { horizonIn } from "./horizon.js";
import { futureOf, type HistoryOf, type PurchaseModel } from "./posterior.js";

/** How far ahead a prediction looks. */
export interface HorizonOptions {
  /** Length of time ahead, in `unit`; for a BG/BB model without it, a number of opportunities. */
  horizon: number;
  /**
   * Unit of time of the horizon, so that 12 months are not taken for 12 weeks.
   * @defaultValue the model's own
   */
  unit?: TimeUnit | null | undefined;
}

/**
 * Purchases that a customer is expected to make within a horizon: from now on for a known customer, after the first
 * purchase for a new one.
 *
 * Source: BG/NBD, Fader, Hardie & Lee (2005), eq. 9 and 10; Pareto/NBD, Fader & Hardie (2005), "A note on deriving the
 * Pareto/NBD model", eq. 27 and 41; BG/BB, Fader, Hardie & Shang (2010), eq. 13. All are computed without the division
 * by a − 1, s − 1 or γ − 1 in the papers, so that nothing happens at 1.
 * Cost: about a microsecond; for a BG/BB model linear in the horizon.
 *
 * @param model - A BG/NBD, MBG/NBD, Pareto/NBD or BG/BB model.
 * @param history - The customer's purchases so far, or `"new"`.
 * @param options - The horizon, in the model's unit of time or in one of yours.
 * @returns The expected number of purchases.
 * @throws RetentionError when the history is impossible or in another unit, or the horizon is negative.
 *
 * @example
 * import { bgNbdModel, expectedPurchases } from "retention-kit";
 *
 * const model = bgNbdModel({ r: 0.2426, alpha: 4.414, a: 0.7929, b: 2.426 }, { timeUnit: "week" });
 * expectedPurchases(model, { repeatPurchases: 2, recency: 30.43, observed: 38.86 }, { horizon: 39 })
 * //=> 1.226
 * expectedPurchases(model, "new", { horizon: 52 })
 * //=> 1.44
 * expectedPurchases(model, "new", { horizon: 12, unit: "month" })
 * //=> 1.447
 */
export function expectedPurchases<M extends PurchaseModel>(
  model: M,
  history: HistoryOf<M> | "new",
  options: HorizonOptions,
): number {
  const { horizon, unit } = assertOptions("expectedPurchases", "options", options, { horizon: true, unit: true });
  const future = futureOf("expectedPurchases", model, history);
  return future.alive * future.purchases(horizonIn("expectedPurchases", model, horizon, unit));
}
