import type { Deal } from "../records/account/deal.js";

/**
 * Money of a deal, else of its lines as far as they have any; `null` if neither says it.
 * @internal
 */
export function dealAmount({ amount, products }: Pick<Deal, "amount" | "products">): number | null {
  if (amount != null) return amount;
  const priced = (products ?? []).flatMap((line) => line.amount ?? []);
  return priced.length === 0 ? null : priced.reduce((sum, each) => sum + each, 0);
}
