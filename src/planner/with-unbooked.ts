import type { PlannedPart } from "./plan-group.js";
import type { ReviewPlan } from "./plan/review-plan.js";

/**
 * A part of a plan, with what it leaves out.
 * @internal
 */
export function withUnbooked({ plan, unbooked }: PlannedPart, withRemedies: boolean): ReviewPlan {
  plan.unbooked = unbooked(withRemedies);
  return plan;
}
