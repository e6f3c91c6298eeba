import { packSlots } from "../planner/packing/pack-slots.js";
import type { SlotPools } from "../planner/assignment/pool-balance.js";
import type { Placement } from "./placement.js";
import type { SlotProblem } from "../planner/problem/slot-problem.js";

/**
 * Places reviews of different lengths by a search that starts from the bookings to be kept, if there are any.
 * @param kicks - How long to search.
 * @param pools - The sellers as pools of slots; `null` where there is one.
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
