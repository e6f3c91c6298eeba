/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read in the innermost loops, at indices that the loops bound. */
import { NONE } from "../../numeric/discrete/none.js";
import type { ClassMembers } from "./class-members.js";
import { type OptionsBySlot, optionsBySlot } from "./options-by-slot.js";
import type { TransportationSolution, TransportationProblem } from "./transportation.js";
import { placedOf } from "./choose-booked.js";

/**
 * A cheapest assignment that places are added to, one by one, and that stays the cheapest: it tells who enters.
 *
 * An added place is worth the cheapest chain of moves that fills it. The chain starts with a request that had no place,
 * or with a move that leaves a place free. No one who has a place ever loses it, so the classes enter in an order of
 * their own for each slot. Of entrants that cost the same the first request enters, as in `chooseBooked`.
 *
 * Source: Ahuja, Magnanti & Orlin (1993), "Network Flows", section 9.7 (successive shortest paths, reduced costs).
 *
 * Cost: one search for each place, backwards from it, over the slots that are nearer than the cheapest start.
 *
 * @internal
 */
export class IncrementalAssignment {
  /** Worth of the last place added to each slot, or what one more is worth at most. */
  readonly price: Float64Array;
  private readonly taken: Int32Array;
  private readonly placed: Int32Array;
  private readonly startPlaced: Int32Array;
  /** The options that each class takes; of the first of them the slot, −1 without any, and the cost. */
  private readonly used: number[][];
  private readonly usedSlot: Int32Array;
  private readonly usedCost: Float64Array;

  /** For each slot the options of the classes that wait, those first who gain most; and how many classes have all entered. */
  private readonly waitFirst: Int32Array;
  private readonly wait: Int32Array;
  private readonly entered: Int32Array;

  /** The options by the slot that they lead to, with the class and the cost of each beside it: the search reads them in this order. */
  private readonly into: OptionsBySlot;
  private readonly intoOwner: Int32Array;
  private readonly intoCost: Float64Array;

  /** Length of the shortest chain from a slot to the place added, the option that is left for it, and the one taken. */
  private readonly distance: Float64Array;
  private readonly leaves: Int32Array;
  private readonly exit: Int32Array;
  /** Slots with a distance: the first ones in order of distance, then the open ones. */
  private readonly reached: Int32Array;
  /** Length of the shortest chain from the slots that a class is in, and the search in which it was found. */
  private readonly classDistance: Float64Array;
  private readonly lookedAt: Int32Array;
  private search = 0;

  /**
   * @param start - A cheapest assignment, with those who go without settled by `chooseBooked`, and its prices.
   */
  constructor(
    private readonly problem: TransportationProblem,
    private readonly start: TransportationSolution,
    private readonly members: ClassMembers,
  ) {
    const { size, first, slot, cost, owner, without, places } = problem;
    const slots = places.length;
    this.price = new Float64Array(slots);
    this.taken = new Int32Array(slot.length);
    this.startPlaced = placedOf(problem, start.taken);
    this.placed = new Int32Array(size.length);
    this.used = Array.from(size, () => []);
    this.usedSlot = new Int32Array(size.length);
    this.usedCost = new Float64Array(size.length);
    this.classDistance = new Float64Array(size.length);
    this.lookedAt = new Int32Array(size.length);
    this.entered = new Int32Array(slots);
    this.into = optionsBySlot(problem);
    this.intoOwner = this.into.option.map((at) => owner[at]!);
    this.intoCost = Float64Array.from(this.into.option, (at) => cost[at]!);
    this.distance = new Float64Array(slots).fill(Infinity);
    this.leaves = new Int32Array(slots);
    this.exit = new Int32Array(slots);
    this.reached = new Int32Array(slots);

    const waiting: { at: number; loss: number }[][] = Array.from({ length: slots }, () => []);
    for (let classIndex = 0; classIndex < size.length; classIndex++) {
      if (this.startPlaced[classIndex] === size[classIndex]) continue;
      for (let at = first[classIndex]!; at < first[classIndex + 1]!; at++) {
        waiting[slot[at]!]!.push({ at, loss: cost[at]! - without[classIndex]! });
      }
    }
    this.waitFirst = new Int32Array(slots + 1);
    waiting.forEach((list, here) => (this.waitFirst[here + 1] = this.waitFirst[here]! + list.length));
    this.wait = Int32Array.from(waiting.flatMap((list) => list.sort((a, b) => a.loss - b.loss).map(({ at }) => at)));
    this.reset();
  }

  /** Takes all added places away again. */
  reset(): void {
    this.price.set(this.start.price);
    this.taken.set(this.start.taken);
    this.placed.set(this.startPlaced);
    this.entered.set(this.waitFirst.subarray(0, this.entered.length));
    const { first } = this.problem;
    this.used.forEach((used, classIndex) => {
      used.length = 0;
      for (let at = first[classIndex]!; at < first[classIndex + 1]!; at++) if (this.taken[at]! > 0) used.push(at);
      this.noteFirst(classIndex);
    });
  }

