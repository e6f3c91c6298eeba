import type { OwnedProduct } from "../../records/account/account.js";
import type { Batch } from "../../records/rows/rejection.js";
import { ownedProductSchema } from "../shapes/owned-product-schema.js";
import { parseRows } from "./parse-rows.js";

/**
 * Reads rows of unknown shape as products that accounts own.
 *
 * @param rows - Objects, as from JSON or a database.
 * @returns The rows that follow `ownedProductSchema`, in order; for each of the others, where it fails and why.
 * @throws RetentionError when `rows` is not a list.
 *
 * @example
 * import { parseOwnedProducts } from "retention-kit/schemas";
 *
 * const { accepted, rejected } = parseOwnedProducts([
 *   { productId: "mill", purchasedOn: "2024-05-02" }, { productId: "mill", purchasedOn: "2024-05-02", quantity: "2" },
 * ]);
 * accepted
 * //=> [{ productId: "mill", purchasedOn: "2024-05-02" }]
 * rejected
 * //=> [{
 * //   index: 1, path: "quantity",
 * //   message: 'parseOwnedProducts: quantity must be a finite number (Number(value) makes one), got "2"'
 * // }]
 */
export function parseOwnedProducts(rows: readonly unknown[]): Batch<OwnedProduct> {
  return parseRows("parseOwnedProducts", ownedProductSchema, rows);
}
