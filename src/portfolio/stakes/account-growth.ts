import type { Opportunity } from "../../opportunity/opportunity.js";
import { type AccountStanding, isCustomer } from "../standing/account-standing.js";

/** What else an account may buy, times the chance that it stays. */
export interface Growth {
  /** In `currency`: the offers' expected value × the chance that the account stays. */
  readonly amount: number;
  readonly expectedValue: number;
  /** The opportunity policy's horizon: the offers are bought within these months. */
  readonly months: number;
  /** Chance that it buys within the months of value at risk; `null` if unknown, and for a prospect. */
  readonly stays: number | null;
  readonly currency: string | null;
}

/**
 * What an account may still buy; `null` for one that has probably left. Of an account whose staying no one knows the whole
 * expected value counts.
 * @internal
 */
export function accountGrowth(
  { expectedValue, currency }: Pick<Opportunity, "expectedValue" | "currency">,
  standing: AccountStanding,
  chance: number | null,
  months: number,
): Growth | null {
  if (!isCustomer(standing) && standing.state !== "prospect") return null;
  const stays = standing.state === "prospect" ? null : chance;
  return { amount: expectedValue * (stays ?? 1), expectedValue, months, stays, currency };
}
