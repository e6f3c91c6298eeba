import { parseDay, plainDate } from "../../calendar/days/plain-date.js";
import type { firstReview, NextReview } from "../../reviews/next-review.js";
import { reviewsWithin } from "../../reviews/upcoming-reviews.js";
import type { PlainDate } from "../../records/values/time.js";
import type { CarriedKeys } from "./carried-keys.js";

/**
 * The next review under the key of the booking that it has already.
 * @internal
 */
export function withKeys(
  found: ReturnType<typeof firstReview>,
  carried: CarriedKeys | null,
): ReturnType<typeof firstReview> {
  const key = carried?.get(found.review.key)?.key;
  return key === undefined ? found : { ...found, review: { ...found.review, key } };
}

/**
 * The reviews within the plan under the keys of the bookings that they have already, and those that would be due after it but
 * are booked within it: they keep their days.
 * @internal
 */
export function keptReviews(
  wanted: readonly NextReview[],
  found: ReturnType<typeof firstReview>,
  { from, to }: { from: PlainDate; to: PlainDate },
  carried: CarriedKeys | null,
): NextReview[] {
  if (carried === null) return [...wanted];
  const renamed = (review: NextReview): NextReview => {
    const key = carried.get(review.key)?.key;
    return key === undefined ? review : { ...review, key };
  };
  const inPlan = wanted.map(renamed);
  const known = new Set([found.review.key, ...inPlan.map(({ key }) => key)]);
  // A booking within the plan is nearest to a review at most one interval, a year, after it.
  const beyond = reviewsWithin(found, found.review.accountId, parseDay(from), parseDay(to) + 366);
  for (const review of beyond) {
    const booking = carried.get(review.key);
    if (booking === undefined || known.has(booking.key)) continue;
    const on = plainDate(booking.day);
    if (on < from || on > to) continue;
    const { earliestOn, latestOn } = review;
    inPlan.push({
      ...review,
      key: booking.key,
      earliestOn: earliestOn < on ? earliestOn : on,
      idealOn: on,
      latestOn: latestOn > on ? latestOn : on,
    });
  }
  return inPlan;
}
