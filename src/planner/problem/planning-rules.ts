import { compareTexts } from "../../records/values/compare-texts.js";
import { type PlanReviewsOptions } from "../plan/plan-reviews-options.js";
import { timeOfDay } from "../../calendar/working-calendars/shifts.js";
import { dayNumber, plainDate } from "../../calendar/days/plain-date.js";
import { assertCount, assertNumber, assertRows, assertTruth, type Known, RetentionError } from "../../errors.js";
import type { PlainDate } from "../../records/values/time.js";
import { sellerDays, type SellerDays } from "./seller-days.js";

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
  leastMoveCost: number;
  /** Days that must lie from one review of a group of accounts to the next; 0 where they may share one. */
  groupDaysApart: number;
  /** Minutes between two reviews of a seller's day. */
  bufferMinutes: number;
  /** Whether to look for what would have booked a review without a day. */
  remedies: boolean;
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
/**
 * The largest weight of an option or a request.
 * @internal
 */
export const LARGEST_WEIGHT = 1e9;

/**
 * Resolves the options of a plan.
 * @internal
 */
export function planningRules(functionName: string, options: Known<PlanReviewsOptions>): PlanningRules {
  const from = dayNumber(functionName, "from", options.from);
  const to = dayNumber(functionName, "to", options.to);
  if (to < from) throw new RetentionError(functionName, "to", `must not lie before from, ${options.from}`, options.to);
  const days = to - from + 1;
  if (days > MOST_DAYS) {
    throw new RetentionError(functionName, "to", `must lie less than ${MOST_DAYS} days after from`, options.to);
  }
  const {
    earlyWeight = 1,
    lateWeight = 2,
    moveWeight = 7,
    leastMoveCost = 0,
    groupDaysApart = 0,
    bufferMinutes = 0,
    remedies = true,
  } = options;
  assertTruth(functionName, "remedies", remedies);
  assertCount(functionName, "bufferMinutes", bufferMinutes, { max: LONGEST_REVIEW });
  const latestStart =
    options.latestStart === undefined ? null : timeOfDay(functionName, "latestStart", options.latestStart);
  assertCount(functionName, "groupDaysApart", groupDaysApart, { max: MOST_DAYS });
  if (options.searchEffort !== undefined) assertCount(functionName, "searchEffort", options.searchEffort);
  const weights = { earlyWeight, lateWeight, moveWeight, leastMoveCost, unbookedPenalty: options.unbookedPenalty ?? 0 };
  for (const [path, weight] of Object.entries(weights)) {
    assertNumber(functionName, path, weight, { min: 0, max: LARGEST_WEIGHT });
  }
  assertRows(functionName, "sellers", options.sellers);
  const sellers = sellerDays(functionName, options.sellers, { from, days, latestStart }).sort((a, b) =>
    compareTexts(a.id, b.id),
  );
  const sellerNamed = new Map(sellers.map(({ id }, index) => [id, index]));
  const dates = Array.from({ length: days }, (_, day) => plainDate(from + day));
  return {
    functionName,
    from,
    days,
    dates,
    earlyWeight,
    lateWeight,
    moveWeight,
    leastMoveCost,
    groupDaysApart,
    bufferMinutes,
    remedies,
    sellers,
    sellerNamed,
  };
}
