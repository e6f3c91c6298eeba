/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read in the innermost loops, at indices that the loops bound. */
import { binaryCeiling, powerOfTwo } from "../../numeric/elementary/words.js";
import { knapsackChains } from "./knapsack-chains.js";
import { nthSmallest } from "../../numeric/discrete/nth-smallest.js";
import { OUT, type PackingProblem } from "./packing.js";

/**
 * What beam search needs apart from the problem.
 * @internal
 */
export interface BeamOptions {
  /** What each item is worth to a slot; those of a good `lagrangianBound` make a good judge. */
  value: Float64Array;
  /** Items are decided in ascending order of this. */
  rank: ArrayLike<number>;
  /** Common divisor of the lengths. */
  unit: number;
  /** A cost to stay below. */
  limit: number;
  /** Partial packings kept. */
  width: number;
}

/** Partial packings after some items were decided. */
interface Beam {
  count: number;
  /** Units of room left in each slot, `slots` numbers for each packing. */
  room: Uint16Array;
  bound: Float64Array;
  /** Of the room left. */
  hash: Int32Array;
  /** The option that the last item took, and the packing before. */
  option: Int32Array;
  before: Int32Array;
}

/**
 * A packing by beam search: items are decided one after the other, and after each only the most promising partial
 * packings are kept. They are told apart by the room left, and judged by their Lagrangian bound: their cost, plus the
 * value of the items to come, less the best knapsack that each slot can still make of those. While no more than
 * `width` stay below the limit, the search is exhaustive.
 *
 * Source: Ow & Morton (1988), "Filtered beam search in scheduling", International Journal of Production Research 26;
 * for the bound see `lagrangianBound`.
 *
 * Cost: items × width × the options that may stay below the limit.
 *
 * @returns The options taken, or `null` if no packing below the limit was found, or judging would take too much memory.
 * @internal
 */
