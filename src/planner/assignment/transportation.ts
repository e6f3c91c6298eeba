/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read in the innermost loops, at indices that the loops bound. */
import { NONE } from "../../numeric/discrete/none.js";

/**
 * Requests that each take one place in one slot, or none. Requests that are alike are a class: there are `size[k]` of
 * class k, and each may go to the slots `slot[first[k]] … slot[first[k + 1] − 1]`, cheapest first and each slot once.
 * Costs are whole numbers, so that every sum is exact.
 * @internal
 */
export interface TransportationProblem {
  /** Places of each slot. */
  places: Int32Array;
  size: Int32Array;
  first: Int32Array;
  slot: Int32Array;
  /** Cost of each option, in the order of `slot`, and its class. */
  cost: Float64Array;
  owner: Int32Array;
  /** Cost of leaving a request of each class without a place. */
  without: Float64Array;
}

/**
 * A cheapest assignment, with the slot prices that prove it (see `priceBound`).
 * @internal
 */
export interface TransportationSolution {
  /** How many requests take each option, in the order of `slot`. */
  taken: Int32Array;
  /** Price of a place; 0 where a place is left. */
  price: Float64Array;
}

/**
 * Assigns places at the least total cost, by successive shortest paths: classes enter one by one, as many requests at a
 * time as one cheapest path can carry, which may move others on. Distances run over slots alone, and prices keep them
 * from being negative. All options that a class takes cost it the same, prices included, so that a search looks at the
 * options of a class once, however many slots it is in.
 *
 * Source: Ahuja, Magnanti & Orlin (1993), "Network Flows", section 9.7 (successive shortest paths, reduced costs) and
 * 12.4 (assignment).
 *
 * Cost: a search for each path, over the slots that are nearer than a free place.
 *
 * @internal
 */