  /**
   * Adds a place to a slot. Where no one enters and the price of the slot is 0 then, further places there stay free.
   * @returns The request that enters, −1 for none.
   */
  addPlace(target: number): number {
    const { price, distance, reached, leaves, exit, members } = this;
    const { slot, cost, owner, without } = this.problem;
    this.search++;
    let count = 1;
    let travelled = 0;
    distance[target] = 0;
    reached[0] = target;

    // The shortest chain found: its length, where it starts, and by which option someone enters there.
    let shortest = Infinity;
    let start = NONE;
    let entry = NONE;
    let entrant = members.classOf.length;
    for (let settled = 0; settled < count; settled++) {
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

      // A chain starts with a place that is left free, or with someone who enters.
      if (travelled + price[here]! < shortest) {
        shortest = travelled + price[here]!;
        [start, entry, entrant] = [here, NONE, members.classOf.length];
      }
      const waiting = this.firstWaiting(here);
      if (waiting !== NONE) {
        const classIndex = owner[waiting]!;
        const who = this.nextOf(classIndex);
        const total = travelled + price[here]! + cost[waiting]! - without[classIndex]!;
        if (total < shortest || (total === shortest && who < entrant)) {
          shortest = total;
          [start, entry, entrant] = [here, waiting, who];
        }
      }
      count = this.reachBack(here, shortest, count);
    }

    for (let index = 0; index < count; index++) {
      const here = reached[index]!;
      price[here]! -= Math.max(0, shortest - distance[here]!);
      distance[here] = Infinity;
    }
    if (entry !== NONE) {
      this.placed[owner[entry]!]!++;
      this.take(entry);
    }
    for (let here = start; here !== target;) {
      this.leave(leaves[here]!);
      this.take(exit[here]!);
      here = slot[exit[here]!]!;
    }
    return entry === NONE ? NONE : entrant;
  }

  /** Extends the search to the slots from which someone could move to a settled one. */
  private reachBack(here: number, shortest: number, reachedSoFar: number): number {
    const { slot } = this.problem;
    const { price, distance, reached, leaves, exit, into, intoOwner, intoCost, used, usedSlot, usedCost } = this;
    const { classDistance, lookedAt, search } = this;
    const offset = distance[here]! + price[here]!;
    let count = reachedSoFar;
    const last = into.first[here + 1]!;
    for (let index = into.first[here]!; index < last; index++) {
      const classIndex = intoOwner[index]!;
      const from = usedSlot[classIndex]!;
      if (from === NONE) continue;
      // All options that a class takes cost it the same, prices included.
      const total = offset + intoCost[index]! - usedCost[classIndex]! - price[from]!;
      if (total > shortest || (lookedAt[classIndex] === search && total >= classDistance[classIndex]!)) continue;
      lookedAt[classIndex] = search;
      classDistance[classIndex] = total;
      const at = into.option[index]!;
      for (const leaving of used[classIndex]!) {
        const from = slot[leaving]!;
        if (total >= distance[from]!) continue;
        if (distance[from] === Infinity) reached[count++] = from;
        distance[from] = total;
        leaves[from] = leaving;
        exit[from] = at;
      }
    }
    return count;
  }

  /** The best option of those who still wait for a slot; −1 for none. Of equal ones that of the first request. */
  private firstWaiting(here: number): number {
    const { wait, entered } = this;
    const { cost, owner, without } = this.problem;
    const last = this.waitFirst[here + 1]!;
    while (entered[here]! < last && !this.waits(owner[wait[entered[here]!]!]!)) entered[here]!++;
    if (entered[here] === last) return NONE;
    const lossOf = (option: number): number => cost[option]! - without[owner[option]!]!;
    let best = wait[entered[here]!]!;
    for (let index = entered[here]! + 1; index < last && lossOf(wait[index]!) === lossOf(best); index++) {
      const classIndex = owner[wait[index]!]!;
      if (this.waits(classIndex) && this.nextOf(classIndex) < this.nextOf(owner[best]!)) best = wait[index]!;
    }
    return best;
  }

  private waits(classIndex: number): boolean {
    return this.placed[classIndex]! < this.problem.size[classIndex]!;
  }

  /** The first request of a class that waits. */
  private nextOf(classIndex: number): number {
    return this.members.request[this.members.first[classIndex]! + this.placed[classIndex]!]!;
  }

  private take(option: number): void {
    this.taken[option]!++;
    if (this.taken[option] !== 1) return;
    const classIndex = this.problem.owner[option]!;
    this.used[classIndex]!.push(option);
    this.noteFirst(classIndex);
  }

  private leave(option: number): void {
    if (--this.taken[option]! > 0) return;
    const classIndex = this.problem.owner[option]!;
    const used = this.used[classIndex]!;
    used.splice(used.indexOf(option), 1);
    this.noteFirst(classIndex);
  }

  private noteFirst(classIndex: number): void {
    const option = this.used[classIndex]![0];
    this.usedSlot[classIndex] = option === undefined ? NONE : this.problem.slot[option]!;
    this.usedCost[classIndex] = option === undefined ? 0 : this.problem.cost[option]!;
  }
}
