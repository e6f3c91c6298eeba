/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read in the innermost loops, at indices that the loops bound. */
import type { TransportationProblem } from "./transportation.js";

/**
 * The options of all classes by the slot that they lead to: `option[first[s]] … option[first[s + 1] − 1]` for slot s.
 * @internal
 */
export interface OptionsBySlot {
  first: Int32Array;
  option: Int32Array;
}

/**
 * Sorts options by slot.
 * @internal
 */
export function optionsBySlot({ slot, places }: Pick<TransportationProblem, "slot" | "places">): OptionsBySlot {
  const first = new Int32Array(places.length + 1);
  for (const here of slot) first[here + 1]!++;
  for (let here = 0; here < places.length; here++) first[here + 1]! += first[here]!;
  const end = Int32Array.from(first);
  const option = new Int32Array(slot.length);
  for (let at = 0; at < slot.length; at++) option[end[slot[at]!]!++] = at;
  return { first, option };
}
