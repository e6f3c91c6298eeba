import { dayNumber } from "../calendar/days/plain-date.js";
import { assertCount, assertOneOf, assertText, RetentionError } from "../errors.js";
import type { PlainDate } from "../records/time.js";
import type { BookedReview, MovedReview, PreviousBooking } from "../planner/plan/review-plan.js";

/** A plan as `planReviews` gives it, or as the host stored it. */
export interface CalendarPlan {
  /** First day planned. */
  from?: PlainDate;
  /** Bookings; one without a status counts as planned, one cancelled or dropped becomes a cancellation. */
  booked: readonly (Omit<BookedReview, "status"> & Partial<Pick<PreviousBooking, "status">>)[];
  /** Changes since the plan before. What is booked no longer becomes a cancellation. */
  moved?: readonly MovedReview[];
}

/** A review as it is put into the calendar. */
export interface CalendarReview {
  key: string;
  /** `null` where a cancellation does not name it. */
  accountId: string | null;
  sellerId: string;
  on: PlainDate;
  revision: number;
  status: BookedReview["status"] | "cancelled";
  /** Why the review is wanted, or why it was cancelled. */
  reasons: BookedReview["reasons"];
}

/**
 * The bookings of a plan, then its cancellations; of one seller where one is given, from whose calendar a review that
 * went to another is cancelled.
 * @internal
 */
export function calendarReviews({ booked, moved = [] }: CalendarPlan, sellerId: string | undefined): CalendarReview[] {
  const bookings = booked
    .map(({ key, accountId, sellerId, on, revision, status = "planned", reasons }, index) =>
      checked(
        { key, accountId, sellerId, on, revision, status: shownStatus(status, index), reasons },
        `plan.booked[${index}]`,
      ),
    )
    .filter((review) => sellerId === undefined || review.sellerId === sellerId);
  const cancellations = moved
    .map(({ key, accountId, from, to, revision, reasons }, index) => {
      const gone = to === null || (sellerId !== undefined && to.sellerId !== sellerId);
      return gone
        ? checked({ key, accountId, ...from, revision, status: "cancelled", reasons }, `plan.moved[${index}]`)
        : null;
    })
    .filter((review) => review !== null)
    .filter((review) => sellerId === undefined || review.sellerId === sellerId);

  const reviews = [...bookings, ...cancellations];
  const keys = new Set<string>();
  for (const { key } of reviews) {
    if (keys.has(key)) throw new RetentionError("toICalendar", "plan", "must hold each key once", key);
    keys.add(key);
  }
  return reviews;
}

function shownStatus(status: string, index: number): CalendarReview["status"] {
  if (status === "dropped") return "cancelled";
  assertOneOf("toICalendar", `plan.booked[${index}].status`, status, ["planned", "pinned", "completed", "cancelled"]);
  return status;
}

function checked(review: CalendarReview, path: string): CalendarReview {
  assertText("toICalendar", `${path}.key`, review.key);
  if (review.accountId !== null) assertText("toICalendar", `${path}.accountId`, review.accountId);
  assertText("toICalendar", `${path}.sellerId`, review.sellerId);
  dayNumber("toICalendar", `${path}.on`, review.on);
  assertCount("toICalendar", `${path}.revision`, review.revision);
  return review;
}
