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
 * Settles choices at the price of money, fills what room is left with options that lose nothing at that price, the
 * dearest first, and notes what each option loses.
 *
 * @returns What the bases of all roots come to; it may exceed the capacity by rounding only.
 * @internal
 */
export function relax(choices: ChoiceSet, price: number, capacity: number, dear: number): Total {
  let total = settle(choices, price);
  noteLosses(choices, price);
  for (let round = 0; round < MOST_ROUNDS && total.cost < capacity; round++) {
    const free = freeOptions(choices.roots);
    if (free.length === 0) break;
    free.sort((a, b) => costOver(a) - costOver(b));
    const switched = new Set<Choice>();
    const limit = total.cost + dear * (capacity - total.cost);
    for (let turn = 0; turn < 2 * free.length; turn++) {
      const option = turn < free.length ? free[free.length - 1 - turn]! : free[turn - free.length]!;
      const more = costOver(option);
      if (switched.has(option.choice) || total.cost + more > (turn < free.length ? limit : capacity)) continue;
      total = { cost: total.cost + more, value: total.value };
      option.choice.base = option.choice.options.indexOf(option);
      switched.add(option.choice);
    }
    if (switched.size === 0) break;
    for (const { options } of choices.order) options.forEach(addUp);
    total = totalOf(choices.roots);
    noteLosses(choices, price);
  }
  return total;
}

/** What an option costs more than the base of its choice. */
function costOver({ fullCost, choice }: Option): number {
  return fullCost - choice.options[choice.base]!.fullCost;
}

/** Options within reach of the bases that cost more than the base and lose nothing. */
function freeOptions(roots: readonly Choice[]): Option[] {
  const free: Option[] = [];
  const reached = [...roots];
  for (const { options, base } of reached) {
    const best = options[base]!;
    for (const option of options) if (option.loss === 0 && option.fullCost > best.fullCost) free.push(option);
    for (const choice of best.choices) reached.push(choice);
  }
  return free;
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
