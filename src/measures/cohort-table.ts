import { dayNumber, plainDate } from "../calendar/days/plain-date.js";
import { assertOneOf, assertOptions, assertTruth } from "../errors.js";
import { normalQuantile } from "../numeric/distributions/normal.js";
import type { Purchase } from "../records/account/purchase.js";
import type { Rejection } from "../records/rows/rejection.js";
import type { PlainDate } from "../records/values/time.js";
import {
  type CalendarPeriod,
  firstDayOf,
  periodOf,
  weekStartOf,
  type WeekOptions,
} from "../calendar/days/calendar-period.js";
import { type IntervalOptions, resolveConfidence } from "./confidence.js";
import { MINOR_UNITS, purchaseDays } from "./purchase-days.js";
import { wilsonBounds } from "./share-interval.js";

/** How time is divided. */
export interface CohortTableOptions extends IntervalOptions, WeekOptions {
  /** Last day of the data; a period that ends after it is not complete and is left out. */
  until: PlainDate;
  /**
   * Length of a period.
   * @defaultValue `"month"`
   */
  period?: CalendarPeriod | null | undefined;
  /**
   * Whether to tell the money of each cell too.
   * @defaultValue `false`
   */
  money?: boolean | null | undefined;
}

/** Customers of a cohort who bought in one period. */
export interface CohortCell {
  active: number;
  share: number;
  lower: number;
  upper: number;
  /** With `money`: what they spent in the period; `null` if a purchase has no amount. */
  spend?: number | null;
  /** With `money`: `spend` as a share of the cohort's first period; `null` if either is not known or that was 0. */
  spendShare?: number | null;
}

/** Customers whose first purchase fell into the same period. */
export interface Cohort {
  /** First day of that period. */
  from: PlainDate;
  customers: number;
  /** One cell a complete period; the first is the cohort's own, in which all were active. */
  cells: CohortCell[];
}

/** Cohorts by the period of their first purchase, oldest first; a period in which no one was won has no row. */
export interface CohortTable {
  period: CalendarPeriod;
  cohorts: Cohort[];
  confidence: number;
  rejected: Rejection[];
}

/**
 * Who came back when: customers grouped by the period of their first purchase, and for each later period the share of
 * them who bought in it, with its Wilson interval. Incomplete periods are left out, so that the last column does not
 * show a false drop.
 *
 * Cost: sorts each customer's purchases once.
 *
 * @param purchases - In any order; `accountId` is required. A return is subtracted from what it takes back. A purchase
 *   that was returned in full does not count.
 * @param options - Last day of the data, length of a period, confidence level.
 * @returns One row a cohort, and the rows left out.
 * @throws RetentionError when an option is wrong.
 *
 * @example
 * import { cohortTable } from "retention-kit";
 *
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
  const chosen = assertOptions("cohortTable", "options", options, {
    until: true,
    period: true,
    weekStartsOn: true,
    money: true,
    confidence: true,
  });
  const { period = "month", money = false } = chosen;
  assertTruth("cohortTable", "options.money", money);
  const confidence = resolveConfidence("cohortTable", chosen);
  assertOneOf("cohortTable", "options.period", period, ["week", "month", "quarter", "year"]);
  const weekStart = weekStartOf("cohortTable", chosen);
  const until = dayNumber("cohortTable", "options.until", chosen.until);
  const complete = periodOf(until + 1, period, weekStart);
  const { forEach, rejected } = purchaseDays("cohortTable", purchases, {
    from: -Infinity,
    // A return after the last complete period still takes back what was bought in it.
    until,
  });

  const cohortsByPeriod = new Map<number, CohortCounts>();
  forEach((days) => {
    const first = periodOf(days[0]?.day ?? Infinity, period, weekStart);
    if (!(first < complete)) return;
    let cohort = cohortsByPeriod.get(first);
    if (cohort === undefined) {
      const empty = Array<number>(complete - first).fill(0);
      cohortsByPeriod.set(first, (cohort = { active: empty, spend: [...empty] }));
    }
    let last = NaN;
    for (const { day, spend } of days) {
      const at = periodOf(day, period, weekStart) - first;
      if (first + at >= complete) break;
      if (at !== last) cohort.active[at] = (cohort.active[at] ?? 0) + 1;
      last = at;
      const before = cohort.spend[at] ?? null;
      cohort.spend[at] = before === null || spend === null ? null : before + spend;
    }
  });

  const z = normalQuantile((1 + confidence) / 2);
  const cohorts = [...cohortsByPeriod]
    .toSorted(([a], [b]) => a - b)
    .map(([first, counts]): Cohort => {
      const customers = counts.active[0] ?? 0;
      const cells = counts.active.map((active, at): CohortCell => {
        const share = active / customers;
        const cell = { active, share, ...wilsonBounds(share, customers, z) };
        return money ? { ...cell, ...moneyOf(counts.spend, at) } : cell;
      });
      return { from: plainDate(firstDayOf(first, period, weekStart)), customers, cells };
    });
  return { period, cohorts, confidence, rejected };
}

/** By period from the cohort's first: who was active, and what they spent in hundredths. */
interface CohortCounts {
  active: number[];
  spend: (number | null)[];
}

function moneyOf(spends: readonly (number | null)[], at: number): Pick<CohortCell, "spend" | "spendShare"> {
  const [first = null] = spends;
  const spend = spends[at] ?? null;
  return {
    spend: spend === null ? null : spend / MINOR_UNITS,
    spendShare: spend === null || first === null || first === 0 ? null : spend / first,
  };
}
