import { addMonths } from "../../calendar/days/plain-date.js";
import type { Account } from "../../records/account/account.js";

/** How many accounts of a book had bought nothing some months ago, and how many of them have bought since. */
export interface FirstPurchases {
  readonly of: number;
  readonly began: number;
  readonly months: number;
}

/**
 * The day of an account's first purchase, infinite for one that could still make it; `null` for one of which the purchases
 * do not tell: it owns products without a recorded purchase, has signed contracts, or is said to be or have been a customer.
 * @internal
 */
export function firstPurchaseDay({ status, owned, contracts }: Account, firstDay: number | undefined): number | null {
  if (firstDay !== undefined) return firstDay;
  if (status === "customer" || status === "churned") return null;
  const isSigned = contracts?.some((contract) => contract.status !== "draft") === true;
  return (owned?.length ?? 0) > 0 || isSigned ? null : Infinity;
}

/**
 * Counts who had bought nothing up to a number of months before a day, and who began since; `null` where the record does not reach
 * back so far.
 * @internal
 */
export function firstPurchases(firstDays: readonly number[], asOfDay: number, months: number): FirstPurchases | null {
  const start = addMonths(asOfDay, -months);
  let [of, began, reachesBack] = [0, 0, false];
  for (const day of firstDays) {
    if (day <= start) reachesBack = true;
    else {
      of++;
      if (day <= asOfDay) began++;
    }
  }
  return reachesBack ? { of, began, months } : null;
}

/**
 * Chance that one who has bought nothing buys within the months, by those who could have: (began + ½) / (of + 1), the mean
 * under Jeffreys' prior, so that a few who did not begin prove nothing.
 * @internal
 */
export function beginningChance({ of, began }: FirstPurchases): number {
  return (began + 0.5) / (of + 1);
}
