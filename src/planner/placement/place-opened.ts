import type { PlanningGroup } from "../problem/planning-groups.js";
import type { PlanningJob } from "../problem/planning-job.js";
import { type ReviewClasses, reviewClasses } from "../problem/review-classes.js";
import type { GroupPlacement } from "./group-placement.js";
import { placeGroup } from "./place-group.js";

/** Where the reviews of a group go, with the classes by which they were placed. */
export interface OpenedPlacement {
  classes: ReviewClasses;
  placement: GroupPlacement;
}

/** Places the reviews of a group; those whose windows were opened stand in it in place of what was asked for. */
export type PlaceOpened = (job: PlanningJob, group: PlanningGroup) => OpenedPlacement;

/**
 * Places the reviews of a group, and again with longer windows where some got no day in theirs.
 * @internal
 */
export function placeOpened(job: PlanningJob, group: PlanningGroup): OpenedPlacement {
  const { candidates } = group;
  let classes = reviewClasses(candidates);
  let placement = placeGroup(job, group, classes);
  while (job.late?.reopen(job, group, placement) === true) {
    classes = reviewClasses(candidates);
    placement = placeGroup(job, group, classes);
  }
  return { classes, placement };
}
