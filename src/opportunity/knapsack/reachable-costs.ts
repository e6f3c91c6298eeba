/* eslint-disable @typescript-eslint/no-non-null-assertion -- innermost loops: indices are words of the sets at hand. */
import { greatestCommonDivisor } from "../../numeric/discrete/greatest-common-divisor.js";
import type { Choice, Option } from "./choices.js";

/** What some choices can cost together, where the cost is all that matters. */
export interface ReachableCosts {
  /** The most that they can cost within some room; -1 where nothing of interest fits. */
  within: (room: number) => number;
  /** Options of a set that costs exactly this. */
  optionsFor: (cost: number) => Option[];
}

/** Part of a set of costs: bit after bit a unit more, 32 a word. */
interface Bits {
  /** The first word that is kept, counted from a cost of 0. */
  first: number;
  words: Uint32Array;
}

/** A choice, and the words that matter before and after it: what is less can no longer come near enough. */
interface Stage {
  choice: Choice;
  firstBefore: number;
  first: number;
  last: number;
}

/**
 * What choices can cost together by options that lose nothing: a subset sum, in which an option moves all costs at once,
 * 32 of them a step (so Pisinger 2003).
 *
 * @param most - The most room that there is for them.
 * @param span - How far below that a cost still matters.
 * @param mostWords - Words of 32 costs gone through at most.
 * @returns `null` if there are too many costs to go through.
 * @internal
 */
export function reachableCosts(
  choices: readonly Choice[],
  most: number,
  span: number,
  mostWords: number,
): ReachableCosts | null {
  const unit = unitOf(choices);
  const highest = new Map(choices.map((choice) => [choice, dearest(choice)]));
  const order = choices.toSorted((a, b) => highest.get(b)! - highest.get(a)!);
  let coming = order.reduce((sum, choice) => sum + highest.get(choice)!, 0);
  const top = Math.floor(Math.min(most, coming) / unit);
  const wordOf = (cost: number): number => Math.max(0, Math.floor(cost / unit / 32));
  let reached = 0;
  let firstBefore = 0;
  let work = 0;
  const stages: Stage[] = [];
  for (const choice of order) {
    reached += highest.get(choice)!;
    coming -= highest.get(choice)!;
    const first = wordOf(most - span - coming - unit);
    const last = Math.min(wordOf(top * unit), wordOf(reached));
    work += Math.max(0, last - firstBefore + 1) * waysOf(choice);
    stages.push({ choice, firstBefore, first, last });
    firstBefore = first;
  }
  if (work > mostWords || top < 0) return null;

  const nothing: Bits = { first: 0, words: Uint32Array.of(1) };
  const all = stages.reduce(after, nothing);
  return {
    within: (room) => {
      const bit = highestBit(all, Math.min(top, Math.floor(room / unit)));
      return bit < 0 ? -1 : bit * unit;
    },
    optionsFor: (cost) => {
      const options: Option[] = [];
      trace(stages, nothing, cost / unit, options);
      return options;
    },
  };

  /** The costs once a choice is made. */
  function after(before: Bits, stage: Stage): Bits {
    const result = window(stage.first, stage.last);
    for (const option of stage.choice.options) {
      if (option.loss > 0) continue;
      if (option.choices.length === 0) addMoved(result, before, option.cost / unit);
      else addMoved(result, opened(option, stage).reduce(after, taken(before, option, stage)), 0);
    }
    return result;
  }

  function taken(before: Bits, option: Option, { firstBefore: first, last }: Stage): Bits {
    const result = window(first, last);
    addMoved(result, before, option.cost / unit);
    return result;
  }

  function opened(option: Option, { firstBefore: first, last }: Stage): Stage[] {
    return option.choices.map((choice) => ({ choice, firstBefore: first, first, last }));
  }

  /** Notes the options that lead to a cost after all stages, in units, and gives what it was before them. */
  function trace(path: readonly Stage[], before: Bits, to: number, options: Option[]): number {
    const states = [before];
    for (const stage of path) states.push(after(states.at(-1)!, stage));
    let bit = to;
    for (let index = path.length - 1; index >= 0; index--) bit = traceOne(path[index]!, states[index]!, bit, options);
    return bit;
  }

  function traceOne(stage: Stage, before: Bits, to: number, options: Option[]): number {
    for (const option of stage.choice.options) {
      if (option.loss > 0) continue;
      const path = opened(option, stage);
      if (path.length === 0) {
        if (!hasBit(before, to - option.cost / unit)) continue;
        options.push(option);
        return to - option.cost / unit;
      }
      const start = taken(before, option, stage);
      if (!hasBit(path.reduce(after, start), to)) continue;
      options.push(option);
      return trace(path, start, to, options) - option.cost / unit;
    }
    return to;
  }
}

/** The dearest way to make a choice without a loss. */
function dearest({ options }: Choice): number {
  let most = 0;
  for (const { loss, cost, choices } of options) {
    if (loss === 0)
      most = Math.max(
        most,
        choices.reduce((sum, choice) => sum + dearest(choice), cost),
      );
  }
  return most;
}

/** Times that a choice, with all that it opens, goes through the costs. */
function waysOf({ options }: Choice): number {
  let ways = 0;
  for (const { loss, choices } of options) {
    if (loss === 0) ways = choices.reduce((sum, choice) => sum + waysOf(choice), ways + (choices.length > 0 ? 2 : 1));
  }
  return ways;
}

function unitOf(choices: readonly Choice[]): number {
  let unit = 0;
  const seen = [...choices];
  for (const { options } of seen) {
    for (const { cost, choices: next } of options) {
      unit = greatestCommonDivisor(unit, cost);
      for (const choice of next) seen.push(choice);
    }
  }
  return Math.max(1, unit);
}

function window(first: number, last: number): Bits {
  return { first, words: new Uint32Array(Math.max(0, last - first + 1)) };
}

/** Adds the costs of one set to another, each this many units more. */
function addMoved({ first, words: to }: Bits, { first: fromFirst, words: from }: Bits, units: number): void {
  const shift = units % 32;
  const offset = first - fromFirst - Math.floor(units / 32);
  const begin = Math.max(0, -offset);
  const end = Math.min(to.length, from.length - offset);
  if (shift === 0) {
    for (let word = begin; word < end; word++) to[word]! |= from[word + offset]!;
    return;
  }
  // What is moved out of a word goes to the next one.
  let out = begin + offset > 0 ? from[begin + offset - 1]! >>> (32 - shift) : 0;
  for (let word = begin; word < end; word++) {
    const bits = from[word + offset]!;
    to[word]! |= (bits << shift) | out;
    out = bits >>> (32 - shift);
  }
  if (end >= begin && end < to.length) to[end]! |= out;
}

function hasBit({ first, words }: Bits, bit: number): boolean {
  return ((words[Math.floor(bit / 32) - first] ?? 0) & (1 << (bit % 32))) !== 0;
}

/** The highest bit up to one; -1 where there is none. */
function highestBit({ first, words }: Bits, most: number): number {
  let word = Math.min(words.length - 1, Math.floor(most / 32) - first);
  if (word < 0) return -1;
  const cut = most - (word + first) * 32;
  let left = cut < 31 ? words[word]! & (0xffffffff >>> (31 - cut)) : words[word]!;
  while (left === 0 && word > 0) left = words[--word]!;
  return left === 0 ? -1 : (word + first) * 32 + 31 - Math.clz32(left);
}
