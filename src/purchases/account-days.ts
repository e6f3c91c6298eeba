/* eslint-disable @typescript-eslint/no-non-null-assertion -- indices run below the length of arrays that grow together. */

/** What one account's rows come to, one entry a day; money in minor units. */
export interface DaySpend {
  day: number;
  /** `null` where a purchase of the day has no amount. */
  spend: number | null;
}

/**
 * The days on which one account bought, in order, with the money spent on each. Rows may come in any order; a row that
 * is not older than the last costs constant time.
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
  const purchases: DaySpend[] = [];
  let cancellations: { day: number; refund: number }[] | null = null;

  return {
    buy(day, spend) {
      let at = purchases.length;
      while (at > 0 && purchases[at - 1]!.day > day) at--;
      const same = purchases[at - 1];
      if (same?.day !== day) purchases.splice(at, 0, { day, spend });
      else same.spend = same.spend === null || spend === null ? null : same.spend + spend;
    },
    cancel(day, refund) {
      cancellations ??= [];
      cancellations.push({ day, refund });
    },
    purchaseDays() {
      if (cancellations === null) return purchases;
      return afterCancellations(purchases, cancellations);
    },
  };
}

/** Takes each refund off the latest purchases that are not after it; a day that loses all its money is none. */
function afterCancellations(
  purchases: readonly DaySpend[],
  cancellations: readonly { day: number; refund: number }[],
): DaySpend[] {
  const days = purchases.map(({ day, spend }) => ({ day, spend, cancelled: false }));
  for (const { day, refund } of cancellations.toSorted((first, second) => first.day - second.day)) {
    let left = refund;
    for (let at = days.length - 1; at >= 0 && left > 0; at--) {
      const purchase = days[at]!;
      if (purchase.day > day || purchase.spend === null || purchase.cancelled) continue;
      const taken = Math.min(left, purchase.spend);
      left -= taken;
      purchase.spend -= taken;
      purchase.cancelled = taken > 0 && purchase.spend === 0;
    }
  }
  return days.filter(({ cancelled }) => !cancelled).map(({ day, spend }) => ({ day, spend }));
}
