import type { PlainDate } from "../values/time.js";

/** One line of one order, or of a return: a negative amount or a negative quantity, each alone, makes it one. */
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
   * @defaultValue `1`, or one piece back where the amount is negative
   */
  quantity?: number | null | undefined;
}
