import type { PlaceAssignment } from "../planner/assignment/transportation.js";

/**
 * Where the reviews of a group go.
 * @internal
 */
export interface Placement {
  /** The option taken by each candidate, −1 for none. */
  option: Int32Array;
  /** Whole cost that no placement goes below. */
  lowerBound: number;
  /** A cheapest assignment with its prices, in which it is settled who goes without; `null` where lengths differ. */
  assignment: PlaceAssignment | null;
}
