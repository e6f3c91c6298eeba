import { dayNumber } from "../../calendar/days/plain-date.js";
import {
  assertArray,
  assertCount,
  assertOneOf,
  assertText,
  type Known,
  refusalOf,
  RetentionError,
  withoutNulls,
} from "../../errors.js";
import { compareTexts } from "../../records/values/compare-texts.js";
import { type Rejection, rejectionOf } from "../../records/rows/rejection.js";
import { LONGEST_REVIEW, type PlanningRules } from "./planning-rules.js";
import type { PreviousBooking } from "../plan/review-plan.js";

/**
 * A booking of the last plan, read.
 * @internal
 */
export interface ReadBooking {
  booking: Known<PreviousBooking>;
  /** Position in the list given. */
  index: number;
  /** Counted from the plan's first day; negative before it. */
  day: number;
  /** Position of the seller in the rules; −1 for one who is no longer there. */
  seller: number;
}

/** In the order in which a booking comes to have them, but that one may be pinned without having been planned. */
const STATUSES = ["planned", "pinned", "dropped", "cancelled", "completed"] as const;

/**
 * Reads the bookings of the last plan, by key. Of several with one key the latest revision stands, then the latest day,
 * then what came of it last.
 * @internal
 */
export function readPrevious(
  rules: PlanningRules,
  previous: readonly PreviousBooking[],
): { bookings: Map<string, ReadBooking>; rejected: Rejection[] } {
  const bookings = new Map<string, ReadBooking>();
  const rejected: Rejection[] = [];
  assertArray(rules.functionName, "previous", previous);
  previous.forEach((booking, index) => {
    try {
      const read = readBooking(rules, booking, index);
      const other = bookings.get(booking.key);
      if (other === undefined || supersedes(read, other)) bookings.set(booking.key, read);
    } catch (error) {
      rejected.push(rejectionOf(booking, index, refusalOf(error)));
    }
  });
  return { bookings, rejected };
}

function readBooking(
  { functionName, from, sellerNamed }: PlanningRules,
  stored: PreviousBooking,
  index: number,
): ReadBooking {
  const path = `previous[${index}]`;
  if (typeof stored !== "object" || (stored as unknown) === null) {
    throw new RetentionError(functionName, path, "must be a booking of the last plan", stored);
  }
  const booking = withoutNulls(stored);
  assertText(functionName, `${path}.key`, booking.key);
  assertText(functionName, `${path}.sellerId`, booking.sellerId);
  assertOneOf(functionName, `${path}.status`, booking.status, STATUSES);
  assertCount(functionName, `${path}.revision`, booking.revision);
  if (booking.minutes !== undefined)
    assertCount(functionName, `${path}.minutes`, booking.minutes, { min: 1, max: LONGEST_REVIEW });
  if (booking.accountId !== undefined) assertText(functionName, `${path}.accountId`, booking.accountId);
  if (booking.alsoSellerIds !== undefined) {
    assertArray(functionName, `${path}.alsoSellerIds`, booking.alsoSellerIds);
    for (const [at, id] of booking.alsoSellerIds.entries()) {
      assertText(functionName, `${path}.alsoSellerIds[${at}]`, id);
    }
  }
  const day = dayNumber(functionName, `${path}.on`, booking.on) - from;
  return { booking, index, day, seller: sellerNamed.get(booking.sellerId) ?? -1 };
}

function supersedes(a: ReadBooking, b: ReadBooking): boolean {
  const [one, other] = [a.booking, b.booking];
  const steps: readonly string[] = STATUSES;
  const order =
    one.revision - other.revision ||
    a.day - b.day ||
    steps.indexOf(one.status) - steps.indexOf(other.status) ||
    compareTexts(other.sellerId, one.sellerId) ||
    (one.minutes ?? 0) - (other.minutes ?? 0) ||
    compareTexts(other.accountId ?? "", one.accountId ?? "");
  return order > 0;
}
