import { dayNumber, plainDate } from "../calendar/plain-date.js";
import { assertOneOf, assertOptions } from "../errors.js";
import { normalQuantile } from "../numeric/distributions/normal.js";
import type { Purchase } from "../records/purchase.js";
import type { Rejection } from "../records/rejection.js";
import type { PlainDate } from "../records/time.js";
import { type CalendarPeriod, firstDayOf, periodOf } from "../calendar/calendar-period.js";
import { type IntervalOptions, resolveConfidence } from "./confidence.js";
import { purchaseDays } from "./purchase-days.js";
import { wilsonBounds } from "./share-interval.js";

/** How to cut time. */
export interface CohortTableOptions extends IntervalOptions {
  /** Last day of the data; a period that ends after it is not complete and is left out. */
  until: PlainDate;
  /** `"month"` unless given. */
  period?: CalendarPeriod;
}

/** Customers of a cohort who bought in one period. */
export interface CohortCell {
  active: number;
  share: number;
  lower: number;
  upper: number;
}

/** Customers whose first purchase fell into the same period. */
export interface Cohort {
  /** First day of that period. */
  from: PlainDate;
  customers: number;
  /** One cell a complete period; the first is the cohort's own, in which all were active. */
  cells: CohortCell[];
}

/** Cohorts by the period of their first purchase, oldest first; a period in which nobody was won has no row. */
export interface CohortTable {
  period: CalendarPeriod;
  cohorts: Cohort[];
  confidence: number;
  rejected: Rejection[];
}

/**
 * Who came back when: customers grouped by the period of their first purchase, and for each later period the share of
 * them who bought in it, with its Wilson interval. Incomplete periods are left out, so that the last column is not a
 * drop that is no drop.
 *
 * Cost: sorts each customer's purchases once.
 *
 * @param purchases - Any order; `accountId` is needed. Returns and cancellations are not purchases.
 * @param options - Last day of the data, length of a period, confidence level.
 * @returns One row a cohort, and the rows left out.
 * @throws RetentionError when an option is wrong.
 *
 * @example
 * cohortTable(
 *   [
 *     { accountId: "a", on: "2026-01-05" },
 *     { accountId: "b", on: "2026-01-09" },
 *     { accountId: "a", on: "2026-03-01" },
 *   ],
 *   { until: "2026-03-31" },
 * ).cohorts
 * //=> [{ from: "2026-01-01", customers: 2, cells: [
 * //     { active: 2, share: 1, lower: 0.3424, upper: 1 },
 * //     { active: 0, share: 0, lower: 0, upper: 0.6576 },
 * //     { active: 1, share: 0.5, lower: 0.0945, upper: 0.9055 },
 * //   ] }]
 */
export function cohortTable(purchases: readonly Purchase[], options: CohortTableOptions): CohortTable {
  assertOptions("cohortTable", "options", options, { until: true, period: true, confidence: true });
  const { period = "month" } = options;
  const confidence = resolveConfidence("cohortTable", options);
  assertOneOf("cohortTable", "options.period", period, ["week", "month", "quarter", "year"]);
  const until = dayNumber("cohortTable", "options.until", options.until);
  const complete = periodOf(until + 1, period);
  const { daysByAccount, rejected } = purchaseDays("cohortTable", purchases, {
    from: -Infinity,
    until: firstDayOf(complete, period) - 1,
  });

  const activeByCohort = new Map<number, number[]>();
  for (const days of daysByAccount.values()) {
    const periods = [...new Set(days.map((day) => periodOf(day, period)))];
    const [first] = periods;
    if (first === undefined) continue;
    let active = activeByCohort.get(first);
    if (active === undefined) {
      active = Array<number>(complete - first).fill(0);
      activeByCohort.set(first, active);
    }
    for (const each of periods) active[each - first] = (active[each - first] ?? 0) + 1;
  }

  const z = normalQuantile((1 + confidence) / 2);
  const cohorts = [...activeByCohort]
    .toSorted(([a], [b]) => a - b)
    .map(([first, counts]): Cohort => {
      const customers = counts[0] ?? 0;
      const cells = counts.map((active) => {
        const share = active / customers;
        return { active, share, ...wilsonBounds(share, customers, z) };
      });
      return { from: plainDate(firstDayOf(first, period)), customers, cells };
    });
  return { period, cohorts, confidence, rejected };
}
