import { dayNumber, plainDate } from "../../calendar/plain-date.js";
import { assertCount, assertNumber, assertRows, type OptionNames, RetentionError } from "../../errors.js";
import type { Seller } from "../../records/seller.js";
import type { PlainDate } from "../../records/time.js";
import type { PreviousBooking } from "../plan/review-plan.js";
import { sellerDays, type SellerDays } from "./seller-days.js";

/** What a plan is made of besides its requests. */
export interface PlanReviewsOptions {
  /** Who holds reviews, with their calendars, leave and minutes a day. */
  sellers: readonly Seller[];
  /** First day to plan. */
  from: PlainDate;
  /** Last day to plan, at most ten years later. */
  to: PlainDate;
  /** Bookings of the last plan, which this one keeps to; none unless given. */
  previous?: readonly PreviousBooking[];
  /** What a day before the ideal one costs, times priority; 1 unless given. */
  earlyWeight?: number;
  /** What a day after the ideal one costs, times priority; 2 unless given. */
  lateWeight?: number;
  /**
   * What a review left out costs, times priority; unless given, one more than the dearest day of any window, so that
   * no review is left out to spare another one a delay of its own length.
   */
  unbookedPenalty?: number;
  /**
   * What moving a booking of the last plan costs, times priority; 7 unless given: a move must bring the review a week
   * forward to its ideal day, or half a week back to it. Giving a booking up counts as a move too, so that it is never
   * the cheaper way out.
   */
  moveWeight?: number;
  /**
   * How long to search in a group of sellers whose reviews differ in length: the number of times that part of the plan
   * is taken apart and put together anew, 0 being a short search. Unless given, 100 for up to 300 requests, less by the
   * square of their number for more, and 0 for more than 3,000.
   */
  searchEffort?: number;
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
  searchEffort: true,
};

/**
 * The rules of one plan, resolved. Days count from the plan's first, which is day 0.
 * @internal
 */
export interface PlanningRules {
  functionName: string;
  /** Day number of day 0. */
  from: number;
  days: number;
  /** The days as dates. */
  dates: PlainDate[];
  earlyWeight: number;
  lateWeight: number;
  moveWeight: number;
  /** By id. */
  sellers: SellerDays[];
  sellerNamed: ReadonlyMap<string, number>;
}

/**
 * Minutes of the longest review: a day. What is longer could never be held, and is mostly seconds taken for minutes.
 * @internal
 */
export const LONGEST_REVIEW = 1440;

const MOST_DAYS = 3660;
const LARGEST_WEIGHT = 1e9;

/**
 * Resolves the options of a plan.
 * @internal
 */
export function planningRules(functionName: string, options: PlanReviewsOptions): PlanningRules {
  const from = dayNumber(functionName, "from", options.from);
  const to = dayNumber(functionName, "to", options.to);
  if (to < from) throw new RetentionError(functionName, "to", `must not lie before from, ${options.from}`, options.to);
  const days = to - from + 1;
  if (days > MOST_DAYS) {
    throw new RetentionError(functionName, "to", `must lie less than ${MOST_DAYS} days after from`, options.to);
  }
  const { earlyWeight = 1, lateWeight = 2, moveWeight = 7 } = options;
  if (options.searchEffort !== undefined) assertCount(functionName, "searchEffort", options.searchEffort);
  const weights = { earlyWeight, lateWeight, moveWeight, unbookedPenalty: options.unbookedPenalty ?? 0 };
  for (const [path, weight] of Object.entries(weights)) {
    assertNumber(functionName, path, weight, { min: 0, max: LARGEST_WEIGHT });
  }
  assertRows(functionName, "sellers", options.sellers);
  const sellers = sellerDays(functionName, options.sellers, from, days).sort((a, b) => (a.id < b.id ? -1 : 1));
  const sellerNamed = new Map(sellers.map(({ id }, index) => [id, index]));
  const dates = Array.from({ length: days }, (_, day) => plainDate(from + day));
  return { functionName, from, days, dates, earlyWeight, lateWeight, moveWeight, sellers, sellerNamed };
}
