/* eslint-disable @typescript-eslint/no-non-null-assertion -- positions come from the catalogue, indices from the rows. */
import { addMonths, dayInRow, parseDay } from "../../calendar/days/plain-date.js";
import { assertArray, assertNumber } from "../../errors.js";
import type { OwnedProduct } from "../../records/account/account.js";
import { isInUse } from "../../records/account/kept-pieces.js";
import { BLANK, type CompiledCatalogue } from "../catalogue/catalogue.js";
import { type Horizon, NOT_OWNED, type Holdings } from "./holdings.js";
import { LARGEST_NUMBER, isNumber, rowAt, positionOf } from "./catalogue-rows.js";

/**
 * Reads what an account is said to own.
 * @internal
 */
export function readOwned(
  functionName: string,
  owned: readonly OwnedProduct[],
  catalogue: CompiledCatalogue,
  { asOf, until }: Horizon,
  holdings: Holdings,
): void {
  assertArray(functionName, "owned", owned);
  const { since } = holdings;
  let several: Set<number> | null = null;
  let unlisted: Set<string> | null = null;
  for (let index = 0; index < owned.length; index++) {
    const row = rowAt<OwnedProduct>(functionName, "owned", owned, index);
    const { productId, purchasedOn } = row;
    const quantity = row.quantity ?? 1;
    const hours = row.maintenanceHoursPerYear;
    const position = positionOf(functionName, "owned", index, productId, catalogue);
    const day = dayInRow(functionName, "owned", index, "purchasedOn", purchasedOn);
    if (!(isNumber(quantity) && quantity >= 0 && quantity <= LARGEST_NUMBER)) {
      assertNumber(functionName, `owned[${index}].quantity`, quantity, { min: 0, max: LARGEST_NUMBER });
    }
    if (hours != null && !(isNumber(hours) && hours >= 0 && hours <= LARGEST_NUMBER)) {
      assertNumber(functionName, `owned[${index}].maintenanceHoursPerYear`, hours, { min: 0, max: LARGEST_NUMBER });
    }
    if (day > asOf) {
      holdings.future++;
    } else if (quantity > 0 && position < 0) {
      unlisted ??= new Set();
      unlisted.add(productId);
    } else if (quantity > 0) {
      // Rows of one product: more pieces than one, in this row or in several.
      if (quantity > 1 || since[position] !== NOT_OWNED) {
        several ??= new Set();
        several.add(position);
      }
      if (since[position] === NOT_OWNED || since[position]! > day) since[position] = day;
      if (hours != null) {
        holdings.hours ??= catalogue.blanks.slice();
        const before = holdings.hours[position]!;
        holdings.hours[position] = before === BLANK ? hours : before + hours;
      }
    }
  }
  if (unlisted !== null) holdings.unlisted = [...unlisted].sort();
  if (several !== null) holdings.pieces = duePieces(several, owned, catalogue, { asOf, until });
}

/** Whole pieces in use whose life ends by a day, of each product of which there are several; at least one. */
function duePieces(
  several: ReadonlySet<number>,
  owned: readonly OwnedProduct[],
  { positions, products, blanks }: CompiledCatalogue,
  { asOf, until }: Pick<Horizon, "asOf" | "until">,
): number[] {
  const pieces = blanks.map(() => 1);
  for (const position of several) pieces[position] = 0;
  for (const row of owned) {
    const position = positions.get(row.productId);
    if (position === undefined || !several.has(position) || !isInUse(row)) continue;
    const day = parseDay(row.purchasedOn);
    const due = addMonths(day, products[position]!.lifespanMonths);
    if (day <= asOf && due <= until) pieces[position]! += row.quantity ?? 1;
  }
  return pieces.map((count) => Math.max(1, Math.floor(count)));
}
