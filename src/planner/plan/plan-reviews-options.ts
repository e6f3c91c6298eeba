import { type OptionNames } from "../../errors.js";
import type { Seller } from "../../records/company/seller.js";
import type { PlainDate } from "../../records/values/time.js";
import type { PreviousBooking } from "./review-plan.js";

/** Options of `planReviews`. */
export interface PlanReviewsOptions {
  /** Who holds reviews, with their calendars, leave and minutes a day. */
  sellers: readonly Seller[];
  /** First day to plan. */
  from: PlainDate;
  /** Last day to plan, at most ten years later. */
  to: PlainDate;
  /**
   * Bookings of the last plan, which this one keeps to.
   * @defaultValue none
   */
  previous?: readonly PreviousBooking[] | null | undefined;
  /**
   * What a day before the ideal one costs, times priority.
   * @defaultValue `1`
   */
  earlyWeight?: number | null | undefined;
  /**
   * What a day after the ideal one costs, times priority.
   * @defaultValue `2`
   */
  lateWeight?: number | null | undefined;
  /**
   * What a review left out costs, times priority.
   * @defaultValue one more than the dearest day of any window, so that no review is left out to spare another one a
   * delay of its own length
   */
  unbookedPenalty?: number | null | undefined;
  /**
   * What moving a booking of the last plan costs, times priority. At 7 a move must bring the review a week forward to
   * its ideal day, or half a week back to it. Giving a booking up counts as a move too, so that it is never the cheaper
   * way out.
   * @defaultValue `7`
   */
  moveWeight?: number | null | undefined;
  /**
   * What moving a booking of the last plan costs at least, whatever its priority: so that a day that someone was told does not
   * change for a small gain of someone else. In the unit of `cost`, a day at priority 1 being 1.
   * @defaultValue `0`
   */
  leastMoveCost?: number | null | undefined;
  /**
   * Days from one review of a group of accounts to the next, no matter who holds them: 1 for no two on one day, 2 for none on
   * the day after either.
   * @defaultValue `0`
   */
  groupDaysApart?: number | null | undefined;
  /**
   * Minutes between two reviews of a seller on one day, part of the minutes for reviews.
   * @defaultValue `0`
   */
  bufferMinutes?: number | null | undefined;
  /**
   * Time of day in the seller's zone after which no review starts, as `"16:00"`.
   * @defaultValue any time will do
   */
  latestStart?: string | null | undefined;
  /**
   * How long to search in a group of sellers whose reviews differ in length: the number of times that part of the plan
   * is taken apart and put together again, 0 being a short search.
   * @defaultValue 100 for up to 300 requests, less by the square of their number for more, and 0 for more than 3,000
   */
  searchEffort?: number | null | undefined;
  /**
   * Whether to find what would have booked a review that has no day, which may take most of the time where many have none.
   * `false` leaves every `remedy` at `null`, and the plan is otherwise the same.
   * @defaultValue `true`
   */
  remedies?: boolean | null | undefined;
}

/**
 * The options of a plan.
 * @internal
 */
export const planOptions: OptionNames<PlanReviewsOptions> = {
  sellers: true,
  from: true,
  to: true,
  previous: true,
  earlyWeight: true,
  lateWeight: true,
  unbookedPenalty: true,
  moveWeight: true,
  leastMoveCost: true,
  groupDaysApart: true,
  bufferMinutes: true,
  latestStart: true,
  searchEffort: true,
  remedies: true,
};
