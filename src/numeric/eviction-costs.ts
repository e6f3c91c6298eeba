/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read in the innermost loops, at indices that the loops bound. */
import { optionsBySlot } from "./options-by-slot.js";
import type { PlaceAssignment, PlaceProblem } from "./place-assignment.js";

const NONE = -1;

/**
 * What taking one place from a slot costs the requests that are placed.
 * @internal
 */
export interface EvictionCosts {
  /** The least rise in cost: 0 where a place is free, Infinity where there is none. */
  cost: Float64Array;
  /** Who then goes without, −1 where nobody has to. Of several that cost the same it is the last request. */
  evicted: Int32Array;
}

/**
 * The cost of one place less in each slot, given a cheapest assignment: whoever has to give way moves on, by the
 * cheapest chain that ends at a free place or with somebody going without. One search from these ends backwards tells
 * it for all slots.
 *
 * Source: Ahuja, Magnanti & Orlin (1993), "Network Flows", section 9.7 (residual network, reduced costs).
 *
 * Cost: the options once, and the slots squared.
 *
 * @internal
 */
export function evictionCosts(problem: PlaceProblem, { option, price }: PlaceAssignment): EvictionCosts {
  const { places, slot, cost, without } = problem;
  const slots = places.length;
  const requests = without.length;
  const into = optionsBySlot(problem);
  const taken = new Int32Array(slots);
  for (const at of option) if (at !== NONE) taken[slot[at]!]!++;

  // Distances in reduced costs. Nobody having to go counts as a request after the last.
  const distance = new Float64Array(slots).fill(Infinity);
  const evicted = new Int32Array(slots).fill(NONE);
  for (let here = 0; here < slots; here++) {
    if (taken[here]! < places[here]!) reach(here, 0, requests);
  }
  for (let request = 0; request < requests; request++) {
    const at = option[request]!;
    if (at !== NONE) reach(slot[at]!, without[request]! - cost[at]! - price[slot[at]!]!, request);
  }

  const open = Int32Array.from({ length: slots }, (_, here) => here);
  for (let settled = 0; settled < slots; settled++) {
    let nearest = settled;
    for (let index = settled + 1; index < slots; index++) {
      const [a, b] = [open[index]!, open[nearest]!];
      if (distance[a]! < distance[b]! || (distance[a] === distance[b] && evicted[a]! > evicted[b]!)) nearest = index;
    }
    const here = open[nearest]!;
    if (distance[here] === Infinity) break;
    open[nearest] = open[settled]!;
    open[settled] = here;
    for (let index = into.first[here]!; index < into.first[here + 1]!; index++) {
      const at = into.option[index]!;
      const own = option[into.owner[index]!]!;
      if (own === NONE) continue;
      const from = slot[own]!;
      const reduced = cost[at]! + price[here]! - cost[own]! - price[from]!;
      if (from !== here) reach(from, distance[here]! + reduced, evicted[here]!);
    }
  }
  return {
    cost: distance.map((travelled, here) => travelled + price[here]!),
    evicted: evicted.map((who) => (who === requests ? NONE : who)),
  };

  function reach(here: number, travelled: number, who: number): void {
    if (travelled > distance[here]! || (travelled === distance[here]! && who <= evicted[here]!)) return;
    distance[here] = travelled;
    evicted[here] = who;
  }
}
