import { compareTexts } from "../records/values/compare-texts.js";
import { joinedPlan } from "./plan/joined-plan.js";
import type { PlanningRequest } from "./plan/planning-request.js";
import type { Known } from "../errors.js";
import type { PlanReviewsOptions } from "./plan/plan-reviews-options.js";
import type { ReviewPlan, UnbookedReview } from "./plan/review-plan.js";
import { planParts } from "./plan-parts.js";
import { type LateWindows, planningJob } from "./problem/planning-job.js";
import type { KeptGroups } from "./kept-groups.js";
import { withUnbooked } from "./with-unbooked.js";

/**
 * A plan without remedies, which are found when they are asked for.
 * @internal
 */
export interface PlanInSteps {
  plan: ReviewPlan;
  /** What the plan leaves out, with what would have booked it. */
  remedied: () => UnbookedReview[];
}

/**
 * What `planAtOnce` does, in two steps. Until the second one is taken it holds what the plan was found by. A group whose
 * requests stayed the same goes where the last plan had it.
 * @internal
 */
export function planInSteps(
  requests: readonly PlanningRequest[],
  options: Known<PlanReviewsOptions>,
  late: LateWindows | undefined,
  groups: KeptGroups,
): PlanInSteps {
  const job = planningJob("planReviews", requests, options, late);
  const place = groups.placing(job, options);
  const parts = planParts(job).map(({ plan }) => plan(place));
  return {
    plan: joinedPlan(parts.map((part) => withUnbooked(part, false))),
    remedied: () => parts.flatMap(({ unbooked }) => unbooked(true)).sort((a, b) => compareTexts(a.key, b.key)),
  };
}
