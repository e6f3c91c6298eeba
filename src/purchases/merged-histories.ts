/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays read below their own length. */

/** Histories as columns: equal rows merged, in order of repeat purchases. */
export interface MergedHistories {
  /** Distinct rows. */
  size: number;
  /** Customers behind them. */
  customers: number;
  /** Columns of the history: repeat purchases, recency and time observed, or their likes. */
  repeatPurchases: Float64Array;
  recency: Float64Array;
  observed: Float64Array;
  /** Customers with this history. */
  weight: Float64Array;
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
  const pick = (column: Float64Array): Float64Array => Float64Array.from(order, (at) => column[firsts[at]!]!);
  return {
    size: firsts.length,
    customers: weight.reduce((sum, each) => sum + each, 0),
    repeatPurchases: pick(repeatPurchases),
    recency: pick(recency),
    observed: pick(observed),
    weight: Float64Array.from(order, (at) => weights[at]!),
    covariates: covariates.map(pick),
  };
}

/**
 * About so many of the rows, evenly spaced; the rows themselves where there are no more.
 * @internal
 */
export function sampleHistories(rows: MergedHistories, most: number): MergedHistories {
  if (rows.size <= most) return rows;
  const stride = rows.size / most;
  const thin = (column: Float64Array): Float64Array =>
    Float64Array.from({ length: most }, (_, at) => column[Math.floor(at * stride)]!);
  const weight = thin(rows.weight);
  return {
    size: most,
    customers: weight.reduce((sum, each) => sum + each, 0),
    repeatPurchases: thin(rows.repeatPurchases),
    recency: thin(rows.recency),
    observed: thin(rows.observed),
    weight,
    covariates: rows.covariates.map(thin),
  };
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
  rows.forEach((row, at) => {
    const start = starts.get(values[row]!)!;
    order[start] = at;
    starts.set(values[row]!, start + 1);
  });
  return order;
}
