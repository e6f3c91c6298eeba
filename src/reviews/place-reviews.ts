import { assignPlaces, priceBound, type PlaceProblem } from "../numeric/place-assignment.js";
import { evenPools } from "../numeric/even-pools.js";
import { PoolLoads, type Pools } from "../numeric/pool-loads.js";
import { settleEntrants } from "../numeric/settle-entrants.js";
import { settleTies } from "../numeric/settle-ties.js";
import { placeMixedLengths } from "./place-mixed-lengths.js";
import type { Placement } from "./placement.js";
import type { SlotProblem } from "./slot-problem.js";

const NONE = -1;

/** Sellers as pools of slots, before it is known how long reviews last. */
export type SellerPools = Omit<Pools, "length">;

/**
 * Places the reviews of a group at the least cost. Where all last equally long, a slot has so many places, and the
 * answer is exact; among the cheapest, who goes without is settled first, then how much each seller has to do, then
 * sellers and days.
 * @param kicks - How long to search where lengths differ.
 * @param pools - The sellers, where reviews that name none tie several together.
 * @internal
 */
export function placeReviews(problem: SlotProblem, kicks: number, pools: SellerPools | null): Placement {
  const length = problem.length[0] ?? 1;
  if (problem.length.some((other) => other !== length)) return placeMixedLengths(problem, kicks);
  const places = problem.minutes.map((minutes) => Math.floor(minutes / length));
  const placeProblem: PlaceProblem = { ...problem, places };
  const cheapest = assignPlaces(placeProblem);
  const lowerBound = priceBound(placeProblem, cheapest.price);
  const assignment = { ...cheapest, option: settleEntrants(placeProblem, cheapest) };
  // From here on it is settled who goes without: leaving out costs the others too much, and those nothing.
  const without = Float64Array.from(assignment.option, (taken) => (taken === NONE ? -Infinity : Infinity));
  const settled = { ...placeProblem, without };
  if (pools === null) return { option: settleTies(settled, assignment), lowerBound, assignment };
  const even = evenPools(settled, assignment, { ...pools, length });
  const option = settleTies(settled, even.assignment, new PoolLoads({ ...pools, length }, even.level));
  return { option, lowerBound, assignment };
}
