import type { Known } from "../errors.js";
import { joinedPlan } from "./plan/joined-plan.js";
import type { PlanningRequest } from "./plan/planning-request.js";
import type { PlanReviewsOptions } from "./plan/plan-reviews-options.js";
import type { ReviewPlan } from "./plan/review-plan.js";
import { planParts } from "./plan-parts.js";
import { type LateWindows, planningJob } from "./problem/planning-job.js";
import { withUnbooked } from "./with-unbooked.js";

/**
 * What `planReviews` does, its options read. Where reviews may be held late, groups are planned again with the windows open
 * of those that got no day in them.
 * @internal
 */
export function planAtOnce(
  requests: readonly PlanningRequest[],
  options: Known<PlanReviewsOptions>,
  late?: LateWindows,
): ReviewPlan {
  const job = planningJob("planReviews", requests, options, late);
  return joinedPlan(
    planParts(job).map(({ plan, group }) => {
      const part = withUnbooked(plan(), job.rules.remedies);
      // A large book has no room for what was planned and the plan.
      if (group !== null) group.candidates.length = 0;
      return part;
    }),
  );
}
