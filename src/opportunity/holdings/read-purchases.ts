/* eslint-disable @typescript-eslint/no-non-null-assertion -- positions come from the catalogue, indices from the rows. */
import { parseDay } from "../../calendar/days/plain-date.js";
import { assertArray, assertNumber, RetentionError } from "../../errors.js";
import { isReturn } from "../../records/account/kept-pieces.js";
import type { Purchase } from "../../records/account/purchase.js";
import { keptPurchases } from "../../reading/kept-purchases.js";
import type { CompiledCatalogue } from "../catalogue/catalogue.js";
import type { Horizon, Holdings } from "./holdings.js";
import { LARGEST_NUMBER, isNumber, rowAt, positionOf, dayOf } from "./catalogue-rows.js";

/**
 * Reads what an account bought, and what of it was taken back.
 * @internal
 */
export function readPurchases(
  functionName: string,
  accountId: string,
  purchases: readonly Purchase[],
  catalogue: CompiledCatalogue,
  { asOf, yearBefore }: Horizon,
  holdings: Holdings,
  ownership: boolean,
): void {
  assertArray(functionName, "purchases", purchases);
  const { products } = catalogue;
  const { since } = holdings;
  let kept: readonly Purchase[] = purchases;
  // Those are refused by their place before returns are taken off, which gives other rows.
  if ((purchases as readonly (Purchase | null)[]).some(isReturn)) {
    for (let index = 0; index < purchases.length; index++)
      checkRow(functionName, accountId, purchases, index, catalogue);
    kept = keptPurchases(purchases, asOf);
    // One that sent all back has ordered, and is not one of whom nothing is known.
    holdings.everOrdered = purchases.some(
      (row) => !isReturn(row) && (row.quantity ?? 1) > 0 && parseDay(row.on) <= asOf,
    );
  }
  let unlisted: Set<string> | null = null;
  let last = -Infinity;
  for (let index = 0; index < kept.length; index++) {
    const day = checkRow(functionName, accountId, kept, index, catalogue);
    const purchase = kept[index]!;
    const { amount, productId } = purchase;
    const position = productId == null ? -1 : (catalogue.positions.get(productId) ?? -1);
    const quantity = purchase.quantity ?? 1;
    if (day > asOf) {
      holdings.future++;
      continue;
    }

    if (day > yearBefore) {
      holdings.spentLastYear += amount ?? (position < 0 ? 0 : products[position]!.price * quantity);
      if (amount == null && position < 0) holdings.unpricedLastYear++;
      if (quantity > 0) holdings.purchasesLastYear++;
    }
    if (quantity > 0 && day > last) last = day;
    if (!ownership || productId == null || quantity <= 0) continue;
    if (position < 0) {
      unlisted ??= new Set();
      unlisted.add(productId);
    } else if (since[position]! <= day) {
      const others = since[position] === day ? (holdings.pieces?.[position] ?? 1) : 0;
      if (others + quantity > 1) holdings.pieces ??= products.map(() => 1);
      if (holdings.pieces !== null) holdings.pieces[position] = Math.max(1, Math.floor(others + quantity));
      since[position] = day;
    }
  }
  if (unlisted !== null) holdings.unlisted = [...unlisted].sort();
  if (last > -Infinity) {
    holdings.daysSinceLastPurchase = asOf - last;
    holdings.everOrdered = true;
  }
}

/** The day of a row that can be read. */
function checkRow(
  functionName: string,
  accountId: string,
  rows: readonly Purchase[],
  index: number,
  catalogue: CompiledCatalogue,
): number {
  const { on, amount, quantity, productId, accountId: of } = rowAt<Purchase>(functionName, "purchases", rows, index);
  if (of != null && of !== accountId) {
    const rule = `must be that of the account, ${accountId}`;
    throw new RetentionError(functionName, `purchases[${index}].accountId`, rule, of);
  }
  const day = dayOf(functionName, "purchases", index, "on", on);
  if (productId != null) positionOf(functionName, "purchases", index, productId, catalogue);
  const bounds = { min: -LARGEST_NUMBER, max: LARGEST_NUMBER };
  if (amount != null && !(isNumber(amount) && Math.abs(amount) <= LARGEST_NUMBER)) {
    assertNumber(functionName, `purchases[${index}].amount`, amount, bounds);
  }
  if (quantity != null && !(isNumber(quantity) && Math.abs(quantity) <= LARGEST_NUMBER)) {
    assertNumber(functionName, `purchases[${index}].quantity`, quantity, bounds);
  }
  return day;
}
