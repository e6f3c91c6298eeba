import type { Opportunity } from "../../opportunity/opportunity.js";
import { type AccountStanding, isCustomer } from "../standing/account-standing.js";
import { beginningChance, type FirstPurchases } from "../buying/first-purchases.js";
import type { DealMoney } from "./deal-money.js";

/** What else an account may buy: its offers, times the chance that it stays, and its open deals. */
export interface Growth {
  /**
   * In `currency`: the offers' expected value × the chance that the account stays, or as a prospect begins, and what its
   * open deals are expected to bring beyond it.
   */
  readonly amount: number;
  readonly expectedValue: number;
  /** What of the amount open deals bring, each with its chance. 0 without any whose money is known. */
  readonly ofDeals: number;
  /**
   * What a review can win of `amount`: each offer's value × the chance that it is not bought anyway, and deals whole, as
   * their chances are those of a seller at work on them.
   */
  readonly winnable: number;
  /** The opportunity policy's horizon: the offers are bought within these months. */
  readonly months: number;
  /** Chance that it buys within the months of value at risk; `null` if unknown, and for what is no customer. */
  readonly stays: number | null;
  /**
   * Chance that a prospect buys anything within the months, by the accounts of the book that had bought nothing that many
   * months ago; `null` for others, and where the record does not reach back so far.
   */
  readonly begins: number | null;
  readonly currency: string | null;
}

/** What growth follows from beside the offers. */
export interface GrowthEvidence {
  standing: Pick<AccountStanding, "state">;
  /** Chance that it buys within the months of value at risk; `null` if unknown. */
  chance: number | null;
  /** Who began to buy within the months, of those who never had. */
  beginners: FirstPurchases | null;
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
 *
 * A review that changes the odds of a sale by a small share s changes its probability by s × p × (1 − p): who buys anyway is
 * not won.
 * @internal
 */
export function accountGrowth(
  { expectedValue, currency, offers }: Pick<Opportunity, "expectedValue" | "currency" | "offers">,
  { standing, chance, beginners, months, deals, winBack }: GrowthEvidence,
): Growth | null {
  const hasLeft = !isCustomer(standing) && standing.state !== "prospect";
  if (hasLeft) {
    if (deals === null) return null;
    const ofDeals = Math.max(0, deals.listed + deals.unlisted - winBack);
    return {
      amount: ofDeals,
      expectedValue: 0,
      ofDeals,
      winnable: ofDeals,
      months,
      stays: null,
      begins: null,
      currency,
    };
  }
  const isProspect = standing.state === "prospect";
  const stays = isProspect ? null : chance;
  const begins = isProspect && beginners !== null ? beginningChance(beginners) : null;
  const share = stays ?? begins ?? 1;
  const offered = expectedValue * share;
  let open = 0;
  for (const { chosen, value, probability } of offers) if (chosen) open += value * (1 - probability);
  const ofDeals = deals === null ? 0 : deals.listed + Math.max(0, deals.unlisted - offered);
  return {
    amount: offered + ofDeals,
    expectedValue,
    ofDeals,
    winnable: Math.max(open * share, deals?.unlisted ?? 0) + (deals?.listed ?? 0),
    months,
    stays,
    begins,
    currency,
  };
}
