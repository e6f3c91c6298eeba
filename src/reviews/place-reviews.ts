import { assignPlaces, priceBound, type PlaceProblem } from "../numeric/place-assignment.js";
import { settleEntrants } from "../numeric/settle-entrants.js";
import { settleTies } from "../numeric/settle-ties.js";
import { placeMixedLengths } from "./place-mixed-lengths.js";
import type { Placement } from "./placement.js";
import type { SlotProblem } from "./slot-problem.js";

const NONE = -1;

/**
 * Places the reviews of a group at the least cost. Where all last equally long, a slot has so many places, and the
 * answer is exact; among the cheapest, who goes without is settled first, then the days.
 * @param kicks - How long to search where lengths differ.
 * @internal
 */
export function placeReviews(problem: SlotProblem, kicks: number): Placement {
  const length = problem.length[0] ?? 1;
  if (problem.length.some((other) => other !== length)) return placeMixedLengths(problem, kicks);
  const places = problem.minutes.map((minutes) => Math.floor(minutes / length));
  const placeProblem: PlaceProblem = { ...problem, places };
  const cheapest = assignPlaces(placeProblem);
  const lowerBound = priceBound(placeProblem, cheapest.price);
  const assignment = { ...cheapest, option: settleEntrants(placeProblem, cheapest) };
  // From here on it is settled who goes without: leaving out costs the others too much, and those nothing.
  const without = Float64Array.from(assignment.option, (taken) => (taken === NONE ? -Infinity : Infinity));
  return { option: settleTies({ ...placeProblem, without }, assignment), lowerBound, assignment };
}
