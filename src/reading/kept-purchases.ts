import { parseDay, plainDate } from "../calendar/days/plain-date.js";
import { isCredit, isOfNothing, isReturn, takesBack, tellsNothing } from "../records/account/kept-pieces.js";
import type { Purchase } from "../records/account/purchase.js";
import { accountDays } from "./account-days.js";
import { addPurchase, lineOf } from "./collect-days.js";
import { areAlike, type Line, merge } from "./line.js";
import { mergedInOrder, type OpenLine, takenBack } from "./take-back.js";

/**
 * Minor units in one of the currency.
 * @internal
 */
export const MINOR_UNITS = 100;

/**
 * What is left of an account's purchases once all returns and credits up to a day are taken off, in order of time: the one
 * reader of returns. A row of no pieces and no money is none. Where nothing was given back these are the rows themselves. Rows after the day stay as they are.
 *
 * @param purchases - Rows of one account, checked.
 * @param asOf - Number of the day up to which returns count.
 * @internal
 */
export function keptPurchases<Row extends Purchase>(
  purchases: readonly Row[],
  asOf: number,
): readonly (Row | Purchase)[] {
  if (!purchases.some((row) => isReturn(row) && parseDay(row.on) <= asOf)) {
    return purchases.some(isOfNothing) ? purchases.filter((row) => !isOfNothing(row)) : purchases;
  }
  const kept = linesKept(purchases, asOf).map(({ day, money, productId, pieces }): Purchase => {
    const row: Purchase = { on: plainDate(day) };
    if (money !== null) row.amount = money / MINOR_UNITS;
    if (productId !== null) row.productId = productId;
    if (pieces !== null) row.quantity = pieces;
    return row;
  });
  return [...kept, ...purchases.filter(({ on }) => !(parseDay(on) <= asOf))];
}

/**
 * The same as lines, without the rows after the day: for a reader that has no need of rows.
 *
 * @param purchases - Rows of one account, checked.
 * @param asOf - Number of the day up to which returns count.
 * @returns Lines with their money in minor units.
 * @internal
 */
export function linesKept(purchases: readonly Purchase[], asOf: number): readonly Line[] {
  const lines = lineCollector();
  for (const purchase of purchases) {
    const day = parseDay(purchase.on);
    if (day <= asOf) addLine(lines, purchase.amount, purchase.quantity, purchase.productId, day);
  }
  return keptOf(lines);
}

/**
 * Rows of one account that are read one by one.
 * @internal
 */
export interface LineCollector {
  lines: OpenLine[];
  returns: OpenLine[];
  areInOrder: boolean;
}

/** @internal */
export function lineCollector(): LineCollector {
  return { lines: [], returns: [], areInOrder: true };
}

/**
 * Adds a row of purchases or returns, by its fields.
 * @internal
 */
export function addLine(
  collector: LineCollector,
  amount: Purchase["amount"],
  quantity: Purchase["quantity"],
  productId: Purchase["productId"],
  day: number,
): void {
  if (tellsNothing(amount, quantity)) return;
  const line = lineOf({ amount, quantity, productId }, day, MINOR_UNITS);
  const { lines } = collector;
  const last = lines[lines.length - 1];
  if (takesBack(amount, quantity)) collector.returns.push(line);
  else if (last !== undefined && areAlike(last, line)) merge(last, line);
  else {
    if (last !== undefined && last.day >= day) collector.areInOrder = false;
    lines.push(line);
  }
}

/**
 * What is left of the rows.
 * @internal
 */
export function keptOf({ lines, returns, areInOrder }: LineCollector): readonly Line[] {
  return takenBack(areInOrder ? lines : mergedInOrder(lines), returns);
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
