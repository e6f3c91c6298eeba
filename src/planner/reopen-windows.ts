import type { GroupPlacement } from "./placement/group-placement.js";
import type { Candidate, PlanningGroup } from "./problem/planning-groups.js";
import { lateCost } from "./problem/parsed-request.js";
import type { PlanningJob } from "./problem/planning-job.js";

/**
 * Opens the windows of reviews that got no day in them, as far as each may be held late. One stays closed where that could
 * bring it nothing: no day has time left, and nothing less important is booked.
 *
 * @returns Whether any was opened, so that placing the group again may book more.
 * @internal
 */
export function reopenWindows(
  job: PlanningJob,
  group: PlanningGroup,
  { seller, day }: Pick<GroupPlacement, "seller" | "day">,
): boolean {
  const { candidates } = group;
  if (job.lateUntil === null) return false;
  const closed = [...candidates.keys()].filter((index) => {
    const wanted = candidates[index]?.wanted;
    return wanted !== undefined && (day[index] ?? -1) < 0 && lastLateDay(job, wanted) > wanted.windowEnd;
  });
  if (closed.length === 0) return false;

  const { mostLeft, leastBooked } = whatIsLeft(job, group, { seller, day });
  let isOpened = false;
  for (const index of closed) {
    const candidate = candidates[index];
    if (candidate === undefined) continue;
    const { length, request } = candidate.wanted;
    if (length > mostLeft && request.priority <= leastBooked) continue;
    candidates[index] = reopened(job, candidate);
    isOpened = true;
  }
  return isOpened;
}

/** The last day on which a review may be held late, counted from the plan's first. */
function lastLateDay({ rules, lateUntil }: PlanningJob, { request }: Candidate["wanted"]): number {
  return lateUntil === null ? -Infinity : lateUntil(request) - rules.from;
}

/** The longest time that a day has left, and the lowest priority of what is booked. */
function whatIsLeft(
  { free }: PlanningJob,
  { sellers, candidates }: PlanningGroup,
  { seller, day }: Pick<GroupPlacement, "seller" | "day">,
): { mostLeft: number; leastBooked: number } {
  const left = new Map(sellers.map((each) => [each, Int32Array.from(free[each] ?? [])]));
  let leastBooked = Infinity;
  candidates.forEach(({ wanted: { request, length, alsoSellers } }, index) => {
    const on = day[index] ?? -1;
    if (on < 0) return;
    leastBooked = Math.min(leastBooked, request.priority);
    for (const holder of [seller[index] ?? -1, ...alsoSellers]) {
      const days = left.get(holder);
      if (days !== undefined) days[on] = (days[on] ?? 0) - length;
    }
  });
  let mostLeft = 0;
  for (const days of left.values()) for (const minutes of days) mostLeft = Math.max(mostLeft, minutes);
  return { mostLeft, leastBooked };
}

function reopened(job: PlanningJob, { wanted, ...candidate }: Candidate): Candidate {
  const { rules } = job;
  const windowEnd = lastLateDay(job, wanted);
  return {
    ...candidate,
    wanted: {
      ...wanted,
      windowEnd,
      lastDay: Math.min(rules.days - 1, windowEnd),
      maxDayCost: Math.max(wanted.maxDayCost, lateCost(rules, wanted, rules.from + windowEnd)),
    },
  };
}
