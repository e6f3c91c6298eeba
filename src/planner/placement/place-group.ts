import type { GroupPlacement } from "./group-placement.js";
import { placeInSlots } from "./place-in-slots.js";
import { placeOpenWindows } from "./place-backlog.js";
import type { PlanningGroup } from "../problem/planning-groups.js";
import type { PlanningJob } from "../problem/planning-job.js";
import type { ReviewClasses } from "../problem/review-classes.js";

/**
 * Places the reviews of a group at the least cost, by the form that suits it. Both forms give the same plan.
 * @internal
 */
export function placeGroup(job: PlanningJob, group: PlanningGroup, classes: ReviewClasses): GroupPlacement {
  return placeOpenWindows(job, group, classes) ?? placeInSlots(job, group, classes);
}
