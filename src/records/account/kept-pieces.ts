import { compareTexts } from "../values/compare-texts.js";
import type { OwnedProduct } from "./account.js";
import type { Purchase } from "./purchase.js";
import type { PlainDate } from "../values/time.js";

/**
 * Whether a row takes something back: a negative amount or quantity, each alone, says so.
 * @internal
 */
export function isReturn({ quantity, amount }: Pick<Purchase, "quantity" | "amount">): boolean {
  return (amount ?? 0) < 0 || (quantity ?? 0) < 0;
}

/**
 * Pieces of a purchase, negative for a return; one where no quantity is given.
 * @internal
 */
export function piecesOf(purchase: Pick<Purchase, "quantity" | "amount">): number {
  const { quantity } = purchase;
  if (!isReturn(purchase)) return quantity ?? 1;
  // What has no pieces takes none back: no -0.
  return quantity == null ? -1 : 0 - Math.abs(quantity);
}

/**
 * Money of a purchase, negative for a return whichever of its numbers says so; `null` where no amount is given.
 * @internal
 */
export function moneyOf(purchase: Pick<Purchase, "quantity" | "amount">): number | null {
  const { amount } = purchase;
  if (amount == null) return null;
  return amount > 0 && isReturn(purchase) ? -amount : amount;
}

/**
 * Whether an owned row stands for anything in use: without a quantity it is one piece, and no pieces are none.
 * @internal
 */
export function isInUse({ quantity }: Pick<OwnedProduct, "quantity">): boolean {
  return (quantity ?? 1) > 0;
}

/**
 * Day of the latest purchase of a product of which something is left, once what was returned is taken from the latest
 * purchases first; `null` if nothing is left.
 *
 * @param rows - Purchases and returns of one product, in any order.
 * @internal
 */
export function latestKept(rows: readonly Purchase[]): PlainDate | null {
  let returned = 0;
  const bought: { on: PlainDate; pieces: number }[] = [];
  for (const row of rows) {
    const pieces = piecesOf(row);
    if (pieces < 0) returned -= pieces;
    else if (pieces > 0) bought.push({ on: row.on, pieces });
  }
  // Plain dates stand in the order of their text.
  bought.sort((a, b) => compareTexts(b.on, a.on));
  let left = returned;
  return bought.find(({ pieces }) => (left -= pieces) < 0)?.on ?? null;
}
