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
  const order = orderedByValue(orderByContent(firsts, hashes, columns), firsts, repeatPurchases);
  const chosen = Uint32Array.from(order);
  for (let at = 0; at < order.length; at++) chosen[at] = firsts[order[at]!]!;
  return {
    size: firsts.length,
    customers: sum(pick(weights, order)),
    repeatPurchases: pick(repeatPurchases, chosen),
    recency: pick(recency, chosen),
    observed: pick(observed, chosen),
    weight: pick(weights, order),
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
 * So many of the customers, evenly spaced in the order of the rows.
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

/** The numbers 0 to n − 1 in order of their rows' hashes, and where these are the same by the columns. */
function orderByContent(rows: Uint32Array, hashes: Uint32Array, columns: readonly Float64Array[]): Uint32Array {
  // A hash and a place share the 53 bits of a number, which sort faster than with a comparison of ours.
  let places = 1;
  while (places < rows.length) places *= 2;
  const cut = Math.max(1, (2 ** 32 * places) / 2 ** 53);
  const keys = Float64Array.from(hashes, (hash, at) => Math.floor(hash / cut) * places + at).sort();
  const order = Uint32Array.from(keys, (key) => key % places);
  const hashAt = (at: number): number => Math.floor(keys[at]! / places);
  for (let first = 0; first < order.length; first++) {
    let last = first;
    while (last + 1 < order.length && hashAt(last + 1) === hashAt(first)) last++;
    if (last > first) order.subarray(first, last + 1).sort((a, b) => compareRows(columns, rows[a]!, rows[b]!));
    first = last;
  }
  return order;
}

function compareRows(columns: readonly Float64Array[], first: number, second: number): number {
  for (const column of columns) if (column[first] !== column[second]) return column[first]! - column[second]!;
  return 0;
}

/** An order changed to that of a value, by counting: rows alike in it stay as they are. */
function orderedByValue(order: Uint32Array, rows: Uint32Array, values: Float64Array): Uint32Array {
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(values[row]!, (counts.get(values[row]!) ?? 0) + 1);
  let next = 0;
  const starts = new Map<number, number>();
  for (const value of [...counts.keys()].sort((first, second) => first - second)) {
    starts.set(value, next);
    next += counts.get(value)!;
  }
  const ordered = new Uint32Array(order.length);
  for (const at of order) {
    const value = values[rows[at]!]!;
    const start = starts.get(value)!;
    ordered[start] = at;
    starts.set(value, start + 1);
  }
  return ordered;
}
