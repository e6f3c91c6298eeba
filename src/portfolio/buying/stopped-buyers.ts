import { addMonths } from "../../calendar/days/plain-date.js";
import type { DatedBuyer } from "./past-windows.js";

/** Months before the horizon whose purchases make an account one that could stop. */
const MONTHS_BEFORE = 12;

/** How many accounts of a book bought in the 12 months up to some months ago, and how many of them have not bought since. */
export interface StoppedBuyers {
  readonly of: number;
  readonly stopped: number;
  /** Whole ones, at least one. */
  readonly months: number;
}

/**
 * Counts who bought in the 12 months up to a number of months before a day, and who of them has not since; none of either where
 * the record does not reach back so far.
 * @internal
 */
export function stoppedBuyers(buyers: readonly DatedBuyer[], asOfDay: number, horizon: number): StoppedBuyers {
  const months = Math.max(1, Math.round(horizon));
  const since = addMonths(asOfDay, -months);
  const before = addMonths(since, -MONTHS_BEFORE);
  let [of, stopped, reachesBack] = [0, 0, false];
  for (const { days } of buyers) {
    const bought = (from: number, until: number): boolean => days.some(({ day }) => day > from && day <= until);
    if (bought(-Infinity, before)) reachesBack = true;
    if (!bought(before, since)) continue;
    of++;
    if (!bought(since, asOfDay)) stopped++;
  }
  return reachesBack ? { of, stopped, months } : { of: 0, stopped: 0, months };
}

/**
 * Chance that one who bought in the last 12 months buys nothing in the coming ones, by those who could have stopped:
 * (stopped + ½) / (of + 1), the mean under Jeffreys' prior. Where none could, it is a half.
 * @internal
 */
export function stoppingChance({ of, stopped }: Pick<StoppedBuyers, "of" | "stopped">): number {
  return (stopped + 0.5) / (of + 1);
}
