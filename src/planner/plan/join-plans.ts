import { assertArray, RetentionError } from "../../errors.js";
import { assertPlan } from "./assert-plan.js";
import { joinedPlan } from "./joined-plan.js";
import type { ReviewPlan } from "./review-plan.js";

/**
 * Joins the parts of a plan made seller by seller into the plan that `planReviews` would make at once.
 *
 * Cost: reads each part once and sorts the bookings of each day.
 *
 * @param parts - The parts of one plan, all of them, in the order in which `planReviewsBySeller` gave them.
 * @returns The whole plan: costs and bounds added up, bookings by day, seller and key.
 * @throws RetentionError when there is no part, or a part is not a plan or covers other days.
 *
 * @example
 * import { joinPlans, planReviewsBySeller } from "retention-kit";
 *
 * const north = { id: "north", timeZone: "UTC", minutesPerDay: 60, calendar: { hours: { mon: [["09:00", "17:00"]] } } };
 * const sellers = [north, { ...north, id: "south" }];
 * const window = { earliestOn: "2026-11-23", idealOn: "2026-11-23", latestOn: "2026-12-04" };
 * const requests = ["north", "south"].map((sellerId) => (
 *   { key: sellerId, accountId: sellerId, sellerId, minutes: 60, priority: 1, ...window }
 * ));
 * const parts = [...planReviewsBySeller(requests, { sellers, from: "2026-11-23", to: "2026-12-31" })];
 * joinPlans(parts).booked.map(({ sellerId, on }) => `${sellerId} ${on}`)
 * //=> ["north 2026-11-23", "south 2026-11-23"]
 */
export function joinPlans(parts: readonly ReviewPlan[]): ReviewPlan {
  assertArray("joinPlans", "parts", parts);
  const [first] = parts;
  if (first === undefined) throw new RetentionError("joinPlans", "parts", "must have at least one part", parts);
  parts.forEach((part, index) => {
    assertPlan("joinPlans", `parts[${index}]`, part);
  });
  const { from, to } = first;
  parts.forEach((part, index) => {
    if (part.from === from && part.to === to) return;
    const rule = `must be of the days of parts[0], ${from} to ${to}`;
    throw new RetentionError("joinPlans", `parts[${index}]`, rule, `${part.from} to ${part.to}`);
  });
  return joinedPlan(parts);
}
