import { assertOptions } from "../errors.js";
import { planAtOnce } from "./plan-at-once.js";
import type { PlanningRequest } from "./plan/planning-request.js";
import { planOptions, type PlanReviewsOptions } from "./plan/plan-reviews-options.js";
import type { ReviewPlan } from "./plan/review-plan.js";

/**
 * Decides on which day each review is held: each request at most once, on a working day of its seller, inside its
 * window, within the minutes that the seller has for reviews, at the least total cost.
 *
 * A booking costs `priority × weight × calendar days from idealOn`, the weight being `earlyWeight` before that day and
 * `lateWeight` after it; a review left out costs `priority × unbookedPenalty`. A request whose window closed before
 * `from` is overdue: its window becomes the whole plan and its lateness counts from `from`. Where plans cost the same,
 * requests are served by the earlier `idealOn`, then by `key`: first each in turn is booked if a cheapest plan allows it,
 * then each gets the cheapest day that a cheapest plan allows it, of equally cheap ones those before its ideal day first,
 * and the nearest of those. The order of the input does not matter.
 *
 * Reviews that name no seller load those who may hold them as evenly as the cheapest plans allow: of these the one with
 * the least sum of minutes² / capacity over the sellers, once it is settled who is booked. What is equal even then falls
 * to one or the other by a hash of the key.
 *
 * Pinned and completed bookings of the last plan are fixed first, even where they break a rule, which `conflicts` then
 * says; planned ones stay unless moving pays more than `priority × moveWeight`; a cancelled one frees its place. A review
 * planned or pinned to a day before `from` was missed, and gets another day.
 *
 * Sellers whose requests have nothing to do with each other are planned on their own. Where all of a group's reviews
 * last equally long, its plan is the cheapest there is, by minimum-cost flow; where they do not, a search finds a cheap
 * plan and `lowerBound` tells how cheap; loads are then evened out as far as moving one review, or exchanging two, goes.
 *
 * @param requests - The reviews wanted, as `nextReview` and `upcomingReviews` give them. Rows that cannot be read are
 *   rejected and the rest are planned; of rows that share a key one is kept.
 * @param options - Sellers, the days to plan, the last plan, and the weights of the cost.
 * @returns The bookings, what was left out and why, what moved, each seller's load, and the cost with its lower bound.
 * @throws RetentionError when a seller, a weight or the horizon is wrong.
 *
 * @example
 * import { planReviews } from "retention-kit";
 *
 * const north = { id: "north", timeZone: "UTC", minutesPerDay: 60, calendar: { hours: { mon: [["09:00", "17:00"]] } } };
 * const window = { earliestOn: "2026-11-23", idealOn: "2026-11-23", latestOn: "2026-12-04" };
 * const requests = [
 *   { key: "acme", accountId: "acme", sellerId: "north", minutes: 60, priority: 1, ...window },
 *   { key: "bolt", accountId: "bolt", sellerId: "north", minutes: 60, priority: 4, ...window },
 * ];
 * const plan = planReviews(requests, { sellers: [north], from: "2026-11-23", to: "2026-12-31" });
 * plan.booked.map(({ key, on }) => `${key} ${on}`)
 * //=> ["bolt 2026-11-23", "acme 2026-11-30"]
 * plan.cost
 * //=> 14
 */
export function planReviews(requests: readonly PlanningRequest[], options: PlanReviewsOptions): ReviewPlan {
  return planAtOnce(requests, assertOptions("planReviews", "options", options, planOptions));
}
