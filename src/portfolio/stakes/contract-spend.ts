import { addMonths, parseDay } from "../../calendar/days/plain-date.js";
import type { Account } from "../../records/account.js";
import type { Renewal } from "./account-renewal.js";

/**
 * What of an account's spend of the last 12 months was invoiced under the contract that is to be renewed: purchases of the
 * contract's product, up to the money of a year that the contract names. It is at risk with the contract, and not once more
 * with the account.
 * @internal
 */
export function contractSpend(
  { purchases }: Pick<Account, "purchases">,
  renewal: Pick<Renewal, "productId" | "amount"> | null,
  asOfDay: number,
): number {
  if (renewal?.productId == null || renewal.amount === null) return 0;
  const sinceDay = addMonths(asOfDay, -12);
  let invoiced = 0;
  for (const { productId, amount, on } of purchases ?? []) {
    if (productId !== renewal.productId || amount == null) continue;
    const day = parseDay(on);
    if (day > sinceDay && day <= asOfDay) invoiced += amount;
  }
  return Math.min(renewal.amount, Math.max(0, invoiced));
}
