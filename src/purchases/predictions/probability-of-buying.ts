import { assertOptions } from "../../errors.js";
import type { HorizonOptions } from "./expected-purchases.js";
import { futureOf, type HistoryOf, type PurchaseModel } from "./posterior.js";
import { horizonIn } from "./horizon.js";

/**
 * Probability of at least one purchase within a horizon: will this customer buy again by then? Of a known customer from
 * now on, of a new one after the first purchase. `predictPurchases` gives it for a whole base at once, as `buying`.
 *
 * It is the probability of being alive times that of a first purchase in time: BG/NBD and MBG/NBD,
 * 1 − ((α + T)/(α + T + horizon))^(r + x), from Fader, Hardie & Lee (2005), section 4; Pareto/NBD,
 * ∫ E[λe^(−λu)]·E[e^(−μu)] du over the posterior of Fader & Hardie (2005), "A note on deriving the Pareto/NBD model",
 * summed; BG/BB, Σ over opportunities of being there, buying then and not before. All are sums of positive terms, so that
 * a tiny chance keeps its digits, which `1 − probabilityOfPurchases(…, { purchases: 0 })` does not.
 * Cost: about a microsecond; for a BG/BB model linear in the horizon.
 *
 * @param model - A BG/NBD, MBG/NBD, Pareto/NBD or BG/BB model; for contracts ask `survival`.
 * @param history - The customer's purchases so far, or `"new"`.
 * @param options - The horizon, in the model's unit of time or in one of yours.
 * @returns A probability from 0 to 1.
 * @throws RetentionError when the history is impossible or in another unit, or the horizon is negative.
 *
 * @example
 * import { bgNbdModel, probabilityOfBuying } from "retention-kit";
 *
 * const model = bgNbdModel({ r: 0.2426, alpha: 4.414, a: 0.7929, b: 2.426 }, { timeUnit: "week" });
 * probabilityOfBuying(model, { repeatPurchases: 2, recency: 30.43, observed: 38.86 }, { horizon: 13 })
 * //=> 0.3235
 * probabilityOfBuying(model, "new", { horizon: 39 })
 * //=> 0.4257
 */
export function probabilityOfBuying<M extends PurchaseModel>(
  model: M,
  history: HistoryOf<M> | "new",
  options: HorizonOptions,
): number {
  const { horizon, unit } = assertOptions("probabilityOfBuying", "options", options, { horizon: true, unit: true });
  const future = futureOf("probabilityOfBuying", model, history);
  return future.alive * future.nextWithin(horizonIn("probabilityOfBuying", model, horizon, unit));
}
