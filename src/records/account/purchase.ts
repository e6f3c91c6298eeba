import type { PlainDate } from "../values/time.js";

/**
 * One line of one order, of a return (a negative quantity) or of a credit (a negative amount, and no negative quantity). A
 * credit of more than half of what its pieces cost takes them back; a smaller one lowers their price, and the purchase stays.
 */
export interface Purchase {
  /** Optional inside an `Account`, where a disagreement is rejected. */
  accountId?: string | null | undefined;
  /** The day of the order, or of the return. */
  on: PlainDate;
  /** Money paid, in the call's currency; negative where it was paid back. */
  amount?: number | null | undefined;
  /** The product; without it, spend alone. */
  productId?: string | null | undefined;
  /**
   * Pieces; negative for a return.
   * @defaultValue `1`; of a credit, as many as it pays for, rounded
   */
  quantity?: number | null | undefined;
}
