/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read in the innermost loops, at indices that the loops bound. */
import type { PlaceProblem } from "./place-assignment.js";

/**
 * The options of all requests by the slot that they lead to: `option[first[s]] … option[first[s + 1] − 1]` for slot s.
 * @internal
 */
export interface OptionsBySlot {
  first: Int32Array;
  option: Int32Array;
  /** Whose each option is. */
  owner: Int32Array;
}

/**
 * Sorts options by slot.
 * @internal
 */
export function optionsBySlot({ first: from, slot, places, without }: PlaceProblem): OptionsBySlot {
  const options = from[without.length]!;
  const first = new Int32Array(places.length + 1);
  for (let at = 0; at < options; at++) first[slot[at]! + 1]!++;
  for (let here = 0; here < places.length; here++) first[here + 1]! += first[here]!;
  const end = Int32Array.from(first);
  const option = new Int32Array(options);
  const owner = new Int32Array(options);
  for (let request = 0; request < without.length; request++) {
    for (let at = from[request]!; at < from[request + 1]!; at++) {
      const index = end[slot[at]!]!++;
      option[index] = at;
      owner[index] = request;
    }
  }
  return { first, option, owner };
}
