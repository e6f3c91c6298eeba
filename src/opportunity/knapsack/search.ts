/* eslint-disable @typescript-eslint/no-non-null-assertion -- trails are positions in their lists. */
import type { Choice, Option } from "./choices.js";
import { above } from "./item-set.js";
import type { Total } from "./relaxation.js";

/**
 * Sets by ascending cost, and so by ascending value, since none costs as little as another and is worth as much. Cost and
 * value are those of a whole set: what is not decided yet is as in the base.
 */
export interface States {
  count: number;
  costs: Float64Array;
  values: Float64Array;
  /** Per set, which options it takes instead of bases. */
  trails: Int32Array;
}

/** The best set found so far, what is known about better ones, and what the search has taken. */
export interface Search {
  readonly roots: readonly Choice[];
  readonly capacity: number;
  /** What money is worth in the relaxation. */
  readonly price: number;
  /** The most that any set within the capacity can cost, since all costs are multiples of a number apart. */
  readonly reach: number;
  /** No set is worth more. */
  readonly limit: number;
  /** What the bases of all choices come to. */
  base: Total;
  /** Value of the best set found. */
  best: number;
  /** Its items; they lag behind while trails are noted. */
  items: readonly number[];
  /** What the best set takes instead of bases; `null` if its items are noted. */
  trails: readonly number[] | null;
  /** The most that sets given up could have led to. */
  givenUp: number;
  /** Sets kept in a list. */
  width: number;
  /** Options looked at in a choice; where it has more, all that it opens included, some of them and none that it opens. */
  options: number;
  /** Sets and options looked at so far. */
  steps: number;
  /** Steps after which every list is given up. */
  mostSteps: number;
  /** All options, by their ids. */
  readonly allOptions: readonly Option[];
  /** Per trail, the id of the option taken last, and the trail before it. */
  taken: Int32Array;
  before: Int32Array;
  /** Trails noted. */
  noted: number;
  /** Lists that are done with, to be written over. */
  readonly spare: States[];
}

/** The trail of the base. */
export const NO_TRAIL = -1;

/**
 * Whether a better set than the best one found is still possible.
 * @internal
 */
export function isOpen({ limit, best }: Search): boolean {
  return limit > above(best);
}

/**
 * What an option may lose and still be part of a better set.
 * @internal
 */
export function mostLoss({ limit, best }: Search): number {
  return limit - above(best);
}

/**
 * Goes on from other bases, once the items of the best set are noted.
 *
 * @param rebase - Sets the bases, and gives what they come to.
 * @internal
 */
export function startFrom(search: Search, rebase: () => Total): void {
  noteItems(search);
  const base = rebase();
  search.base = base;
  search.noted = 0;
  if (base.cost <= search.capacity && base.value > above(search.best)) keepBest(search, base.value, [NO_TRAIL]);
}

/**
 * The trail that takes one option more.
 * @internal
 */
export function longerTrail(search: Search, option: Option, trail: number): number {
  const { noted } = search;
  if (noted === search.taken.length) {
    search.taken = longer(search.taken);
    search.before = longer(search.before);
  }
  search.taken[noted] = option.id;
  search.before[noted] = trail;
  search.noted = noted + 1;
  return noted;
}

function longer(list: Int32Array): Int32Array {
  const result = new Int32Array(2 * list.length);
  result.set(list);
  return result;
}

/**
 * Keeps a set as the best one.
 * @internal
 */
export function keepBest(search: Search, value: number, trails: readonly number[]): void {
  search.best = value;
  search.trails = trails;
}

/**
 * Notes the items of the best set, while the bases are still those that its trails begin from.
 * @internal
 */
export function noteItems(search: Search): void {
  if (search.trails === null) return;
  const instead = new Map<Choice, Option>();
  for (const end of search.trails) {
    for (let trail = end; trail !== NO_TRAIL; trail = search.before[trail]!) {
      const option = search.allOptions[search.taken[trail]!]!;
      instead.set(option.choice, option);
    }
  }
  const items: number[] = [];
  const reached = [...search.roots];
  for (const choice of reached) {
    const { items: members, choices } = instead.get(choice) ?? choice.options[choice.base]!;
    for (let link = members; link !== null; link = link.rest) items.push(link.item);
    for (const next of choices) reached.push(next);
  }
  search.items = items;
  search.trails = null;
}
