/* eslint-disable @typescript-eslint/no-non-null-assertion -- positions come from the catalogue, indices from the rows. */
import { parseDay } from "../../calendar/days/plain-date.js";
import { assertArray, assertNumber, RetentionError } from "../../errors.js";
import { isReturn, latestKept, moneyOf, piecesOf } from "../../records/account/kept-pieces.js";
import type { Purchase } from "../../records/account/purchase.js";
import { accountDays, type DaySpend } from "../../reading/account-days.js";
import { addPurchase } from "../../reading/collect-days.js";
import type { CompiledCatalogue } from "../catalogue/catalogue.js";
import { type Horizon, NOT_OWNED, type Holdings } from "./holdings.js";
import { LARGEST_NUMBER, isNumber, rowAt, positionOf, dayOf } from "./catalogue-rows.js";

/** Minor units in one of the currency. */
const MINOR_UNITS = 100;

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
  let returned: Set<number> | null = null;
  let unlisted: Map<string, number> | null = null;
  let last = -Infinity;
  let lastReturn = -Infinity;
  let lastKept = -Infinity;
  for (let index = 0; index < purchases.length; index++) {
    const purchase = rowAt<Purchase>(functionName, "purchases", purchases, index);
    const { on, amount, productId } = purchase;
    if (purchase.accountId != null && purchase.accountId !== accountId) {
      throw new RetentionError(
        functionName,
        `purchases[${index}].accountId`,
        `must be that of the account, ${accountId}`,
        purchase.accountId,
      );
    }
    const day = dayOf(functionName, "purchases", index, "on", on);
    const position = productId == null ? -1 : positionOf(functionName, "purchases", index, productId, catalogue);
    if (amount != null && !(isNumber(amount) && Math.abs(amount) <= LARGEST_NUMBER)) {
      assertNumber(functionName, `purchases[${index}].amount`, amount, { min: -LARGEST_NUMBER, max: LARGEST_NUMBER });
    }
    const quantity = piecesOf(purchase);
    if (!(isNumber(quantity) && Math.abs(quantity) <= LARGEST_NUMBER)) {
      assertNumber(functionName, `purchases[${index}].quantity`, quantity, {
        min: -LARGEST_NUMBER,
        max: LARGEST_NUMBER,
      });
    }
    if (day > asOf) {
      holdings.future++;
      continue;
    }

    if (day > yearBefore) {
      holdings.spentLastYear += moneyOf(purchase) ?? (position < 0 ? 0 : products[position]!.price * quantity);
      if (amount == null && position < 0) holdings.unpricedLastYear++;
      if (quantity > 0) holdings.purchasesLastYear++;
    }
    if (quantity > 0 && day > last) last = day;
    if (isReturn(purchase)) lastReturn = Math.max(lastReturn, day);
    else if (day > lastKept) lastKept = day;
    if (!ownership || productId == null) continue;
    if (position < 0) {
      unlisted ??= new Map<string, number>();
      unlisted.set(productId, (unlisted.get(productId) ?? 0) + quantity);
      continue;
    }
    if (quantity < 0) {
      returned ??= new Set();
      returned.add(position);
    } else if (quantity > 0 && since[position]! <= day) {
      const others = since[position] === day ? (holdings.pieces?.[position] ?? 1) : 0;
      if (others + quantity > 1) holdings.pieces ??= products.map(() => 1);
      if (holdings.pieces !== null) holdings.pieces[position] = Math.max(1, Math.floor(others + quantity));
      since[position] = day;
    }
  }
  if (unlisted !== null) {
    holdings.unlisted = [...unlisted].flatMap(([productId, pieces]) => (pieces > 0 ? [productId] : [])).sort();
  }
  if (last > -Infinity) {
    holdings.daysSinceLastPurchase = asOf - last;
    holdings.everOrdered = true;
  }
  if (lastReturn > -Infinity) {
    // What was bought after all returns is not touched by them.
    if (lastReturn <= yearBefore && lastKept > lastReturn) holdings.daysSinceLastPurchase = asOf - lastKept;
    else leaveOutTakenBack(purchases, { asOf, yearBefore }, holdings);
  }
  if (returned !== null) {
    for (const [position, rows] of rowsOf(returned, purchases, catalogue, asOf)) {
      const kept = latestKept(rows);
      // How many of them are left is not worth another pass over the rows.
      if (holdings.pieces !== null) holdings.pieces[position] = 1;
      since[position] = kept === null ? NOT_OWNED : parseDay(kept);
    }
  }
}

/** A purchase that was wholly taken back is none: counts again without the days of which nothing is left. */
function leaveOutTakenBack(
  purchases: readonly Purchase[],
  { asOf, yearBefore }: Pick<Horizon, "asOf" | "yearBefore">,
  holdings: Holdings,
): void {
  const kept = accountDays();
  // Days of the year before on which something was bought, one a row.
  const bought: number[] = [];
  for (const purchase of purchases) {
    const day = parseDay(purchase.on);
    if (day > asOf) continue;
    addPurchase(kept, purchase, day, MINOR_UNITS);
    if (day > yearBefore && piecesOf(purchase) > 0) bought.push(day);
  }
  const left = kept.purchaseDays();
  const last = left.at(-1);
  holdings.daysSinceLastPurchase = last === undefined ? null : asOf - last.day;
  holdings.purchasesLastYear = bought.filter((day) => isAmong(left, day)).length;
}

/** Rows up to a day of each product of which something was returned, by position. */
function rowsOf(
  returned: ReadonlySet<number>,
  purchases: readonly Purchase[],
  { positions }: CompiledCatalogue,
  asOf: number,
): Map<number, Purchase[]> {
  const rows = new Map<number, Purchase[]>([...returned].map((position) => [position, []]));
  for (const purchase of purchases) {
    const position = positions.get(purchase.productId ?? "");
    if (position !== undefined && parseDay(purchase.on) <= asOf) rows.get(position)?.push(purchase);
  }
  return rows;
}

/**
 * Whether a day is one of those on which something is left, which come in order; most asked for are late ones.
 * @internal
 */
export function isAmong(left: readonly DaySpend[], day: number): boolean {
  let at = left.length - 1;
  while (at >= 0 && left[at]!.day > day) at--;
  return at >= 0 && left[at]!.day === day;
}
