import { assertCount, assertNumber, assertObject, RetentionError } from "../../errors.js";
import type { TimeUnit } from "../../records/values/time.js";
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
  unit?: Unit | null | undefined;
  /** Values of the covariates that the model knows, by name. */
  covariates?: Record<string, number> | null | undefined;
}

/** A customer's purchases over opportunities of which each is taken or not. */
export interface OpportunityHistory {
  /** Opportunities taken after the first purchase. */
  repeatPurchases: number;
  /** Number of the last opportunity taken, 0 where none was. */
  recency: number;
  /** Opportunities so far, at most a million. */
  opportunities: number;
}

/** The place of a row among many, put together only where a row is refused. */
export interface RowPath {
  rows: string;
  row: number;
}

/**
 * Refuses a history in continuous time that cannot be.
 * @internal
 */
export function assertHistory(
  functionName: string,
  path: string | RowPath,
  history: PurchaseHistory,
  timeUnit: TimeUnit | null,
): void {
  if (!isObject(history)) assertObject(functionName, placeOf(path), history);
  const { repeatPurchases, recency, observed, unit } = history;
  if (isPossible(repeatPurchases, recency, observed) && (unit == null || unit === timeUnit)) return;
  const place = placeOf(path);
  assertCount(functionName, `${place}.repeatPurchases`, repeatPurchases);
  assertNumber(functionName, `${place}.observed`, observed, { min: 0 });
  assertRecency(functionName, place, recency, repeatPurchases, observed);
  assertSameUnit(functionName, `${place}.unit`, unit, timeUnit);
}

/** The likelihood is a sum over opportunities: a million take seconds, and no real history has more. */
const MOST_OPPORTUNITIES = 1_000_000;

/**
 * Refuses a history over opportunities that cannot be.
 * @internal
 */
export function assertOpportunityHistory(
  functionName: string,
  path: string | RowPath,
  history: OpportunityHistory,
): void {
  if (!isObject(history)) assertObject(functionName, placeOf(path), history);
  const { repeatPurchases, recency, opportunities } = history;
  const isWhole = Number.isInteger(recency) && Number.isInteger(opportunities) && opportunities <= MOST_OPPORTUNITIES;
  if (isWhole && recency >= repeatPurchases && isPossible(repeatPurchases, recency, opportunities)) return;
  const place = placeOf(path);
  assertCount(functionName, `${place}.repeatPurchases`, repeatPurchases);
  assertCount(functionName, `${place}.opportunities`, opportunities, { max: MOST_OPPORTUNITIES });
  assertCount(functionName, `${place}.recency`, recency);
  assertRecency(functionName, place, recency, repeatPurchases, opportunities);
  if (recency < repeatPurchases) {
    throw new RetentionError(functionName, `${place}.recency`, "must be at least the purchases", recency);
  }
}

/**
 * Whether a row is one. The types promise it; callers without types may not keep the promise.
 * @internal
 */
export function isObject(row: unknown): boolean {
  return typeof row === "object" && row !== null;
}

/** Whether the rules are kept, told apart from the refusal because of the many histories that keep them. */
function isPossible(repeatPurchases: number, recency: number, end: number): boolean {
  return (
    Number.isInteger(repeatPurchases) &&
    repeatPurchases >= 0 &&
    Number.isFinite(recency) &&
    Number.isFinite(end) &&
    recency >= 0 &&
    recency <= end &&
    (recency === 0 || repeatPurchases > 0)
  );
}

function placeOf(path: string | RowPath): string {
  return typeof path === "string" ? path : `${path.rows}[${path.row}]`;
}

function assertRecency(functionName: string, path: string, recency: number, purchases: number, end: number): void {
  assertNumber(functionName, `${path}.recency`, recency, { min: 0, max: end });
  if (purchases === 0 && recency !== 0) {
    throw new RetentionError(functionName, `${path}.recency`, "must be 0 without a repeat purchase", recency);
  }
}
