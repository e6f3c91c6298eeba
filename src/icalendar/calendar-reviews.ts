import { type PartOf } from "../records/values/given.js";
import { dayNumber } from "../calendar/days/plain-date.js";
import { assertArray, assertCount, assertOneOf, assertText, RetentionError } from "../errors.js";
import type { PlainDate } from "../records/values/time.js";
import type { BookedReview, MovedReview, PreviousBooking, ReviewPlace } from "../planner/plan/review-plan.js";

/** What a stored booking may not tell. */
type Unsaid = "status" | "kind" | "alsoSellerIds";

/** A plan as `planReviews` gives it, or as the host stored it. */
export interface CalendarPlan {
  /** First day planned. */
  from?: PlainDate | null | undefined;
  /** Bookings; one without a status counts as planned, one cancelled or dropped becomes a cancellation. */
  booked: readonly (Omit<BookedReview, Unsaid> &
    PartOf<Pick<BookedReview, "kind" | "alsoSellerIds">> &
    PartOf<Pick<PreviousBooking, "status">>)[];
  /** Changes since the plan before. What is booked no longer becomes a cancellation. */
  moved?: readonly MovedReview[] | null | undefined;
}

/** A review as it is put into the calendar. */
export interface CalendarReview {
  key: string;
  /** `null` if a cancellation does not name it. */
  accountId: string | null;
  /** Who holds it. In a file for one seller, that seller need not be the one: see `alsoSellerIds`. */
  sellerId: string;
  /** Ids of the other sellers who hold it; missing if there are none. */
  alsoSellerIds?: readonly string[];
  on: PlainDate;
  revision: number;
  status: BookedReview["status"] | "cancelled";
  /** Why the review is wanted, or why it was cancelled. */
  reasons: BookedReview["reasons"];
}

/**
 * The bookings of a plan, then its cancellations; of one seller where one is given, with those that the seller holds
 * together with others. A review that went to another is cancelled in the calendar that it left.
 * @internal
 */
export function calendarReviews({ booked, moved }: CalendarPlan, sellerId: string | undefined): CalendarReview[] {
  const isShown = (place: ReviewPlace): boolean => sellerId === undefined || isHeldBy(place, sellerId);
  const bookings = booked
    .map(({ key, accountId, sellerId: holder, alsoSellerIds, on, revision, status, reasons }, index) =>
      checked(
        {
          ...{ key, accountId, sellerId: holder, ...(alsoSellerIds != null && { alsoSellerIds }), on, revision },
          ...{ status: shownStatus(status ?? "planned", index), reasons },
        },
        `plan.booked[${index}]`,
      ),
    )
    .filter(isShown);
  const cancellations = (moved ?? [])
    .map(({ key, accountId, from, to, revision, reasons }, index) =>
      to !== null && isShown(to)
        ? null
        : checked({ key, accountId, ...from, revision, status: "cancelled", reasons }, `plan.moved[${index}]`),
    )
    .filter((review) => review !== null)
    .filter(isShown);

  const reviews = [...bookings, ...cancellations];
  const keys = new Set<string>();
  for (const { key } of reviews) {
    if (keys.has(key)) throw new RetentionError("toICalendar", "plan", "must hold each key once", key);
    keys.add(key);
  }
  return reviews;
}

/** Whether a seller holds a review, alone or with others. */
function isHeldBy({ sellerId, alsoSellerIds }: ReviewPlace, seller: string): boolean {
  return sellerId === seller || alsoSellerIds?.includes(seller) === true;
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
  if (review.alsoSellerIds !== undefined) {
    assertArray("toICalendar", `${path}.alsoSellerIds`, review.alsoSellerIds);
    for (const [at, id] of review.alsoSellerIds.entries()) {
      assertText("toICalendar", `${path}.alsoSellerIds[${at}]`, id);
    }
  }
  dayNumber("toICalendar", `${path}.on`, review.on);
  assertCount("toICalendar", `${path}.revision`, review.revision);
  return review;
}
