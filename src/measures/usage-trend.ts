import { addTo } from "../records/values/add-to.js";
import { dayNumber, plainDate } from "../calendar/days/plain-date.js";
import { assertCount, assertOptions } from "../errors.js";
import { slopeInterval } from "../numeric/fitting/slope-interval.js";
import { theilSen } from "../numeric/fitting/theil-sen.js";
import { readOne } from "../reading/read-one.js";
import * as kinds from "../reading/record-kinds.js";
import { compareTexts } from "../records/values/compare-texts.js";
import { acceptRows, type Rejection } from "../records/rows/rejection.js";
import type { PlainDate } from "../records/values/time.js";
import type { Usage } from "../records/account/usage.js";
import { type IntervalOptions, resolveConfidence } from "./confidence.js";

/** Which days to look at. */
export interface UsageTrendOptions extends IntervalOptions {
  /** The last day of the period. */
  asOf: PlainDate;
  /**
   * Number of days up to `asOf`.
   * @defaultValue `182`
   */
  days?: number | null | undefined;
}

/** Whether usage is rising or falling. */
export interface UsageTrend {
  /** What was measured; `null` if the rows do not say. */
  measure: string | null;
  /** First and last day measured within the days. */
  from: PlainDate;
  to: PlainDate;
  /** Weeks with a measurement. */
  weeks: number;
  /**
   * Whether the figures are shares of the highest possible value, which they are if every row of the measure states it.
   */
  isShare: boolean;
  /** The trend's line at `from`, and at `to`; `null` with fewer than two weeks. */
  atStart: number | null;
  atEnd: number | null;
  /** Change of the line over a week; `null` with fewer than two weeks. */
  perWeek: number | null;
  /** Its bounds; `null` if there are too few weeks for any. */
  lower: number | null;
  upper: number | null;
  /** Change from `atStart` to `atEnd` as a share of `atStart`; `null` if that is not above 0. */
  change: number | null;
  /** `"falling"` or `"rising"` where both bounds say so; `"open"` where they do not. */
  direction: "falling" | "rising" | "open";
}

/** A trend for each measure, by name, and the rows left out. */
export interface UsageTrends {
  trends: UsageTrend[];
  confidence: number;
  rejected: Rejection[];
}

/** Weeks up to `asOf`, counted as calendar weeks; a measure with its weekly means. */
export interface WeeklyUsage {
  measure: string | null;
  isShare: boolean;
  firstDay: number;
  lastDay: number;
  /** By calendar week, in order. */
  points: { week: number; mean: number; lastDay: number }[];
}

const NAME = "usageTrend";
const DAYS = 182;

/**
 * Whether an account uses its products more or less than before. Each measure gets a line through its weekly means,
 * with bounds for the slope. One odd week does not change it, since the slope is the median over all pairs of weeks.
 *
 * Sources: Theil (1950); Sen (1968), "Estimates of the regression coefficient based on Kendall's tau", JASA 63. The
 * bounds assume no distribution, only that weeks are independent. Cost: quadratic in the weeks of a measure, 27 of them
 * unless more days are asked for.
 *
 * @param usage - An account's `usage`; rows after `asOf` do not count.
 * @param options - The last day, how many days, confidence level.
 * @returns A trend for each measure, and the rows left out.
 * @throws RetentionError when an option is wrong.
 *
 * @example
 * import { usageTrend } from "retention-kit";
 *
 * const mondays = ["2026-10-12", "2026-10-19", "2026-10-26", "2026-11-02", "2026-11-09", "2026-11-16"];
 * const used = [40, 39, 36, 35, 32, 30];
 * const usage = mondays.map((on, week) => ({ on, value: used[week] ?? 0, of: 50, measure: "licences" }));
 * const [licences] = usageTrend(usage, { asOf: "2026-11-21" }).trends;
 * [licences?.direction, licences?.atStart, licences?.change]
 * //=> ["falling", 0.8, -0.25]
 */
