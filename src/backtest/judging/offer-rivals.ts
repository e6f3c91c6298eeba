import { parseDay } from "../../calendar/days/plain-date.js";
import type { Account } from "../../records/account/account.js";
import { keptPurchases } from "../../reading/kept-purchases.js";

/** Simple rules for what an account buys next. */
export interface OfferRivals {
  /** Accounts that bought a product in the year before. */
  popularity: (productId: string) => number;
  /** How much each product goes together with what the account has bought. */
  coPurchase: (account: Account, products: readonly string[]) => number[];
}

/** Products of one account beyond which pairs are no longer counted: their number grows with the square. */
const MOST_PRODUCTS = 300;

/**
 * The rules to beat for offers, from what accounts had bought: the most popular product first; and the one that goes
 * best with what the account has, by the cosine between the sets of their buyers, summed over what it has.
 *
 * Source: Sarwar, Karypis, Konstan & Riedl (2001), "Item-based collaborative filtering recommendation algorithms",
 * WWW 10. Cost: the square of the number of products of each account.
 * @internal
 */
export function offerRivals(accounts: readonly Account[], since: number): OfferRivals {
  const lately = new Map<string, number>();
  const buyers = new Map<string, number>();
  const together = new Map<string, Map<string, number>>();
  for (const account of accounts) {
    for (const id of productsOf(account, since)) count(lately, id);
    const products = [...productsOf(account, -Infinity)];
    for (const id of products) count(buyers, id);
    if (products.length > MOST_PRODUCTS) continue;
    for (const id of products) {
      let others = together.get(id);
      if (others === undefined) together.set(id, (others = new Map<string, number>()));
      for (const other of products) if (other !== id) count(others, other);
    }
  }
  return {
    popularity: (id) => lately.get(id) ?? 0,
    coPurchase(account, offered) {
      const has = [...productsOf(account, -Infinity)];
      return offered.map((id) => {
        const others = together.get(id);
        return has.reduce((sum, each) => {
          const both = others?.get(each) ?? 0;
          return sum + both / Math.sqrt((buyers.get(id) ?? 1) * (buyers.get(each) ?? 1));
        }, 0);
      });
    },
  };
}

function productsOf({ purchases, owned }: Account, since: number): Set<string> {
  const products = new Set<string>();
  for (const { productId, on, quantity } of keptPurchases(purchases ?? [], Infinity)) {
    if (productId != null && (quantity ?? 1) > 0 && parseDay(on) > since) products.add(productId);
  }
  for (const { productId, purchasedOn } of owned ?? []) if (parseDay(purchasedOn) > since) products.add(productId);
  return products;
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
