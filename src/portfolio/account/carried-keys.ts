import { parseDay } from "../../calendar/days/plain-date.js";
import type { firstReview } from "../../reviews/next-review.js";
import { laterWindows, type ReviewWindow } from "../../reviews/review-interval.js";
import { clockOfReview, reviewKey } from "../../reviews/review-key.js";
import type { KnownBooking } from "../reading/known-bookings.js";

/** The keys that reviews have in this run, by the booking of the last plan that each of them has already. */
export type CarriedKeys = ReadonlyMap<string, KnownBooking>;

/**
 * The bookings that reviews keep though a talk has begun a new clock, by the keys that the reviews would have by it. Where the
 * review of a booking was held on its day, all goes as planned, and those booked after it are the next ones. After any other
 * talk a booking is that of the review in whose window its day lies. `null` for none.
 * @internal
 */
export function carriedKeys(
  { review, idealDay, cadence, policy, notBefore }: ReturnType<typeof firstReview>,
  bookings: readonly KnownBooking[] | undefined,
): CarriedKeys | null {
  const { accountId, lastTouchOn } = review;
  if (bookings === undefined || lastTouchOn === null) return null;
  const clock = clockOfReview(review.key);
  const ofOthers = bookings.filter(({ key }) => clockOfReview(key) !== clock);
  const touchDay = parseDay(lastTouchOn);
  const ahead = ofOthers.filter(({ day }) => day > touchDay);
  if (ahead.length === 0) return null;
  const wentAsPlanned = ofOthers.some(({ day }) => day === touchDay);
  const taken = new Set(bookings.map(({ key }) => key));
  const later = laterWindows(Math.max(idealDay, notBefore), cadence.interval, policy.opensAfter);
  const first = { earliest: parseDay(review.earliestOn), ideal: idealDay, latest: parseDay(review.latestOn) };
  const windowOf = (number: number): ReviewWindow => (number === 1 ? first : later(number - 1));
  const carried = new Map<string, KnownBooking>();
  let last = 0;
  for (const booking of ahead) {
    const { day } = booking;
    let number = last + 1;
    while (Math.abs(windowOf(number + 1).ideal - day) < Math.abs(windowOf(number).ideal - day)) number++;
    const { earliest, latest } = windowOf(number);
    if (!wentAsPlanned && !(earliest <= day && day <= latest)) continue;
    const key = reviewKey(accountId, lastTouchOn, number);
    last = number;
    if (!taken.has(key)) carried.set(key, booking);
  }
  return carried.size === 0 ? null : carried;
}
