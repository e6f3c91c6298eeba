import { dayNumber } from "../calendar/days/plain-date.js";
import { assertNumber, assertObject, assertText } from "../errors.js";
import type { Purchase } from "../records/purchase.js";
import { accountDays, type AccountDays, type DaySpend } from "./account-days.js";

/** The days that count, and the minor units in one of the currency. */
export interface DaysObserved {
  from: number;
  until: number;
  scale: number;
}

/**
 * Collects rows by account and day; entries come out in the order in which the accounts first appeared.
 * @internal
 */
export function collectDays(
  functionName: string,
  { from, until, scale }: DaysObserved,
): { add: (purchase: Purchase) => void; entries: () => [string, DaySpend[]][] } {
  const accounts = new Map<string, AccountDays>();
  // Beyond this, whole minor units are no longer told apart.
  const mostMoney = Number.MAX_SAFE_INTEGER / scale;
  return {
    add(purchase) {
      assertObject(functionName, "purchase", purchase);
      const { accountId, on, amount, quantity } = purchase;
      assertText(functionName, "accountId", accountId);
      const day = dayNumber(functionName, "on", on);
      if (amount != null) assertNumber(functionName, "amount", amount, { min: -mostMoney, max: mostMoney });
      if (quantity != null) assertNumber(functionName, "quantity", quantity);
      if (day < from || day > until) return;

      let days = accounts.get(accountId);
      if (days === undefined) accounts.set(accountId, (days = accountDays()));
      addPurchase(days, purchase, day, scale);
    },
    entries: () => [...accounts].map(([accountId, days]) => [accountId, days.purchaseDays()]),
  };
}

/**
 * Adds one row to an account's days: a negative amount or quantity is a return.
 * @internal
 */
export function addPurchase(
  days: AccountDays,
  { amount, quantity, productId }: Purchase,
  day: number,
  scale: number,
): void {
  const line = {
    day,
    money: amount == null ? null : Math.round(Math.abs(amount) * scale),
    productId: productId == null || productId === "" ? null : productId,
    pieces: quantity == null ? null : Math.abs(quantity),
  };
  if ((amount ?? 0) < 0 || (quantity ?? 0) < 0) days.takeBack(line);
  else days.buy(line);
}
