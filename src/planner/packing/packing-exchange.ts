/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read in the innermost loops, at indices that the loops bound. */
import { powerOfTwo } from "../../numeric/elementary/words.js";
import { OUT, type Packing } from "./packing.js";

/** Most bits that the room left in a few slots may take. */
const STATE_BITS = 21;
/** An exchange of more states is given up. */
const MOST_STATES = 2000;

/**
 * Shares out again what a few slots hold, together with the items that are out, where that lowers the cost. Returns
 * whether it did.
 * @internal
 */
export type PackingExchange = (slots: readonly number[]) => boolean;

/** What is known of the items of an exchange, and the knapsacks of its slots. */
interface Exchange {
  /** The longest first: they decide most. */
  items: number[];
  /** For each item and slot in turn, the option and its cost; `OUT` and Infinity where there is none. */
  options: Int32Array;
  costs: Float64Array;
  /** What the items cost where they are. */
  current: number;
}

/**
 * Exchanges by dynamic programming over the items, the state being the room left in each of the slots. A state is
 * dropped when its cost and the least that the items to come can add reach the cost at hand; so the better the packing
 * already is, the fewer states there are. The least is the Lagrangian bound of `lagrangianBound`, for the items to come
 * and the room left: each item's value, less the best knapsack that each slot can still make of them.
 *
 * @param unit - Common divisor of the lengths.
 * @param value - What each item is worth to a slot. Any numbers are right; those of a good bound save states.
 * @internal
 */
