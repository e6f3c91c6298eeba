import type { DealLine } from "../../records/account/deal.js";
import { defined } from "./account-book.js";
import type { Ledger } from "./ledger.js";

/**
 * The lines of an open or lost deal that name a product.
 * @internal
 */
export function dealLines(
  object: string,
  id: string,
  lines: readonly { productId: string | undefined; quantity: number | undefined; amount: number | undefined }[],
  ledger: Ledger,
): DealLine[] {
  return lines.flatMap(({ productId, quantity, amount }) =>
    productId === undefined
      ? []
      : [
          defined<DealLine>({
            productId,
            quantity: ledger.notNegative(object, id, "quantity", quantity),
            amount: ledger.notNegative(object, id, "amount", amount),
          }),
        ],
  );
}
