import { assertCount, assertOptions } from "../../errors.js";
import type { HorizonOptions } from "./expected-purchases.js";
import { futureOf, type HistoryOf, type PurchaseModel } from "./posterior.js";
import { horizonIn } from "./horizon.js";

/** Options of `probabilityOfPurchases`. */
export interface CountOptions extends HorizonOptions {
  /** Number of purchases whose probability is given. */
  purchases: number;
}

/**
 * Probability of exactly this many purchases within a horizon; called for 0, 1, 2 and so on it gives the whole
 * distribution. Of a known customer from now on, of a new one after the first purchase.
 *
 * Source: BG/NBD, Fader, Hardie & Lee (2005), eq. 8, and for a known customer the same with the posterior parameters;
 * Pareto/NBD, Fader & Hardie (2006), "Deriving an expression for P(X(t) = x) under the Pareto/NBD model", with its
 * integral summed; BG/BB, Fader, Hardie & Shang (2010), eq. 7 and 12.
 *
 * @param model - A BG/NBD, MBG/NBD, Pareto/NBD or BG/BB model.
 * @param history - The customer's purchases so far, or `"new"`.
 * @param options - The horizon and the number of purchases.
 * @returns A probability from 0 to 1.
 * @throws RetentionError when the history is impossible or in another unit, or the horizon or number is negative.
 *
 * @example
 * import { bgNbdModel, probabilityOfPurchases } from "retention-kit";
 *
 * const model = bgNbdModel({ r: 0.2426, alpha: 4.414, a: 0.7929, b: 2.426 }, { timeUnit: "week" });
 * probabilityOfPurchases(model, "new", { horizon: 39, purchases: 0 })
 * //=> 0.5743
 */
export function probabilityOfPurchases<M extends PurchaseModel>(
  model: M,
  history: HistoryOf<M> | "new",
  options: CountOptions,
): number {
  const chosen = assertOptions("probabilityOfPurchases", "options", options, {
    horizon: true,
    unit: true,
    purchases: true,
  });
  const { purchases } = chosen;
  const future = futureOf("probabilityOfPurchases", model, history);
  const horizon = horizonIn("probabilityOfPurchases", model, chosen.horizon, chosen.unit);
  assertCount("probabilityOfPurchases", "options.purchases", purchases);
  const given = Math.min(1, future.alive * future.count(horizon, purchases));
  return purchases === 0 ? Math.min(1, 1 - future.alive + given) : given;
}
