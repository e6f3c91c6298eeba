/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays read below their own length. */

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
  const { firsts, weights } = distinctRows(columns, weight);
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

/** Position of the first row of each kind, and the summed weight, by an open hash table. */
function distinctRows(
  columns: readonly Float64Array[],
  weight: Float64Array,
): { firsts: Uint32Array; weights: Float64Array } {
  const rows = weight.length;
  let slots = 16;
  while (slots < 2 * rows) slots *= 2;
  // A slot holds the number of a distinct row plus 1, or 0.
  const table = new Uint32Array(slots);
  const firsts = new Uint32Array(rows);
  const weights = new Float64Array(rows);
  const halves = columns.map((column) => new Uint32Array(column.buffer, column.byteOffset, 2 * rows));
  let distinct = 0;

  for (let row = 0; row < rows; row++) {
    let hash = 0;
    for (const half of halves) {
      hash = Math.imul(hash ^ half[2 * row]!, 0x9e3779b1);
      hash = Math.imul(hash ^ half[2 * row + 1]! ^ (hash >>> 15), 0x85ebca6b);
    }
    let slot = (hash ^ (hash >>> 13)) & (slots - 1);
    while (table[slot] !== 0 && !sameRow(columns, firsts[table[slot]! - 1]!, row)) slot = (slot + 1) & (slots - 1);
    if (table[slot] === 0) {
      firsts[distinct] = row;
      table[slot] = ++distinct;
    }
    weights[table[slot]! - 1]! += weight[row]!;
  }
  return { firsts: firsts.subarray(0, distinct), weights: weights.subarray(0, distinct) };
}

function sameRow(columns: readonly Float64Array[], first: number, second: number): boolean {
  for (const column of columns) if (column[first] !== column[second]) return false;
  return true;
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
