import { lowRankSumTail } from "../numeric/fitting/rank-sum-tail.js";
import { median } from "../numeric/fitting/theil-sen.js";
import type { WeeklyUsage } from "./usage-trend.js";

/** What counts as a stop. */
export interface UsageStopRules {
  /** Fall of the median, as a share of the one before. */
  fall: number;
  /** Fewest weeks that can be one. */
  fewestWeeks: number;
  /** Of both sides together, as for the trend's bounds. */
  confidence: number;
}

/**
 * Whether the latest weeks of a measure lie below those before: its last two, four, eight and so on up to half of them, each
 * against all weeks before. A line through half a year does not see what began in the last quarter of it. The tests share
 * the error that one side of the trend's bounds has (Dunn 1961, "Multiple comparisons among means", JASA 56).
 * @internal
 */
export function hasStopped({ points }: Pick<WeeklyUsage, "points">, rules: UsageStopRules): boolean {
  const means = points.map(({ mean }) => mean);
  const spans: number[] = [];
  for (let weeks = rules.fewestWeeks; 2 * weeks <= means.length; weeks *= 2) spans.push(weeks);
  const level = (1 - rules.confidence) / 2 / spans.length;
  return spans.some((weeks) => {
    const late = means.slice(-weeks);
    const early = means.slice(0, -weeks);
    const before = median(Float64Array.from(early));
    if (!(before > 0) || median(Float64Array.from(late)) > before * (1 - rules.fall)) return false;
    return lowRankSumTail(late, early) <= level;
  });
}
