import { parseDay } from "../../calendar/days/plain-date.js";
import type { Account } from "../../records/account/account.js";
import type { firstReview } from "../../reviews/next-review.js";
import { type NextReview, type NextReviewOptions } from "../../reviews/next-review.js";
import { isOfEnding, type OpenSignal, type ReviewSignal } from "../../reviews/review-signal.js";
import { reviewsWithin, reviewsBetween } from "../../reviews/upcoming-reviews.js";
import type { PlainDate } from "../../records/values/time.js";

/**
 * The reviews of an account within the plan. One with much money at risk asks for a review every so often, so that any
 * day of the plan will do for the first of them, the sooner the better, and before anything ends. One that begins to ask within
 * the plan is best reviewed on that day.
 * @internal
 */
export function wantedReviews(
  account: Account,
  usual: ReturnType<typeof firstReview>,
  reviewing: NextReviewOptions & { signals: readonly ReviewSignal[] },
  open: readonly OpenSignal[],
  horizon: { from: PlainDate; to: PlainDate },
): NextReview[] {
  const { from, to } = horizon;
  const dearest = open.find(({ signal }) => signal.code === "value-at-risk" && signal.on <= to)?.signal;
  if (dearest === undefined) return reviewsWithin(usual, account.id, parseDay(from), parseDay(to));
  if (dearest.on > reviewing.asOf) {
    const [first, ...later] = reviewsWithin(usual, account.id, parseDay(from), parseDay(to));
    if (first === undefined) return [];
    // Not the day by which it asks for a review, but the one on which it begins to.
    const begins = dearest.on > first.earliestOn ? dearest.on : first.earliestOn;
    return [{ ...first, idealOn: begins < first.idealOn ? begins : first.idealOn }, ...later];
  }
  const signals = reviewing.signals.map((signal) =>
    signal.code === "value-at-risk" && signal.reviewBy > to ? { ...signal, reviewBy: to } : signal,
  );
  const ending = open.filter(({ signal }) => isOfEnding(signal.code)).map(({ signal }) => signal.reviewBy);
  const latestOn = ending.reduce((first, on) => (on >= from && on < first ? on : first), to);
  const [first, ...later] = reviewsBetween(account, { ...horizon, ...reviewing, signals });
  if (first === undefined || first.latestOn < from) return first === undefined ? [] : [first, ...later];
  const earlier = (on: PlainDate): PlainDate => (on < from ? on : from);
  return [{ ...first, earliestOn: earlier(first.earliestOn), idealOn: earlier(first.idealOn), latestOn }, ...later];
}
