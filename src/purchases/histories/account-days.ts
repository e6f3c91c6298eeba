/* eslint-disable @typescript-eslint/no-non-null-assertion -- indices run below the length of arrays that grow together. */

/** What one account's rows come to, one entry a day; money in minor units. */
export interface DaySpend {
  day: number;
  /** `null` where a purchase of the day has no amount. */
  spend: number | null;
}

/**
 * The days on which one account bought, in order, with the money spent on each. Rows may come in any order; one that is
 * not older than the last is put in its place at once, the others are sorted in when the days are asked for.
 * @internal
 */
export interface AccountDays {
  buy: (day: number, spend: number | null) => void;
  cancel: (day: number, refund: number) => void;
  /** The days that remain purchases once cancellations are taken off. */
  purchaseDays: () => DaySpend[];
}

/** @internal */
export function accountDays(): AccountDays {
  let purchases: DaySpend[] = [];
  let isOrdered = true;
  let cancellations: Refund[] | null = null;

  return {
    buy(day, spend) {
      const last = purchases.at(-1);
      if (last?.day === day) last.spend = added(last.spend, spend);
      else purchases.push({ day, spend });
      if (last !== undefined && last.day > day) isOrdered = false;
    },
    cancel(day, refund) {
      cancellations ??= [];
      cancellations.push({ day, refund });
    },
    purchaseDays() {
      if (!isOrdered) purchases = inOrder(purchases);
      isOrdered = true;
      return cancellations === null ? purchases : afterCancellations(purchases, cancellations);
    },
  };
}

interface Refund {
  day: number;
  refund: number;
}

function added(spend: number | null, more: number | null): number | null {
  return spend === null || more === null ? null : spend + more;
}

/** In order of days, each day once. */
function inOrder(purchases: readonly DaySpend[]): DaySpend[] {
  const ordered: DaySpend[] = [];
  for (const purchase of purchases.toSorted((first, second) => first.day - second.day)) {
    const last = ordered.at(-1);
    if (last?.day === purchase.day) last.spend = added(last.spend, purchase.spend);
    else ordered.push(purchase);
  }
  return ordered;
}

/** Takes each refund off the latest purchases that are not after it; a day that loses all its money is none. */
function afterCancellations(purchases: readonly DaySpend[], cancellations: readonly Refund[]): DaySpend[] {
  const days = purchases.map(({ day, spend }) => ({ day, spend, isCancelled: false }));
  // Days up to the refund at hand that still have money to give back, the latest last.
  const open: { spend: number; isCancelled: boolean }[] = [];
  let next = 0;
  for (const { day, refund } of cancellations.toSorted((first, second) => first.day - second.day)) {
    for (; next < days.length && days[next]!.day <= day; next++) {
      const purchase = days[next]!;
      if (hasMoney(purchase)) open.push(purchase);
    }
    let left = refund;
    for (let latest = open.at(-1); latest !== undefined && left > 0; latest = open.at(-1)) {
      const taken = Math.min(left, latest.spend);
      left -= taken;
      latest.spend -= taken;
      if (latest.spend > 0) break;
      latest.isCancelled = true;
      open.pop();
    }
  }
  return days.filter(({ isCancelled }) => !isCancelled).map(({ day, spend }) => ({ day, spend }));
}

function hasMoney<Day extends { spend: number | null }>(day: Day): day is Day & { spend: number } {
  return day.spend !== null && day.spend > 0;
}
