/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read in the innermost loops, at indices that the loops bound. */
import type { PlaceAssignment, PlaceProblem } from "./place-assignment.js";

const NONE = -1;

/**
 * Chooses among the cheapest assignments who goes without: in the order of the requests, each has a place if a cheapest
 * assignment still allows it. Which place that is, is left open.
 *
 * A request without a place enters at one of its tight options (those whose cost and price together are least) and
 * starts a chain of moves along tight options, which ends at a free place or pushes out a later request that may
 * leave. Slots from which no such end can be reached are never searched again: later requests have fewer whom they may
 * push out, and chains that do end pass those slots by.
 *
 * @returns The option of each request, −1 for none.
 * @internal
 */
export function settleEntrants(problem: PlaceProblem, { option: given, price }: PlaceAssignment): Int32Array {
  const { places, first, slot, cost, without } = problem;
  const slots = places.length;
  const option = Int32Array.from(given);
  const value = leastValues(problem, price);
  if (!option.includes(NONE)) return option;

  const members: Set<number>[] = Array.from({ length: slots }, () => new Set());
  option.forEach((taken, request) => {
    if (taken !== NONE) members[slot[taken]!]!.add(request);
  });
  /** Slots passed in the search at hand, and by which option; slots that lead nowhere. */
  const passed = new Set<number>();
  const deadEnd = new Uint8Array(slots);
  const mover = new Int32Array(slots);
  const entry = new Int32Array(slots);
  for (let request = 0; request < option.length; request++) if (option[request] === NONE) enter(request);
  return option;

  function enter(entrant: number): void {
    passed.clear();
    offer(entrant);
    for (const here of passed) {
      if (members[here]!.size < places[here]!) {
        shift(here);
        return;
      }
      for (const member of members[here]!) {
        if (member > entrant && value[member] === without[member]) {
          members[here]!.delete(member);
          option[member] = NONE;
          shift(here);
          return;
        }
      }
      for (const member of members[here]!) offer(member);
    }
    for (const here of passed) deadEnd[here] = 1;
  }

  /** Lets the search reach the slots of a request's tight options. */
  function offer(request: number): void {
    const least = value[request]!;
    for (let at = first[request]!; at < first[request + 1]! && cost[at]! <= least; at++) {
      const there = slot[at]!;
      if (cost[at]! + price[there]! !== least || deadEnd[there] === 1 || passed.has(there)) continue;
      passed.add(there);
      mover[there] = request;
      entry[there] = at;
    }
  }

  /** Makes the moves of the chain that ends at a slot, back to the request that enters. */
  function shift(end: number): void {
    for (let to = end; ;) {
      const who = mover[to]!;
      const from = option[who] === NONE ? NONE : slot[option[who]!]!;
      option[who] = entry[to]!;
      members[to]!.add(who);
      if (from === NONE) return;
      members[from]!.delete(who);
      to = from;
    }
  }
}

/** What each request pays at least, prices included. */
function leastValues({ first, slot, cost, without }: PlaceProblem, price: Float64Array): Float64Array {
  return without.map((own, request) => {
    let least = own;
    for (let at = first[request]!; at < first[request + 1]! && cost[at]! <= least; at++) {
      least = Math.min(least, cost[at]! + price[slot[at]!]!);
    }
    return least;
  });
}
