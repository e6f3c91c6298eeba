import { parseDay } from "../../calendar/days/plain-date.js";
import type { KnownRequest } from "../../planner/plan/planning-request.js";
import type { PreviousBooking } from "../../planner/plan/review-plan.js";
import type { PlainDate } from "../../records/values/time.js";

/** What keeps a booking on its day, and what does not. */
export interface KeptBookingsOptions {
  /** First day that a new booking may have, and the last of the plan, as day numbers. */
  noticeDay: number;
  toDay: number;
  /** Bookings of the last plan. */
  previous: readonly PreviousBooking[];
  /** Whether something has come up, or ends, that asks for a day before that of the booking. */
  isUrgent: (key: string, day: number) => boolean;
  /** What moving costs a review that is asked for sooner, times priority. */
  urgentMoveWeight: number;
}

/** What is asked for, with what is asked for only since it is booked. */
export interface KeptRequests<Request> {
  requests: Request[];
  /** Keys of reviews that would not be due in this plan, and keep the day that they have. */
  keptOn: Set<string>;
  /** Last days of windows that a booking beyond them keeps open, by the review's key. */
  keptOpen: Map<string, PlainDate>;
}

/**
 * Lets bookings of the last plan stay where they are: the customer was told the day. A day outside the window that a review
 * has now will do as well, and a customer's review that is not due within the plan any more is asked for on its day. Where
 * something asks for an earlier day, moving there costs little; where none has room, the day that it has is better than none.
 * @internal
 */
export function keepingBookings<Request extends KnownRequest>(
  requests: readonly Request[],
  ifBooked: readonly Request[],
  { noticeDay, toDay, previous, isUrgent, urgentMoveWeight }: KeptBookingsOptions,
): KeptRequests<Request> {
  const booked = plannedDays(previous, noticeDay, toDay);
  const keptOn = new Set<string>();
  const keptOpen = new Map<string, PlainDate>();
  if (booked.size === 0) return { requests: [...requests], keptOn, keptOpen };

  const keeping = (request: Request): Request => {
    const planned = booked.get(request.key);
    if (planned === undefined || isPutOffBeyond(request, planned.day)) return request;
    const { day, on } = planned;
    const isOutside = request.latestOn < on && parseDay(request.latestOn) >= noticeDay;
    if (isOutside) keptOpen.set(request.key, request.latestOn);
    const isSooner = isOutside || isUrgent(request.key, day);
    return {
      ...request,
      ...(request.earliestOn > on && { earliestOn: on }),
      ...(isOutside && { latestOn: on }),
      ...(isSooner && { moveWeight: urgentMoveWeight }),
    };
  };
  const kept = requests.map(keeping);
  for (const request of ifBooked) {
    const planned = booked.get(request.key);
    if (planned === undefined || isPutOffBeyond(request, planned.day)) continue;
    const { on } = planned;
    const { earliestOn, latestOn } = request;
    keptOn.add(request.key);
    kept.push({
      ...request,
      earliestOn: earliestOn < on ? earliestOn : on,
      idealOn: on,
      latestOn: latestOn > on ? latestOn : on,
    });
  }
  return { requests: kept, keptOn, keptOpen };
}

function isPutOffBeyond({ snoozedUntil }: KnownRequest, day: number): boolean {
  return snoozedUntil !== undefined && parseDay(snoozedUntil) > day;
}

/** By key; of several with one key the latest revision. */
function plannedDays(
  previous: readonly PreviousBooking[],
  noticeDay: number,
  toDay: number,
): Map<string, { day: number; on: string }> {
  const latest = new Map<string, PreviousBooking>();
  for (const booking of previous as readonly (PreviousBooking | null)[]) {
    if (typeof booking?.on !== "string" || booking.revision < (latest.get(booking.key)?.revision ?? -1)) continue;
    latest.set(booking.key, booking);
  }
  const days = new Map<string, { day: number; on: string }>();
  for (const [key, { on, status }] of latest) {
    const day = status === "planned" ? parseDay(on) : NaN;
    if (day >= noticeDay && day <= toDay) days.set(key, { day, on });
  }
  return days;
}
