import type { Known } from "../errors.js";
import { joinedPlan } from "./plan/joined-plan.js";
import type { PlanningRequest } from "./plan/planning-request.js";
import type { PlanReviewsOptions } from "./plan/plan-reviews-options.js";
import type { ReviewPlan } from "./plan/review-plan.js";
import { planParts } from "./plan-parts.js";
import { type LateDay, planningJob } from "./problem/planning-job.js";
import { withUnbooked } from "./with-unbooked.js";

/**
 * What `planReviews` does, its options read. With days until which reviews may be held late, those that get none in their
 * windows are planned again with what is left.
 * @internal
 */
export function planAtOnce(
  requests: readonly PlanningRequest[],
  options: Known<PlanReviewsOptions>,
  lateUntil?: LateDay,
): ReviewPlan {
  const job = planningJob("planReviews", requests, options, lateUntil);
  return joinedPlan(
    planParts(job).map(({ plan, group }) => {
      const part = withUnbooked(plan(), job.rules.remedies);
      // A large book has no room for what was planned and the plan.
      if (group !== null) group.candidates.length = 0;
      return part;
    }),
  );
}
