/** Days from `from` to `to`, both included. */
import { countWhile } from "../../numeric/discrete/bisect.js";
export interface DayRange {
  from: number;
  to: number;
}

/**
 * The last range that starts on the day or before, as its index; -1 where none does.
 * @internal
 */
export function lastStarted(ranges: readonly DayRange[], day: number): number {
  return countWhile(ranges.length, (index) => (ranges[index]?.from ?? Infinity) <= day) - 1;
}

/**
 * The range that holds a day, of ranges in order and disjoint.
 * @internal
 */
export function rangeAround<Range extends DayRange>(ranges: readonly Range[], day: number): Range | undefined {
  const range = ranges[lastStarted(ranges, day)];
  return range !== undefined && day <= range.to ? range : undefined;
}

/**
 * The same days as ranges in order and disjoint.
 * @internal
 */
export function mergeRanges(ranges: readonly DayRange[]): DayRange[] {
  const merged: DayRange[] = [];
  for (const { from, to } of [...ranges].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last.to + 1) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return merged;
}
