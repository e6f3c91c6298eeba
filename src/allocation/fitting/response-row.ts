import { assertNumber, assertText, RetentionError } from "../../errors.js";
import { assertHostRow, type HostRow } from "../../records/rows/host-row.js";
import type { FitRow } from "./segment-sums.js";

/** A year of an account: how often it was reviewed, and what came of it. */
export interface ResponseRow {
  id?: string | null | undefined;
  segment?: string | null | undefined;
  /** Reviews, or other contacts, held in the time. */
  reviews: number;
  /** Spend in the time. */
  spend?: number | null | undefined;
  /** Whether it was still a customer at the end. */
  kept?: boolean | null | undefined;
  /** Spend in a time as long before it. Given for all rows or none; rows without it are rejected where others have it. */
  before?: number | null | undefined;
}

/**
 * Segment of accounts without one.
 * @internal
 */
export const NO_SEGMENT = "";

const RESPONSE_ROW: HostRow<ResponseRow> = {
  fields: {
    id: "string",
    segment: "string",
    reviews: "number",
    spend: "number",
    kept: "boolean",
    before: "number",
  },
  places: [],
  meant: new Map(),
};

/**
 * A row as it is fitted to.
 * @internal
 */
export function readRow(
  functionName: string,
  row: ResponseRow,
  outcome: "spend" | "kept",
): FitRow & { segment: string } {
  assertHostRow(functionName, "", row, RESPONSE_ROW);
  const { reviews, spend = null, kept = null, before = null, segment = null } = row;
  assertNumber(functionName, "reviews", reviews, { min: 0, max: 1000 });
  if (segment !== null) assertText(functionName, "segment", segment);
  if (before !== null) assertNumber(functionName, "before", before);
  const known = { reviews, before, segment: segment ?? NO_SEGMENT };
  if (outcome === "spend") {
    assertNumber(functionName, "spend", spend);
    return { ...known, outcome: spend };
  }
  if (typeof kept !== "boolean") throw new RetentionError(functionName, "kept", "must be true or false", kept);
  return { ...known, outcome: kept ? 1 : 0 };
}
