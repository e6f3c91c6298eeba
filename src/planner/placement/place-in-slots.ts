import type { GroupPlacement } from "./group-placement.js";
import { placeMixedLengths } from "../../reviews/place-mixed-lengths.js";
import { placeReviews, type SellerChoice } from "../../reviews/place-reviews.js";
import { keptDay, type PlanningGroup } from "../problem/planning-groups.js";
import type { PlanningJob } from "../problem/planning-job.js";
import type { ReviewKinds } from "../problem/review-classes.js";
import { SellerRanks } from "../problem/seller-ranks.js";
import { slotProblem, type SlotProblem } from "../problem/slot-problem.js";

/**
 * Places the reviews of a group whatever their windows, lengths and bookings to be kept.
 * @internal
 */
export function placeInSlots(job: PlanningJob, group: PlanningGroup, kinds: ReviewKinds): GroupPlacement {
  const { rules, free, unbookedPenalty, searchEffort } = job;
  const { kindOf } = kinds.members;
  const problem = slotProblem(rules, free, group, kinds, unbookedPenalty);
  const { slot, slotSeller, slotDay, first, scale, tieFactor, length } = problem;
  const choice = group.sellers.length > 1 ? sellerChoice(job, group, problem) : null;
  const { option, lowerBound, assignment } = length.every((own) => own === length[0])
    ? placeReviews(problem, kinds, choice)
    : placeMixedLengths(problem, searchEffort, choice?.pools ?? null);
  let total = 0;
  let moves = 0;
  option.forEach((taken, index) => {
    const kind = kindOf[index] ?? 0;
    total += (taken < 0 ? problem.without[kind] : problem.cost[taken]) ?? 0;
    const candidate = group.candidates[index];
    if (candidate !== undefined && keptDay(candidate) !== null && (taken < 0 || taken !== problem.kept[kind])) moves++;
  });
  // Each move was counted as one more whole unit than it costs.
  const cost = (total - moves) / tieFactor / scale;
  return {
    seller: option.map((taken) => (taken < 0 ? -1 : (slotSeller[slot[taken] ?? -1] ?? -1))),
    day: option.map((taken) => (taken < 0 ? -1 : (slotDay[slot[taken] ?? -1] ?? -1))),
    hasOptions: (kind) => (first[kind + 1] ?? 0) > (first[kind] ?? 0),
    cost,
    lowerBound: lowerBound === total ? cost : Math.max(0, (lowerBound - tieFactor) / tieFactor / scale),
    scale,
    assigned: assignment === null ? null : { problem, assignment },
  };
}

/** The sellers of a group with their minutes for reviews over the whole plan, and those that fixed reviews take. */
function sellerChoice(
  { rules, fixedMinutes }: PlanningJob,
  { sellers, candidates }: PlanningGroup,
  { slotSeller, slotDay, length }: SlotProblem,
): SellerChoice {
  const sum = (minutes: Int32Array = new Int32Array(0)): number => minutes.reduce((total, own) => total + own, 0);
  const ranks = new SellerRanks(rules);
  const position = new Map(sellers.map((seller, pool) => [seller, pool]));
  return {
    pools: {
      poolOf: slotSeller.map((seller) => position.get(seller) ?? 0),
      capacity: Float64Array.from(sellers, (seller) => sum(rules.sellers[seller]?.minutes)),
      load: Float64Array.from(sellers, (seller) => sum(fixedMinutes[seller])),
      length: length[0] ?? 1,
    },
    twins: {
      twinOf: slotDay,
      rank: (request, slot) => {
        const candidate = candidates[request];
        return candidate === undefined ? 0 : ranks.rankOf(candidate, slotSeller[slot] ?? -1);
      },
    },
  };
}
