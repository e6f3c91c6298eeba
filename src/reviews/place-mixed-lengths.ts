import { packSlots } from "../numeric/pack-slots.js";
import type { Placement } from "./placement.js";
import type { SlotProblem } from "./slot-problem.js";

/**
 * Places reviews of different lengths by a search that starts from the bookings to be kept, if there are any.
 * @param kicks - How long to search.
 * @internal
 */
export function placeMixedLengths(problem: SlotProblem, kicks: number): Placement {
  const { minutes, kept } = problem;
  const start = kept.some((option) => option >= 0) ? { start: kept } : {};
  return { ...packSlots({ ...problem, room: minutes }, { kicks, ...start }), assignment: null };
}
