import type { Purchase } from "../records/account/purchase.js";
import { acceptRows, type Rejection } from "../records/rows/rejection.js";
import type { DaySpend } from "../reading/account-days.js";
import { collectDays } from "../reading/collect-days.js";

/** Money is added up in hundredths. */
export const MINOR_UNITS = 100;

/**
 * The days on which each account bought, ascending and distinct, with the money of each in hundredths. Returns are no
 * purchases, and a purchase that was wholly taken back is none.
 * @internal
 */
export function purchaseDays(
  functionName: string,
  purchases: readonly Purchase[],
  { from, until }: { from: number; until: number },
): { daysByAccount: Map<string, DaySpend[]>; rejected: Rejection[] } {
  const accounts = collectDays(functionName, { from, until, scale: MINOR_UNITS });
  const { rejected } = acceptRows(functionName, "purchases", purchases, accounts.add);
  return { daysByAccount: new Map(accounts.entries().filter(([, days]) => days.length > 0)), rejected };
}
