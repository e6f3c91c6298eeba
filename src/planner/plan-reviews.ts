import { assertOptions } from "../errors.js";
import { planAtOnce } from "./plan-at-once.js";
import type { PlanningRequest } from "./plan/planning-request.js";
import { planOptions, type PlanReviewsOptions } from "./plan/plan-reviews-options.js";
import type { ReviewPlan } from "./plan/review-plan.js";

/**
 * Decides on which day each review is held. Each request is booked at most once, on a working day of its seller, inside
 * its window and within the seller's minutes for reviews, at the least total cost.
 *
 * A booking costs `priority × weight × calendar days from idealOn`, where the weight is `earlyWeight` before that day
 * and `lateWeight` after it. A review left out costs `priority × unbookedPenalty`. A request whose window closed before
 * `from` is overdue: its window becomes the whole plan, and its lateness counts from `from`. Ties between cheapest
 * plans are broken by earlier `idealOn`, then by `key`. First each request in turn is booked if some cheapest plan
 * allows it. Then each gets its cheapest day in such a plan, days before the ideal one first, and the nearest of those.
 * The order of the input does not matter.
 *
 * Reviews that name no seller are spread as evenly as the cheapest plans allow: once it is settled who is booked, the
 * plan has the least sum of minutes² / capacity over the sellers. Remaining ties are broken by a hash of the key.
 *
 * Pinned and completed bookings of the last plan are fixed first, even if they break a rule, which `conflicts` then
 * says. Planned ones stay unless moving saves more than `priority × moveWeight`. A cancelled one frees its place. A
 * review planned or pinned for a day before `from` was missed, and gets another day.
 *
 * Sellers who share no requests are planned separately. If all reviews of a group have the same length, its plan is
 * optimal, by minimum-cost flow. If not, a search finds a cheap plan, and `lowerBound` says how far from the best it
 * can be. Loads are then evened out by moving one review or swapping two.
 *
 * @param requests - The reviews wanted, as `nextReview` and `upcomingReviews` give them. Rows that cannot be read are
 *   rejected and the rest are planned. If rows share a key, one is kept.
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