export function solveTransportation(problem: TransportationProblem): TransportationSolution {
  const { places, size, first, slot, cost, owner, without } = problem;
  const slots = places.length;

  const taken = new Int32Array(slot.length);
  const price = new Float64Array(slots);
  const free = Int32Array.from(places);
  // The options taken in each slot, as a doubly linked list.
  const head = new Int32Array(slots).fill(NONE);
  const next = new Int32Array(slot.length);
  const before = new Int32Array(slot.length);

  const distance = new Float64Array(slots).fill(Infinity);
  /** The option by which the shortest path enters a slot, and the one left for it; none where a request enters. */
  const entry = new Int32Array(slots);
  const left = new Int32Array(slots);
  /** Slots with a distance: the first ones in order of distance, then the open ones. */
  const reached = new Int32Array(slots);
  /** The search in which a class's options were looked at. */
  const lookedAt = new Int32Array(size.length);
  let search = 0;

  let reachedCount = 0;
  let shortest = Infinity;
  /** Where the shortest path ends: a free slot, or an option that is given up for going without. */
  let end = NONE;
  let leaver = NONE;

  // Those dearest to leave out enter first: they are rarely moved by the ones after them.
  const order = Array.from(without.keys()).sort((a, b) => without[b]! - without[a]! || a - b);
  for (const classIndex of order) {
    for (let waiting = size[classIndex]!; waiting > 0;) {
      const entering = enter(classIndex, waiting);
      if (entering === 0) break;
      waiting -= entering;
    }
  }
  return { taken, price };

  /** One search; returns how many requests found a place by it, 0 where they are better left out. */
  function enter(classIndex: number, waiting: number): number {
    search++;
    shortest = without[classIndex]!;
    end = NONE;
    leaver = NONE;
    reachedCount = 0;
    relax(classIndex, 0, NONE);

    let settled = 0;
    let travelled = 0;
    for (; settled < reachedCount; settled++) {
      let nearest = settled;
      // None is nearer than the one before, so the search for the nearest may stop at its equal.
      for (let open = settled; open < reachedCount && distance[reached[nearest]!]! > travelled; open++) {
        if (distance[reached[open]!]! < distance[reached[nearest]!]!) nearest = open;
      }
      const here = reached[nearest]!;
      travelled = distance[here]!;
      if (travelled >= shortest) break;
      reached[nearest] = reached[settled]!;
      reached[settled] = here;
      for (let option = head[here]!; option !== NONE; option = next[option]!) {
        const other = owner[option]!;
        if (lookedAt[other] === search) continue;
        const value = cost[option]! + price[here]!;
        const leaving = travelled + without[other]! - value;
        if (leaving < shortest) {
          shortest = leaving;
          end = NONE;
          leaver = option;
        }
        relax(other, travelled - value, option);
      }
    }

    for (let index = 0; index < settled; index++) {
      const here = reached[index]!;
      price[here]! += shortest - distance[here]!;
    }
    const entering = end === NONE && leaver === NONE ? 0 : augment(waiting);
    for (let index = 0; index < reachedCount; index++) distance[reached[index]!] = Infinity;
    return entering;
  }

  /** Offers the options of a class to the search, as far as they can be part of a shortest path. */
  function relax(classIndex: number, offset: number, leaving: number): void {
    lookedAt[classIndex] = search;
    const last = first[classIndex + 1]!;
    for (let at = first[classIndex]!; at < last; at++) {
      const bare = offset + cost[at]!;
      if (bare >= shortest) return;
      const there = slot[at]!;
      const total = bare + price[there]!;
      if (total >= shortest || total >= distance[there]!) continue;
      entry[there] = at;
      left[there] = leaving;
      if (free[there]! > 0) {
        // A free slot ends the path: it is never searched from.
        shortest = total;
        end = there;
        continue;
      }
      if (distance[there] === Infinity) reached[reachedCount++] = there;
      distance[there] = total;
    }
  }

  /** Moves as many requests as can move along the path found; returns how many enter. */
  function augment(waiting: number): number {
    const last = end === NONE ? leaver : left[end]!;
    let amount = end === NONE ? waiting : Math.min(waiting, free[end]!);
    for (let option = last; option !== NONE; option = left[slot[option]!]!) amount = Math.min(amount, taken[option]!);
    if (end !== NONE) {
      free[end]! -= amount;
      take(entry[end]!, amount);
    }
    for (let option = last; option !== NONE; option = left[slot[option]!]!) {
      giveUp(option, amount);
      take(entry[slot[option]!]!, amount);
    }
    return amount;
  }

  function take(option: number, amount: number): void {
    if (taken[option] === 0) {
      const there = slot[option]!;
      const old = head[there]!;
      next[option] = old;
      before[option] = NONE;
      if (old !== NONE) before[old] = option;
      head[there] = option;
    }
    taken[option]! += amount;
  }

  function giveUp(option: number, amount: number): void {
    taken[option]! -= amount;
    if (taken[option]! > 0) return;
    const after = next[option]!;
    const previous = before[option]!;
    if (previous === NONE) head[slot[option]!] = after;
    else next[previous] = after;
    if (after !== NONE) before[after] = previous;
  }
}

/**
 * What no assignment can cost less than, given any slot prices of at least 0: each request pays its cheapest option,
 * prices included, and the places are paid back (the dual of the assignment problem). With the prices of a cheapest
 * assignment it equals that assignment's cost.
 * @internal
 */
export function priceBound(problem: TransportationProblem, price: Float64Array): number {
  const { places, size } = problem;
  const bound = leastValues(problem, price).reduce((sum, value, classIndex) => sum + size[classIndex]! * value, 0);
  return places.reduce((sum, count, here) => sum - count * price[here]!, bound);
}

/**
 * What a request of each class pays at least, prices included, going without among its options.
 * @internal
 */
export function leastValues({ first, slot, cost, without }: TransportationProblem, price: Float64Array): Float64Array {
  return without.map((alone, classIndex) => {
    let least = alone;
    for (let at = first[classIndex]!; at < first[classIndex + 1]! && cost[at]! <= least; at++) {
      const total = cost[at]! + price[slot[at]!]!;
      if (total < least) least = total;
    }
    return least;
  });
}

/**
 * The class of each option, the options of class k being `first[k] … first[k + 1] − 1`.
 * @internal
 */
export function ownersOf(first: Int32Array): Int32Array {
  const owner = new Int32Array(first.at(-1)!);
  for (let classIndex = 0; classIndex + 1 < first.length; classIndex++)
    owner.fill(classIndex, first[classIndex], first[classIndex + 1]);
  return owner;
}
