import { plainDate } from "../../calendar/days/plain-date.js";
import type { Product } from "../../records/company/product.js";
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
 * The products that were known by the end of a day, with their places in the list: those sold by then to anyone, those
 * that say they were, and what one of them adds to where none of that was. What a product requires or replaces is kept as
 * far as it was known; that it is discontinued has no date, and is left out. A row that is not a product is passed on, for
 * the main job to refuse.
 * @internal
 */
export function productsAsOf(
  products: readonly Product[],
  sales: FirstSales,
  asOf: number,
): { product: Product; index: number }[] {
  const known = new Set(products.flatMap((product) => (isObject(product) && isSold(product) ? product.id : [])));
  for (let before = -1; before < known.size;) {
    before = known.size;
    for (const product of products) {
      if (!isObject(product) || !known.has(product.id)) continue;
      const bases = idsOf(product.addOnTo);
      if (!bases.some((id) => known.has(id))) for (const id of bases) known.add(id);
    }
  }
  const isKnown = (id: string): boolean => known.has(id);
  return products.flatMap((product, index) => {
    if (!isObject(product)) return { product, index };
    if (!isKnown(product.id)) return [];
    const cut: Product = { ...product };
    for (const list of ["requires", "addOnTo", "replaces"] as const) {
      if (Array.isArray(product[list])) cut[list] = idsOf(product[list]).filter(isKnown);
    }
    delete cut.discontinued;
    return { product: cut, index };
  });

  function isSold({ id, soldFrom }: Product): boolean {
    return (sales.get(id) ?? Infinity) <= asOf || (soldFrom != null && soldFrom <= plainDate(asOf));
  }
}

/** What is not a list is passed on, for the main job to refuse. */
function idsOf(list: Product["requires"]): readonly string[] {
  return Array.isArray(list) ? (list as readonly string[]) : [];
}

function isObject(row: unknown): boolean {
  return typeof row === "object" && row !== null;
}
