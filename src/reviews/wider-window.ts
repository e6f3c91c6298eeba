import { parseDay } from "../calendar/plain-date.js";
import type { Candidate } from "./planning-groups.js";
import type { PlanningRules } from "./planning-rules.js";
import type { BookingRemedy } from "./review-plan.js";
import { overlaps } from "./slot-problem.js";
import { dayCost } from "./wanted-review.js";

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
 * @param costOn - Cost of the review on a seller's day, everybody else's included; `null` where that would not do.
 * @internal
 */
export function widerWindow(
  rules: PlanningRules,
  candidate: Candidate,
  costOn: (seller: number, day: number, dayCost: number) => number | null,
): WiderWindow | null {
  const { wanted, sellers } = candidate;
  const { request, opens, closes, notOn } = wanted;
  const snoozed = request.snoozedUntil === undefined ? 0 : parseDay(request.snoozedUntil) - rules.from;
  let before: number | null = null;
  for (let day = Math.min(opens, rules.days) - 1; day >= Math.max(0, snoozed) && before === null; day--) {
    if (leastCost(day) !== Infinity) before = day;
  }
  let after: number | null = null;
  for (let day = Math.max(0, closes + 1); day < rules.days && after === null; day++) {
    if (leastCost(day) !== Infinity) after = day;
  }

  if (before === null) return after === null ? null : { end: "latestOn", day: after };
  if (after === null) return { end: "earliestOn", day: before };
  const difference = opens - before - (after - closes) || leastCost(before) - leastCost(after);
  return difference <= 0 ? { end: "earliestOn", day: before } : { end: "latestOn", day: after };

  function leastCost(day: number): number {
    if (notOn.includes(day)) return Infinity;
    const own = dayCost(rules, wanted, day);
    return sellers.reduce((least, seller) => {
      if (!overlaps(rules, candidate, seller, day)) return least;
      return Math.min(least, costOn(seller, day, own) ?? Infinity);
    }, Infinity);
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
