import { exactRemedies } from "./remedies-equal-lengths.js";
import type { AssignedSlots } from "../placement/group-placement.js";
import type { PlacementLimits } from "../placement/placement-limits.js";
import type { PlanningGroup } from "../problem/planning-groups.js";
import type { PlanningJob } from "../problem/planning-job.js";
import type { BookingRemedy } from "../plan/review-plan.js";
import type { ReviewClasses } from "../problem/review-classes.js";
import { standingRemedies } from "./remedies-mixed-lengths.js";

/**
 * What would have booked the reviews of a group that have no day, by candidate.
 *
 * @param placed - Minutes booked with their buffers, by seller and day; candidates without a day; and what their places were found by.
 * @internal
 */
export function findRemedies(
  job: PlanningJob,
  group: PlanningGroup,
  classes: ReviewClasses,
  placed: {
    timeTaken: ReadonlyMap<number, Int32Array>;
    unbooked: readonly number[];
    assigned: AssignedSlots | null;
    limits?: PlacementLimits | undefined;
  },
): Map<number, BookingRemedy> {
  const { unbooked, assigned, limits } = placed;
  if (unbooked.length === 0) return new Map();
  const length = group.candidates[0]?.wanted.request.minutes;
  return limits === undefined && group.candidates.every(({ wanted }) => wanted.request.minutes === length)
    ? exactRemedies(job, group, classes, assigned)
    : standingRemedies(job, group, classes, placed);
}
