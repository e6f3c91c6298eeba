/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays read below their own length. */

import { RetentionError } from "../../errors.js";
import { distinctRows } from "./distinct-rows.js";

/** Histories as columns: repeat purchases, recency and time observed, or their likes. */
export interface HistoryColumns {
  repeatPurchases: Float64Array;
  recency: Float64Array;
  observed: Float64Array;
  /** Customers with this history. */
  weight: Float64Array;
}

/** Histories with equal ones merged, in order of repeat purchases, and within it in one that only the rows decide. */
export interface MergedHistories extends HistoryColumns {
  /** Distinct rows. */
  size: number;
  /** Customers behind them. */
  customers: number;
  /** Further columns, one a covariate. */
  covariates: Float64Array[];
}

/**
 * Merges equal rows and orders the result by repeat purchases, so that whatever depends on these alone is computed once.
 * Rows in another order give the same result, so that no digit of a fit depends on it. Cost: linear in the rows, and a sort of
 * the distinct ones.
 * @internal
 */
export function mergeHistories(rows: Omit<MergedHistories, "size" | "customers">): MergedHistories {
  const { repeatPurchases, recency, observed, weight, covariates } = rows;
  const columns = [repeatPurchases, recency, observed, ...covariates];
  const { firsts, numbers, hashes } = distinctRows(columns, weight.length);
  const weights = new Float64Array(firsts.length);
  for (let row = 0; row < numbers.length; row++) weights[numbers[row]!]! += weight[row]!;
  const order = orderByContent(firsts, hashes, columns);
  const chosen = new Uint32Array(order.length);
  for (let at = 0; at < order.length; at++) chosen[at] = firsts[order[at]!]!;
  const ordered = pick(weights, order);
  return {
    size: firsts.length,
    customers: sum(ordered),
    repeatPurchases: pick(repeatPurchases, chosen),
    recency: pick(recency, chosen),
    observed: pick(observed, chosen),
    weight: ordered,
    covariates: covariates.map((column) => pick(column, chosen)),
  };
}

/**
 * Refuses rows that no one stands behind.
 * @internal
 */
export function assertCustomers(functionName: string, rows: MergedHistories): MergedHistories {
  if (rows.customers > 0) return rows;
  throw new RetentionError(functionName, "histories", "must count at least one customer", rows.customers);
}

/**
 * This many of the customers, evenly spaced in the order of the rows.
 * @internal
 */
export function sampleHistories(rows: MergedHistories, customers: number): MergedHistories {
  const step = rows.customers / customers;
  const picked = new Uint32Array(customers);
  const weights = new Float64Array(customers);
  let [size, passed, next] = [0, 0, step / 2];
  for (let row = 0; row < rows.size && size < customers; row++) {
    passed += rows.weight[row]!;
    const hits = Math.ceil((passed - next) / step);
    if (hits <= 0) continue;
    picked[size] = row;
    weights[size] = hits;
    size++;
    next += hits * step;
  }
  const chosen = picked.subarray(0, size);
  const weight = weights.subarray(0, size);
  return {
    size,
    customers: sum(weight),
    repeatPurchases: pick(rows.repeatPurchases, chosen),
    recency: pick(rows.recency, chosen),
    observed: pick(rows.observed, chosen),
    weight,
    covariates: rows.covariates.map((column) => pick(column, chosen)),
  };
}

/** The entries of a column at the rows. */
function pick(column: Float64Array, rows: Uint32Array): Float64Array {
  const picked = new Float64Array(rows.length);
  for (let at = 0; at < rows.length; at++) picked[at] = column[rows[at]!]!;
  return picked;
}

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/**
 * The numbers 0 to n − 1 in order of their rows' repeat purchases; rows with as many and observed as long are together,
 * by their hashes, and where these are the same by all columns.
 *
 * @param columns - Repeat purchases, recency, time observed, and further ones.
 */
function orderByContent(rows: Uint32Array, hashes: Uint32Array, columns: readonly Float64Array[]): Uint32Array {
  const [purchases, , observed] = columns as [Float64Array, Float64Array, Float64Array];
  const bits = new Uint32Array(observed.buffer, observed.byteOffset, 2 * observed.length);
  const distinct = new Set<number>();
  for (const row of rows) distinct.add(purchases[row]!);
  const rankOf = new Map([...distinct].sort((a, b) => a - b).map((value, rank) => [value, rank]));

  // Rank, hash and place share the 53 bits of a number, which sort faster than with a comparison of ours.
  let places = 1;
  while (places < rows.length) places *= 2;
  const hashed = Math.min(2 ** 32, Math.max(1, Math.floor(2 ** 53 / (places * distinct.size))));
  const keys = new Float64Array(rows.length);
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]!;
    const time = Math.imul(bits[2 * row]! ^ bits[2 * row + 1]!, 0x9e3779b1) & 0xfff00000;
    const hash = (time | (hashes[at]! >>> 12)) >>> 0;
    keys[at] = (rankOf.get(purchases[row]!)! * hashed + Math.floor((hash / 2 ** 32) * hashed)) * places + at;
  }
  keys.sort();
  const order = new Uint32Array(rows.length);
  for (let at = 0; at < order.length; at++) order[at] = keys[at]! % places;
  for (let first = 0; first < order.length; first++) {
    let last = first;
    const key = keys[first]! - order[first]!;
    while (last + 1 < order.length && key === keys[last + 1]! - order[last + 1]!) last++;
    if (last > first) order.subarray(first, last + 1).sort((a, b) => compareRows(columns, rows[a]!, rows[b]!));
    first = last;
  }
  return order;
}

function compareRows(columns: readonly Float64Array[], first: number, second: number): number {
  for (const column of columns) if (column[first] !== column[second]) return column[first]! - column[second]!;
  return 0;
}
