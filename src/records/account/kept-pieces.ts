import type { OwnedProduct } from "./account.js";
import type { Purchase } from "./purchase.js";

/**
 * Whether a row takes something back: a negative amount or quantity, each alone, says so.
 * @internal
 */
export function isReturn(row: Pick<Purchase, "quantity" | "amount"> | null | undefined): boolean {
  return takesBack(row?.amount, row?.quantity);
}

/**
 * The same of a row's fields, which a loop over many rows reads once.
 * @internal
 */
export function takesBack(amount: Purchase["amount"], quantity: Purchase["quantity"]): boolean {
  return (amount ?? 0) < 0 || (quantity ?? 0) < 0;
}

/**
 * Whether only the amount of a row takes something back. What a credit takes is told at `AccountDays`.
 * @internal
 */
export function isCredit({ quantity, amount }: Pick<Purchase, "quantity" | "amount">): boolean {
  return (amount ?? 0) < 0 && (quantity ?? 0) >= 0;
}

/**
 * Share of what its pieces cost from which on a credit takes them back; the evidence table has it as `purchases.paidBackShare`.
 * @internal
 */
export const PAID_BACK_SHARE = 0.5;

/**
 * Whether a row of purchases tells of nothing: no piece, and no money. Sums over a day leave it where an order was cancelled
 * and written anew. A piece that cost nothing is one, and money without a piece, such as a fee, was spent.
 * @internal
 */
export function isOfNothing({ quantity, amount }: Pick<Purchase, "quantity" | "amount">): boolean {
  return tellsNothing(amount, quantity);
}

/**
 * The same of a row's fields.
 * @internal
 */
export function tellsNothing(amount: Purchase["amount"], quantity: Purchase["quantity"]): boolean {
  return quantity === 0 && (amount ?? 0) === 0;
}

/**
 * Whether an owned row stands for anything in use: without a quantity it is one piece, and no pieces are none.
 * @internal
 */
export function isInUse({ quantity }: Pick<OwnedProduct, "quantity">): boolean {
  return (quantity ?? 1) > 0;
}
