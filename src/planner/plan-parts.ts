import { addTo } from "../records/values/add-to.js";
import { planGroup, type PlannedPart, planRest } from "./plan-group.js";
import type { PlaceOpened } from "./placement/place-opened.js";
import type { PlanningGroup } from "./problem/planning-groups.js";
import { type FixedReview, holdersOf } from "./problem/fixed-review.js";
import { type PlanningJob } from "./problem/planning-job.js";

/**
 * One part of a plan, and how it is made. Its rows are in no particular order.
 * @internal
 */
export interface PlanPart {
  /** `null` for what belongs to no group. */
  group: PlanningGroup | null;
  /** Its reviews are placed anew, unless it is said how. */
  plan: (place?: PlaceOpened) => PlannedPart;
}

/**
 * The parts of a plan: one for each group of sellers, then what belongs to none.
 * @internal
 */
export function planParts(job: PlanningJob): PlanPart[] {
  const fixedOf = new Map<number, FixedReview[]>();
  for (const fixed of job.fixed) {
    const seller = holdersOf(job.rules, fixed).find((holder) => holder >= 0) ?? -1;
    addTo(fixedOf, seller, fixed);
  }
  const parts = job.groups.map((group): PlanPart => {
    const fixed = group.sellers.flatMap((seller) => fixedOf.get(seller) ?? []);
    return { group, plan: (place) => planGroup(job, group, fixed, place) };
  });
  return [...parts, { group: null, plan: () => planRest(job, fixedOf.get(-1) ?? []) }];
}
