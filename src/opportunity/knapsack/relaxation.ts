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
    const { options } = choice;
    for (let index = 0; index < options.length; index++) {
      const option = options[index]!;
      addUp(option);
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
 * @internal
 */
export function priceOfMoney(choices: ChoiceSet, capacity: number, all: Total): number {
  let within: Total = { cost: 0, value: 0 };
  let beyond = all;
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
 * Settles choices at the price of money, fills what room is left with options that lose nothing at that price, and notes
 * what each option loses.
 *
 * @param dear - Share of the room that is filled with the dearest of them, the rest with the cheapest.
 * @returns What the bases of all roots come to; it may exceed the capacity by rounding only.
 * @internal
 */
export function relax(choices: ChoiceSet, price: number, capacity: number, dear: number): Total {
  let total = settle(choices, price);
  noteLosses(choices, price);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const free = freeOptions(choices.roots);
    const limit = total.cost + dear * (capacity - total.cost);
    const switched = new Set<Choice>();
    let left = capacity - total.cost;
    const switchTo = ({ option, more }: FreeOption, room: number): void => {
      if (more > room || switched.has(option.choice)) return;
      option.choice.base = option.choice.options.indexOf(option);
      switched.add(option.choice);
      left -= more;
    };
    for (let index = free.length - 1; index >= 0; index--) switchTo(free[index]!, left - (capacity - limit));
    for (const option of free) switchTo(option, left);
    if (switched.size === 0) break;
    // What such options open adds up anew, and loses what it did.
    for (const choice of choices.order) if (choice.depth > 0) choice.options.forEach(addUp);
    total = totalOf(choices.roots);
    if (choices.order.every(({ options }) => options.length === 2) && choices.order.length === choices.roots.length)
      break;
    noteLosses(choices, price);
  }
  return total;
}

/** An option that costs more than the base and loses nothing. */
interface FreeOption {
  option: Option;
  more: number;
}

/** Those within reach of the bases, the cheapest first. */
function freeOptions(roots: readonly Choice[]): FreeOption[] {
  const free: FreeOption[] = [];
  const addFree = (choices: readonly Choice[]): void => {
    for (const { options, base } of choices) {
      const { fullCost, choices: opened } = options[base]!;
      for (const option of options) {
        if (option.loss === 0 && option.fullCost > fullCost) free.push({ option, more: option.fullCost - fullCost });
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
