/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read in the innermost loops, at indices that the loops bound. */
import { type OptionsBySlot, optionsBySlot } from "./options-by-slot.js";
import type { PlaceAssignment, PlaceProblem } from "./place-assignment.js";

const NONE = -1;

/**
 * A cheapest assignment that places are added to, one by one, and that stays the cheapest: it tells who enters.
 *
 * An added place is worth the cheapest chain of moves that fills it. The chain starts with a request that had no place,
 * or with a move that leaves a place free. Nobody who has a place ever loses it, so the requests enter in an order of
 * their own for each slot. Of entrants that cost the same the first request enters, as in `settleEntrants`.
 *
 * Source: Ahuja, Magnanti & Orlin (1993), "Network Flows", section 9.7 (successive shortest paths, reduced costs).
 *
 * Cost: one search for each place, backwards from it, over the slots that are nearer than the cheapest start.
 *
 * @internal
 */
export class GrowingAssignment {
  /** Worth of the last place added to each slot, or what one more is worth at most. */
  readonly price: Float64Array;
  private readonly option: Int32Array;
  /** For each slot the options of those who wait, those first who gain most; and how many of them have entered. */
  private readonly waitFirst: Int32Array;
  private readonly wait: Int32Array;
  private readonly waitOwner: Int32Array;
  private readonly entered: Int32Array;

  /** The options by the slot that they lead to. */
  private readonly into: OptionsBySlot;

  /** Length of the shortest chain from a slot to the place added, the request that moves on from it, and where to. */
  private readonly distance: Float64Array;
  private readonly mover: Int32Array;
  private readonly exit: Int32Array;
  /** Slots with a distance: the first ones in order of distance, then the open ones. */
  private readonly reached: Int32Array;

  /**
   * @param start - A cheapest assignment, with those who go without settled by `settleEntrants`, and its prices.
   */
  constructor(
    private readonly problem: PlaceProblem,
    private readonly start: PlaceAssignment,
  ) {
    const { first, slot, cost, without, places } = problem;
    const requests = without.length;
    const slots = places.length;
    this.price = new Float64Array(slots);
    this.option = new Int32Array(requests);
    this.entered = new Int32Array(slots);
    this.into = optionsBySlot(problem);
    this.distance = new Float64Array(slots).fill(Infinity);
    this.mover = new Int32Array(slots);
    this.exit = new Int32Array(slots);
    this.reached = new Int32Array(slots);

    const waiting: { at: number; request: number; loss: number }[][] = Array.from({ length: slots }, () => []);
    let options = 0;
    for (let request = 0; request < requests; request++) {
      if (start.option[request] !== NONE) continue;
      for (let at = first[request]!; at < first[request + 1]!; at++, options++) {
        waiting[slot[at]!]!.push({ at, request, loss: cost[at]! - without[request]! });
      }
    }
    this.waitFirst = new Int32Array(slots + 1);
    this.wait = new Int32Array(options);
    this.waitOwner = new Int32Array(options);
    let end = 0;
    waiting.forEach((list, here) => {
      list.sort((a, b) => a.loss - b.loss || a.request - b.request);
      for (const { at, request } of list) {
        this.wait[end] = at;
        this.waitOwner[end++] = request;
      }
      this.waitFirst[here + 1] = end;
    });
    this.reset();
  }

  /** Takes all added places away again. */
  reset(): void {
    this.price.set(this.start.price);
    this.option.set(this.start.option);
    this.entered.set(this.waitFirst.subarray(0, this.entered.length));
  }

  /**
   * Adds a place to a slot. Where nobody enters and the price of the slot is 0 then, further places there stay free.
   * @returns The request that enters, −1 for none.
   */
  addPlace(target: number): number {
    const { price, distance, reached, mover, exit, option } = this;
    const { slot, cost, without } = this.problem;
    let count = 1;
    let settled = 0;
    let travelled = 0;
    distance[target] = 0;
    reached[0] = target;

    // The shortest chain found: its length, where it starts, and by which option somebody enters there.
    let shortest = Infinity;
    let start = NONE;
    let entry = NONE;
    let entrant = option.length;
    for (; settled < count; settled++) {
      let nearest = settled;
      // None is nearer than the one before, so the search for the nearest may stop at its equal.
      for (let open = settled; open < count && distance[reached[nearest]!]! > travelled; open++) {
        if (distance[reached[open]!]! < distance[reached[nearest]!]!) nearest = open;
      }
      const here = reached[nearest]!;
      travelled = distance[here]!;
      if (travelled > shortest) break;
      reached[nearest] = reached[settled]!;
      reached[settled] = here;

      // A chain starts with a place that is left free, or with somebody who enters.
      if (travelled + price[here]! < shortest) {
        shortest = travelled + price[here]!;
        [start, entry, entrant] = [here, NONE, option.length];
      }
      const waiting = this.firstWaiting(here);
      if (waiting !== NONE) {
        const who = this.waitOwner[waiting]!;
        const total = travelled + price[here]! + cost[this.wait[waiting]!]! - without[who]!;
        if (total < shortest || (total === shortest && who < entrant)) {
          shortest = total;
          [start, entry, entrant] = [here, this.wait[waiting]!, who];
        }
      }
      count = this.reachBack(here, shortest, count);
    }

    for (let index = 0; index < count; index++) {
      const here = reached[index]!;
      price[here]! -= Math.max(0, shortest - distance[here]!);
      distance[here] = Infinity;
    }
    for (let here = start, by = entry, who = entrant; ;) {
      const next = here === target ? NONE : mover[here]!;
      if (by !== NONE) option[who] = by;
      if (next === NONE) break;
      by = exit[here]!;
      who = next;
      here = slot[by]!;
    }
    return entry === NONE ? NONE : entrant;
  }

  /** Extends the search to the slots from which somebody could move to a settled one. */
  private reachBack(here: number, shortest: number, reachedSoFar: number): number {
    const { cost, slot } = this.problem;
    const { price, distance, reached, mover, exit, option, into } = this;
    const offset = distance[here]! + price[here]!;
    let count = reachedSoFar;
    for (let index = into.first[here]!; index < into.first[here + 1]!; index++) {
      const who = into.owner[index]!;
      const own = option[who]!;
      if (own === NONE) continue;
      const from = slot[own]!;
      const at = into.option[index]!;
      const total = offset + cost[at]! - cost[own]! - price[from]!;
      if (total > shortest || total >= distance[from]!) continue;
      if (distance[from] === Infinity) reached[count++] = from;
      distance[from] = total;
      mover[from] = who;
      exit[from] = at;
    }
    return count;
  }

  /** The best option of those who still wait for a slot, as an index into `wait`; −1 for none. */
  private firstWaiting(here: number): number {
    const last = this.waitFirst[here + 1]!;
    while (this.entered[here]! < last && this.option[this.waitOwner[this.entered[here]!]!] !== NONE) {
      this.entered[here]!++;
    }
    return this.entered[here]! < last ? this.entered[here]! : NONE;
  }
}
