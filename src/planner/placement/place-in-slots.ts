import { balanceAssignment } from "../assignment/balance-assignment.js";
import { breakTies, type TwinSlots } from "../assignment/break-ties.js";
import { chooseBooked } from "../assignment/choose-booked.js";
import { PoolBalance, type Pools, type SlotPools } from "../assignment/pool-balance.js";
import { tightProblem } from "../assignment/tight-problem.js";
import {
  solveTransportation,
  priceBound,
  type TransportationProblem,
  type TransportationSolution,
} from "../assignment/transportation.js";
import { packSlots } from "../packing/pack-slots.js";
import { keptDay, type PlanningGroup } from "../problem/planning-groups.js";
import type { PlanningJob } from "../problem/planning-job.js";
import type { ReviewClasses } from "../problem/review-classes.js";
import { SellerRanks } from "../problem/seller-ranks.js";
import { slotProblem, type SlotProblem } from "../problem/slot-problem.js";
import type { GroupPlacement } from "./group-placement.js";

/**
 * Places the reviews of a group whatever their windows, lengths and bookings to be kept.
 * @internal
 */
export function placeInSlots(job: PlanningJob, group: PlanningGroup, classes: ReviewClasses): GroupPlacement {
  const { rules, free, unbookedPenalty, searchEffort } = job;
  const problem = slotProblem(rules, free, group, classes, unbookedPenalty);
  const { length } = problem;
  const choice = group.sellers.length > 1 ? sellerChoice(job, group, problem) : null;
  const placement = length.every((each) => each === length[0])
    ? placeReviews(problem, classes, choice)
    : placeMixedLengths(problem, searchEffort, choice?.pools ?? null);
  return groupPlacement(group, classes, problem, placement);
}

/**
 * What a placement in slots is by sellers and days, at the costs of the plan.
 * @internal
 */
export function groupPlacement(
  group: PlanningGroup,
  { members: { classOf } }: ReviewClasses,
  problem: SlotProblem,
  { option, lowerBound, assignment }: Placement,
): GroupPlacement {
  const { slot, slotSeller, slotDay, first, scale, tieFactor } = problem;
  let total = 0;
  let moves = 0;
  option.forEach((taken, index) => {
    const classIndex = classOf[index] ?? 0;
    total += (taken < 0 ? problem.without[classIndex] : problem.cost[taken]) ?? 0;
    const candidate = group.candidates[index];
    if (candidate !== undefined && keptDay(candidate) !== null && (taken < 0 || taken !== problem.kept[classIndex]))
      moves++;
  });
  // Each move was counted as one more whole unit than it costs.
  const cost = (total - moves) / tieFactor / scale;
  return {
    seller: option.map((taken) => (taken < 0 ? -1 : (slotSeller[slot[taken] ?? -1] ?? -1))),
    day: option.map((taken) => (taken < 0 ? -1 : (slotDay[slot[taken] ?? -1] ?? -1))),
    hasOptions: (classIndex) => (first[classIndex + 1] ?? 0) > (first[classIndex] ?? 0),
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
  const sum = (minutes: Int32Array = new Int32Array(0)): number => minutes.reduce((total, each) => total + each, 0);
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

/** What there is to choose where several sellers may hold the same reviews. */
export interface SellerChoice {
  /** The sellers as pools of slots. */
  pools: Pools;
  /** One day's slots are twins, between which each review has an order of sellers of its own. */
  twins: TwinSlots;
}

/**
 * Places reviews that last equally long at the least cost, so that a slot has this many places. Among the cheapest plans,
 * who goes without is settled first, then how much each seller has to do, then sellers and days.
 * @param choice - `null` if there is one seller.
 * @internal
 */
export function placeReviews(problem: SlotProblem, { members }: ReviewClasses, choice: SellerChoice | null): Placement {
  const length = problem.length[0] ?? 1;
  const places = problem.minutes.map((minutes) => Math.floor(minutes / length));
  const placeProblem: TransportationProblem = { ...problem, places };
  const cheapest = solveTransportation(placeProblem);
  const lowerBound = priceBound(placeProblem, cheapest.price);
  const assignment = chooseBooked(placeProblem, cheapest, members);
  const tight = tightProblem(placeProblem, assignment);
  if (choice === null) return { option: breakTies(tight, members.classOf), lowerBound, assignment };
  const { pools, twins } = choice;
  const { taken, level } = balanceAssignment(tight, pools);
  const option = breakTies({ ...tight, taken }, members.classOf, twins, new PoolBalance(pools, level));
  return { option, lowerBound, assignment };
}

/**
 * Places reviews of different lengths by a search that starts from the bookings to be kept, if there are any.
 * @param kicks - How long to search.
 * @param pools - The sellers as pools of slots; `null` if there is one.
 * @internal
 */
export function placeMixedLengths(problem: SlotProblem, kicks: number, pools: SlotPools | null): Placement {
  const { minutes, kept } = problem;
  const search = {
    kicks,
    ...(kept.some((option) => option >= 0) && { start: kept }),
    ...(pools !== null && { pools }),
  };
  return { ...packSlots({ ...problem, room: minutes }, search), assignment: null };
}

/**
 * Where the reviews of a group go.
 * @internal
 */
export interface Placement {
  /** The option taken by each candidate, −1 for none. */
  option: Int32Array;
  /** Whole cost that no placement goes below. */
  lowerBound: number;
  /** A cheapest assignment with its prices, in which it is settled who goes without; `null` if lengths differ. */
  assignment: TransportationSolution | null;
}
