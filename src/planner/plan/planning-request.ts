import type { Known } from "../../errors.js";
import type { Reason } from "../../reasons/reason.js";
import type { PlainDate } from "../../records/values/time.js";

/**
 * A review to be planned: which account, how long, how much it matters, and the days that suit it. `nextReview` and
 * `upcomingReviews` return them; a host can write its own.
 */
export interface PlanningRequest {
  /** Stable name of this review: the same review requested again has the same key. */
  readonly key: string;
  readonly accountId: string;
  /**
   * Id of the seller who holds it. Without it, any seller who serves the segment and whose hours overlap the account's.
   */
  readonly sellerId?: string | null | undefined;
  /**
   * Who may hold it, where it is more than one: any of these, wherever the day costs least. It takes precedence over
   * `sellerId`.
   */
  readonly sellerIds?: readonly string[] | null | undefined;
  /** Others who hold it together with that seller: each of them must have the time on the day. */
  readonly alsoSellerIds?: readonly string[] | null | undefined;
  /** Kind of contact, such as a visit; a review if missing. */
  readonly kind?: string | null | undefined;
  /** Length of the review in whole minutes, from 1 to a day's 1,440. */
  readonly minutes: number;
  /** How much it matters, above 0: twice the priority makes each day away from the ideal cost twice as much. */
  readonly priority: number;
  /** First day on which it may be held. */
  readonly earliestOn: PlainDate;
  /** Best day to hold it. */
  readonly idealOn: PlainDate;
  /** Last day it may be held; once that has passed, the review is overdue and any day of the plan will do. */
  readonly latestOn: PlainDate;
  /**
   * Put off until this day: not before it, even where `earliestOn` is earlier. Where the window has closed by then, any
   * later day of the plan will do.
   */
  readonly snoozedUntil?: PlainDate | null | undefined;
  /**
   * What moving its booking of the last plan costs, times priority, in place of the plan's `moveWeight` and `leastMoveCost`:
   * less where something has come up that asks for an earlier day.
   */
  readonly moveWeight?: number | null | undefined;
  /** Days in the window that are not suitable. */
  readonly notOn?: readonly PlainDate[] | null | undefined;
  /** The group that the account belongs to, such as its parent's id: reviews of one group keep `groupDaysApart`. */
  readonly accountGroup?: string | null | undefined;
  /** Segment of the account, matched against the segments that a seller serves. */
  readonly segment?: string | null | undefined;
  /** IANA zone of the account, matched against the hours of sellers. */
  readonly timeZone?: string | null | undefined;
  /** Why the review is wanted; they travel with the booking. */
  readonly reasons?: readonly Reason[] | null | undefined;
}

/**
 * A planning request without the fields that are not known.
 * @internal
 */
export type KnownRequest = Known<PlanningRequest>;