export function beamPacking(problem: PackingProblem, options: BeamOptions): Int32Array | null {
  const { room, length, first, slot, cost, without } = problem;
  const { value, rank, unit, limit, width } = options;
  const slots = room.length;
  const order = Array.from(length.keys()).sort((a, b) => rank[a]! - rank[b]! || a - b);
  const units = Uint16Array.from(room, (each) => Math.floor(each / unit));
  const chains = knapsackChains(problem, order, value, units, unit);
  if (chains === null) return null;
  const { profit, now } = chains;

  const candidates = beamOf(width * (1 + largestCount(first)), 0);
  const sorted = new Float64Array(candidates.bound.length);
  const known = hashTable(candidates.hash);
  let from = beamOf(width, slots);
  let to = beamOf(width, slots);
  from.count = 1;
  from.room.set(units);
  from.bound[0] = value.reduce((sum, each) => sum + each, 0);
  for (let at = 0; at < slots; at++) from.bound[0] -= profit[now[at]! + units[at]!]!;
  if (from.bound[0] >= limit) return null;
  const decided: { option: Int32Array; before: Int32Array }[] = [];

  for (const item of order) {
    const steps = length[item]! / unit;
    const passed = chains.first[item]!;
    const passedEnd = passed + chains.count[item]!;
    for (let link = passed; link < passedEnd; link++) now[chains.slot[link]!] = chains.after[link]!;
    candidates.count = 0;
    known.clear();
    for (let parent = 0; parent < from.count; parent++) {
      const base = parent * slots;
      let bare = from.bound[parent]! - value[item]!;
      for (let link = passed; link < passedEnd; link++) {
        const left = from.room[base + chains.slot[link]!]!;
        bare += profit[chains.before[link]! + left]! - profit[chains.after[link]! + left]!;
      }
      offer(bare + without[item]!, OUT, parent, from.hash[parent]!);
      for (let option = first[item]!; option < first[item + 1]!; option++) {
        const least = bare + cost[option]!;
        if (least >= limit) break;
        const at = slot[option]!;
        const left = from.room[base + at]!;
        if (left < steps) continue;
        const knapsack = now[at]! + left;
        const hash = from.hash[parent]! - roomHash(at, left) + roomHash(at, left - steps);
        offer(least + profit[knapsack]! - profit[knapsack - steps]!, option, parent, hash | 0);
      }
    }
    if (candidates.count === 0) return null;
    keepBest();
    for (let index = 0; index < to.count; index++) {
      const parent = to.before[index]!;
      to.room.set(from.room.subarray(parent * slots, (parent + 1) * slots), index * slots);
      if (to.option[index] !== OUT) to.room[index * slots + slot[to.option[index]!]!]! -= steps;
    }
    decided.push({ option: to.option.slice(0, to.count), before: to.before.slice(0, to.count) });
    [from, to] = [to, from];
  }

  let at = 0;
  for (let index = 1; index < from.count; index++) if (from.bound[index]! < from.bound[at]!) at = index;
  const taken = new Int32Array(length.length);
  for (let position = order.length - 1; position >= 0; position--) {
    const { option, before } = decided[position]!;
    taken[order[position]!] = option[at]!;
    at = before[at]!;
  }
  return taken;

  /** Of partial packings that leave the same room the cheapest is a candidate. */
  function offer(bound: number, option: number, parent: number, hash: number): void {
    if (bound >= limit) return;
    let index = known.find(hash, candidates.count);
    if (index < 0) index = candidates.count++;
    else if (candidates.bound[index]! <= bound) return;
    candidates.bound[index] = bound;
    candidates.option[index] = option;
    candidates.before[index] = parent;
    candidates.hash[index] = hash;
  }

  function keepBest(): void {
    const { count } = candidates;
    let threshold = Infinity;
    let ties = width;
    if (count > width) {
      sorted.set(candidates.bound.subarray(0, count));
      threshold = nthSmallest(sorted.subarray(0, count), width - 1);
      for (let index = 0; index < count; index++) if (candidates.bound[index]! < threshold) ties--;
    }
    to.count = 0;
    for (let index = 0; index < count; index++) {
      const bound = candidates.bound[index]!;
      if (bound > threshold || (bound === threshold && ties-- <= 0)) continue;
      const place = to.count++;
      to.bound[place] = bound;
      to.hash[place] = candidates.hash[index]!;
      to.option[place] = candidates.option[index]!;
      to.before[place] = candidates.before[index]!;
    }
  }
}

function beamOf(size: number, slots: number): Beam {
  return {
    count: 0,
    room: new Uint16Array(size * slots),
    bound: new Float64Array(size),
    hash: new Int32Array(size),
    option: new Int32Array(size),
    before: new Int32Array(size),
  };
}

function largestCount(first: Int32Array): number {
  let largest = 0;
  for (let item = 1; item < first.length; item++) largest = Math.max(largest, first[item]! - first[item - 1]!);
  return largest;
}

/** The hash of a beam's room is the sum of these: a slot's change is added without looking at the others. */
function roomHash(slot: number, left: number): number {
  const mixed = Math.imul(Math.imul(slot + 1, 0x9e3779b1) ^ Math.imul(left + 1, 0x85ebca6b), 0xc2b2ae35);
  return mixed ^ (mixed >>> 15);
}

/** Finds candidates by hash: open addressing over their indices. */
function hashTable(hashes: Int32Array): {
  clear: () => void;
  /** The candidate with a hash, or −1 after writing down that it will be at `next`. */
  find: (hash: number, next: number) => number;
} {
  const size = powerOfTwo(binaryCeiling(2 * hashes.length + 2));
  const indices = new Int32Array(size);
  return {
    clear: () => indices.fill(-1),
    find: (hash, next) => {
      let at = hash & (size - 1);
      while (indices[at]! >= 0) {
        if (hashes[indices[at]!] === hash) return indices[at]!;
        at = (at + 1) & (size - 1);
      }
      indices[at] = next;
      return -1;
    },
  };
}
