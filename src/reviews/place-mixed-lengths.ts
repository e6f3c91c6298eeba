/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read in the innermost loops, at indices that the loops bound. */
import type { Placement } from "./placement.js";
import type { SlotProblem } from "./slot-problem.js";

/**
 * Places reviews of different lengths: those dearest to leave out first, each where it costs least among the slots
 * with room. The lower bound gives each review its cheapest slot.
 * @internal
 */
export function placeMixedLengths({ minutes, length, first, slot, cost, without }: SlotProblem): Placement {
  const left = Int32Array.from(minutes);
  const option = new Int32Array(without.length).fill(-1);
  let lowerBound = 0;
  const order = Array.from(without.keys()).sort((a, b) => without[b]! - without[a]! || a - b);
  for (const request of order) {
    const from = first[request]!;
    const to = first[request + 1]!;
    lowerBound += Math.min(without[request]!, from < to ? cost[from]! : Infinity);
    for (let at = from; at < to && cost[at]! <= without[request]!; at++) {
      if (left[slot[at]!]! < length[request]!) continue;
      option[request] = at;
      left[slot[at]!]! -= length[request]!;
      break;
    }
  }
  return { option, lowerBound };
}
