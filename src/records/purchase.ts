import type { PlainDate } from "./time.js";

/** One line of one order. */
export interface Purchase {
  /** Optional inside an `Account`, where a disagreement is rejected. */
  accountId?: string;
  on: PlainDate;
  /** Money paid, in the call's currency; negative for a cancellation. */
  amount?: number;
  productId?: string;
  /** Pieces; negative for a return. */
  quantity?: number;
}
