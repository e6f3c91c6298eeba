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

/** Histories with equal ones merged, in order of repeat purchases. */
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
 * Cost: linear in the rows.
 * @internal
 */
export function mergeHistories(rows: Omit<MergedHistories, "size" | "customers">): MergedHistories {
  const { repeatPurchases, recency, observed, weight, covariates } = rows;
  const columns = [repeatPurchases, recency, observed, ...covariates];
  const { firsts, numbers } = distinctRows(columns, weight.length);
  const weights = new Float64Array(firsts.length);
  for (let row = 0; row < numbers.length; row++) weights[numbers[row]!]! += weight[row]!;
  const order = orderByValue(firsts, repeatPurchases);
  const chosen = Uint32Array.from(order);
  for (let at = 0; at < order.length; at++) chosen[at] = firsts[order[at]!]!;
  return {
    size: firsts.length,
    customers: sum(weight),
    repeatPurchases: pick(repeatPurchases, chosen),
    recency: pick(recency, chosen),
    observed: pick(observed, chosen),
    weight: pick(weights, order),
    covariates: covariates.map((column) => pick(column, chosen)),
  };
}

/**
 * Refuses rows that nobody stands behind.
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

/** The numbers 0 to n − 1 in order of their row's value, by counting. */
function orderByValue(rows: Uint32Array, values: Float64Array): Uint32Array {
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(values[row]!, (counts.get(values[row]!) ?? 0) + 1);
  let next = 0;
  const starts = new Map<number, number>();
  for (const value of [...counts.keys()].sort((first, second) => first - second)) {
    starts.set(value, next);
    next += counts.get(value)!;
  }
  const order = new Uint32Array(rows.length);
  for (let at = 0; at < rows.length; at++) {
    const value = values[rows[at]!]!;
    const start = starts.get(value)!;
    order[start] = at;
    starts.set(value, start + 1);
  }
  return order;
}
