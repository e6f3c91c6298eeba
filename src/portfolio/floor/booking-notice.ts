import { parseDay, plainDate } from "../../calendar/days/plain-date.js";
import type { KnownRequest } from "../../planner/plan/planning-request.js";
import type { PreviousBooking, SellerLoad } from "../../planner/plan/review-plan.js";
import type { Writable } from "../../records/values/writable.js";

/** What notice a booking needs. */
export interface NoticeOptions {
  /** First and last day of the plan, as day numbers. */
  fromDay: number;
  toDay: number;
  /** First day that a new booking may have. */
  noticeDay: number;
  /** Bookings of the last plan. */
  previous: readonly PreviousBooking[];
  /** The minutes of the sellers' days, before anything is booked. */
  load: readonly SellerLoad[];
}

/** What is asked for, and what is asked for only if it is booked on a near day and can stay there. */
export interface NoticedRequests<Request> {
  wanted: readonly Request[];
  ifBooked: readonly Request[];
}

/** A booking of the last plan on a day that is too near for a new one. */
interface NearBooking {
  day: number;
  booking: PreviousBooking;
}

/**
 * Keeps new bookings off the days that are too near for an invitation to go out before them, and what the last plan booked
 * there on its day: the customer knows of it. It moves only where it must, as when its seller is ill, its account changed
 * hands or it was put off, and then it needs notice like a new one. A review that is not due any more, since its account is
 * not what it was, is held all the same where it is booked so near.
 *
 * The requests are taken over: those that wait for notice are put off as they are.
 * @internal
 */
export function withNotice<Request extends KnownRequest>(
  { wanted, ifBooked }: NoticedRequests<Request>,
  { fromDay, toDay, noticeDay, previous, load }: NoticeOptions,
): Request[] {
  if (noticeDay <= fromDay) return [...wanted];
  const near = nearBookings(previous, fromDay, noticeDay);
  const minutesOf = new Map([...wanted, ...ifBooked].map(({ key, minutes }) => [key, minutes]));
  const left = minutesLeft(near, minutesOf, load);
  const days = Array.from({ length: toDay - fromDay + 1 }, (_, index) => fromDay + index);

  /** On its near day and no other; `null` if it has none, or cannot stay. */
  const stayingOn = (request: Request): Request | null => {
    const { day, booking } = near.get(request.key) ?? { day: NaN, booking: null };
    if (booking?.status !== "planned" || isPutOffBeyond(request, day)) return null;
    const { on, sellerId } = booking;
    const isRoomy = [sellerId, ...(request.alsoSellerIds ?? [])].every((id) => (left.get(id)?.get(day) ?? -1) >= 0);
    const mayHold = request.sellerIds?.includes(sellerId) ?? (request.sellerId ?? sellerId) === sellerId;
    if (!isRoomy || !mayHold || request.notOn?.includes(on) === true) return null;
    const { earliestOn, latestOn } = request;
    const isOverdue = parseDay(latestOn) < fromDay;
    return {
      ...request,
      sellerId,
      earliestOn: earliestOn < on ? earliestOn : on,
      latestOn: isOverdue || latestOn > on ? latestOn : on,
      notOn: days.filter((each) => each !== day).map(plainDate),
    };
  };
  /** On its near day, if anything can keep it there, or with notice. */
  const noticed = (request: Request): Request => {
    const { day, booking } = near.get(request.key) ?? { day: NaN, booking: null };
    if (booking?.status !== "planned" || isPutOffBeyond(request, day)) {
      const snoozedDay = request.snoozedUntil === undefined ? noticeDay : parseDay(request.snoozedUntil);
      const writable: Writable<KnownRequest> = request;
      writable.snoozedUntil = plainDate(Math.max(noticeDay, snoozedDay));
      return request;
    }
    const soon = days.filter((each) => each < noticeDay && each !== day).map(plainDate);
    return { ...request, notOn: [...new Set([...(request.notOn ?? []), ...soon])] };
  };
  return [
    ...wanted.map((request) => stayingOn(request) ?? noticed(request)),
    ...ifBooked.flatMap((request) => stayingOn(request) ?? []),
  ];
}

function isPutOffBeyond({ snoozedUntil }: KnownRequest, day: number): boolean {
  return snoozedUntil !== undefined && parseDay(snoozedUntil) > day;
}

/** By key; of several with one key the latest revision. */
function nearBookings(
  previous: readonly PreviousBooking[],
  fromDay: number,
  noticeDay: number,
): Map<string, NearBooking> {
  const near = new Map<string, NearBooking>();
  for (const booking of previous as readonly (PreviousBooking | null)[]) {
    if (typeof booking !== "object" || typeof booking?.on !== "string") continue;
    const day = parseDay(booking.on);
    const isSuperseded = booking.revision < (near.get(booking.key)?.booking.revision ?? -1);
    if (day >= fromDay && day < noticeDay && !isSuperseded) near.set(booking.key, { day, booking });
  }
  return near;
}

/** What the near days have left beside what is booked on them, by seller and day; below 0 where that does not fit. */
function minutesLeft(
  near: ReadonlyMap<string, NearBooking>,
  minutesOf: ReadonlyMap<string, number>,
  load: readonly SellerLoad[],
): Map<string, Map<number, number>> {
  const left = new Map(
    load.map(({ sellerId, days }) => [sellerId, new Map(days.map(({ on, capacity }) => [parseDay(on), capacity]))]),
  );
  for (const [key, { day, booking }] of near) {
    const { sellerId, alsoSellerIds, status, minutes } = booking;
    const wanted = minutesOf.get(key);
    const isFixed = status === "pinned" || status === "completed";
    const taken = isFixed ? (wanted ?? minutes ?? 0) : status === "planned" ? (wanted ?? 0) : 0;
    for (const id of new Set([sellerId, ...(alsoSellerIds ?? [])])) {
      const days = left.get(id);
      days?.set(day, (days.get(day) ?? 0) - taken);
    }
  }
  return left;
}
