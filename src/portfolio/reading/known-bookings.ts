import { parseDay } from "../../calendar/days/plain-date.js";
import type { PreviousBooking } from "../../planner/plan/review-plan.js";
import { accountOfReview } from "../../reviews/review-key.js";

/** A booking of the last plan that was held or may still be. */
export interface KnownBooking {
  key: string;
  /** As a day number. */
  day: number;
}

/**
 * The bookings of the last plan by account, in order of time; of several with one key the latest revision.
 * @internal
 */
export function knownBookings(previous: readonly PreviousBooking[] | undefined): Map<string, KnownBooking[]> {
  const latest = new Map<string, PreviousBooking>();
  // What is not a booking the plan rejects.
  for (const booking of (previous ?? []) as readonly (PreviousBooking | null)[]) {
    if (typeof booking?.key !== "string" || typeof booking.on !== "string" || Number.isNaN(parseDay(booking.on)))
      continue;
    if (booking.revision >= (latest.get(booking.key)?.revision ?? -1)) latest.set(booking.key, booking);
  }
  const known = new Map<string, KnownBooking[]>();
  for (const [key, { accountId, on, status }] of latest) {
    const id = accountId ?? accountOfReview(key);
    if (typeof id !== "string" || accountOfReview(key) !== id || status === "cancelled" || status === "dropped")
      continue;
    const bookings = known.get(id);
    const booking = { key, day: parseDay(on) };
    if (bookings === undefined) known.set(id, [booking]);
    else bookings.push(booking);
  }
  for (const bookings of known.values()) bookings.sort((a, b) => a.day - b.day);
  return known;
}
