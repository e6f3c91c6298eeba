import { collectDays } from "../../reading/collect-days.js";
import { daysInUnit } from "../../calendar/days/days-in-unit.js";
import { assertCount, assertObject, assertOptions } from "../../errors.js";
import type { Purchase } from "../../records/account/purchase.js";
import { acceptRows, type Rejection } from "../../records/rows/rejection.js";
import { expectedPurchases } from "../predictions/expected-purchases.js";
import type { ContinuousModel } from "../predictions/posterior.js";
import { resolveObservation, type SummaryOptions } from "../histories/purchase-accumulator.js";

/** Repeat purchases of all customers up to a time. */
export interface TrackingPoint {
  /** Time since the first purchase of all, in the model's unit. */
  time: number;
  actual: number;
  expected: number;
}

/** Options of `cumulativeTracking`. */
export interface TrackingOptions extends Omit<SummaryOptions, "unit"> {
  /**
   * Points between the first purchase and `until`.
   * @defaultValue `50`
   */
  points?: number | null | undefined;
}

/**
 * Cumulative repeat purchases of a cohort over time, actual and expected, as data for a tracking plot: a model that fits
 * follows the actual curve beyond the end of its calibration. Customers enter at their own first purchase.
 *
 * Source: Fader, Hardie & Lee (2005), "Counting your customers the easy way", figure 4.
 * Cost: points × distinct days of a first purchase.
 *
 * @param model - A BG/NBD, MBG/NBD or Pareto/NBD model without covariates.
 * @param purchases - Rows with `accountId`, in any order; only the cohort that the model was fitted to.
 * @param options - End of tracking, and number of points.
 * @returns The points in order of time, and the rows that could not be used.
 * @throws RetentionError when a date is not one.
 *
 * @example
 * import { bgNbdModel, cumulativeTracking } from "retention-kit";
 *
 * const model = bgNbdModel({ r: 0.2426, alpha: 4.414, a: 0.7929, b: 2.426 }, { timeUnit: "week" });
 * const purchases = [{ accountId: "a", on: "2026-01-06" }, { accountId: "a", on: "2026-02-03" }];
 * cumulativeTracking(model, purchases, { until: "2026-03-03", points: 2 }).tracking
 * //=> [{ time: 4, actual: 1, expected: 0.196 }, { time: 8, actual: 1, expected: 0.359 }]
 */
export function cumulativeTracking(
  model: ContinuousModel,
  purchases: readonly Purchase[],
  options: TrackingOptions,
): { tracking: TrackingPoint[]; rejected: Rejection[] } {
  assertObject("cumulativeTracking", "model", model);
  const known = assertOptions("cumulativeTracking", "options", options, {
    points: true,
    until: true,
    from: true,
    minorDigits: true,
  });
  const { points = 50 } = known;
  assertCount("cumulativeTracking", "options.points", points, { min: 1, max: 10_000 });
  const observation = resolveObservation("cumulativeTracking", { ...known, unit: model.timeUnit });
  const accounts = collectDays("cumulativeTracking", observation);
  const { rejected } = acceptRows("cumulativeTracking", "purchases", purchases, accounts.add);

  const starts = new Map<number, number>();
  const repeats: number[] = [];
  accounts.forEach((_, days) => {
    days.forEach(({ day }, index) => {
      if (index > 0) repeats.push(day);
      else starts.set(day, (starts.get(day) ?? 0) + 1);
    });
  });
  const begin = [...starts.keys()].reduce((earliest, day) => Math.min(earliest, day), observation.until);
  const tracking = Array.from({ length: starts.size === 0 ? 0 : points }, (_, index) => {
    const day = begin + ((observation.until - begin) * (index + 1)) / points;
    let expected = 0;
    for (const [start, customers] of starts) {
      const horizon = Math.max(0, day - start) / daysInUnit[model.timeUnit];
      expected += customers * expectedPurchases(model, "new", { horizon });
    }
    return {
      time: (day - begin) / daysInUnit[model.timeUnit],
      actual: repeats.filter((repeat) => repeat <= day).length,
      expected,
    };
  });
  return { tracking, rejected };
}
