import fc from "fast-check";
import { parseDay, plainDate } from "../../src/calendar/days/plain-date.js";
import type {
  WorkingCalendar,
  PlainDate,
  PlanningRequest,
  PlanReviewsOptions,
  PreviousBooking,
  Seller,
} from "retention-kit";

/** A Monday. */
export const firstDay: PlainDate = "2026-11-23";

/** The day that lies so many days after `firstDay`. */
export function dayAfter(days: number): PlainDate {
  return plainDate(parseDay(firstDay) + days);
}

/** Days from `firstDay` to a day. */
export function daysTo(date: PlainDate): number {
  return parseDay(date) - parseDay(firstDay);
}

const anyDay = (days: number): fc.Arbitrary<PlainDate> => fc.integer({ min: -4, max: days + 3 }).map(dayAfter);

/** Works Monday to Friday, the odd holiday and leave apart. */
export function anySeller(
  id: string,
  days: number,
  minutesPerDay: fc.Arbitrary<number>,
  closes = "17:00",
): fc.Arbitrary<Seller> {
  return fc
    .record({
      minutesPerDay,
      holidays: fc.array(anyDay(days), { maxLength: 1 }),
      away: fc.array(fc.tuple(fc.nat({ max: days }), fc.nat({ max: 2 })), { maxLength: 1 }),
    })
    .map(({ minutesPerDay, holidays, away }) => ({
      id,
      timeZone: "UTC",
      minutesPerDay,
      calendar: { hours: fiveDays([["09:00", closes]]), holidays },
      away: away.map(([from, length]) => ({ from: dayAfter(from), to: dayAfter(from + length) })),
    }));
}

function fiveDays(hours: [string, string][]): WorkingCalendar["hours"] {
  return { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours };
}

/** Requests for sellers "north" and "bo", or, where `pooled`, for either. */
export function anyRequests({
  days,
  most,
  minutes,
  pooled = false,
  snoozed = false,
  least = 0,
}: {
  days: number;
  most: number;
  minutes: fc.Arbitrary<number>;
  pooled?: boolean;
  snoozed?: boolean;
  least?: number;
}): fc.Arbitrary<PlanningRequest[]> {
  const request = fc
    .record({
      sellerId: fc.constantFrom("north", "bo", ...(pooled ? [undefined] : [])),
      minutes,
      priority: fc.constantFrom(1, 2, 3),
      window: fc.array(anyDay(days), { minLength: 3, maxLength: 3 }).map((window) => window.sort()),
      notOn: fc.array(anyDay(days), { maxLength: 2 }),
      snoozedUntil: snoozed ? fc.option(anyDay(days), { freq: 3 }) : fc.constant(null),
    })
    .map(({ sellerId, minutes, priority, window, notOn, snoozedUntil }) => ({
      accountId: "acme",
      ...(sellerId !== undefined && { sellerId }),
      minutes,
      priority,
      earliestOn: window[0] ?? "",
      idealOn: window[1] ?? "",
      latestOn: window[2] ?? "",
      notOn,
      ...(snoozedUntil !== null && { snoozedUntil }),
    }));
  return fc
    .array(request, { minLength: least, maxLength: most })
    .map((requests) => requests.map((one, index) => ({ key: `k${index}`, ...one })));
}

/** Sellers, requests and weights for a plan of so many days. */
export function anyPlanning({
  days,
  most,
  minutes = fc.constant(60),
  minutesPerDay = fc.constantFrom(0, 60, 100, 120),
  pooled = false,
  closes,
  snoozed = false,
  least = 0,
}: {
  days: number;
  most: number;
  minutes?: fc.Arbitrary<number>;
  minutesPerDay?: fc.Arbitrary<number>;
  pooled?: boolean;
  /** When sellers, who begin at 09:00, go home; 17:00 unless given. */
  closes?: string;
  /** Whether some requests are put off. */
  snoozed?: boolean;
  /** How many requests there are at least. */
  least?: number;
}): fc.Arbitrary<{ requests: PlanningRequest[]; options: PlanReviewsOptions }> {
  return fc
    .record({
      requests: anyRequests({ days, most, minutes, pooled, snoozed, least }),
      north: anySeller("north", days, minutesPerDay, closes),
      bo: anySeller("bo", days, minutesPerDay, closes),
      weights: fc.record(
        {
          earlyWeight: fc.constantFrom(0, 1, 2),
          lateWeight: fc.constantFrom(0, 1, 2, 5),
          unbookedPenalty: fc.constantFrom(0, 3, 20),
        },
        { requiredKeys: [] },
      ),
    })
    .map(({ requests, north, bo, weights }) => ({
      requests,
      options: { sellers: [north, bo], from: firstDay, to: dayAfter(days - 1), ...weights },
    }));
}

/** Bookings of a last plan for some of the requests, most of them still planned. */
export function anyPrevious(requests: readonly PlanningRequest[], days: number): fc.Arbitrary<PreviousBooking[]> {
  const booking = fc.record({
    sellerId: fc.constantFrom("north", "bo", "gone"),
    on: anyDay(days),
    status: fc.constantFrom(
      "planned" as const,
      "planned" as const,
      "planned" as const,
      "pinned" as const,
      "cancelled" as const,
      "dropped" as const,
    ),
    revision: fc.nat({ max: 3 }),
  });
  return fc
    .subarray([...requests])
    .chain((some) => fc.tuple(...some.map(({ key }) => booking.map((one) => ({ key, ...one })))));
}
