import type { KnownRequest } from "./plan/planning-request.js";
import type { ParsedRequest } from "./problem/parsed-request.js";
import type { Candidate, PlanningGroup } from "./problem/planning-groups.js";
import type { LateWindows, PlanningJob } from "./problem/planning-job.js";
import type { PlanningRules } from "./problem/planning-rules.js";

/** The last day on which a review may be held after its window, as a day number; −∞ for none. */
export type LateDay = (request: KnownRequest) => number;

/** Sellers and days of a group's reviews, −1 for none. */
interface Placed {
  seller: Int32Array;
  day: Int32Array;
}

/**
 * Reviews that get no day in their windows are held after them, each until its last day. A window that reaches further stays
 * as it is.
 * @internal
 */
export function lateWindows(lateUntil: LateDay): LateWindows {
  return {
    mostCost: (rules, wanted) => lateCost(rules, wanted, lateUntil(wanted.request) - rules.from),
    reopen: (job, group, placed) => reopen(job, group, placed, lateUntil),
    until: lateUntil,
  };
}

/**
 * Opens the windows of reviews that got no day in them, as far as each may be held late. One stays closed where no day has
 * time left for it, and nothing less important is booked. With reviews of one length that could bring it nothing; with
 * others of mixed lengths, moving some might have made room, which is not tried.
 *
 * @returns Whether any was opened, so that placing the group again may book more.
 */
function reopen(job: PlanningJob, group: PlanningGroup, placed: Placed, lateUntil: LateDay): boolean {
  const { rules } = job;
  const { candidates } = group;
  const lastDay = ({ request }: ParsedRequest): number => lateUntil(request) - rules.from;
  const closed = [...candidates.keys()].filter((index) => {
    const wanted = candidates[index]?.wanted;
    return wanted !== undefined && (placed.day[index] ?? -1) < 0 && lastDay(wanted) > wanted.windowEnd;
  });
  if (closed.length === 0) return false;

  const { mostLeft, leastBooked } = whatIsLeft(job, group, placed);
  let isOpened = false;
  for (const index of closed) {
    const candidate = candidates[index];
    if (candidate === undefined) continue;
    const { length, request } = candidate.wanted;
    if (length > mostLeft && request.priority <= leastBooked) continue;
    candidates[index] = reopened(rules, candidate, lastDay(candidate.wanted));
    isOpened = true;
  }
  return isOpened;
}

/** The longest time that a day has left, and the lowest priority of what is booked. */
function whatIsLeft(
  { free }: PlanningJob,
  { sellers, candidates }: PlanningGroup,
  { seller, day }: Placed,
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

function reopened({ days }: PlanningRules, { wanted, ...candidate }: Candidate, windowEnd: number): Candidate {
  return { ...candidate, wanted: { ...wanted, windowEnd, lastDay: Math.min(days - 1, windowEnd) } };
}

/** What holding a review on a day after its ideal one costs, before the priority factor. */
function lateCost({ lateWeight }: PlanningRules, { targetDay }: ParsedRequest, day: number): number {
  return lateWeight * Math.max(0, day - targetDay);
}
