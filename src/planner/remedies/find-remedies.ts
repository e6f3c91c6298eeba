import { exactRemedies } from "./remedies-equal-lengths.js";
import { NONE } from "../../numeric/discrete/none.js";
import type { AssignedSlots, GroupPlacement } from "../placement/group-placement.js";
import { type PlacementLimits, placementLimits } from "../placement/placement-limits.js";
import { freeMinutes, mayBind } from "../problem/free-minutes.js";
import type { PlanningGroup } from "../problem/planning-groups.js";
import type { PlanningJob } from "../problem/planning-job.js";
import type { BookingRemedy } from "../plan/review-plan.js";
import type { ReviewClasses } from "../problem/review-classes.js";
import { standingRemedies } from "./remedies-mixed-lengths.js";

/**
 * What would have booked the reviews of a group that have no day, by candidate.
 *
 * @param placed - Minutes booked with their buffers, by seller and day; candidates without a day; what their places were
 * found by, and the places.
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
    placement: Pick<GroupPlacement, "seller" | "day" | "limits">;
  },
): Map<number, BookingRemedy> {
  const { unbooked, assigned, placement } = placed;
  if (unbooked.length === 0) return new Map();
  const length = group.candidates[0]?.wanted.request.minutes;
  const limits = limitsAtFullTime(job, group, placement);
  return limits === undefined && group.candidates.every(({ wanted }) => wanted.request.minutes === length)
    ? exactRemedies(job, group, classes, assigned)
    : standingRemedies(job, group, classes, { ...placed, limits });
}

/**
 * The limits that would hold if sellers gave reviews all their working time, less what is placed: a week that its days do
 * not exhaust today may run out where a remedy adds to them.
 */
function limitsAtFullTime(
  job: PlanningJob,
  group: PlanningGroup,
  { seller, day, limits }: Pick<GroupPlacement, "seller" | "day" | "limits">,
): PlacementLimits | undefined {
  const working = job.rules.sellers.map((seller) => seller.working);
  const caps = job.periods.filter((period) => mayBind(period, working));
  if (limits === undefined && !caps.some((cap) => group.sellers.includes(cap.seller))) return undefined;
  // What is free of a day, whatever its week has left.
  const free = freeMinutes(job.rules, job.fixedMinutes, []);
  const all = placementLimits({ ...job, caps, free }, group);
  if (all === null) return undefined;
  day.forEach((on, index) => {
    if (on >= 0) all.take(index, seller[index] ?? NONE, on);
  });
  return all;
}
