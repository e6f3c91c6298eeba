import type { Reason } from "../../reasons/reason.js";
import type { Rejection } from "../../records/rows/rejection.js";
import type { PlainDate } from "../../records/values/time.js";
import type { OneOf } from "../../records/values/one-of.js";

/** A review with its seller and its day. It can be stored and given back as one of the `previous` bookings. */
export interface BookedReview {
  readonly key: string;
  readonly accountId: string;
  readonly sellerId: string;
  readonly on: PlainDate;
  readonly minutes: number;
  /** Kind of contact; missing for a review. */
  readonly kind?: string;
  /** Ids of the other sellers who hold it; missing if there are none. */
  readonly alsoSellerIds?: readonly string[];
  /** `planned` may move; `completed` never does, nor does `pinned` until its day has passed. */
  readonly status: "planned" | "pinned" | "completed";
  /** 0 when first booked, one more with each move. */
  readonly revision: number;
  /** Why the review is wanted, and what the planner has to say about its day. */
  readonly reasons: readonly Reason[];
}

/**
 * Why a review has no day.
 * - `no-seller`: no one who may hold it.
 * - `outside-horizon`: its window and the plan have no day in common.
 * - `no-working-day`: no one works on a day of its window that suits, in the account's hours where anyone may hold it.
 * - `seller-away`: the working days of its window all fall in leave.
 * - `no-capacity`: no day of its window has room for it, even before any other review is planned.
 * - `displaced`: the room of its window went to reviews that would cost more to leave out.
 * - `too-far`: there is room, but so far from its ideal day that leaving it out costs less.
 */
export type UnbookedCause =
  "no-seller" | "outside-horizon" | "no-working-day" | "seller-away" | "no-capacity" | "displaced" | "too-far";

/** Minutes that a week or a month of a seller is short of. */
export interface PeriodShortage {
  readonly sellerId: string;
  readonly kind: "week" | "month";
  /** First and last day, which may lie outside the plan. */
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly minutes: number;
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
  | { readonly kind: "minutes"; readonly sellerId: string; readonly on: PlainDate; readonly minutes: number }
  | { readonly kind: "period-minutes"; readonly on: PlainDate; readonly periods: readonly PeriodShortage[] }
  | { readonly kind: "window"; readonly earliestOn: PlainDate; readonly latestOn: PlainDate }
  | { readonly kind: "daily-minutes"; readonly sellerId: string; readonly minutes: number };

/** A review that has no day, with the reason. */
export interface UnbookedReview {
  readonly key: string;
  readonly accountId: string;
  readonly cause: UnbookedCause;
  /**
   * What would have booked it; `null` if nothing of the kind would: no one may hold it, or not even the seller's whole
   * working time would do. With `remedies: false` none is looked for. In a plan of mixed lengths, or with weeks and months that may run out, it makes room for the review while all others stay where they are;
   * a plan made again with it may use that room otherwise.
   */
  readonly remedy: BookingRemedy | null;
  /** Why the review was wanted, the cause and the remedy as reasons, for a locale to word. */
  readonly reasons: readonly Reason[];
}

/** Who holds a review, and on which day. */
export interface ReviewPlace {
  readonly sellerId: string;
  readonly on: PlainDate;
  /** Ids of the other sellers who hold it; missing if there are none. */
  readonly alsoSellerIds?: readonly string[];
}

/** A booking of the previous plan that no longer stands: it has other sellers or another day now, or none. */
export interface MovedReview {
  readonly key: string;
  /** `null` if neither a request nor the previous booking names it. */
  readonly accountId: string | null;
  readonly from: ReviewPlace;
  /** `null` when it is no longer booked. */
  readonly to: ReviewPlace | null;
  /** Revision after the move. */
  readonly revision: number;
  /** Why it moved. */
  readonly reasons: readonly Reason[];
}

/** A pinned review that breaks a rule. It is kept nevertheless. */
export interface PinConflict {
  readonly key: string;
  readonly sellerId: string;
  readonly on: PlainDate;
  /** The rules that it breaks, for each of those who hold it. */
  readonly reasons: readonly Reason[];
}

/** Minutes of one seller on one day. */
export interface DayLoad {
  readonly on: PlainDate;
  /** Minutes booked, including pinned and completed reviews. */
  readonly minutes: number;
  /** Minutes available for reviews. */
  readonly capacity: number;
}

/** Minutes of one seller in a week or a month that has minutes of its own. */
export interface PeriodLoad {
  readonly kind: "week" | "month";
  /** First and last day, which may lie outside the plan. */
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** Minutes booked, those of reviews held before the plan among them, as far as the last bookings show. */
  readonly minutes: number;
  /** Minutes available for reviews. */
  readonly capacity: number;
}

/** Days on which a seller has time for reviews, or holds one, in order. */
export interface SellerLoad {
  readonly sellerId: string;
  readonly days: readonly DayLoad[];
  /** Weeks and then months; missing where the seller has no minutes by week or month. */
  readonly periods?: readonly PeriodLoad[];
}

/** Reviews with their days, for all sellers. */
export interface ReviewPlan {
  /** First day planned. */
  readonly from: PlainDate;
  /** Last day planned. */
  readonly to: PlainDate;
  /** By day, then seller, then key. */
  readonly booked: readonly BookedReview[];
  /** By key. */
  readonly unbooked: readonly UnbookedReview[];
  /** Bookings of the previous plan that changed, by key. */
  readonly moved: readonly MovedReview[];
  /** Pinned reviews on a day or in a number that the rules would not allow, by key. */
  readonly conflicts: readonly PinConflict[];
  /** By seller. */
  readonly load: readonly SellerLoad[];
  /** What the plan costs: days away from the ideal, reviews left out and moves, each times priority. */
  readonly cost: number;
  /** The part of the cost that is for moves. */
  readonly moveCost: number;
  /** Lower bound: no plan can cost less. */
  readonly lowerBound: number;
  /** How far the cost may lie above the cheapest, as a share of the cost: 0 when the plan is exact. */
  readonly gap: number;
  /** Requests and previous bookings that could not be read, with the field at fault. */
  readonly rejected: readonly Rejection[];
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
  accountId?: string | null | undefined;
  minutes?: number | null | undefined;
  /** Ids of the other sellers who hold it. */
  alsoSellerIds?: readonly string[] | null | undefined;
}