export function packingExchange(packing: Packing, unit: number, value: Float64Array): PackingExchange {
  const { room, length, without, cost } = packing.problem;
  const units = room.map((each) => Math.floor(each / unit));
  const parts = length.map((each) => each / unit);
  const bits = units.map((each) => 32 - Math.clz32(each));

  const exchange: Exchange = { items: [], options: new Int32Array(64), costs: new Float64Array(64), current: 0 };
  const { items } = exchange;
  /** For each slot in turn, the best profit that the items from each one on bring to so much room. */
  let tables = new Float64Array(1024);
  const tableStart: number[] = [];
  /** Where the room of each slot stands in a state. */
  const shift: number[] = [];
  /** States after each item in turn, with their cost, the way that the item took and the state before it. */
  let states = new Int32Array(1024);
  let costs = new Float64Array(1024);
  let ways = new Uint8Array(1024);
  let before = new Int32Array(1024);
  const begin: number[] = [];
  let stateAt = new Int32Array(0);

  return (slots) => {
    let width = 0;
    slots.forEach((slot, way) => {
      shift[way] = width;
      width += bits[slot]!;
    });
    if (width > STATE_BITS) return false;
    if (stateAt.length < powerOfTwo(width)) stateAt = new Int32Array(powerOfTwo(width)).fill(-1);
    gather(slots);
    fillTables(slots);
    return search(slots) && take(slots);
  };

  /** Lists the items of the slots, and those out that the slots are keen on. */
  function gather(slots: readonly number[]): void {
    items.length = 0;
    for (const slot of slots) items.push(...packing.members[slot]!);
    if (packing.out.size > 0) {
      for (const slot of slots)
        for (const item of packing.bestUnassigned(slot)) if (!items.includes(item)) items.push(item);
    }
    items.sort((a, b) => parts[b]! - parts[a]! || a - b);
    if (exchange.options.length < items.length * slots.length) {
      exchange.options = new Int32Array(2 * items.length * slots.length);
      exchange.costs = new Float64Array(exchange.options.length);
    }
    exchange.current = 0;
    let at = 0;
    for (const item of items) {
      exchange.current += packing.costOf(item);
      for (const slot of slots) {
        const option = packing.optionAt(item, slot);
        exchange.options[at] = option;
        exchange.costs[at++] = option === OUT ? Infinity : cost[option]!;
      }
    }
  }

  function fillTables(slots: readonly number[]): void {
    const rows = items.length + 1;
    let end = 0;
    slots.forEach((slot, way) => {
      tableStart[way] = end;
      end += rows * (units[slot]! + 1);
    });
    if (tables.length < end) tables = new Float64Array(2 * end);
    for (let way = 0; way < slots.length; way++) {
      const width = units[slots[way]!]! + 1;
      const last = tableStart[way]! + items.length * width;
      tables.fill(0, last, last + width);
      for (let index = items.length - 1; index >= 0; index--) {
        const item = items[index]!;
        const profit = value[item]! - exchange.costs[index * slots.length + way]!;
        const steps = parts[item]!;
        const row = tableStart[way]! + index * width;
        tables.copyWithin(row, row + width, row + 2 * width);
        if (profit <= 0) continue;
        for (let left = steps; left < width; left++) {
          tables[row + left] = Math.max(tables[row + left]!, tables[row + width + left - steps]! + profit);
        }
      }
    }
  }

  /** Goes through the states; returns whether one of them costs less than the packing at hand. */
  function search(slots: readonly number[]): boolean {
    const count = slots.length;
    // Costs are whole, so half of one tells a lower cost from a rounding error.
    const limit = exchange.current - 0.5;
    let ahead = 0;
    let full = 0;
    for (const item of items) ahead += value[item]!;
    for (let way = 0; way < count; way++) full |= units[slots[way]!]! << shift[way]!;
    if (leastAhead(0, full) >= limit) return false;

    states[0] = full;
    costs[0] = 0;
    begin[0] = 0;
    let end = 1;
    for (let index = 0; index < items.length; index++) {
      const item = items[index]!;
      const steps = parts[item]!;
      ahead -= value[item]!;
      const last = end;
      begin[index + 1] = last;
      for (let at = begin[index]!; at < last; at++) {
        if (end > MOST_STATES) {
          forget(last, end);
          return false;
        }
        if (end + count >= states.length) grow();
        for (let way = 0; way <= count; way++) {
          const total = costs[at]! + (way < count ? exchange.costs[index * count + way]! : without[item]!);
          if (total >= limit) continue;
          let to = states[at]!;
          if (way < count) {
            if (roomIn(to, slots, way) < steps) continue;
            to -= steps << shift[way]!;
          }
          let there = stateAt[to]!;
          if (there >= 0) {
            if (total >= costs[there]!) continue;
          } else {
            if (total + leastAhead(index + 1, to) >= limit) continue;
            there = end++;
            stateAt[to] = there;
            states[there] = to;
          }
          costs[there] = total;
          ways[there] = way;
          before[there] = at;
        }
      }
      forget(last, end);
      if (end === last) return false;
    }
    begin[items.length + 1] = end;
    return true;

    /** What is still to come costs at least this, with the room of a state. */
    function leastAhead(index: number, state: number): number {
      let least = ahead;
      for (let way = 0; way < count; way++) {
        const width = units[slots[way]!]! + 1;
        least -= tables[tableStart[way]! + index * width + roomIn(state, slots, way)]!;
      }
      return least;
    }
  }

  function forget(from: number, to: number): void {
    for (let at = from; at < to; at++) stateAt[states[at]!] = -1;
  }

  function roomIn(state: number, slots: readonly number[], way: number): number {
    return (state >>> shift[way]!) & ((1 << bits[slots[way]!]!) - 1);
  }

  function grow(): void {
    const more = <Numbers extends Int32Array | Float64Array | Uint8Array>(from: Numbers, to: Numbers): Numbers => {
      to.set(from);
      return to;
    };
    const size = 2 * states.length;
    states = more(states, new Int32Array(size));
    costs = more(costs, new Float64Array(size));
    ways = more(ways, new Uint8Array(size));
    before = more(before, new Int32Array(size));
  }

  /** Moves the items where the cheapest of the last states has them. */
  function take(slots: readonly number[]): boolean {
    let at = begin[items.length]!;
    for (let other = at; other < begin[items.length + 1]!; other++) if (costs[other]! < costs[at]!) at = other;
    const options: number[] = [];
    for (let index = items.length - 1; index >= 0; index--) {
      const way = ways[at]!;
      options[index] = way === slots.length ? OUT : exchange.options[index * slots.length + way]!;
      at = before[at]!;
    }
    packing.placeAll(items, options);
    return true;
  }
}
