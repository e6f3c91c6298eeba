import { dayNumber } from "../calendar/plain-date.js";
import { assertNumber, assertText } from "../errors.js";
import type { Purchase } from "../records/purchase.js";
import { acceptRows, type Rejection } from "../records/rejection.js";

/**
 * The days on which each account bought, ascending and distinct; returns and cancellations are not purchases.
 * @internal
 */
export function purchaseDays(
  functionName: string,
  purchases: readonly Purchase[],
  { from, until }: { from: number; until: number },
): { daysByAccount: Map<string, number[]>; rejected: Rejection[] } {
  const daysByAccount = new Map<string, number[]>();
  const { rejected } = acceptRows(functionName, "purchases", purchases, ({ accountId, on, ...row }) => {
    const amount = row.amount ?? 0;
    const quantity = row.quantity ?? 0;
    assertText(functionName, "accountId", accountId);
    assertNumber(functionName, "amount", amount);
    assertNumber(functionName, "quantity", quantity);
    const day = dayNumber(functionName, "on", on);
    if (amount < 0 || quantity < 0 || day < from || day > until) return;
    const days = daysByAccount.get(accountId);
    if (days === undefined) daysByAccount.set(accountId, [day]);
    else days.push(day);
  });
  for (const [accountId, days] of daysByAccount) {
    daysByAccount.set(accountId, [...new Set(days.toSorted((a, b) => a - b))]);
  }
  return { daysByAccount, rejected };
}
