/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read in the innermost loops, at indices that the loops bound. */
import { binaryExponent, powerOfTwo } from "../../numeric/elementary/words.js";
import { LARGEST_SUM } from "../../numeric/discrete/largest-sum.js";
import { greatestCommonDivisor } from "../../numeric/discrete/greatest-common-divisor.js";
import type { PackingProblem } from "./packing.js";
import { squared } from "../../numeric/elementary/squared.js";

/**
 * A lower bound on the cost of a packing, with the item values that prove it and the options that they select.
 * @internal
 */
export interface PackingBound {
  bound: number;
  /** What each item is worth to a slot: at most the cost of leaving it out. */
  value: Float64Array;
  /** Options that the slots chose, each slot for itself. */
  chosen: number[];
  /** What those options save each slot: Σ value − cost. */
  profit: Float64Array;
}

/** Steps are halved after this share of them without a better bound, and end below a smallest one. */
const PATIENCE = 1 / 30;
const FIRST_STEP = 0.5;
const SMALLEST_STEP = 0.001;
/** What the newest subgradient weighs in the direction of a step. */
const NEWEST = 0.3;
/** Steps aim at least by this share of the bound beyond it. */
const AIM = 0.002;

/**
 * What no packing can cost less than. That an item goes to at most one slot is relaxed: with a value v for each item,
 * the bound is Σ v plus, for each slot, a knapsack that takes the items whose cost there falls most below their value.
 * Subgradient steps raise the value of items that no slot takes and lower it for items that several take; a step goes
 * in the mean direction of the latest subgradients, which keeps it from going back and forth.
 *
 * Source: Fisher (1981), "The Lagrangian relaxation method for solving integer programming problems", Management
 * Science 27; Held, Wolfe & Crowder (1974) for the step length; Camerini, Fratta & Maffioli (1975), "On improving
 * relaxation methods by modified gradient techniques", Mathematical Programming Study 3, for its direction.
 *
 * Cost: each step looks at the options that cost less than their item's value, then a knapsack a slot.
 *
 * @param value - Values to start from.
 * @param target - About what the cheapest packing costs.
 * @param steps - Most steps.
 * @internal
 */
export function lagrangianBound(
  problem: PackingProblem,
  value: Float64Array,
  target: number,
  steps: number,
): PackingBound {
  const { without } = problem;
  const knapsacks = slotKnapsacks(problem);
  // Values are multiples of a power of two that keeps every sum exact, so the bound is one and not nearly one.
  const grain = powerOfTwo(
    Math.min(20, binaryExponent(LARGEST_SUM / (1 + without.reduce((sum, each) => sum + each, 0)))),
  );
  const exact = (number: number): number => Math.round(number * grain) / grain;
  let best: PackingBound = { bound: -Infinity, value, chosen: [], profit: new Float64Array(0) };
  let current = value.map(exact);
  const times = new Float64Array(without.length);
  const direction = new Float64Array(without.length);
  let scale = FIRST_STEP;
  let waited = 0;

  for (let step = 0; step < steps && scale > SMALLEST_STEP; step++) {
    const { bound, chosen, profit } = knapsacks.solve(current);
    const aim = Math.max(target - best.bound, AIM * Math.abs(best.bound));
    if (bound > best.bound) {
      best = { bound, value: Float64Array.from(current), chosen, profit };
      waited = 0;
    } else if (bound < best.bound - aim) {
      // The step was far too long: back to where it was better.
      current = Float64Array.from(best.value);
      direction.fill(0);
      scale /= 2;
      waited = 0;
      continue;
    } else if (++waited >= PATIENCE * steps) {
      scale /= 2;
      waited = 0;
    }
    times.fill(0);
    for (const option of chosen) times[knapsacks.owner[option]!]!++;
    let squares = 0;
    for (let item = 0; item < times.length; item++) {
      direction[item]! += NEWEST * (1 - times[item]! - direction[item]!);
      squares += squared(direction[item]!);
    }
    if (squares === 0) break;
    const length = (scale * Math.max(target - bound, AIM * Math.abs(bound))) / squares;
    for (let item = 0; item < times.length; item++) {
      const stepped = exact(current[item]! + length * direction[item]!);
      current[item] = Math.min(without[item]!, Math.max(0, stepped));
    }
  }
  return best;
}

