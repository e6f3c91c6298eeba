import { assertCount, assertNumber, RetentionError } from "../errors.js";
import type { TimeUnit } from "../records/time.js";
import { assertSameUnit } from "./time-unit.js";

/** A customer's purchases in continuous time, as a summary or written by hand. */
export interface PurchaseHistory<Unit extends TimeUnit = TimeUnit> {
  /** Purchases after the first. */
  repeatPurchases: number;
  /** Time from the first purchase to the last. */
  recency: number;
  /** Time from the first purchase to now. */
  observed: number;
  /** Unit of the times; when missing, the model's. */
  unit?: Unit;
  /** Values of the covariates that the model knows, by name. */
  covariates?: Record<string, number>;
}

/** A customer's purchases over opportunities of which each is taken or not. */
export interface OpportunityHistory {
  /** Opportunities taken after the first purchase. */
  repeatPurchases: number;
  /** Number of the last opportunity taken, 0 where none was. */
  recency: number;
  /** Opportunities so far. */
  opportunities: number;
}

/**
 * Refuses a history in continuous time that cannot be. Of a row of many, the path is put together only for the refusal.
 * @internal
 */
export function assertHistory(
  functionName: string,
  path: string | { rows: string; row: number },
  history: PurchaseHistory,
  timeUnit: TimeUnit | null,
): void {
  if (isPossible(history, timeUnit)) return;
  const { repeatPurchases, recency, observed, unit } = history;
  const place = typeof path === "string" ? path : `${path.rows}[${path.row}]`;
  assertCount(functionName, `${place}.repeatPurchases`, repeatPurchases);
  assertNumber(functionName, `${place}.observed`, observed, { min: 0 });
  assertRecency(functionName, place, recency, repeatPurchases, observed);
  assertSameUnit(functionName, `${place}.unit`, unit, timeUnit);
}

/** Whether all the rules are kept, for the many histories that keep them. */
function isPossible({ repeatPurchases, recency, observed, unit }: PurchaseHistory, timeUnit: TimeUnit | null): boolean {
  return (
    Number.isInteger(repeatPurchases) &&
    repeatPurchases >= 0 &&
    Number.isFinite(observed) &&
    typeof recency === "number" &&
    recency >= 0 &&
    recency <= observed &&
    (recency === 0 || repeatPurchases > 0) &&
    (unit === undefined || unit === timeUnit)
  );
}

/**
 * Refuses a history over opportunities that cannot be.
 * @internal
 */
export function assertOpportunityHistory(
  functionName: string,
  path: string,
  { repeatPurchases, recency, opportunities }: OpportunityHistory,
): void {
  assertCount(functionName, `${path}.repeatPurchases`, repeatPurchases);
  assertCount(functionName, `${path}.opportunities`, opportunities);
  assertCount(functionName, `${path}.recency`, recency);
  assertRecency(functionName, path, recency, repeatPurchases, opportunities);
  if (recency < repeatPurchases) {
    throw new RetentionError(functionName, `${path}.recency`, "must be at least the purchases", recency);
  }
}

function assertRecency(functionName: string, path: string, recency: number, purchases: number, end: number): void {
  assertNumber(functionName, `${path}.recency`, recency, { min: 0, max: end });
  if (purchases === 0 && recency !== 0) {
    throw new RetentionError(functionName, `${path}.recency`, "must be 0 without a repeat purchase", recency);
  }
}
