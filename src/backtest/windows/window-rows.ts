import type { LearnedRules } from "./learned-rules.js";
import type { PredictedAccount, PredictedBook } from "./predicted-book.js";
import { boughtWithin, purchaseRecord, YEAR_DAYS, type PurchaseRecord } from "../past/purchase-record.js";
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
  /** What it had spent in the year before, at the rate of the horizon, where it lapsed; 0 where it did not. */
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
  /** Whether every active account's spend is known. */
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
): WindowRows {
  const { asOf, horizonDays } = days;
  const rows = book.accounts.map((predicted): WindowRow => {
    const { dated } = predicted;
    const record = purchaseRecord(dated, asOf);
    const bought = boughtWithin(dated, asOf, asOf + horizonDays);
    const lapsed = record !== null && record.active && !bought;
    return {
      number: numbers.get(dated.index) ?? 0,
      predicted,
      record,
      bought,
      lapsed,
      lost: lapsed ? ((record.yearSpend ?? 0) * horizonDays) / YEAR_DAYS : 0,
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
    hasMoney: active.length > 0 && active.every(({ record }) => record.yearSpend !== null),
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
