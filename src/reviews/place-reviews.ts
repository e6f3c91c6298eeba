import { evenPools } from "../planner/assignment/balance-assignment.js";
import { assignPlaces, priceBound, type PlaceProblem } from "../planner/assignment/transportation.js";
import { PoolLoads, type Pools } from "../planner/assignment/pool-balance.js";
import { settleEntrants } from "../planner/assignment/choose-booked.js";
import { settleTies, type TwinSlots } from "../planner/assignment/break-ties.js";
import { tightProblem } from "../planner/assignment/tight-problem.js";
import type { Placement } from "./placement.js";
import type { ReviewKinds } from "../planner/problem/review-classes.js";
import type { SlotProblem } from "../planner/problem/slot-problem.js";

/** What there is to choose where several sellers may hold the same reviews. */
export interface SellerChoice {
  /** The sellers as pools of slots. */
  pools: Pools;
  /** One day's slots are twins, between which each review has an order of sellers of its own. */
  twins: TwinSlots;
}

/**
 * Places reviews that last equally long at the least cost, so that a slot has so many places. Among the cheapest plans,
 * who goes without is settled first, then how much each seller has to do, then sellers and days.
 * @param choice - `null` where there is one seller.
 * @internal
 */
export function placeReviews(problem: SlotProblem, { members }: ReviewKinds, choice: SellerChoice | null): Placement {
  const length = problem.length[0] ?? 1;
  const places = problem.minutes.map((minutes) => Math.floor(minutes / length));
  const placeProblem: PlaceProblem = { ...problem, places };
  const cheapest = assignPlaces(placeProblem);
  const lowerBound = priceBound(placeProblem, cheapest.price);
  const assignment = settleEntrants(placeProblem, cheapest, members);
  const tight = tightProblem(placeProblem, assignment);
  if (choice === null) return { option: settleTies(tight, members.kindOf), lowerBound, assignment };
  const { pools, twins } = choice;
  const { taken, level } = evenPools(tight, pools);
  const option = settleTies({ ...tight, taken }, members.kindOf, twins, new PoolLoads(pools, level));
  return { option, lowerBound, assignment };
}
