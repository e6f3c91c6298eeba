import type { OneOf } from "../values/one-of.js";
import type { PlainDate } from "../values/time.js";

/** A contract that pays a recurring amount: a subscription, a maintenance or service contract, a lease. */
export interface Contract {
  /** Unique in the account. */
  id: string;
  /** What it is about. */
  productId?: string | null | undefined;
  /** First day of the current term. */
  startsOn: PlainDate;
  /** Last day of the current term; without it, the contract has no end. */
  endsOn?: PlainDate | null | undefined;
  /** Last day on which notice can be given. */
  noticeOn?: PlainDate | null | undefined;
  /** Money each `per`, in the call's currency. */
  amount?: number | null | undefined;
  /** How often `amount` is due. */
  per?: OneOf<"month" | "quarter" | "year"> | null | undefined;
  /** True where it runs on after its end unless someone gives notice. */
  autoRenews?: boolean | null | undefined;
  /**
   * The contract that this one renewed. Where none is named, it renewed one of the same product that ends within 60 days of
   * its start.
   */
  renewedFrom?: string | null | undefined;
  /**
   * A `"draft"` is not signed yet; a `"cancelled"` one runs until its end, and is not renewed. Without an end it has ended,
   * on a day that no one knows. One that begins only later has been called off, and never ran.
   */
  status?: OneOf<"draft" | "active" | "cancelled" | "expired"> | null | undefined;
}
