import type { CatalogueDefinition, Catalogue } from "./catalogue.js";
import { type CatalogueOptions } from "./catalogue.js";
import { assertOptions } from "../../errors.js";
import type { Product } from "../../records/company/product.js";
import { resolveCatalogue } from "./resolve-catalogue.js";

/**
 * Checks a product list once, so that many accounts can be scored against it.
 *
 * Products may require each other, even in a circle: they then sell only together. A product without a margin counts at
 * its full price, and every offer of it says so.
 *
 * @param products - The list, or a stored catalogue. Prices up to 1,000,000,000.
 * @param options - Currency and its decimals.
 * @returns The catalogue, frozen.
 * @throws RetentionError with the path of the field when an id comes twice, a product requires or adds to itself or one
 *   that is not in the list, or a field is out of bounds.
 *
 * @example
 * import { defineCatalogue } from "retention-kit";
 *
 * const catalogue = defineCatalogue(
 *   [{ id: "mill", price: 900 }, { id: "sieve", price: 120, margin: 0.4, requires: ["mill"] }],
 *   { currency: "EUR" },
 * );
 * catalogue.products.length
 * //=> 2
 */
export function defineCatalogue(
  products: readonly Product[] | CatalogueDefinition,
  options?: CatalogueOptions | null,
): Catalogue {
  const known = assertOptions("defineCatalogue", "options", options ?? {}, { currency: true, decimals: true });
  return resolveCatalogue("defineCatalogue", "", products, known).catalogue;
}
