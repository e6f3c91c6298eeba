import type { EstimateLoyaltyOptions } from "../estimate/estimate-context.js";
import type { LoyaltyEvidence } from "../estimate/loyalty-evidence.js";

/** Options of a recovery's value. */
export interface RecoveryValueOptions extends Omit<EstimateLoyaltyOptions, "horizonDays" | "purchases"> {
  /** What the customer is worth if kept, in one currency: from `customerValue` or `lifetimeValue`. */
  customerValue: number;
  currency?: string | null | undefined;
  /** What else is known of the customer. */
  customer?: Omit<LoyaltyEvidence, "accountId" | "effort" | "tickets" | "surveys"> | null | undefined;
  /**
   * Effort of the ticket if it is solved on `asOf`, 1 to 5.
   * @defaultValue scored from the ticket
   */
  effortIfSolved?: number | null | undefined;
  /**
   * Effort of the ticket if it is never solved, 1 to 5.
   * @defaultValue scored from the ticket
   */
  effortIfLeft?: number | null | undefined;
  /**
   * Money that word of mouth saves or brings if the problem is solved, instead of the projection from the chances
   * below.
   */
  tellsValue?: number | null | undefined;
  /** Chance that one who hears of an unsolved problem is lost; without it, none of that counts. */
  lostPerHearer?: number | null | undefined;
  /** Chance that one who hears of a quick solution is won; without it, none of that counts. */
  wonPerHearer?: number | null | undefined;
  /**
   * What a hearer is worth as a customer.
   * @defaultValue as much as this customer
   */
  hearerValue?: number | null | undefined;
}
