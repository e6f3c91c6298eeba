/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read in the innermost loops, at indices that the loops bound. */
import type { GroupPlacement } from "./group-placement.js";
import type { PlacementLimits } from "./placement-limits.js";
import type { PlanningJob } from "../problem/planning-job.js";
import type { PlanningGroup } from "../problem/planning-groups.js";
import type { ReviewClasses } from "../problem/review-classes.js";
import { type SlotProblem, slotProblem } from "../problem/slot-problem.js";
import { LimitedSearch, OUT } from "./limited-search.js";
import { type Placement, groupPlacement } from "./place-in-slots.js";
import { nestedFlow } from "../flow/nested-flow.js";

/** A placement that the days alone would allow, and the limits, on which it has drawn. */
interface Overdrawn {
  byDays: GroupPlacement;
  limits: PlacementLimits;
}

/** The exact form visits at most this many options. */
const MOST_VISITS = 2e8;

/**
 * Places the reviews of a group within limits that the cheapest placement by days alone would break.
 *
 * Where reviews last equally long and each day counts for one limit at most, such as its week, days are nested in limits
 * and the placement is a cheapest one, by flow. Else a search starts from the placement by days: it moves reviews out of
 * what is overdrawn where that costs least, then moves single reviews, and one for another, as long as that saves, and
 * takes stretches of days apart to put them together again. What the days alone would cost remains the bound.
 *
 * @internal
 */
export function placeWithinLimits(
  job: PlanningJob,
  group: PlanningGroup,
  classes: ReviewClasses,
  { byDays, limits }: Overdrawn,
): GroupPlacement {
  const problem = slotProblem(job.rules, job.free, group, classes, job.unbookedPenalty);
  const exact = nestedPlacement(problem, classes, limits, job.rules.bufferMinutes);
  const search = exact === null ? new LimitedSearch(problem, classes, limits) : null;
  search?.start(byDays);
  search?.repair();
  search?.improve();
  search?.shake(job.searchEffort);
  search?.settle(group.candidates.map(({ wanted }) => wanted.request.accountGroup ?? ""));
  const option = exact ?? search?.option ?? new Int32Array(0);
  const placed = groupPlacement(group, classes, problem, { ...costOf(problem, classes, option), assignment: null });
  if (search === null) {
    byDays.day.forEach((day, index) => {
      if (day >= 0) limits.release(index, byDays.seller[index]!, day);
    });
    placed.day.forEach((day, index) => {
      if (day >= 0) limits.take(index, placed.seller[index]!, day);
    });
    return { ...placed, limits };
  }
  return { ...placed, lowerBound: Math.min(byDays.lowerBound, placed.cost), limits };
}

function costOf(
  { cost, without }: SlotProblem,
  { members: { classOf } }: ReviewClasses,
  option: Int32Array,
): Pick<Placement, "option" | "lowerBound"> {
  const lowerBound = option.reduce((sum, at, index) => sum + (at < 0 ? without[classOf[index]!]! : cost[at]!), 0);
  return { option, lowerBound };
}

/** The exact form; `null` if limits overlap, lengths differ or the work would be too much. */
function nestedPlacement(
  problem: SlotProblem,
  { members }: ReviewClasses,
  { nested }: PlacementLimits,
  bufferMinutes: number,
): Int32Array | null {
  const { length, minutes, slotSeller, slotDay, slot, size } = problem;
  const all = members.classOf.length;
  if (nested === null || length.some((each) => each !== length[0]) || slot.length * all > MOST_VISITS) return null;
  const unit = length[0] ?? 1;
  const taken = nestedFlow({
    ...problem,
    places: minutes.map((each) => Math.floor(each / unit)),
    limitOf: slotSeller.map((seller, at) => nested.limitOf(seller, slotDay[at]!)),
    limit: Int32Array.from(nested.whole, (each) => Math.floor(each / (unit - bufferMinutes))),
  });
  const option = new Int32Array(all).fill(OUT);
  size.forEach((_, classIndex) => {
    let next = members.first[classIndex]!;
    for (let at = problem.first[classIndex]!; at < problem.first[classIndex + 1]!; at++) {
      for (let count = taken[at]!; count > 0; count--) option[members.request[next++]!] = at;
    }
  });
  return option;
}
