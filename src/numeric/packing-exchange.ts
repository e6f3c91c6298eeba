/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read in the innermost loops, at indices that the loops bound. */
import { OUT, type Packing } from "./packing.js";

/** Most states that the room left in a few slots may have. */
const MOST_STATES = 1_500_000;

/**
 * Shares out anew what a few slots hold, together with the items that are out, where that lowers the cost. Returns
 * whether it did.
 * @internal
 */
export type PackingExchange = (slots: readonly number[]) => boolean;

/**
 * Exchanges by dynamic programming over the items, the state being the room left in each of the slots. A state is
 * dropped when its cost and the least that the items to come can add reach the cost at hand; so the better the packing
 * already is, the fewer states there are. The least is the Lagrangian bound of `packingBound`, for the items to come
 * and the room left: each item's value, less the best knapsack that each slot can still make of them.
 *
 * @param unit - Common divisor of the lengths.
 * @param value - What each item is worth to a slot. Any numbers are right; those of a good bound save states.
 * @internal
 */
export function packingExchange(packing: Packing, unit: number, value: Float64Array): PackingExchange {
  const { room, length, without, cost } = packing.problem;
  const units = room.map((own) => Math.floor(own / unit));
  const parts = length.map((own) => own / unit);
  const items = new Int32Array(length.length);
  const frontierAt = new Int32Array(MOST_STATES).fill(-1);

  return (slots) => {
    const count = gather(slots);
    let current = 0;
    for (let index = 0; index < count; index++) current += packing.costOf(items[index]!);
    // The longest first: they decide most.
    const sorted = items.subarray(0, count).sort((a, b) => parts[b]! - parts[a]! || a - b);
    const options = cheapestOptions(sorted, slots, current);
    if (options === null) return false;
    const total = options.reduce((sum, option, index) => {
      return sum + (option === OUT ? without[sorted[index]!]! : cost[option]!);
    }, 0);
    if (total >= current) return false;
    packing.placeAll(sorted, options);
    return true;
  };

  /** Lists the items of the slots, and those out that the slots are keen on. */
  function gather(slots: readonly number[]): number {
    let count = 0;
    for (const slot of slots) for (const item of packing.members[slot]!) items[count++] = item;
    if (packing.out.size === 0) return count;
    const keen = new Set(slots.flatMap((slot) => packing.keenOn(slot)));
    for (const item of keen) items[count++] = item;
    return count;
  }

  /**
   * For each slot, the best profit that the items from each one on can bring to so much room:
   * `table[index * (units + 1) + room]`.
   */
  function knapsackOf(sorted: Int32Array, slot: number): Float64Array {
    const width = units[slot]! + 1;
    const table = new Float64Array((sorted.length + 1) * width);
    for (let index = sorted.length - 1; index >= 0; index--) {
      const item = sorted[index]!;
      const option = packing.optionAt(item, slot);
      const profit = option === OUT ? -1 : value[item]! - cost[option]!;
      const steps = parts[item]!;
      const row = index * width;
      for (let left = 0; left < width; left++) {
        const skipped = table[row + width + left]!;
        const taken = left >= steps && profit > 0 ? table[row + width + left - steps]! + profit : 0;
        table[row + left] = Math.max(skipped, taken);
      }
    }
    return table;
  }

  function cheapestOptions(sorted: Int32Array, slots: readonly number[], current: number): number[] | null {
    const ways = slots.length;
    const stride = [1];
    for (const slot of slots) stride.push(stride.at(-1)! * (units[slot]! + 1));
    if (stride.pop()! > MOST_STATES) return null;
    const knapsack = slots.map((slot) => knapsackOf(sorted, slot));
    let ahead = sorted.reduce((sum, item) => sum + value[item]!, 0);

    /** What is still to come costs at least this, with the room of a state. */
    const leastAhead = (index: number, state: number): number => {
      let least = ahead;
      for (let way = 0; way < ways; way++) {
        const width = units[slots[way]!]! + 1;
        least -= knapsack[way]![index * width + (Math.floor(state / stride[way]!) % width)]!;
      }
      return least;
    };
    // Costs are whole, so half of one tells a lower cost from a rounding error.
    const limit = current - 0.5;
    const full = slots.reduce((state, slot, way) => state + units[slot]! * stride[way]!, 0);
    if (leastAhead(0, full) >= limit) return null;

    // Each frontier holds the states after an item, with their cost, the way the item took and the state before.
    const frontiers: { states: number[]; costs: number[]; way: number[]; before: number[] }[] = [];
    let states = [full];
    let costs = [0];
    for (let index = 0; index < sorted.length; index++) {
      const item = sorted[index]!;
      const steps = parts[item]!;
      ahead -= value[item]!;
      const next = { states: [] as number[], costs: [] as number[], way: [] as number[], before: [] as number[] };
      const choices = slots.map((slot) => {
        const option = packing.optionAt(item, slot);
        return option === OUT ? Infinity : cost[option]!;
      });
      choices.push(without[item]!);
      for (let at = 0; at < states.length; at++) {
        const state = states[at]!;
        for (let way = 0; way <= ways; way++) {
          const total = costs[at]! + choices[way]!;
          if (total >= limit) continue;
          let to = state;
          if (way < ways) {
            if (Math.floor(state / stride[way]!) % (units[slots[way]!]! + 1) < steps) continue;
            to -= steps * stride[way]!;
          }
          const known = frontierAt[to]!;
          if (known >= 0) {
            if (total >= next.costs[known]!) continue;
            next.costs[known] = total;
            next.way[known] = way;
            next.before[known] = at;
          } else if (total + leastAhead(index + 1, to) < limit) {
            frontierAt[to] = next.states.push(to) - 1;
            next.costs.push(total);
            next.way.push(way);
            next.before.push(at);
          }
        }
      }
      for (const state of next.states) frontierAt[state] = -1;
      if (next.states.length === 0) return null;
      frontiers.push(next);
      ({ states, costs } = next);
    }

    let at = costs.reduce((cheapest, own, index) => (own < costs[cheapest]! ? index : cheapest), 0);
    const options: number[] = [];
    for (let index = sorted.length - 1; index >= 0; index--) {
      const { way, before } = frontiers[index]!;
      const slot = slots[way[at]!];
      options[index] = slot === undefined ? OUT : packing.optionAt(sorted[index]!, slot);
      at = before[at]!;
    }
    return options;
  }
}
