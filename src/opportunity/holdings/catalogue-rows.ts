import { assertText, RetentionError } from "../../errors.js";
import type { CompiledCatalogue } from "../catalogue/catalogue.js";

/**
 * Largest amount, quantity and hours: sums of them over any account stay finite.
 * @internal
 */
export const LARGEST_NUMBER = 1e12;

/**
 * What a row holds is only said to be a number.
 * @internal
 */
export function isNumber(value: unknown): boolean {
  return typeof value === "number";
}

/**
 * A row of a list, which has to be an object.
 * @internal
 */
export function rowAt<Row extends object>(
  functionName: string,
  list: string,
  rows: readonly Row[],
  index: number,
): Row {
  const row: unknown = rows[index];
  if (typeof row !== "object" || row === null) {
    throw new RetentionError(functionName, `${list}[${index}]`, "must be an object", row);
  }
  return row as Row;
}

/**
 * Position in the catalogue; -1 for a product that it does not have.
 * @internal
 */
export function positionOf(
  functionName: string,
  list: string,
  index: number,
  productId: string,
  { positions }: CompiledCatalogue,
): number {
  const position = positions.get(productId);
  if (position === undefined) assertText(functionName, `${list}[${index}].productId`, productId);
  return position ?? -1;
}
