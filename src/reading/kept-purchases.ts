import { parseDay, plainDate } from "../calendar/days/plain-date.js";
import { isCredit, isReturn } from "../records/account/kept-pieces.js";
import type { Purchase } from "../records/account/purchase.js";
import { accountDays } from "./account-days.js";
import { addPurchase } from "./collect-days.js";

/** Minor units in one of the currency. */
const MINOR_UNITS = 100;

/**
 * What is left of an account's purchases once all returns and credits up to a day are taken off, in order of time: the one
 * reader of returns. Where nothing was given back these are the rows themselves. Rows after the day stay as they are.
 *
 * @param purchases - Rows of one account, checked.
 * @param asOf - Number of the day up to which returns count.
 * @internal
 */
export function keptPurchases<Row extends Purchase>(
  purchases: readonly Row[],
  asOf: number,
): readonly (Row | Purchase)[] {
  if (!purchases.some((row) => isReturn(row) && parseDay(row.on) <= asOf)) return purchases;
  const days = accountDays();
  const later: Row[] = [];
  for (const row of purchases) {
    const day = parseDay(row.on);
    if (day <= asOf) addPurchase(days, row, day, MINOR_UNITS);
    else later.push(row);
  }
  const kept = days.keptLines().map(({ day, money, productId, pieces }): Purchase => {
    const row: Purchase = { on: plainDate(day) };
    if (money !== null) row.amount = money / MINOR_UNITS;
    if (productId !== null) row.productId = productId;
    if (pieces !== null) row.quantity = pieces;
    return row;
  });
  return [...kept, ...later];
}

/**
 * The same rows, with credits as returns of the pieces that they take back; those that lower a price alone are left out.
 *
 * @param purchases - Rows of one account, checked.
 * @internal
 */
export function creditsInPieces(purchases: readonly Purchase[]): readonly Purchase[] {
  if (!purchases.some(isCredit)) return purchases;
  const days = accountDays();
  const lines = purchases.map((row) => addPurchase(days, row, parseDay(row.on), MINOR_UNITS));
  days.keptLines();
  return purchases.flatMap((row, index) => {
    if (!isCredit(row)) return [row];
    const pieces = lines[index]?.pieces ?? 0;
    return pieces > 0 ? [{ ...row, quantity: -pieces }] : [];
  });
}
