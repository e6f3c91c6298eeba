import { type Stay, survivalCurve } from "../../measures/survival-curve.js";
import { countWhile } from "../../numeric/discrete/bisect.js";
import type { TimeMeasure } from "./service-standard.js";
import type { StandardDueTime } from "./standard-due-time.js";

/**
 * The chance that a ticket goes on to wait beyond its limit, from those that waited as long.
 *
 * @param stays - Minutes that all tickets took, or have waited until now.
 * @returns Of the minutes that a ticket has waited, and its limit.
 * @internal
 */
export function missChances(
  measure: TimeMeasure,
  stays: readonly Stay[],
): (gone: number, atMost: number) => Pick<StandardDueTime, "breachProbability" | "comparable" | "breachPredicted"> {
  const unknown = { breachProbability: null, comparable: 0, breachPredicted: null };
  if (measure === "next-reply" || measure === "periodic-update" || stays.length === 0) {
    return (gone, atMost) => (gone > atMost ? { breachProbability: 1, comparable: 0, breachPredicted: true } : unknown);
  }
  const curve = survivalCurve(stays);
  /** Share that took longer than this many minutes. */
  const longerThan = (minutes: number): number => curve.survival[lastAtMost(curve.times, minutes)] ?? 1;
  return (gone, atMost) => {
    if (gone > atMost) return { breachProbability: 1, comparable: 0, breachPredicted: true };
    const comparable = curve.atRisk[lastAtMost(curve.times, gone) + 1] ?? 0;
    const still = longerThan(gone);
    if (comparable === 0 || still === 0) return unknown;
    const breachProbability = longerThan(atMost) / still;
    return { breachProbability, comparable, breachPredicted: breachProbability >= 0.5 };
  };
}

/** Index of the last time that is not above a number; times are in order and begin at 0. */
function lastAtMost(times: readonly number[], most: number): number {
  return countWhile(times.length, (index) => (times[index] ?? Infinity) <= most) - 1;
}
