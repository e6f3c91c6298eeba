import type { Purchase } from "../records/account/purchase.js";
import { acceptRows, type Rejection } from "../records/rows/rejection.js";
import type { DaySpend } from "../reading/account-days.js";
import { collectDays } from "../reading/collect-days.js";

/** Money is added up in hundredths. */
export const MINOR_UNITS = 100;

/**
 * The days on which each account bought, one account after the other, ascending and distinct, with the money of each in hundredths. Returns are no
 * purchases, and a purchase that was wholly taken back is none.
 * @internal
 */
export function purchaseDays(
  functionName: string,
  purchases: readonly Purchase[],
  { from, until }: { from: number; until: number },
): { forEach: (visit: (days: readonly DaySpend[]) => void) => void; rejected: Rejection[] } {
  const accounts = collectDays(functionName, { from, until, scale: MINOR_UNITS });
  const { rejected } = acceptRows(functionName, "purchases", purchases, accounts.add);
  const forEach = (visit: (days: readonly DaySpend[]) => void): void => {
    accounts.forEach((_, days) => {
      if (days.length > 0) visit(days);
    });
  };
  return { forEach, rejected };
}
