/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read in the innermost loops, at indices that the loops bound. */
import { OUT, type Packing } from "./packing.js";
import { classMembers } from "../assignment/class-members.js";
import { solveTransportation, ownersOf, type TransportationProblem } from "../assignment/transportation.js";
import { chooseBooked } from "../assignment/choose-booked.js";
import { breakTies } from "../assignment/break-ties.js";
import { tightProblem } from "../assignment/tight-problem.js";

/** The items of one length, with their options. */
interface LengthClass {
  length: number;
  items: Int32Array;
  without: Float64Array;
  /** For those options of the items whose slots have places: the option in the packing, its slot and its cost. */
  option: Int32Array;
  slot: Int32Array;
  cost: Float64Array;
}

/**
 * Assigns all items of one length again to the room that the others leave, exactly: with one length a packing is an
 * assignment of places.
 *
 * @returns `reassign` lowers the cost if it can, unless nothing has changed since this many moves, and says whether it
 *   did; `settle` gives items that may change places without cost their places in order.
 * @internal
 */
export function packingReassignment(packing: Packing): { reassign: (since: number) => boolean; settle: () => void } {
  const { room, length, first, slot, cost, without } = packing.problem;
  const lengthClasses = [...new Set(length)]
    .sort((a, b) => a - b)
    .map((each): LengthClass => {
      const items = Int32Array.from(length.keys()).filter((item) => length[item] === each);
      const options = items.reduce((sum, item) => sum + first[item + 1]! - first[item]!, 0);
      return {
        length: each,
        items,
        without: Float64Array.from(items, (item) => without[item]!),
        option: new Int32Array(options),
        slot: new Int32Array(options),
        cost: new Float64Array(options),
      };
    });
  const places = new Int32Array(room.length);
  return { reassign, settle };

  function reassign(since: number): boolean {
    if (!packing.changedAt.some((at) => at > since)) return false;
    let improved = false;
    for (const lengthClass of lengthClasses) {
      places.set(packing.left);
      for (const item of lengthClass.items)
        if (packing.option[item] !== OUT) places[packing.slotOf(item)]! += lengthClass.length;
      for (let at = 0; at < places.length; at++) places[at] = Math.floor(places[at]! / lengthClass.length);
      const problem = problemOf(lengthClass);
      const option = optionsTaken(problem, solveTransportation(problem).taken);
      let saved = 0;
      option.forEach((taken, index) => {
        saved += packing.costOf(lengthClass.items[index]!);
        saved -= taken === OUT ? problem.without[index]! : problem.cost[taken]!;
      });
      if (saved <= 0) continue;
      improved = true;
      take(lengthClass, option);
    }
    return improved;
  }

  function settle(): void {
    for (const lengthClass of lengthClasses) {
      places.fill(0);
      for (const item of lengthClass.items) if (packing.option[item] !== OUT) places[packing.slotOf(item)]!++;
      const problem = problemOf(lengthClass);
      const members = classMembers(Int32Array.from(lengthClass.items.keys()), lengthClass.items.length);
      const tight = tightProblem(problem, chooseBooked(problem, solveTransportation(problem), members));
      take(lengthClass, breakTies(tight, members.classOf));
    }
  }

  /** The assignment of the items of one length to places. */
  function problemOf(lengthClass: LengthClass): TransportationProblem {
    const starts = new Int32Array(lengthClass.items.length + 1);
    let end = 0;
    for (let index = 0; index < lengthClass.items.length; index++) {
      const item = lengthClass.items[index]!;
      for (let option = first[item]!; option < first[item + 1]!; option++) {
        if (places[slot[option]!] === 0) continue;
        lengthClass.option[end] = option;
        lengthClass.slot[end] = slot[option]!;
        lengthClass.cost[end++] = cost[option]!;
      }
      starts[index + 1] = end;
    }
    return {
      places,
      size: new Int32Array(lengthClass.items.length).fill(1),
      first: starts,
      owner: ownersOf(starts),
      slot: lengthClass.slot.subarray(0, end),
      cost: lengthClass.cost.subarray(0, end),
      without: lengthClass.without,
    };
  }

  /** The option of each item, `OUT` for none. */
  function optionsTaken({ first: starts, size }: TransportationProblem, taken: Int32Array): Int32Array {
    return size.map((_, index) => {
      const at = taken.subarray(starts[index], starts[index + 1]).indexOf(1);
      return at < 0 ? OUT : starts[index]! + at;
    });
  }

  function take(lengthClass: LengthClass, option: Int32Array): void {
    packing.placeAll(
      lengthClass.items,
      option.map((taken) => (taken === OUT ? OUT : lengthClass.option[taken]!)),
    );
  }
}
