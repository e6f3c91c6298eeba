import { dayNumber } from "../calendar/days/plain-date.js";
import { assertNumber, assertObject, assertText } from "../errors.js";
import { isCredit, isOfNothing, isReturn } from "../records/account/kept-pieces.js";
import type { Purchase } from "../records/account/purchase.js";
import { accountDays, type AccountDays, type DaySpend } from "./account-days.js";
import { areAlike, type Line, merge } from "./line.js";
import type { OpenLine } from "./take-back.js";

/** No further row. */
const END = -1;

const BOUGHT = 0;
const RETURNED = 1;
const CREDIT = 2;

/** The days that count, and the minor units in one of the currency. */
export interface DaysObserved {
  from: number;
  until: number;
  scale: number;
}

/**
 * Collects rows by account; accounts come out in the order in which they first appeared. Rows are kept as columns until an
 * account is asked for: what is made for one account is gone before the next, so that the garbage collector has nothing to carry.
 * Of one account, what it bought on a day is one row where the next row adds to it.
 * @internal
 */
export function collectDays(
  functionName: string,
  { from, until, scale }: DaysObserved,
): { add: (purchase: Purchase) => void; forEach: (visit: (accountId: string, days: DaySpend[]) => void) => void } {
  const places = new Map<string, number>();
  const first: number[] = [];
  const last: number[] = [];
  // By row: the account's next one, its day, and what its line has; NaN for what is not known.
  const next: number[] = [];
  const day: number[] = [];
  const money: number[] = [];
  const pieces: number[] = [];
  const products: (string | null)[] = [];
  const kinds: number[] = [];

  const lineAt = (row: number): Line => ({
    day: day[row] ?? NaN,
    money: known(money[row]),
    productId: products[row] ?? null,
    pieces: known(pieces[row]),
    isCredit: kinds[row] === CREDIT,
  });
  return {
    add(purchase) {
      assertObject(functionName, "purchase", purchase);
      const { accountId } = purchase;
      assertText(functionName, "accountId", accountId);
      const on = dayWithin(functionName, purchase, { from, until, scale });
      if (on === null || isOfNothing(purchase)) return;

      // All is read before anything is kept: reading may throw.
      const line = lineOf(purchase, on, scale);
      const kind = !isReturn(purchase) ? BOUGHT : line.isCredit ? CREDIT : RETURNED;
      const place = places.get(accountId);
      const row = next.length;
      if (place === undefined) {
        places.set(accountId, first.length);
        first.push(row);
        last.push(row);
      } else {
        const before = last[place] ?? END;
        if (kind === BOUGHT && day[before] === on && kinds[before] === BOUGHT) {
          const sum = lineAt(before);
          if (areAlike(sum, line)) {
            merge(sum, line);
            money[before] = sum.money ?? NaN;
            pieces[before] = sum.pieces ?? NaN;
            return;
          }
        }
        next[before] = row;
        last[place] = row;
      }
      next.push(END);
      day.push(on);
      money.push(line.money ?? NaN);
      pieces.push(line.pieces ?? NaN);
      products.push(line.productId);
      kinds.push(kind);
    },
    forEach(visit) {
      for (const [accountId, place] of places) {
        const days = accountDays();
        for (let row = first[place] ?? END; row !== END; row = next[row] ?? END) {
          if (kinds[row] === BOUGHT) days.buy(lineAt(row));
          else days.takeBack(lineAt(row));
        }
        visit(accountId, days.purchaseDays());
      }
    },
  };
}

function known(number: number | undefined): number | null {
  return number === undefined || Number.isNaN(number) ? null : number;
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
  for (const purchase of purchases) addObserved(functionName, days, purchase, observed);
  return days.purchaseDays();
}

/**
 * Adds one row to an account's days if its day is observed.
 * @internal
 */
export function addObserved(functionName: string, days: AccountDays, purchase: Purchase, observed: DaysObserved): void {
  const day = dayWithin(functionName, purchase, observed);
  if (day !== null) addPurchase(days, purchase, day, observed.scale);
}

/**
 * Adds one row to an account's days, and gives its line: a negative amount or quantity is a return.
 * @internal
 */
export function addPurchase(days: AccountDays, purchase: Purchase, day: number, scale: number): Line {
  const line = lineOf(purchase, day, scale);
  if (isReturn(purchase)) days.takeBack(line);
  else if (!isOfNothing(purchase)) days.buy(line);
  return line;
}

/**
 * What a row has, without its sign, of which nothing has been taken back yet. Written out, as it is made for every row.
 * @internal
 */
export function lineOf(
  { amount, quantity, productId }: Pick<Purchase, "amount" | "quantity" | "productId">,
  day: number,
  scale: number,
): OpenLine {
  return {
    day,
    money: amount == null ? null : Math.round(Math.abs(amount) * scale),
    productId: productId == null || productId === "" ? null : productId,
    pieces: quantity == null ? null : Math.abs(quantity),
    isCredit: isCredit({ amount, quantity }),
    isGone: false,
    isEmptied: false,
  };
}
