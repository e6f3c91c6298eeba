import type { Purchase } from "../../records/account/purchase.js";
import type { PlainDate } from "../../records/values/time.js";
import { defined } from "./account-book.js";
import { rounded } from "./money-reader.js";

/** One line of a sale, as an adapter reads it. */
export interface SoldLine {
  amount: number | undefined;
  productId: string | undefined;
  quantity: number | undefined;
}

/**
 * The purchases of a sale: one for each of its lines, or one for the sale where it has none. Where lines carry no price,
 * the sale's own amount is not lost: a single line takes it; of several lines, what the others leave of it is a purchase
 * without a product, so that no line is given a price that no one wrote.
 * @internal
 */
export function soldLines(
  on: PlainDate,
  amount: number | undefined,
  lines: readonly SoldLine[],
  productId: string | undefined,
): Purchase[] {
  const bought = (line: SoldLine, paid: number | undefined): Purchase =>
    defined<Purchase>({ on, amount: paid, productId: line.productId ?? productId, quantity: line.quantity });
  const [first = { amount, productId, quantity: undefined }] = lines;
  if (lines.length <= 1) return [bought(first, first.amount ?? amount)];
  const purchases = lines.map((line) => bought(line, line.amount));
  const priced = lines.flatMap((line) => line.amount ?? []);
  const rest = rounded((amount ?? 0) - priced.reduce((sum, paid) => sum + paid, 0));
  if (priced.length < lines.length && (rest > 0 || (rest < 0 && priced.length === 0)))
    purchases.push({ on, amount: rest });
  return purchases;
}
