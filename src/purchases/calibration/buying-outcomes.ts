import {
  assertArray,
  assertCount,
  assertNoNearMissInRows,
  assertNumber,
  assertShare,
  RetentionError,
} from "../../errors.js";
import type { BuyingEvidence } from "./buying-features.js";

/** An account at the start of a window that has passed, and whether it bought within it. */
export interface BuyingOutcome extends BuyingEvidence {
  bought: boolean;
  /**
   * Accounts alike.
   * @defaultValue `1`
   */
  count?: number | null | undefined;
}

/** An outcome with the place of its window, the latest first. */
export interface DatedOutcome extends BuyingOutcome {
  age: number;
}

/**
 * The rows of a window, checked, each with its window's place.
 * @internal
 */
export function readOutcomes(name: string, path: string, rows: readonly BuyingOutcome[], age: number): DatedOutcome[] {
  assertArray(name, path, rows);
  if (rows.length === 0) throw new RetentionError(name, path, "must not be empty", rows);
  assertNoNearMissInRows(name, path, rows, OUTCOME_FIELDS);
  return rows.map((row, index) => {
    if (isSound(row)) return dated(row, age);
    const at = `${path}[${index}]`;
    assertEvidence(name, at, row);
    if (typeof row.bought !== "boolean")
      throw new RetentionError(name, `${at}.bought`, "must be true or false", row.bought);
    if (row.count !== undefined) assertCount(name, `${at}.count`, row.count);
    return dated(row, age);
  });
}

/** Field by field: what follows a spread is added to it one by one, which takes ten times as long. */
function dated(row: BuyingOutcome, age: number): DatedOutcome {
  const { raw, silentDays, purchaseDays, rhythmPoints, bought, count } = row;
  return { raw, silentDays, purchaseDays, rhythmPoints, bought, count, age };
}

/** Whether a row needs no closer look: a path to each of a hundred thousand fields takes longer than the fit. */
function isSound(row: BuyingOutcome | null | undefined): boolean {
  if (row == null) return false;
  const { raw, silentDays, purchaseDays, rhythmPoints, bought, count } = row;
  return (
    Number.isFinite(raw) &&
    raw >= 0 &&
    raw <= 1 &&
    Number.isFinite(silentDays) &&
    silentDays >= 0 &&
    Number.isSafeInteger(purchaseDays) &&
    purchaseDays >= 1 &&
    typeof bought === "boolean" &&
    (rhythmPoints === undefined || Number.isFinite(rhythmPoints)) &&
    count === undefined
  );
}

/**
 * Refuses evidence that cannot be.
 * @internal
 */
export function assertEvidence(name: string, path: string, row: BuyingEvidence): void {
  const at = (field: string): string => (path === "" ? field : `${path}.${field}`);
  if ((row as BuyingEvidence | null | undefined) == null)
    throw new RetentionError(name, path, "must be an object", row);
  assertShare(name, at("raw"), row.raw);
  assertNumber(name, at("silentDays"), row.silentDays, { min: 0 });
  assertCount(name, at("purchaseDays"), row.purchaseDays, { min: 1 });
  if (row.rhythmPoints != null) assertNumber(name, at("rhythmPoints"), row.rhythmPoints);
}

const OUTCOME_FIELDS: Readonly<Record<keyof BuyingOutcome, true>> = {
  raw: true,
  silentDays: true,
  purchaseDays: true,
  rhythmPoints: true,
  bought: true,
  count: true,
};
