import type { Reason } from "../../reasons/reason.js";
import type { Rejection } from "../../records/rejection.js";
import type { PlainDate } from "../../records/time.js";
import type { OneOf } from "../../records/one-of.js";

/** A review with its seller and its day. It can be stored and given back as one of the `previous` bookings. */
export interface BookedReview {
  key: string;
  accountId: string;
  sellerId: string;
  on: PlainDate;
  minutes: number;
  /** What it is held as; missing for a review. */
  kind?: string;
  /** Others who hold it too; missing where there are none. */
  alsoSellerIds?: string[];
  /** `planned` may move; `completed` never does, nor does `pinned` until its day has passed. */
  status: "planned" | "pinned" | "completed";
  /** 0 when first booked, one more with each move. */
  revision: number;
  /** Why the review is wanted, and what the planner has to say about its day. */
  reasons: Reason[];
}

/**
 * Why a review has no day.
 * - `no-seller`: no one who may hold it.
 * - `outside-horizon`: its window and the plan have no day in common.
 * - `no-working-day`: no one works on a day of its window that suits, in the account's hours where anybody may hold it.
 * - `seller-away`: the working days of its window all fall in leave.
 * - `no-capacity`: no day of its window has room for it, even before any other review is planned.
 * - `displaced`: the room of its window went to reviews that would cost more to leave out.
 * - `too-far`: there is room, but so far from its ideal day that leaving it out costs less.
 */
export type UnbookedCause =
  "no-seller" | "outside-horizon" | "no-working-day" | "seller-away" | "no-capacity" | "displaced" | "too-far";

/** Minutes that a week or a month of a seller is short of. */
export interface PeriodShortage {
  sellerId: string;
  kind: "week" | "month";
  /** First and last day, which may lie outside the plan. */
  from: PlainDate;
  to: PlainDate;
  minutes: number;
}

/**
 * The change that would have booked a review, all else being as it was: the same requests, penalty and last plan.
 * Of the four kinds the first that helps is named.
 * - `minutes`: this many more minutes for reviews on one of its own days, within that seller's working time. It is the
 *   fewest on any of the ten that suit it best; of days that need equally many, the cheapest for the review, then the
 *   earliest.
 * - `period-minutes`: this many more minutes in a week or month of its own, where a day has room and these do not: of all
 *   days the one that takes the fewest, then the cheapest. Each that is short is named, of each who holds the review.
 * - `window`: its window with one end moved by as few days as it takes. No other change is needed, though others may
 *   have to move or, where that costs less, go without.
 * - `daily-minutes`: this many more minutes for reviews on each day that the seller works, the fewest there are, as far
 *   as each day's working time allows.
 */
export type BookingRemedy =
  | { kind: "minutes"; sellerId: string; on: PlainDate; minutes: number }
  | { kind: "period-minutes"; on: PlainDate; periods: PeriodShortage[] }
  | { kind: "window"; earliestOn: PlainDate; latestOn: PlainDate }
  | { kind: "daily-minutes"; sellerId: string; minutes: number };

/** A review that has no day, with the reason. */
export interface UnbookedReview {
  key: string;
  accountId: string;
  cause: UnbookedCause;
  /**
   * What would have booked it; `null` where nothing of the kind would: no one may hold it, or not even the seller's whole
   * working time would do. In a plan of mixed lengths, or with weeks and months that may run out, it makes room for the review while all others stay where they are;
   * a plan made anew with it may use that room otherwise.
   */
  remedy: BookingRemedy | null;
  /** Why the review was wanted, the cause and the remedy as reasons, for a locale to word. */
  reasons: Reason[];
}

/** Who holds a review, and on which day. */
export interface ReviewPlace {
  sellerId: string;
  on: PlainDate;
  /** Others who hold it too; missing where there are none. */
  alsoSellerIds?: string[];
}

/** A booking of the previous plan that no longer stands: it has other sellers or another day now, or none. */
export interface MovedReview {
  key: string;
  /** `null` where neither a request nor the previous booking names it. */
  accountId: string | null;
  from: ReviewPlace;
  /** `null` when it is no longer booked. */
  to: ReviewPlace | null;
  /** Revision after the move. */
  revision: number;
  /** Why it moved. */
  reasons: Reason[];
}

/** A pinned review that breaks a rule. It is kept all the same. */
export interface PinConflict {
  key: string;
  sellerId: string;
  on: PlainDate;
  /** The rules that it breaks, for each of those who hold it. */
  reasons: Reason[];
}

/** Minutes of one seller on one day. */
export interface DayLoad {
  on: PlainDate;
  /** Minutes booked, those of pinned and completed reviews among them. */
  minutes: number;
  /** Minutes there are for reviews. */
  capacity: number;
}

/** Minutes of one seller in a week or a month that has minutes of its own. */
export interface PeriodLoad {
  kind: "week" | "month";
  /** First and last day, which may lie outside the plan. */
  from: PlainDate;
  to: PlainDate;
  /** Minutes booked, those of reviews held before the plan among them, as far as the last bookings tell. */
  minutes: number;
  /** Minutes there are for reviews. */
  capacity: number;
}

/** Days on which a seller has time for reviews, or holds one, in order. */
export interface SellerLoad {
  sellerId: string;
  days: DayLoad[];
  /** Weeks and then months; missing where the seller has no minutes by week or month. */
  periods?: PeriodLoad[];
}

/** Reviews with their days, for all sellers. */
export interface ReviewPlan {
  /** First day planned. */
  from: PlainDate;
  /** Last day planned. */
  to: PlainDate;
  /** By day, then seller, then key. */
  booked: BookedReview[];
  /** By key. */
  unbooked: UnbookedReview[];
  /** Bookings of the previous plan that changed, by key. */
  moved: MovedReview[];
  /** Pinned reviews on a day or in a number that the rules would not allow, by key. */
  conflicts: PinConflict[];
  /** By seller. */
  load: SellerLoad[];
  /** What the plan costs: days away from the ideal, reviews left out and moves, each times priority. */
  cost: number;
  /** The part of the cost that is for moves. */
  moveCost: number;
  /** No plan can cost less than this. */
  lowerBound: number;
  /** How far the cost may lie above the cheapest, as a share of the cost: 0 when the plan is exact. */
  gap: number;
  /** Requests and previous bookings that could not be read, with the field at fault. */
  rejected: Rejection[];
}

/** A booking as the host stored it, given back so that the new plan keeps to it. */
export interface PreviousBooking {
  key: string;
  sellerId: string;
  on: PlainDate;
  /**
   * A cancelled booking frees its place; its review, while it is still asked for, goes to another day. A dropped one is
   * one that `moved` took off, with `to: null`: it keeps nothing, but where its review is booked again, `revision` goes
   * on from it, as a calendar in which it was cancelled needs.
   */
  status: OneOf<"planned" | "pinned" | "completed" | "cancelled" | "dropped">;
  /** Of a dropped booking the one that `moved` gives. */
  revision: number;
  /** Known of a stored booking. With `minutes`, a pinned review keeps its time even when no one asks for it any more. */
  accountId?: string | undefined;
  minutes?: number | undefined;
  /** Others who hold it too. */
  alsoSellerIds?: readonly string[] | undefined;
}
