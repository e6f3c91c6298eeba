import type { GroupPlacement } from "./group-placement.js";
import { placeInSlots } from "./place-in-slots.js";
import { placeWithinLimits } from "./place-within-limits.js";
import { placementLimits } from "./placement-limits.js";
import { placeBacklog } from "./place-backlog.js";
import type { PlanningGroup } from "../problem/planning-groups.js";
import type { PlanningJob } from "../problem/planning-job.js";
import type { ReviewClasses } from "../problem/review-classes.js";

/**
 * Places the reviews of a group at the least cost, by the form that suits it. Both forms give the same plan. Where that
 * takes more of a week or a month than there is, or brings reviews of one group of accounts too near each other, the
 * reviews are placed again within these limits.
 * @internal
 */
export function placeGroup(job: PlanningJob, group: PlanningGroup, classes: ReviewClasses): GroupPlacement {
  const byDays = placeBacklog(job, group, classes) ?? placeInSlots(job, group, classes);
  const limits = placementLimits(job, group);
  if (limits === null) return byDays;
  byDays.day.forEach((day, index) => {
    if (day >= 0) limits.take(index, byDays.seller[index] ?? -1, day);
  });
  return limits.areKept() ? { ...byDays, limits } : placeWithinLimits(job, group, classes, { byDays, limits });
}
