import { refusalOf } from "../../errors.js";
import type { Account } from "../../records/account/account.js";
import { type Rejection, rejectionOf } from "../../records/rows/rejection.js";

/** A row, or a part of one, that the main job left out. */
export interface PortfolioRejection extends Rejection {
  /** The list that the row is in. */
  readonly records: "accounts" | "products" | "sellers";
}

/** A row with its place in the input. */
export interface PortfolioRow<Row> {
  row: Row;
  index: number;
}

/** An account with its place in the input. */
export interface AccountRow {
  account: Account;
  index: number;
  /** Rows of its purchases that could not be read. */
  unreadPurchases: number;
  /** The currency of its amounts, which were left out; `null` if they were not. */
  otherCurrency: string | null;
}

/**
 * A step that lists an account that it refuses, and gives `null` for it.
 * @internal
 */
export function listing<Row extends Pick<AccountRow, "account" | "index">, Result>(
  step: (row: Row) => Result,
  rejected: PortfolioRejection[],
): (row: Row) => Result | null {
  return (row) => {
    try {
      return step(row);
    } catch (error) {
      rejected.push({ records: "accounts", ...rejectionOf(row.account, row.index, refusalOf(error)) });
      return null;
    }
  };
}

/**
 * Tries a list and drops the rows that are refused, one after the other, until what is left passes.
 * @internal
 */
export function dropInvalidRows<Row, Result>(
  name: "products" | "sellers",
  rows: readonly PortfolioRow<Row>[],
  attempt: (rows: readonly Row[]) => Result,
  rejected: PortfolioRejection[],
): { result: Result; kept: Row[] } {
  const kept = [...rows];
  for (;;) {
    const list = kept.map(({ row }) => row);
    try {
      return { result: attempt(list), kept: list };
    } catch (error) {
      const refusal = refusalOf(error);
      const at = new RegExp(`^${name}\\[(\\d+)\\]\\.?(.*)$`).exec(refusal.path);
      const refused = at === null ? [] : kept.splice(Number(at[1]), 1);
      if (refused[0] === undefined) throw error;
      const { row, index } = refused[0];
      // The row itself, where no field of it is to blame.
      const inRow = at?.[2] ?? refusal.path;
      const path = inRow === "" ? `${name}[${index}]` : inRow;
      // Told of the row as the caller gave it: in what is left of the list it has another place.
      const rule = refusal.message.slice(`${refusal.functionName}: ${refusal.path}`.length);
      const message = `reviewPortfolio: ${path}${rule}`;
      rejected.push({ records: name, ...rejectionOf(row, index, refusal), path, message });
    }
  }
}
