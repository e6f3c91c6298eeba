/* eslint-disable @typescript-eslint/no-non-null-assertion -- a base is a position in its options. */
import type { Choice, ChoiceSet, Option } from "./choices.js";
import { EQUAL } from "./item-set.js";

/** Cost and value of a set. */
export interface Total {
  cost: number;
  value: number;
}

/** Prices tried; the search for the best one ends by itself in ten or so. */
const MOST_PRICES = 60;
/** Rounds of taking in what costs nothing at the price; each reaches one option deeper. */
const MOST_ROUNDS = 12;

/**
 * Sets each base to the best option where money has a price, of equal ones the cheapest.
 *
 * @returns What the bases of all roots come to.
 * @internal
 */
export function settle({ roots, order }: ChoiceSet, price: number): Total {
  for (const choice of order) {
    let most = -Infinity;
    const { options, depth } = choice;
    for (let index = 0; index < options.length; index++) {
      const option = options[index]!;
      if (depth > 0) addUp(option);
      const gain = option.fullValue - price * option.fullCost;
      if (index > 0 && gain <= most + EQUAL * option.fullValue) continue;
      most = gain;
      choice.base = index;
    }
  }
  return totalOf(roots);
}

function addUp(option: Option): void {
  let { cost, value } = option;
  for (const { options, base } of option.choices) {
    const best = options[base]!;
    cost += best.fullCost;
    value += best.fullValue;
  }
  option.fullCost = cost;
  option.fullValue = value;
}

/**
 * What the bases of some choices come to.
 * @internal
 */
export function totalOf(choices: readonly Choice[]): Total {
  let cost = 0;
  let value = 0;
  for (const { options, base } of choices) {
    const best = options[base]!;
    cost += best.fullCost;
    value += best.fullValue;
  }
  return { cost, value };
}

/**
 * The price of money at which the best options come closest to the capacity: the multiplier of the Lagrangian relaxation
 * of the budget with the lowest bound, where the lines of two sets, one within and one beyond the capacity, cross
 * (Everett 1963; the value per cost at which Dantzig 1957 cuts an item).
 *
 * @param all - Cost and value of everything, which is more than the capacity.
 * @param guess - A price that may be near.
 * @internal
 */
export function priceOfMoney(choices: ChoiceSet, capacity: number, all: Total, guess: number | null = null): number {
  let within: Total = { cost: 0, value: 0 };
  let beyond = all;
  if (guess !== null) {
    const total = settle(choices, guess);
    if (total.cost <= capacity) within = total;
    else beyond = total;
  }
  let price = 0;
  for (let tries = 0; tries < MOST_PRICES; tries++) {
    price = (beyond.value - within.value) / (beyond.cost - within.cost);
    const total = settle(choices, price);
    const gain = total.value - price * total.cost;
    if (gain <= beyond.value - price * beyond.cost + EQUAL * total.value) break;
    if (total.cost <= capacity) within = total;
    else beyond = total;
  }
  return price;
}

/**
 * Settles choices at the price of money and notes what each option loses there. What it gives fills the room that is left
 * with options that lose nothing, again each time it is called: a share of it with the dearest, the rest with the
 * cheapest. It returns what the bases of all roots come to, which may exceed the capacity by rounding only.
 *
 * @internal
 */
export function relaxation(choices: ChoiceSet, price: number, capacity: number): (dearShare: number) => Total {
  const settled = settle(choices, price);
  noteLosses(choices, price);
  const bases = choices.order.map(({ base }) => base);
  const free = freeOptions(choices.roots, capacity - settled.cost);
  /** Whether taking an option can free others: those of a longer run, or those that it opens. */
  const isLinked = choices.order.some(({ options, depth }) => options.length > 2 || depth > 0);
  let total = settled;
  return (dearShare) => {
    if (total !== settled) {
      choices.order.forEach((choice, index) => (choice.base = bases[index]!));
      if (isLinked) addUpAll(choices, price);
    }
    total = takeFree(free, settled, capacity, dearShare);
    for (let round = 1; isLinked; round++) {
      addUpAll(choices, price);
      const before = totalOf(choices.roots);
      total =
        round < MOST_ROUNDS
          ? takeFree(freeOptions(choices.roots, capacity - before.cost), before, capacity, dearShare)
          : before;
      if (total === before) break;
    }
    return total;
  };
}

/** Makes free options the base, as far as there is room: the total with them, or the one before where there is none. */
function takeFree(free: readonly FreeOption[], before: Total, capacity: number, dearShare: number): Total {
  const switched = new Set<Choice>();
  const kept = (1 - dearShare) * (capacity - before.cost);
  let left = capacity - before.cost;
  let { value } = before;
  const take = ({ option, more }: FreeOption, room: number): void => {
    const { choice } = option;
    if (more > room || switched.has(choice)) return;
    left -= more;
    value += option.fullValue - choice.options[choice.base]!.fullValue;
    choice.base = choice.options.indexOf(option);
    switched.add(choice);
  };
  if (dearShare > 0) for (let index = free.length - 1; index >= 0; index--) take(free[index]!, left - kept);
  for (const option of free) {
    if (option.more > left) break;
    take(option, left);
  }
  return switched.size === 0 ? before : { cost: capacity - left, value };
}

function addUpAll(choices: ChoiceSet, price: number): void {
  for (const { depth, options } of choices.order) if (depth > 0) options.forEach(addUp);
  noteLosses(choices, price);
}

/** An option that costs more than the base and loses nothing. */
interface FreeOption {
  option: Option;
  more: number;
}

/** Those within reach of the bases for which there is room, the cheapest first. */
function freeOptions(roots: readonly Choice[], room: number): FreeOption[] {
  const free: FreeOption[] = [];
  const addFree = (choices: readonly Choice[]): void => {
    for (const { options, base } of choices) {
      const { fullCost, choices: opened } = options[base]!;
      for (const option of options) {
        const more = option.fullCost - fullCost;
        if (option.loss === 0 && more > 0 && more <= room) free.push({ option, more });
      }
      if (opened.length > 0) addFree(opened);
    }
  };
  addFree(roots);
  return free.sort((a, b) => a.more - b.more);
}

function noteLosses({ order }: ChoiceSet, price: number): void {
  for (const { options, base } of order) {
    const best = options[base]!;
    const gain = best.fullValue - price * best.fullCost;
    for (const option of options) {
      const loss = gain - (option.fullValue - price * option.fullCost);
      option.loss = loss > EQUAL * (best.fullValue + option.fullValue) ? loss : 0;
    }
  }
}
