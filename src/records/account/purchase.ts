import type { PlainDate } from "../values/time.js";

/**
 * One line of one order, of a return (a negative quantity) or of a credit (a negative amount, and no negative quantity). A
 * credit of more than half of what its pieces cost takes them back; a smaller one lowers their price, and the purchase stays.
 */
export interface Purchase {
  /** Id of the account. Optional inside an `Account`, where a row with another id is rejected. */
  accountId?: string | null | undefined;
  /** The day of the order, or of the return. */
  on: PlainDate;
  /** Amount of the line, in the call's currency; negative if it was paid back. */
  amount?: number | null | undefined;
  /** Id of the product. A line without one counts as spend alone. */
  productId?: string | null | undefined;
  /**
   * Number of pieces; negative for a return.
   * @defaultValue `1`; of a credit, as many as it pays for, rounded
   */
  quantity?: number | null | undefined;
}
