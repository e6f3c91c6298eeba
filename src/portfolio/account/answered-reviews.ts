import { plainDate } from "../../calendar/days/plain-date.js";
import type { firstReview } from "../../reviews/next-review.js";
import { type NextReview } from "../../reviews/next-review.js";
import { windowAfter } from "../../reviews/review-interval.js";
import type { ReadAnswer } from "../reading/action-answer.js";
import type { PlainDate } from "../../records/values/time.js";
import type { PortfolioRules } from "../options/portfolio-rules.js";

/**
 * The day before which the next review is not to be: that to which it was put off by its answer, a dropped one by one more
 * interval; or the day on which it opens after a review that was arranged and that no one asks for since, as the customer
 * called before it. `null` for none.
 * @internal
 */
export function putOff(
  { review, cadence, policy }: ReturnType<typeof firstReview>,
  { answers, arranged }: Pick<PortfolioRules, "answers" | "arranged">,
): PlainDate | null {
  const given = answers.get(review.key);
  const days: number[] = [];
  if (given !== undefined && given.answer !== "done") {
    days.push(given.untilDay ?? windowAfter(given.onDay, cadence.interval, policy.opensAfter).ideal);
  }
  for (const { key, day } of arranged.get(review.accountId) ?? []) {
    if (clockOf(key) !== clockOf(review.key)) days.push(windowAfter(day, cadence.interval, policy.opensAfter).earliest);
  }
  return days.length === 0 ? null : plainDate(Math.max(...days));
}

/** A review's key without its number: reviews of one clock share it. */
function clockOf(key: string): string {
  return key.slice(0, key.lastIndexOf(":"));
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
