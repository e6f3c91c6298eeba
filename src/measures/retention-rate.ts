import { assertCount, assertFields, assertOptions, RetentionError } from "../errors.js";
import { type IntervalOptions, resolveConfidence } from "./confidence.js";
import { shareInterval, type ShareInterval } from "./share-interval.js";

/** Number of customers at the start and end of a period. */
export interface CustomerCounts {
  atStart: number;
  atEnd: number;
  /** Customers at the end who were won during the period, and so say nothing about retention. */
  won: number;
}

/** Share of customers kept over a period, with its interval. */
export interface RetentionRate extends ShareInterval {
  kept: number;
  lost: number;
}

/**
 * Share of the customers at the start of a period who are still customers at its end, with its Wilson interval. Churn
 * is 1 minus this share.
 *
 * @param counts - Customers at the start, customers at the end, and how many of the latter are new.
 * @param options - Confidence level, 0.95 by default.
 * @returns The share kept, its bounds, and the counts kept and lost.
 * @throws RetentionError when a count is negative or fractional, or more were kept than there were at the start.
 *
 * @example
 * import { retentionRate } from "retention-kit";
 *
 * retentionRate({ atStart: 200, atEnd: 210, won: 30 })
 * //=> { share: 0.9, lower: 0.8506, upper: 0.9343, kept: 180, lost: 20, ... }
 */
export function retentionRate(counts: CustomerCounts, options?: IntervalOptions | null): RetentionRate {
  assertFields("retentionRate", "counts", counts, ["atStart", "atEnd", "won"]);
  const { atStart, atEnd, won } = counts as CustomerCounts;
  const confidence = resolveConfidence(
    "retentionRate",
    assertOptions("retentionRate", "options", options ?? {}, { confidence: true }),
  );
  assertCount("retentionRate", "atStart", atStart, { min: 1 });
  assertCount("retentionRate", "won", won);
  assertCount("retentionRate", "atEnd", atEnd);
  if (atEnd < won || atEnd > atStart + won) {
    throw new RetentionError(
      "retentionRate",
      "atEnd",
      `must lie between won, ${won}, and atStart + won, ${atStart + won}`,
      atEnd,
    );
  }

  const kept = atEnd - won;
  return { ...shareInterval(kept, atStart, { confidence }), kept, lost: atStart - kept };
}
