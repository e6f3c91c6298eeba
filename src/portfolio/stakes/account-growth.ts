import type { Opportunity } from "../../opportunity/opportunity.js";
import { type AccountStanding, isCustomer } from "../standing/account-standing.js";
import type { DealMoney } from "./deal-money.js";

/** What else an account may buy: its offers, times the chance that it stays, and its open deals. */
export interface Growth {
  /**
   * In `currency`: the offers' expected value × the chance that the account stays, and what its open deals are expected
   * to bring beyond it.
   */
  readonly amount: number;
  readonly expectedValue: number;
  /** What of the amount open deals bring, each with its chance. 0 without any whose money is known. */
  readonly ofDeals: number;
  /** The opportunity policy's horizon: the offers are bought within these months. */
  readonly months: number;
  /** Chance that it buys within the months of value at risk; `null` if unknown, and for what is no customer. */
  readonly stays: number | null;
  readonly currency: string | null;
}

/** What growth follows from beside the offers. */
export interface GrowthEvidence {
  standing: AccountStanding;
  /** Chance that it buys within the months of value at risk; `null` if unknown. */
  chance: number | null;
  /** The opportunity policy's horizon. */
  months: number;
  deals: DealMoney | null;
  /** What one that has left is expected to bring by coming back of itself. */
  winBack: number;
}

/**
 * What an account may still buy; `null` for one that has probably left and talks about no deal. Of an account whose staying
 * no one knows the whole expected value counts. No money counts twice: what is in a deal is not offered, a deal that names
 * no products may be the very offers, so that the greater of the two counts, and one of an account that has left is how it
 * would come back.
 * @internal
 */
export function accountGrowth(
  { expectedValue, currency }: Pick<Opportunity, "expectedValue" | "currency">,
  { standing, chance, months, deals, winBack }: GrowthEvidence,
): Growth | null {
  const hasLeft = !isCustomer(standing) && standing.state !== "prospect";
  if (hasLeft) {
    if (deals === null) return null;
    const ofDeals = Math.max(0, deals.listed + deals.unlisted - winBack);
    return { amount: ofDeals, expectedValue: 0, ofDeals, months, stays: null, currency };
  }
  const stays = standing.state === "prospect" ? null : chance;
  const offered = expectedValue * (stays ?? 1);
  if (deals === null) return { amount: offered, expectedValue, ofDeals: 0, months, stays, currency };
  const ofDeals = deals.listed + Math.max(0, deals.unlisted - offered);
  return { amount: offered + ofDeals, expectedValue, ofDeals, months, stays, currency };
}