/**
 * The knapsack of every slot: for given item values, the bound and the options chosen. Of the items of one length only
 * the most profitable can be in a knapsack, as many as the slot has room for.
 */
function slotKnapsacks(problem: PackingProblem): {
  owner: Int32Array;
  solve: (value: Float64Array) => { bound: number; chosen: number[]; profit: Float64Array };
} {
  const { room, length, first, slot, cost } = problem;
  const owner = new Int32Array(slot.length);
  for (let item = 0; item < length.length; item++) owner.fill(item, first[item], first[item + 1]);

  const lengths = [...new Set(length)].sort((a, b) => a - b);
  const unit = lengths.reduce(greatestCommonDivisor, 0);
  const lengthOf = length.map((each) => lengths.indexOf(each));
  // The best options of each slot and length, best first: `most` of them from `start` on.
  const start = new Int32Array(room.length * lengths.length + 1);
  for (let list = 0; list < room.length * lengths.length; list++) {
    const slotRoom = room[Math.floor(list / lengths.length)]!;
    start[list + 1] = start[list]! + Math.floor(slotRoom / lengths[list % lengths.length]!);
  }
  const listed = new Int32Array(start.length - 1);
  const bestOption = new Int32Array(start.at(-1)!);
  const bestProfit = new Float64Array(bestOption.length);
  const widest = Math.floor(room.reduce((most, each) => Math.max(most, each), 0) / unit);
  const profit = new Float64Array(widest + 1);
  const takes = new Uint8Array(bestOption.length * (widest + 1));

  return { owner, solve };

  function solve(value: Float64Array): { bound: number; chosen: number[]; profit: Float64Array } {
    listed.fill(0);
    let bound = 0;
    for (let item = 0; item < value.length; item++) {
      bound += value[item]!;
      const last = first[item + 1]!;
      for (let option = first[item]!; option < last && cost[option]! < value[item]!; option++) {
        list(slot[option]! * lengths.length + lengthOf[item]!, option, value[item]! - cost[option]!);
      }
    }
    const chosen: number[] = [];
    const profits = Float64Array.from(room, (_, at) => fill(at, chosen));
    for (const profit of profits) bound -= profit;
    return { bound, chosen, profit: profits };
  }

  /** Keeps an option if it is among the best of its list. */
  function list(at: number, option: number, gain: number): void {
    const from = start[at]!;
    let place = from + listed[at]!;
    if (place === start[at + 1]!) {
      if (place === from || bestProfit[place - 1]! >= gain) return;
      place--;
    } else listed[at]!++;
    while (place > from && bestProfit[place - 1]! < gain) {
      bestProfit[place] = bestProfit[place - 1]!;
      bestOption[place] = bestOption[place - 1]!;
      place--;
    }
    bestProfit[place] = gain;
    bestOption[place] = option;
  }

  /** Solves the knapsack of one slot, adds its choice to `chosen`, and returns its profit. */
  function fill(at: number, chosen: number[]): number {
    const units = Math.floor(room[at]! / unit);
    profit.fill(0, 0, units + 1);
    const steps: { option: number; weight: number }[] = [];
    for (let lengthAt = 0; lengthAt < lengths.length; lengthAt++) {
      const listAt = at * lengths.length + lengthAt;
      const weight = lengths[lengthAt]! / unit;
      for (let place = start[listAt]!; place < start[listAt]! + listed[listAt]!; place++) {
        const row = steps.push({ option: bestOption[place]!, weight }) - 1;
        for (let used = units; used >= 0; used--) {
          const better = used >= weight && profit[used - weight]! + bestProfit[place]! > profit[used]!;
          takes[row * (widest + 1) + used] = better ? 1 : 0;
          if (better) profit[used] = profit[used - weight]! + bestProfit[place]!;
        }
      }
    }
    let used = units;
    for (let row = steps.length - 1; row >= 0; row--) {
      if (takes[row * (widest + 1) + used] === 0) continue;
      const { option, weight } = steps[row]!;
      chosen.push(option);
      used -= weight;
    }
    return profit[units]!;
  }
}
