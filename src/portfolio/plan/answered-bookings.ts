import { plainDate } from "../../calendar/days/plain-date.js";
import type { PreviousBooking } from "../../planner/plan/review-plan.js";
import type { Account } from "../../records/account/account.js";
import type { PlainDate } from "../../records/values/time.js";
import { accountOfReview } from "../../reviews/review-key.js";
import { invitationKey, type ReadAnswer } from "../reading/action-answer.js";

/** What is known of how bookings went. */
export interface BookingNews {
  asOf: PlainDate;
  answers: ReadonlyMap<string, ReadAnswer>;
  accountOf: (id: string) => Account | undefined;
}

/**
 * Bookings of the last plan by what came of them: held ones are completed, by an answer or a review on record, and what was
 * put off or dropped is free to move, even where it was pinned. One to which the customer was invited is pinned.
 * @internal
 */
export function answeredBookings(
  previous: readonly PreviousBooking[],
  { asOf, answers, accountOf }: BookingNews,
): PreviousBooking[] {
  return previous.map((booking): PreviousBooking => {
    if (!isToCome(booking)) return booking;
    const { key, on } = booking;
    const given = answers.get(key);
    const account = accountOf(booking.accountId ?? accountOfReview(key) ?? "");
    const isLogged = account?.touches?.some((touch) => touch.kind === "review" && touch.on === on) === true;
    if (on <= asOf && (isLogged || (given?.answer === "done" && plainDate(given.onDay) === on))) {
      return { ...booking, status: "completed" };
    }
    if (given === undefined && answers.get(invitationKey(key, on))?.answer === "done") {
      return { ...booking, status: "pinned" };
    }
    const staysPinned = given === undefined || (given.untilDay !== null && plainDate(given.untilDay) <= on);
    return staysPinned ? booking : { ...booking, status: "planned" };
  });
}

/** Whether it may still be held; what is not a booking the plan rejects. */
function isToCome(booking: PreviousBooking | null): boolean {
  return booking?.status === "planned" || booking?.status === "pinned";
}
