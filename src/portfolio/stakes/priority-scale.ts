import { log2 } from "../../numeric/elementary/log.js";
import { pow } from "../../numeric/elementary/pow.js";

/** Least and greatest priority before rounding to the grid. */
const LEAST = 2 ** -6;

const MOST = 2 ** 12;

/** What accounts' priorities are measured by. */
export interface PriorityScale {
  /** Median of the totals above 0; `null` if no account has one. */
  median: number | null;
  /** Ratio of neighboring priorities. */
  step: number;
  /** Whether no one has money at stake, so that purchases that may be lost count in its place, and make the median. */
  byPurchases?: boolean | null | undefined;
}

/**
 * What a book's priorities are measured by: the money at stake, or where no one has any the purchases that may be lost.
 * @internal
 */
export function priorityScale(
  totals: readonly number[],
  step: number,
  purchases: readonly number[] = [],
): PriorityScale {
  const median = medianAboveZero(totals);
  if (median !== null) return { median, step };
  const ofPurchases = medianAboveZero(purchases);
  return ofPurchases === null ? { median, step } : { median: ofPurchases, step, byPurchases: true };
}

/**
 * What an account's priority is measured with.
 * @internal
 */
export function weightOn(
  { byPurchases }: Pick<PriorityScale, "byPurchases">,
  { total, purchases }: { total: number; purchases: number },
): number {
  return byPurchases === true ? purchases : total;
}

function medianAboveZero(totals: readonly number[]): number | null {
  const positive = totals.filter((total) => total > 0).sort((a, b) => a - b);
  const middle = (positive.length - 1) / 2;
  const lower = positive[Math.floor(middle)];
  const upper = positive[Math.ceil(middle)];
  return lower === undefined || upper === undefined ? null : (lower + upper) / 2;
}

/**
 * The priority of an account: its total as a multiple of the book's median, from 1/64 to 4096, rounded on a geometric grid.
 * Where no one has a total, all are equal.
 * @internal
 */
export function attentionPriority(total: number, { median, step }: PriorityScale): number {
  if (median === null) return 1;
  const ratio = Math.min(MOST, Math.max(LEAST, total / median));
  const doublings = log2(step);
  return pow(2, Math.round(log2(ratio) / doublings) * doublings);
}
