import { assertOptions } from "../errors.js";
import type { Product } from "../records/product.js";
import { resolveCatalogue } from "./resolve-catalogue.js";

/** What the prices of a catalogue are in. */
export interface CatalogueOptions {
  /** Currency of the prices, as the accounts name it; not stated unless given. */
  currency?: string;
  /** Decimals of the currency's smallest unit, to which prices and budgets are rounded when compared, 0 to 4; 2 unless given. */
  decimals?: number;
}

/** A product list as stored: plain JSON. */
export interface CatalogueDefinition {
  kind?: "catalogue";
  /** Version of this format: 1. */
  version: 1;
  products: readonly Product[];
  currency?: string | null;
  decimals?: number;
}

/** A catalogue that was checked. It is JSON, and may be used wherever a product list may. */
export interface Catalogue extends Readonly<Required<CatalogueDefinition>> {
  readonly kind: "catalogue";
}

/**
 * Checks a product list once, so that many accounts can be scored against it.
 *
 * Products may require each other, in a circle too: then they sell only together. A product without a margin counts
 * with its whole price, and every offer of it says so.
 *
 * @param products - The list, or a stored catalogue. At most 1,000,000,000 a price.
 * @param options - Currency and its decimals.
 * @returns The catalogue, frozen.
 * @throws RetentionError with the path of the field when an id comes twice, a product requires or adds to one that is
 *   not in the list or itself, or a field is out of its bounds.
 *
 * @example
 * const catalogue = defineCatalogue(
 *   [{ id: "mill", price: 900 }, { id: "sieve", price: 120, margin: 0.4, requires: ["mill"] }],
 *   { currency: "EUR" },
 * );
 * catalogue.products.length
 * //=> 2
 */
export function defineCatalogue(
  products: readonly Product[] | CatalogueDefinition,
  options: CatalogueOptions = {},
): Catalogue {
  assertOptions("defineCatalogue", "options", options, { currency: true, decimals: true });
  return resolveCatalogue("defineCatalogue", "", products, options).catalogue;
}
