import { daysInUnit } from "../../calendar/days/days-in-unit.js";
import type { Assumptions } from "../../evidence/assumptions.js";
import { comingSpend, lifespansOf, pricesOf } from "../../portfolio/stakes/coming-spend.js";
import type { LearnedRules } from "./learned-rules.js";
import type { PredictedAccount, PredictedBook } from "./predicted-book.js";
import { boughtWithin, purchaseDays, purchaseRecord, type PurchaseRecord } from "../past/purchase-record.js";
import type { WindowDays } from "./window-days.js";

/** An account of a window, what was said of it, and what it did. */
export interface WindowRow {
  /** Number of the account in the whole back-test. */
  number: number;
  predicted: PredictedAccount;
  /** How it had bought; `null` if it had not. */
  record: PurchaseRecord | null;
  /** Whether it bought within the horizon. */
  bought: boolean;
  /** Bought in the year before, and not within the horizon. */
  lapsed: boolean;
  /**
   * Money of the horizon at the pace of the year before, without what does not come again in it, as value at risk counts it;
   * `null` if an amount is missing.
   */
  coming: number | null;
  /** That money where the account lapsed; 0 where it did not. */
  lost: number;
}

/** A customer's row: it had bought. */
export type CustomerRow = WindowRow & { record: PurchaseRecord };

/** What all parts of a window are judged from. */
export interface WindowRows {
  days: WindowDays;
  book: PredictedBook;
  rules: LearnedRules | null;
  rows: WindowRow[];
  customers: CustomerRow[];
  active: CustomerRow[];
  /** Whether of every active account it is known what it spends. */
  hasMoney: boolean;
}

/**
 * Holds each account of a book against what it did within the horizon.
 * @internal
 */
export function windowRows(
  book: PredictedBook,
  rules: LearnedRules | null,
  days: WindowDays,
  numbers: ReadonlyMap<number, number>,
  assumed: Assumptions,
): WindowRows {
  const { asOf, horizonDays } = days;
  const pace = {
    lifespans: lifespansOf(book.products),
    prices: pricesOf(book.products),
    habitDays: assumed["purchases.habitDays"].value,
    asOfDay: asOf,
    months: horizonDays / daysInUnit.month,
  };
  const rows = book.accounts.map((predicted): WindowRow => {
    const { dated, account } = predicted;
    const record = purchaseRecord(dated, asOf);
    const bought = boughtWithin(dated, asOf, asOf + horizonDays);
    const lapsed = record !== null && record.active && !bought;
    const coming = record && (comingSpend(account, purchaseDays(dated, asOf), asOf, [], pace)?.worth ?? null);
    return {
      number: numbers.get(dated.index) ?? 0,
      predicted,
      record,
      bought,
      lapsed,
      coming,
      lost: lapsed ? (coming ?? 0) : 0,
    };
  });
  const customers = rows.filter(isCustomer);
  const active = customers.filter(({ record }) => record.active);
  return {
    days,
    book,
    rules,
    rows,
    customers,
    active,
    hasMoney: active.length > 0 && active.every(({ coming }) => coming !== null),
  };
}

function isCustomer(row: WindowRow): row is CustomerRow {
  return row.record !== null;
}

/**
 * The account numbers of rows.
 * @internal
 */
export function ownersOf(rows: readonly { number: number }[]): Uint32Array {
  return Uint32Array.from(rows, ({ number }) => number);
}
