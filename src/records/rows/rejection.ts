import { assertArray, assertObject, refusalOf, RetentionError } from "../../errors.js";
import { unreadableRule } from "./unreadable.js";

/** A row, or a part of one, that a batch left out, with the place and the reason. */
export interface Rejection {
  /** Position of the row in the input, from 0. */
  readonly index: number;
  /** The row's own id, where it has one. */
  readonly id?: string;
  /** The field at fault, as a path inside the row. */
  readonly path: string;
  readonly message: string;
  /** True where the row counts all the same, such as the purchase of a product that the catalogue does not have. */
  readonly kept?: true;
}

/** What a batch made of its rows: results for the good ones, a reason for each of the others. */
export interface Batch<Result> {
  accepted: Result[];
  rejected: Rejection[];
}

/**
 * Applies a function to every row; a `RetentionError`, or a row that is not an object or cannot be read, rejects the row and
 * the batch goes on.
 *
 * @throws RetentionError when the rows are no array.
 * @internal
 */
export function acceptRows<Row, Result>(
  functionName: string,
  path: string,
  rows: readonly Row[],
  apply: (row: Row, index: number) => Result,
): Batch<Result> {
  const accepted: Result[] = [];
  const rejected = refusedRows(functionName, path, rows, (row, index) => {
    accepted.push(apply(row, index));
  });
  return { accepted, rejected };
}

/**
 * The same for a function that keeps by itself what it makes of the rows.
 *
 * @throws RetentionError when the rows are no array.
 * @internal
 */
export function refusedRows<Row>(
  functionName: string,
  path: string,
  rows: readonly Row[],
  read: (row: Row, index: number) => void,
): Rejection[] {
  assertArray(functionName, path, rows);
  const rejected: Rejection[] = [];
  rows.forEach((row, index) => {
    try {
      // The path is put together only where it is needed, as there may be a million rows.
      if (!isObject(row)) assertObject(functionName, `${path}[${index}]`, row);
      read(row, index);
    } catch (error) {
      rejected.push(rejectionOf(row, index, refusalOfRow(functionName, row, error)));
    }
  });
  return rejected;
}

/**
 * The refusal of a row whose reading threw: its own, or that of a row that cannot be read at all.
 *
 * @throws The error itself where it is neither.
 * @internal
 */
export function refusalOfRow(functionName: string, row: unknown, error: unknown): RetentionError {
  // eslint-disable-next-line no-restricted-syntax -- an error of another kind may be the row's own.
  if (error instanceof RetentionError) return refusalOf(error);
  return new RetentionError(functionName, "row", unreadableRule(row, error), undefined);
}

function isObject(row: unknown): boolean {
  return typeof row === "object" && row !== null;
}

/**
 * The rejection that an error about one row becomes.
 * @internal
 */
export function rejectionOf(row: unknown, index: number, error: RetentionError): Rejection {
  const id = idOfRow(row);
  return {
    index,
    ...(typeof id === "string" ? { id } : {}),
    path: error.path,
    message: error.message,
  };
}

/**
 * The id that a row gives, whatever it is; `undefined` if it has none, or where it cannot be read.
 * @internal
 */
export function idOfRow(row: unknown): unknown {
  try {
    return typeof row === "object" && row !== null && "id" in row ? row.id : undefined;
  } catch {
    return undefined;
  }
}
