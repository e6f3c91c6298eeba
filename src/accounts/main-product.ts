import { parseDay } from "../calendar/days/plain-date.js";
import type { Account } from "../records/account/account.js";
import type { Product } from "../records/company/product.js";
import { keptPurchases } from "../reading/kept-purchases.js";
import type { OwnedSince } from "./owned-products.js";

/** What decides how much a product matters. */
export type ListedProduct = Pick<Product, "id" | "price" | "kind">;

/**
 * What an account owns without its contracts: a contract runs, and does not hold up or wear out.
 * @internal
 */
export function withoutContracts(
  owned: readonly OwnedSince[],
  { contracts }: Account,
  products: readonly ListedProduct[],
): OwnedSince[] {
  if (owned.length === 0) return [];
  // Few are owned, and a price list may be long: it is gone through once for all, without a set of its own.
  const ids = new Set(owned.map(({ productId }) => productId));
  for (const { productId } of contracts ?? []) if (productId != null) ids.delete(productId);
  for (const { id, kind } of products) if (kind === "service-contract") ids.delete(id);
  return owned.filter(({ productId }) => ids.has(productId));
}

/**
 * The product that matters most to an account: on which it spent most by a day, a missing amount being the price; of
 * equal ones the latest. `undefined` if it owns none.
 * @internal
 */
export function mainProduct(
  owned: readonly OwnedSince[],
  { purchases }: Account,
  products: readonly ListedProduct[],
  asOf: number,
): OwnedSince | undefined {
  // Made where it is asked for: what was bought with its amount needs no price list, which may be long.
  let prices: Map<string, number> | null = null;
  const priceOf = (productId: string): number => {
    prices ??= new Map(products.map((product) => [product.id, product.price]));
    return prices.get(productId) ?? 0;
  };
  const spent = new Map<string, number>();
  for (const { on, productId, amount, quantity } of keptPurchases(purchases ?? [], asOf)) {
    if (productId == null || typeof on !== "string" || !(parseDay(on) <= asOf)) continue;
    const money = amount ?? priceOf(productId) * (quantity ?? 1);
    spent.set(productId, (spent.get(productId) ?? 0) + money);
  }
  const worth = ({ productId }: OwnedSince): number => spent.get(productId) ?? priceOf(productId);
  return owned.reduce<OwnedSince | undefined>(
    (most, each) => (most === undefined || worth(each) >= worth(most) ? each : most),
    undefined,
  );
}
