import { dayNumber, parseDay, plainDate } from "../calendar/days/plain-date.js";
import { assertFigures, assertOptions, type OptionNames, RetentionError } from "../errors.js";
import { sharedReason } from "../reasons/shared-reason.js";
import type { Account } from "../records/account/account.js";
import { assertAccount } from "../records/account/assert-account.js";
import type { PlainDate } from "../records/values/time.js";
import { laterWindows } from "./review-interval.js";
import { firstReview, REVIEW_LISTS, type NextReview, type NextReviewOptions } from "./next-review.js";
import { reviewKey } from "./review-key.js";
import { assertHostRow } from "../records/rows/host-row.js";
import { ACCOUNT_ROW } from "../records/rows/host-rows.js";

/** Options of a run of reviews. */
export interface UpcomingReviewsOptions extends NextReviewOptions {
  /** First day of the horizon. */
  from: PlainDate;
  /** Last day of the horizon. */
  to: PlainDate;
}

const upcomingOptions: OptionNames<UpcomingReviewsOptions> = {
  asOf: true,
  policy: true,
  opportunity: true,
  signals: true,
  catalogue: true,
  snoozedUntil: true,
  assumptions: assertFigures,
  from: true,
  to: true,
};

/**
 * Every review of an account within a horizon, to be planned together: the next one, as `nextReview` gives it, then one
 * after each interval, counted from the expected day of the first.
 *
 * A review is within the horizon if its ideal day is not after it and its window does not close before it. An overdue
 * review is in every horizon; a postponed one is in those that include its new day. The first review is expected on its
 * ideal day, or on `asOf` once that has passed, but not before the day it was postponed to. So a late review moves the
 * later ones. Windows never overlap: each closes, at the latest, the day before the next one opens. Keys number the
 * reviews since the last touch, so they stay the same until a touch resets the clock, whatever the horizon and `asOf`.
 *
 * Cost: one pass over the account's touches, then constant per review up to `to`.
 *
 * @param account - The account with its touches, in any order.
 * @param options - The horizon, and what `nextReview` takes.
 * @returns The reviews, in order of time.
 * @throws RetentionError as `nextReview` does, and when the horizon ends before it starts.
 *
 * @example
 * import { upcomingReviews } from "retention-kit";
 *
 * const account = { id: "acme", touches: [{ on: "2026-08-31", kind: "call" }] };
 * const reviews = upcomingReviews(account, {
 *   asOf: "2026-11-21", from: "2026-11-22", to: "2027-06-30", opportunity: { level: "high" } });
 * reviews.map(({ key, earliestOn, idealOn, latestOn }) => [key, earliestOn, idealOn, latestOn])
 * //=> [
 * //   ["acme:2026-08-31:1", "2026-10-31", "2026-11-30", "2026-12-31"],
 * //   ["acme:2026-08-31:2", "2027-01-29", "2027-02-28", "2027-03-30"],
 * //   ["acme:2026-08-31:3", "2027-04-30", "2027-05-30", "2027-06-30"]
 * // ]
 */
export function upcomingReviews(account: Account, options: UpcomingReviewsOptions): NextReview[] {
  const chosen = assertOptions("upcomingReviews", "options", options, upcomingOptions);
  assertAccount("upcomingReviews", account);
  assertHostRow("upcomingReviews", "", account, ACCOUNT_ROW, REVIEW_LISTS);
  return reviewsBetween(account, chosen);
}

/**
 * The same of an account that has been read.
 * @internal
 */
export function reviewsBetween(account: Account, options: UpcomingReviewsOptions): NextReview[] {
  const from = dayNumber("upcomingReviews", "from", options.from);
  const to = dayNumber("upcomingReviews", "to", options.to);
  if (to < from) {
    throw new RetentionError("upcomingReviews", "to", `must not lie before from, ${options.from}`, options.to);
  }
  return reviewsWithin(firstReview("upcomingReviews", account, options), account.id, from, to);
}

/**
 * The reviews of an account between two day numbers, of which the next one is known.
 * @internal
 */
export function reviewsWithin(
  { review, idealDay, cadence, policy, notBefore }: ReturnType<typeof firstReview>,
  accountId: string,
  from: number,
  to: number,
): NextReview[] {
  const expected = Math.max(idealDay, notBefore);
  const later = laterWindows(expected, cadence.interval, policy.opensAfter);
  let window = later(1);

  const first = { ...review, latestOn: plainDate(Math.min(parseDay(review.latestOn), window.earliest - 1)) };
  const { snoozedUntil } = review;
  const following = snoozedUntil === undefined ? review : withoutSnooze(review);
  const isOwed = review.status === "overdue" || (snoozedUntil !== undefined && expected <= to);
  const reviews = idealDay <= to && (isOwed || parseDay(first.latestOn) >= from) ? [first] : [];
  let heldDay = expected;
  for (let count = 1; window.ideal <= to; count++) {
    const { earliest, ideal } = window;
    const next = later(count + 1);
    const latest = Math.min(window.latest, next.earliest - 1);
    const previousOn = heldDay;
    heldDay = ideal;
    window = next;
    if (latest < from) continue;
    reviews.push({
      ...following,
      key: reviewKey(accountId, review.lastTouchOn, count + 1),
      earliestOn: plainDate(earliest),
      idealOn: plainDate(ideal),
      latestOn: plainDate(latest),
      status: "not-due",
      reasons: [sharedReason("reviews.clock.previous-review", { on: plainDate(previousOn) }), cadence.reason],
    });
  }
  return reviews;
}

function withoutSnooze(review: NextReview): NextReview {
  const following = { ...review };
  delete following.snoozedUntil;
  return following;
}
