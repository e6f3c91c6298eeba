import type { TransportationSolution } from "../assignment/transportation.js";
import type { PlacementLimits } from "./placement-limits.js";
import type { SlotProblem } from "../problem/slot-problem.js";

/**
 * The slots of a group whose reviews last equally long, with a cheapest assignment and its prices.
 * @internal
 */
export interface AssignedSlots {
  problem: SlotProblem;
  assignment: TransportationSolution;
}

/**
 * Where the reviews of a group go, and what that costs.
 * @internal
 */
export interface GroupPlacement {
  /** Position of each candidate's seller in the rules, and its day; −1 for none. */
  seller: Int32Array;
  day: Int32Array;
  /** Whether some day costs one of a class no more than leaving it out. */
  hasOptions: (classIndex: number) => boolean;
  /** Moves included. */
  cost: number;
  /** No placement of the group costs less. */
  lowerBound: number;
  /** Costs are rounded to multiples of 1 / scale. */
  scale: number;
  /** What the placement was found by, for remedies to go on from; `null` if it was found otherwise. */
  assigned: AssignedSlots | null;
  /** What weeks, months and groups of accounts still allow; missing where there are no such limits. */
  limits?: PlacementLimits;
}
