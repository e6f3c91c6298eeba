import { parseDay } from "../../calendar/days/plain-date.js";
import type { Candidate } from "../problem/planning-groups.js";
import type { PlanningRules } from "../problem/planning-rules.js";
import type { BookingRemedy } from "../plan/review-plan.js";
import { overlaps } from "../problem/slot-problem.js";
import { dayCost } from "../problem/parsed-request.js";

/**
 * A day that one end of a window is moved to.
 * @internal
 */
export interface WiderWindow {
  end: "earliestOn" | "latestOn";
  day: number;
}

/**
 * The window of a review, moved at one end by as few days as it takes to reach a day that would do. Of two ends that
 * move equally far, the cheaper day is taken, then the earlier. A review is not called before the day it was put off
 * to, nor on a day that does not suit.
 *
 * @param most - What no day that would do costs more than.
 * @param costOn - Cost of the review on a seller's day, everybody else's included; `null` if that would not do.
 * @internal
 */
export function widerWindow(
  rules: PlanningRules,
  candidate: Candidate,
  most: number,
  costOn: (seller: number, day: number, dayCost: number) => number | null,
): WiderWindow | null {
  const { wanted, sellers } = candidate;
  const { request, targetDay: ideal, windowStart: opens, windowEnd: closes, notOn } = wanted;
  const snoozed = request.snoozedUntil === undefined ? 0 : parseDay(request.snoozedUntil) - rules.from;
  const before = firstThatDoes(Math.min(opens, rules.days) - 1, Math.max(0, snoozed), -1);
  const after = firstThatDoes(Math.max(0, closes + 1), rules.days - 1, 1);

  if (before === null) return after === null ? null : { end: "latestOn", day: after };
  if (after === null) return { end: "earliestOn", day: before };
  const difference = opens - before - (after - closes) || leastCost(before) - leastCost(after);
  return difference <= 0 ? { end: "earliestOn", day: before } : { end: "latestOn", day: after };

  /** From the window outwards; away from the ideal day costs only rise. */
  function firstThatDoes(start: number, end: number, step: 1 | -1): number | null {
    for (let day = start; step * day <= step * end; day += step) {
      if (leastCost(day) !== Infinity) return day;
      if (step * day >= step * ideal && dayCost(rules, wanted, day) > most) return null;
    }
    return null;
  }

  function leastCost(day: number): number {
    const cost = dayCost(rules, wanted, day);
    let least = Infinity;
    if (cost > most || notOn.includes(day)) return least;
    for (const seller of sellers) {
      if (overlaps(rules, candidate, seller, day)) least = Math.min(least, costOn(seller, day, cost) ?? Infinity);
    }
    return least;
  }
}

/**
 * A wider window as a review's remedy.
 * @internal
 */
export function windowRemedy(
  { dates }: PlanningRules,
  { wanted: { request } }: Candidate,
  { end, day }: WiderWindow,
): BookingRemedy {
  const { earliestOn, latestOn } = request;
  const on = dates[day] ?? "";
  return end === "earliestOn"
    ? { kind: "window", earliestOn: on, latestOn }
    : { kind: "window", earliestOn, latestOn: on };
}
