import { parseDay, plainDate } from "../../calendar/days/plain-date.js";
import type { PlainDate } from "../../records/values/time.js";
import type { KeptForPlan, RequestInPlan } from "./kept-for-plan.js";

/** Days from the first that can be booked: a window that closes within them may hold no working day with room. */
const LEAST_WINDOW = 7;

/** The days of a plan, and what ends while it lasts. */
interface PlanSpan extends Pick<KeptForPlan, "deadlines"> {
  planFromDay: number;
  toDay: number;
  /** The first day that a new booking may have. */
  noticeDay: number;
  /** Number of reviews by account. */
  inPlan: ReadonlyMap<string, number>;
}

/**
 * Keeps windows open that close before anyone could be booked in them, as those that are overdue are. One that is overdue
 * closes where a contract ends.
 *
 * @param requests - Their days are moved. Of an account with several none waits: the next one counts from it.
 * @returns Last days as they were, by the review's key.
 * @internal
 */
export function reopenClosing(
  requests: readonly RequestInPlan[],
  { deadlines, inPlan, planFromDay, toDay, noticeDay }: PlanSpan,
): Map<string, PlainDate> {
  const closing = new Map<string, PlainDate>();
  const dayBeforePlan = plainDate(planFromDay - 1);
  for (const request of requests) {
    const { key, accountId, earliestOn, idealOn, latestOn } = request;
    const closesDay = parseDay(latestOn);
    const ending = deadlines
      .get(accountId)
      ?.find(({ day, isOpen }) => isOpen && day >= noticeDay + LEAST_WINDOW && day < toDay);
    if (ending !== undefined && closesDay < planFromDay) {
      request.latestOn = plainDate(ending.day);
      continue;
    }
    const isAlone = inPlan.get(accountId) === 1;
    if (closesDay < planFromDay || closesDay >= noticeDay + LEAST_WINDOW || !isAlone) continue;
    closing.set(key, latestOn);
    if (earliestOn > dayBeforePlan) request.earliestOn = dayBeforePlan;
    if (idealOn > dayBeforePlan) request.idealOn = dayBeforePlan;
    request.latestOn = dayBeforePlan;
  }
  return closing;
}
