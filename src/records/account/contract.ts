import type { OneOf } from "../values/one-of.js";
import type { PlainDate } from "../values/time.js";

/** A contract that pays a recurring amount: a subscription, a maintenance or service contract, a lease. */
export interface Contract {
  /** Unique in the account. */
  id: string;
  /** Id of the product that it covers. */
  productId?: string | null | undefined;
  /** First day of the current term. */
  startsOn: PlainDate;
  /** Last day of the current term; without it, the contract has no end. */
  endsOn?: PlainDate | null | undefined;
  /** Last day on which notice can be given. */
  noticeOn?: PlainDate | null | undefined;
  /** Recurring amount, in the call's currency. It needs `per`. */
  amount?: number | null | undefined;
  /** How often `amount` is due. */
  per?: OneOf<"month" | "quarter" | "year"> | null | undefined;
  /** True if it renews automatically unless someone gives notice. */
  autoRenews?: boolean | null | undefined;
  /**
   * Id of the contract that this one renewed. If none is named, it is one of the same product that ends within 60 days of
   * its start.
   */
  renewedFrom?: string | null | undefined;
  /**
   * A `"draft"` is not signed yet. A `"cancelled"` contract runs until its end and is not renewed. Without an end, it has
   * ended on an unknown day; if it was still to begin, it never ran.
   */
  status?: OneOf<"draft" | "active" | "cancelled" | "expired"> | null | undefined;
}
