import type { Deal } from "../records/account/deal.js";
import type { Purchase } from "../records/account/purchase.js";

/**
 * What an account bought by its deals that were won, on the day they were: a purchase for each line, or one without a
 * product where a deal has no lines. Where lines have no amounts, the first carries that of the deal.
 * @internal
 */
export function purchasesOfDeals(deals: readonly Deal[]): Purchase[] {
  return deals.flatMap(({ status, closedOn, amount, products }): Purchase[] => {
    if (status !== "won" || closedOn == null) return [];
    const on = closedOn;
    if (products == null || products.length === 0) return [amount == null ? { on } : { on, amount }];
    const isPriced = amount == null || products.some((line) => line.amount != null);
    return products.map(({ productId, quantity, amount: lineAmount }, index) => ({
      on,
      productId,
      ...(quantity != null && { quantity }),
      ...(isPriced ? lineAmount != null && { amount: lineAmount } : { amount: index === 0 ? amount : 0 }),
    }));
  });
}
