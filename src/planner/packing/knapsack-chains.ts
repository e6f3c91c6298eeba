/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read in the innermost loops, at indices that the loops bound. */
import type { PackingProblem } from "./packing.js";

/** Most numbers that the knapsacks may take. */
const MOST_NUMBERS = 2 ** 24;

/**
 * For each slot, the best profit that the items not decided yet can bring to each amount of room, as item after item is
 * decided. An item that brings a slot no profit leaves its knapsack as it is.
 * @internal
 */
export interface KnapsackChains {
  /** The knapsacks one after the other, each a number for every amount of room. */
  profit: Float64Array;
  /** Where the knapsack of each slot starts now. */
  now: Int32Array;
  /** The slots that items bring profit: those of an item are `slot[first[item]] … slot[first[item] + count[item] − 1]`. */
  first: Int32Array;
  count: Int32Array;
  slot: Int32Array;
  /** Where their knapsacks start before and after the item is decided. */
  before: Int32Array;
  after: Int32Array;
}

/**
 * The knapsacks of all slots, before any item is decided and after each.
 *
 * Cost: the room of a slot for each item that brings it profit.
 *
 * @param order - The items in the order in which they are decided.
 * @param value - What each item is worth to a slot; its profit is what its cost there leaves of that.
 * @param units - Room of each slot.
 * @param unit - Length of a unit of room.
 * @returns `null` if they would take too much memory.
 * @internal
 */
export function knapsackChains(
  { length, first, slot, cost }: PackingProblem,
  order: readonly number[],
  value: Float64Array,
  units: Uint16Array,
  unit: number,
): KnapsackChains | null {
  const profitable = (item: number): number => {
    let option = first[item]!;
    while (option < first[item + 1]! && cost[option]! < value[item]!) option++;
    return option;
  };
  let links = 0;
  let end = units.reduce((sum, each) => sum + each + 1, 0);
  for (const item of order) {
    const last = profitable(item);
    for (let option = first[item]!; option < last; option++) end += units[slot[option]!]! + 1;
    links += last - first[item]!;
  }
  if (end > MOST_NUMBERS) return null;

  const chains: KnapsackChains = {
    profit: new Float64Array(end),
    now: new Int32Array(units.length),
    first: new Int32Array(length.length),
    count: new Int32Array(length.length),
    slot: new Int32Array(links),
    before: new Int32Array(links),
    after: new Int32Array(links),
  };
  const { profit, now } = chains;
  end = 0;
  units.forEach((unitsHere, at) => {
    now[at] = end;
    end += unitsHere + 1;
  });
  let link = 0;
  // Backwards: the last item finds the knapsacks empty.
  for (let position = order.length - 1; position >= 0; position--) {
    const item = order[position]!;
    const steps = length[item]! / unit;
    const last = profitable(item);
    chains.first[item] = link;
    chains.count[item] = last - first[item]!;
    for (let option = first[item]!; option < last; option++, link++) {
      const at = slot[option]!;
      const worth = value[item]! - cost[option]!;
      const after = now[at]!;
      for (let left = 0; left <= units[at]!; left++) {
        const skipped = profit[after + left]!;
        profit[end + left] = left < steps ? skipped : Math.max(skipped, profit[after + left - steps]! + worth);
      }
      chains.slot[link] = at;
      chains.before[link] = end;
      chains.after[link] = after;
      now[at] = end;
      end += units[at]! + 1;
    }
  }
  return chains;
}
