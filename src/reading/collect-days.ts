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
  return {
    add(purchase) {
      assertObject(functionName, "purchase", purchase);
      const { accountId } = purchase;
      assertText(functionName, "accountId", accountId);
      const day = dayWithin(functionName, purchase, { from, until, scale });
      if (day === null) return;

      let days = accounts.get(accountId);
      if (days === undefined) accounts.set(accountId, (days = accountDays()));
      addPurchase(days, purchase, day, scale);
    },
    entries: () => [...accounts].map(([accountId, days]) => [accountId, days.purchaseDays()]),
  };
}

/** The day of a row that can be counted; `null` outside the days observed. */
function dayWithin(functionName: string, purchase: Purchase, { from, until, scale }: DaysObserved): number | null {
  const { on, amount, quantity } = purchase;
  const day = dayNumber(functionName, "on", on);
  if (amount != null) {
    // Beyond this, whole minor units are no longer told apart.
    const mostMoney = Number.MAX_SAFE_INTEGER / scale;
    assertNumber(functionName, "amount", amount, { min: -mostMoney, max: mostMoney });
  }
  if (quantity != null) assertNumber(functionName, "quantity", quantity);
  return day < from || day > until ? null : day;
}

/**
 * The purchase days of one account's own rows.
 * @internal
 */
export function daysOfAccount(
  functionName: string,
  purchases: readonly Purchase[],
  observed: DaysObserved,
): DaySpend[] {
  const days = accountDays();
  for (const purchase of purchases) {
    const day = dayWithin(functionName, purchase, observed);
    if (day !== null) addPurchase(days, purchase, day, observed.scale);
  }
  return days.purchaseDays();
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
