/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read in the innermost loops, at indices that the loops bound. */
import { NONE } from "../../numeric/discrete/none.js";
import type { ClassMembers } from "./class-members.js";
import { leastValues, type TransportationSolution, type TransportationProblem } from "./transportation.js";

/**
 * Chooses among the cheapest assignments who goes without: in the order of the requests, each has a place if a cheapest
 * assignment still allows it. Which place that is, is left open.
 *
 * A request without a place enters at one of its tight options (those whose cost and price together are least) and
 * starts a chain of moves along tight options, which ends at a free place or pushes out a later request that may
 * leave. Slots from which no such end can be reached are never searched again: later requests have fewer that they may
 * push out, and chains that do end pass those slots by. So a class that is refused once is refused for good.
 *
 * @returns An assignment that costs the same, of whose classes the first members have the places.
 * @internal
 */
export function chooseBooked(
  problem: TransportationProblem,
  { taken: given, price }: TransportationSolution,
  { classOf: classOf, first: memberFirst, request: members }: ClassMembers,
): TransportationSolution {
  const { places, size, first, slot, cost, owner, without } = problem;
  const placed = placedOf(problem, given);
  if (placed.every((count, classIndex) => count === size[classIndex])) return { taken: given, price };

  const slots = places.length;
  const taken = Int32Array.from(given);
  const value = leastValues(problem, price);
  const takenAt: number[][] = Array.from({ length: slots }, () => []);
  const occupied = new Int32Array(slots);
  taken.forEach((count, option) => {
    if (count > 0) move(option, count);
  });
  /** Slots passed in the search at hand, the option by which each was entered and the one left for it. */
  const passed: number[] = [];
  const passedIn = new Int32Array(slots);
  const offeredIn = new Int32Array(size.length);
  let search = 0;
  const deadEnd = new Uint8Array(slots);
  const entry = new Int32Array(slots);
  const left = new Int32Array(slots);

  const met = new Int32Array(size.length);
  const refused = new Uint8Array(size.length);
  for (let request = 0; request < classOf.length; request++) {
    const classIndex = classOf[request]!;
    if (refused[classIndex] === 1 || met[classIndex]!++ < placed[classIndex]!) continue;
    if (!enters(classIndex, request)) refused[classIndex] = 1;
  }
  return { taken, price };

  function enters(classIndex: number, entrant: number): boolean {
    passed.length = 0;
    search++;
    offer(classIndex, NONE);
    for (const here of passed) {
      if (occupied[here]! < places[here]!) return shift(classIndex, here);
      for (const option of takenAt[here]!) {
        const other = owner[option]!;
        const last = members[memberFirst[other]! + placed[other]! - 1]!;
        if (last > entrant && value[other] === without[other]) {
          placed[other]!--;
          change(option, -1);
          return shift(classIndex, here);
        }
      }
      for (const option of takenAt[here]!) offer(owner[option]!, option);
    }
    for (const here of passed) deadEnd[here] = 1;
    return false;
  }

  /** Lets the search reach the slots of a class's tight options, for which one of its requests leaves the option given. */
  function offer(classIndex: number, leaving: number): void {
    if (offeredIn[classIndex] === search) return;
    offeredIn[classIndex] = search;
    const least = value[classIndex]!;
    for (let at = first[classIndex]!; at < first[classIndex + 1]! && cost[at]! <= least; at++) {
      const there = slot[at]!;
      if (cost[at]! + price[there]! !== least || deadEnd[there] === 1 || passedIn[there] === search) continue;
      passedIn[there] = search;
      passed.push(there);
      entry[there] = at;
      left[there] = leaving;
    }
  }

  /** Makes the moves of the chain that ends at a slot, back to the request that enters. */
  function shift(classIndex: number, end: number): true {
    placed[classIndex]!++;
    for (let to = end; ;) {
      change(entry[to]!, 1);
      if (left[to] === NONE) return true;
      change(left[to]!, -1);
      to = slot[left[to]!]!;
    }
  }

  function change(option: number, by: number): void {
    taken[option]! += by;
    move(option, by);
  }

  function move(option: number, by: number): void {
    const here = slot[option]!;
    occupied[here]! += by;
    const known = takenAt[here]!.indexOf(option);
    if (taken[option] === 0) takenAt[here]!.splice(known, 1);
    else if (known < 0) takenAt[here]!.push(option);
  }
}

/**
 * How many requests of each class have a place.
 * @internal
 */
export function placedOf({ size, first }: TransportationProblem, taken: Int32Array): Int32Array {
  return size.map((_, classIndex) => {
    let placed = 0;
    for (let at = first[classIndex]!; at < first[classIndex + 1]!; at++) placed += taken[at]!;
    return placed;
  });
}