export function usageTrend(usage: readonly Usage[], options: UsageTrendOptions): UsageTrends {
  const known = assertOptions(NAME, "options", options, { asOf: true, days: true, confidence: true });
  const { days = DAYS } = known;
  const confidence = resolveConfidence(NAME, known);
  const asOfDay = dayNumber(NAME, "options.asOf", known.asOf);
  assertCount(NAME, "options.days", days, { min: 1, max: 3660 });
  const { accepted, rejected } = acceptRows(
    NAME,
    "usage",
    usage,
    (row) => readOne(NAME, row, kinds.usage) as unknown as Usage,
  );
  const trends = weeklyUsage(accepted, { fromDay: asOfDay - days + 1, untilDay: asOfDay }).map((series) =>
    trendOf(series, confidence),
  );
  return { trends, confidence, rejected };
}

/**
 * The means of each measure's weeks, by name.
 * @internal
 */
export function weeklyUsage(
  usage: readonly Usage[],
  { fromDay, untilDay }: { fromDay: number; untilDay: number },
): WeeklyUsage[] {
  const byMeasure = new Map<string | null, { day: number; value: number; of: number | null }[]>();
  for (const { on, value, of, measure } of usage) {
    const day = dayNumber(NAME, "on", on);
    if (day < fromDay || day > untilDay) continue;
    const row = { day, value, of: of == null || of === 0 ? null : of };
    const key = measure ?? null;
    addTo(byMeasure, key, row);
  }
  return [...byMeasure]
    .sort(([a], [b]) => compareTexts(a ?? "", b ?? ""))
    .map(([measure, rows]) => {
      const isShare = rows.every(({ of }) => of !== null);
      rows.sort((a, b) => a.day - b.day);
      const points: { week: number; sum: number; count: number; lastDay: number }[] = [];
      for (const { day, value, of } of rows) {
        // Weeks start on Monday; day 0 was a Thursday.
        const week = Math.floor((day + 3) / 7);
        const figure = isShare ? value / (of ?? 1) : value;
        const last = points.at(-1);
        if (last?.week === week) {
          last.sum += figure;
          last.count++;
          last.lastDay = day;
        } else points.push({ week, sum: figure, count: 1, lastDay: day });
      }
      return {
        measure,
        isShare,
        firstDay: rows[0]?.day ?? fromDay,
        lastDay: rows.at(-1)?.day ?? untilDay,
        points: points.map(({ week, sum, count, lastDay }) => ({ week, mean: sum / count, lastDay })),
      };
    });
}

/**
 * The trend of a measure's weeks.
 * @internal
 */
export function trendOf({ measure, isShare, firstDay, lastDay, points }: WeeklyUsage, confidence: number): UsageTrend {
  const first = points[0]?.week ?? 0;
  const line = points.map(({ week, mean }) => ({ x: week - first, y: mean }));
  const found = theilSen(line);
  const bounds = slopeInterval(line, confidence);
  const isKnown = found !== null && Number.isFinite(bounds.lower) && Number.isFinite(bounds.upper);
  const at = (point: { x: number } | undefined): number | null =>
    found === null || point === undefined ? null : found.intercept + found.slope * point.x;
  const [atStart, atEnd] = [at(line[0]), at(line.at(-1))];
  const isUp = isKnown && bounds.lower > 0;
  return {
    measure,
    from: plainDate(firstDay),
    to: plainDate(lastDay),
    weeks: points.length,
    isShare,
    atStart,
    atEnd,
    perWeek: found === null ? null : found.slope,
    lower: isKnown ? bounds.lower : null,
    upper: isKnown ? bounds.upper : null,
    change: atStart === null || atEnd === null || !(atStart > 0) ? null : (atEnd - atStart) / atStart,
    direction: isUp ? "rising" : isKnown && bounds.upper < 0 ? "falling" : "open",
  };
}
