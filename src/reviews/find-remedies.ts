import { exactRemedies } from "./exact-remedies.js";
import type { PlanningGroup } from "./planning-groups.js";
import type { PlanningJob } from "./planning-job.js";
import type { BookingRemedy } from "./review-plan.js";
import { standingRemedies } from "./standing-remedies.js";

/**
 * What would have booked the reviews of a group that have no day, by candidate.
 *
 * @param minutesTaken - Minutes booked, by seller and day.
 * @param unbooked - Candidates without a day.
 * @internal
 */
export function findRemedies(
  job: PlanningJob,
  group: PlanningGroup,
  minutesTaken: ReadonlyMap<number, Int32Array>,
  unbooked: readonly number[],
): Map<number, BookingRemedy> {
  if (unbooked.length === 0) return new Map();
  const lengths = new Set(group.candidates.map(({ wanted }) => wanted.request.minutes));
  return lengths.size === 1 ? exactRemedies(job, group) : standingRemedies(job, group, minutesTaken, unbooked);
}
