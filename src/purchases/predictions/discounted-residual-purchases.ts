import { assertOptions } from "../../errors.js";
import { type Discount, forceOfDiscount } from "./discount.js";
import { futureOf, type HistoryOf, type PurchaseModel } from "./posterior.js";

/** Options of the discounted residuals. */
export interface DiscountOptions {
  discount: Discount;
}

/**
 * Purchases that a customer is still expected to make, without a horizon, each discounted to now (DERT, discounted
 * expected residual transactions). Multiplied by the margin of a purchase, it is the customer's residual value.
 *
 * Source: Fader, Hardie & Lee (2005), "RFM and CLV: using iso-value curves for customer base analysis", Journal of
 * Marketing Research 42(4), eq. 2 and 3; BG/BB, Fader, Hardie & Shang (2010), eq. 14, the next opportunity discounted
 * once; BG/NBD, E[λ/(δ + λp)] over the posterior.
 * Cost: an integral; for the BG/NBD and MBG/NBD models an integral of integrals, about a millisecond.
 *
 * @param model - A BG/NBD, MBG/NBD, Pareto/NBD or BG/BB model.
 * @param history - The customer's purchases so far, or `"new"`.
 * @param options - Rate of discount with its unit of time.
 * @returns The discounted number of purchases.
 * @throws RetentionError when the history is impossible or the rate lies below 1e-6.
 *
 * @example
 * import { discountedResidualPurchases, paretoNbdModel } from "retention-kit";
 *
 * const model = paretoNbdModel({ r: 0.5533, alpha: 10.58, s: 0.6062, beta: 11.67 }, { timeUnit: "week" });
 * const history = { repeatPurchases: 7, recency: 35, observed: 40 };
 * discountedResidualPurchases(model, history, { discount: { rate: 0.15, per: "year" } })
 * //=> 19.93
 */
export function discountedResidualPurchases<M extends PurchaseModel>(
  model: M,
  history: HistoryOf<M> | "new",
  options: DiscountOptions,
): number {
  const { discount } = assertOptions("discountedResidualPurchases", "options", options, { discount: true });
  const future = futureOf("discountedResidualPurchases", model, history);
  const force = forceOfDiscount("discountedResidualPurchases", discount, model.timeUnit);
  return future.alive * future.discountedPurchases(force);
}
