import { plainDate } from "../../calendar/days/plain-date.js";
import type { firstReview } from "../../reviews/next-review.js";
import { type NextReview } from "../../reviews/next-review.js";
import { windowAfter } from "../../reviews/review-interval.js";
import { clockOfReview } from "../../reviews/review-key.js";
import type { CarriedKeys } from "./carried-keys.js";
import type { ReadAnswer } from "../reading/action-answer.js";
import type { PlainDate } from "../../records/values/time.js";
import type { PortfolioRules } from "../options/portfolio-rules.js";

/**
 * The day before which the next review is not to be: that to which it was put off by its answer, a dropped one by one more
 * interval; or the day on which it opens after a review that was arranged and that no one asks for since, as the customer
 * called before it. `null` for none.
 *
 * @param clock - Of the reviews since the last talk.
 * @param carried - The bookings of earlier clocks that they keep.
 * @internal
 */
export function putOff(
  { review, cadence, policy }: ReturnType<typeof firstReview>,
  { answers, arranged }: Pick<PortfolioRules, "answers" | "arranged">,
  clock = clockOfReview(review.key),
  carried: CarriedKeys | null = null,
): PlainDate | null {
  const given = answers.get(review.key);
  const kept = [...(carried?.values() ?? [])];
  const isCarried = (key: string): boolean => kept.some((booking) => booking.key === key);
  const days: number[] = [];
  if (given !== undefined && given.answer !== "done") {
    days.push(given.untilDay ?? windowAfter(given.onDay, cadence.interval, policy.opensAfter).ideal);
  }
  for (const { key, day } of arranged.get(review.accountId) ?? []) {
    if (clockOfReview(key) !== clock && !isCarried(key))
      days.push(windowAfter(day, cadence.interval, policy.opensAfter).earliest);
  }
  return days.length === 0 ? null : plainDate(Math.max(...days));
}

/**
 * A review after the next one, as it was answered: put off, or left out.
 * @internal
 */
export function laterReview(request: NextReview, answers: ReadonlyMap<string, ReadAnswer>): NextReview[] {
  const given = answers.get(request.key);
  if (given === undefined) return [request];
  return given.untilDay === null ? [] : [{ ...request, snoozedUntil: plainDate(given.untilDay) }];
}
