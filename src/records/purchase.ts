import type { PlainDate } from "./time.js";

/** One line of one order. */
export interface Purchase {
  /** Optional inside an `Account`, where a disagreement is rejected. */
  accountId?: string | null | undefined;
  on: PlainDate;
  /** Money paid, in the call's currency; negative for a cancellation. */
  amount?: number | null | undefined;
  productId?: string | null | undefined;
  /** Pieces; negative for a return. */
  quantity?: number | null | undefined;
}
