import { type Message, type Reason } from "../../reasons/reason.js";
import type { PlainDate } from "../../records/values/time.js";

/** The business case for a purchase, in the customer's money. */
export interface OfferCase {
  /** Price of one; of a service contract, for a year. */
  readonly cost: number;
  /** What it saves or earns a year; `null` if unknown. */
  readonly benefitPerYear: number | null;
  /** Payback time in months; `null` if it never pays back, or that is not known. */
  readonly paybackMonths: number | null;
}

/** Something to do for the account: a message that a locale turns into a sentence, and its reasons. */
export interface Recommendation extends Message {
  readonly kind: "rescue" | "solve-problem" | "offer" | "service-contract" | "use-better";
  readonly productId: string | null;
  /** Who does it; `null` for the account's seller. */
  readonly owner: string | null;
  /** Day by which it should be done; `null` if there is no hurry. */
  readonly by: PlainDate | null;
  /** `null` if nothing is sold. */
  readonly case: OfferCase | null;
  /** Expected margin; 0 if nothing is sold, `null` if the chance of a sale is unknown. */
  readonly worth: number | null;
  readonly reasons: readonly Reason[];
}
