import { type Message, type Reason } from "../../reasons/reason.js";
import type { PlainDate } from "../../records/time.js";

/** What speaks for buying something, in the customer's money. */
export interface OfferCase {
  /** Price of one; of a service contract, for a year. */
  cost: number;
  /** What it saves or earns a year; `null` where unknown. */
  benefitPerYear: number | null;
  /** Months after which the benefit has paid the cost; `null` where it never does or no one knows. */
  paybackMonths: number | null;
}

/** Something to do for the account: a message for a locale, with what stands behind it. */
export interface Recommendation extends Message {
  kind: "rescue" | "solve-problem" | "offer" | "service-contract" | "use-better";
  productId: string | null;
  /** Who does it; `null` for the account's seller. */
  owner: string | null;
  /** Day by which it should be done; `null` where there is no hurry. */
  by: PlainDate | null;
  /** `null` where nothing is sold. */
  case: OfferCase | null;
  /** Margin to expect of it; 0 where nothing is sold, `null` where the chance of a sale is unknown. */
  worth: number | null;
  reasons: Reason[];
}
