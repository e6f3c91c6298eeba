import type { Product } from "../records/product.js";
import type { DatedAccount } from "./dated-account.js";

/** The day on which each product was first sold to anyone, by product id. */
export type FirstSales = ReadonlyMap<string, number>;

/**
 * The first sale of each product.
 * @internal
 */
export function firstSales(accounts: readonly DatedAccount[]): FirstSales {
  const first = new Map<string, number>();
  const see = (productId: string | null | undefined, day: number): void => {
    if (productId != null && day < (first.get(productId) ?? Infinity)) first.set(productId, day);
  };
  for (const { purchases, owned } of accounts) {
    for (const { row, day } of purchases ?? []) see(row.productId, day);
    for (const { row, day } of owned ?? []) see(row.productId, day);
  }
  return first;
}

/**
 * The products that had been sold by the end of a day, with their places in the list; what they require is kept as far as
 * it had been sold too. A row that is no product is passed on, for the main job to refuse.
 * @internal
 */
export function productsAsOf(
  products: readonly Product[],
  sales: FirstSales,
  asOf: number,
): { product: Product; index: number }[] {
  const isSold = (id: string): boolean => (sales.get(id) ?? Infinity) <= asOf;
  return products.flatMap((product, index) => {
    if (!isObject(product)) return { product, index };
    const { requires, addOnTo, ...rest } = product;
    const bases = addOnTo?.filter(isSold);
    if (!isSold(product.id) || bases?.length === 0) return [];
    const cut = { ...rest, ...(requires && { requires: requires.filter(isSold) }), ...(bases && { addOnTo: bases }) };
    return { product: cut, index };
  });
}

function isObject(row: unknown): boolean {
  return typeof row === "object" && row !== null;
}
