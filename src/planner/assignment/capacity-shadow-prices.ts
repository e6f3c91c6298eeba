/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read in the innermost loops, at indices that the loops bound. */
import { NONE } from "../../numeric/discrete/none.js";
import type { ClassMembers } from "./class-members.js";
import { optionsBySlot } from "./options-by-slot.js";
import { leastValues, type TransportationSolution, type TransportationProblem } from "./transportation.js";
import { placedOf } from "./choose-booked.js";

/**
 * What taking one place from a slot costs the requests that are placed.
 * @internal
 */
export interface EvictionCosts {
  /** The least rise in cost: 0 where a place is free, Infinity where there is none. */
  cost: Float64Array;
  /** Who then goes without, −1 where no one has to. Of several that cost the same it is the last request. */
  evicted: Int32Array;
}

/**
 * The cost of one place less in each slot, given a cheapest assignment: the displaced request moves on, by the
 * cheapest chain that ends at a free place or with someone going without. One search from these ends backwards tells
 * it for all slots.
 *
 * Source: Ahuja, Magnanti & Orlin (1993), "Network Flows", section 9.7 (residual network, reduced costs).
 *
 * Cost: the options once, and the slots squared.
 *
 * @internal
 */
export function capacityShadowPrices(
  problem: TransportationProblem,
  { taken, price }: TransportationSolution,
  { classOf: classOf, first: memberFirst, request: members }: ClassMembers,
): EvictionCosts {
  const { places, first, slot, cost, owner, without } = problem;
  const slots = places.length;
  const requests = classOf.length;
  const into = optionsBySlot(problem);
  const occupied = new Int32Array(slots);
  taken.forEach((count, at) => (occupied[slot[at]!]! += count));

  // Distances in reduced costs. No one having to go counts as a request after the last.
  const distance = new Float64Array(slots).fill(Infinity);
  const evicted = new Int32Array(slots).fill(NONE);
  /** Slots with a distance: the first ones in order of distance, then the open ones. */
  const reached = new Int32Array(slots);
  let reachedCount = 0;
  for (let here = 0; here < slots; here++) {
    if (occupied[here]! < places[here]!) reach(here, 0, requests);
  }
  // All options that a class takes cost it the same, prices included, so that it gives way alike wherever it is.
  const value = leastValues(problem, price);
  const placed = placedOf(problem, taken);
  const classDistance = new Float64Array(without.length).fill(Infinity);
  const classEvicted = new Int32Array(without.length).fill(NONE);
  for (let classIndex = 0; classIndex < without.length; classIndex++) {
    if (placed[classIndex]! > 0)
      giveWay(
        classIndex,
        without[classIndex]! - value[classIndex]!,
        members[memberFirst[classIndex]! + placed[classIndex]! - 1]!,
      );
  }

  for (let settled = 0; settled < reachedCount; settled++) {
    let nearest = settled;
    // None comes before the one settled last, so the search may stop at its equal.
    const last = settled - 1;
    for (let open = settled; open < reachedCount && (last < 0 || comesAfter(nearest, last)); open++) {
      if (comesAfter(nearest, open)) nearest = open;
    }
    const here = reached[nearest]!;
    reached[nearest] = reached[settled]!;
    reached[settled] = here;
    for (let index = into.first[here]!; index < into.first[here + 1]!; index++) {
      const at = into.option[index]!;
      const classIndex = owner[at]!;
      if (placed[classIndex] === 0) continue;
      giveWay(classIndex, distance[here]! + cost[at]! + price[here]! - value[classIndex]!, evicted[here]!);
    }
  }
  return {
    cost: distance.map((travelled, here) => travelled + price[here]!),
    evicted: evicted.map((who) => (who === requests ? NONE : who)),
  };

  /** One of a class leaves any of its slots, at a cost that ends with someone going without. */
  function giveWay(classIndex: number, travelled: number, who: number): void {
    const known = classDistance[classIndex]!;
    if (travelled > known || (travelled === known && who <= classEvicted[classIndex]!)) return;
    classDistance[classIndex] = travelled;
    classEvicted[classIndex] = who;
    for (let option = first[classIndex]!; option < first[classIndex + 1]!; option++)
      if (taken[option]! > 0) reach(slot[option]!, travelled, who);
  }

  /** Whether one slot reached comes after another: it is farther, or an earlier request is evicted. */
  function comesAfter(a: number, b: number): boolean {
    const difference = distance[reached[a]!]! - distance[reached[b]!]!;
    return difference > 0 || (difference === 0 && evicted[reached[a]!]! < evicted[reached[b]!]!);
  }

  function reach(here: number, travelled: number, who: number): void {
    if (travelled > distance[here]! || (travelled === distance[here]! && who <= evicted[here]!)) return;
    if (distance[here] === Infinity) reached[reachedCount++] = here;
    distance[here] = travelled;
    evicted[here] = who;
  }
}
