/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read in the innermost loops, at indices that the loops bound. */
import { NONE } from "../../numeric/discrete/none.js";

/**
 * Requests that each take a place on one of a row of days, or none, any day being allowed. A request of class c costs
 * `early[c]` for each day before its ideal day and `late[c]` for each day after it. Requests that are alike form a
 * group. Costs are whole numbers, so that every sum is exact.
 * @internal
 */
export interface FlowProblem {
  /** Places of each day. */
  places: Int32Array;
  early: Float64Array;
  late: Float64Array;
  /** Class, ideal day and number of the requests of each group, and what leaving one of them out costs. */
  groupClass: Int32Array;
  groupDay: Int32Array;
  groupSize: Int32Array;
  unassignedCostOfGroup: Float64Array;
}

/**
 * The groups that enter at each node of a class, as linked lists: the first of a node and the next after a group, −1 for
 * none.
 * @internal
 */
export function groupsByNode({ places, early, groupClass, groupDay }: FlowProblem): {
  first: Int32Array;
  next: Int32Array;
} {
  const first = new Int32Array(early.length * places.length).fill(NONE);
  const next = new Int32Array(groupClass.length).fill(NONE);
  for (let group = groupClass.length - 1; group >= 0; group--) {
    const node = groupClass[group]! * places.length + groupDay[group]!;
    next[group] = first[node]!;
    first[node] = group;
  }
  return { first, next };
}
