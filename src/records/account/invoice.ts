import type { PlainDate } from "../values/time.js";

/** An invoice, to see whether the account pays on time. It is not a purchase and does not count as spend. */
export interface Invoice {
  /** The day by which it should be paid. */
  dueOn: PlainDate;
  /** The day on which it was paid; missing or `null` while it is open. */
  paidOn?: PlainDate | null | undefined;
  /** Amount of the invoice, in the call's currency. */
  amount: number;
}
