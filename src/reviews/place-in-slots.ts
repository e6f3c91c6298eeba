import type { GroupPlacement } from "./group-placement.js";
import { placeReviews, type SellerPools } from "./place-reviews.js";
import type { PlanningGroup } from "./planning-groups.js";
import type { PlanningJob } from "./planning-job.js";
import { keptDay, slotProblem, type SlotProblem } from "./slot-problem.js";

/**
 * Places the reviews of a group whatever their windows, lengths and bookings to be kept.
 * @internal
 */
export function placeInSlots(job: PlanningJob, group: PlanningGroup): GroupPlacement {
  const { rules, free, unbookedPenalty, searchEffort } = job;
  const problem = slotProblem(rules, free, group, unbookedPenalty);
  const { slot, slotSeller, slotDay, first, scale, tieFactor } = problem;
  const { option, lowerBound, assignment } = placeReviews(
    problem,
    searchEffort,
    group.sellers.length > 1 ? sellerPools(job, group, problem) : null,
  );
  let total = 0;
  let moves = 0;
  option.forEach((taken, index) => {
    total += (taken < 0 ? problem.without[index] : problem.cost[taken]) ?? 0;
    const candidate = group.candidates[index];
    if (candidate !== undefined && keptDay(candidate) !== null && (taken < 0 || taken !== problem.kept[index])) moves++;
  });
  // Each move was counted as one more whole unit than it costs.
  const cost = (total - moves) / tieFactor / scale;
  return {
    seller: option.map((taken) => (taken < 0 ? -1 : (slotSeller[slot[taken] ?? -1] ?? -1))),
    day: option.map((taken) => (taken < 0 ? -1 : (slotDay[slot[taken] ?? -1] ?? -1))),
    hasOptions: (index) => (first[index + 1] ?? 0) > (first[index] ?? 0),
    cost,
    lowerBound: lowerBound === total ? cost : Math.max(0, (lowerBound - tieFactor) / tieFactor / scale),
    scale,
    assigned: assignment === null ? null : { problem, assignment },
  };
}

/** The sellers of a group with their minutes for reviews over the whole plan, and those that fixed reviews take. */
function sellerPools(
  { rules, fixedMinutes }: PlanningJob,
  { sellers }: PlanningGroup,
  { slotSeller }: SlotProblem,
): SellerPools {
  const sum = (minutes: Int32Array = new Int32Array(0)): number => minutes.reduce((total, own) => total + own, 0);
  const position = new Map(sellers.map((seller, pool) => [seller, pool]));
  return {
    poolOf: slotSeller.map((seller) => position.get(seller) ?? 0),
    capacity: Float64Array.from(sellers, (seller) => sum(rules.sellers[seller]?.minutes)),
    load: Float64Array.from(sellers, (seller) => sum(fixedMinutes[seller])),
  };
}
