import type { Product } from "../../records/company/product.js";
import type { Batch } from "../../records/rows/rejection.js";
import { productSchema } from "../shapes/product-schema.js";
import { parseRows } from "./parse-rows.js";

/**
 * Reads rows of unknown shape as products.
 *
 * @param rows - Objects, as from JSON or a database.
 * @returns The rows that follow `productSchema`, in order; for each of the others, where it fails and why.
 * @throws RetentionError when `rows` is not a list.
 *
 * @example
 * import { parseProducts } from "retention-kit/schemas";
 *
 * const { accepted, rejected } = parseProducts([
 *   { id: "machine", price: 1200 }, { id: "filter", price: 15, margin: 40 },
 * ]);
 * accepted.length
 * //=> 1
 * rejected
 * //=> [{
 * //   index: 1, id: "filter", path: "margin",
 * //   message: "parseProducts: margin must be at most 1, got 40"
 * // }]
 */
export function parseProducts(rows: readonly unknown[]): Batch<Product> {
  return parseRows("parseProducts", productSchema, rows);
}
