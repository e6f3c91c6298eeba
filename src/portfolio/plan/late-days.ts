import { parseDay } from "../../calendar/days/plain-date.js";
import { keptFor } from "../../records/values/kept-for.js";
import type { RequestInPlan } from "./kept-for-plan.js";

/** The days of a plan, and what is asked for only on the day that it has. */
interface LatePlan {
  planFromDay: number;
  toDay: number;
  /** Keys of reviews that are held for their day alone. */
  keptOn: ReadonlySet<string>;
  /** Number of reviews by account. */
  inPlan: ReadonlyMap<string, number>;
}

/**
 * How long each review may be held that gets no day in its window: to the end of the plan, as a review after its day beats
 * none, but before the account's next one may be.
 * @internal
 */
export function lateDays(
  requests: readonly RequestInPlan[],
  { planFromDay, toDay, keptOn, inPlan }: LatePlan,
): (request: Pick<RequestInPlan, "key" | "latestOn">) => number {
  const several = new Map<string, RequestInPlan[]>();
  for (const request of requests) {
    if ((inPlan.get(request.accountId) ?? 0) > 1) keptFor(several, request.accountId, () => []).push(request);
  }
  const beforeNext = new Map<string, number>();
  for (const ofAccount of several.values()) {
    ofAccount.sort((a, b) => parseDay(a.earliestOn) - parseDay(b.earliestOn));
    ofAccount.forEach(({ key }, index) => {
      const next = ofAccount[index + 1];
      if (next !== undefined) beforeNext.set(key, parseDay(next.earliestOn) - 1);
    });
  }
  return ({ key, latestOn }) =>
    keptOn.has(key) || parseDay(latestOn) < planFromDay ? -Infinity : Math.min(toDay, beforeNext.get(key) ?? toDay);
}
