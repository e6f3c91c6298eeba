/* eslint-disable @typescript-eslint/no-non-null-assertion -- a hot search: all arrays have one entry per item, and indices are positions in them. */
import { branchAndBound } from "./branch-and-bound.js";
import { emptyFrontier, union, withItem } from "./frontier.js";
import type { Found, Instance, ItemSet } from "./item-set.js";
import { searchFrontier } from "./search-frontier.js";

/** Nodes searched before a table is worth its making. */
const FIRST_NODES = 64;
/** Items in the table: it has up to 2 to this power entries. */
const TABLE_ITEMS = 10;
/** Nodes searched, a few hundred milliseconds of them, before dynamic programming is the better hope. */
const MOST_NODES = 1_000_000;

/**
 * The closed set of the greatest total value whose cost stays within the capacity, an exact 0/1 knapsack in which some
 * items require others. What has no value is chosen only where something of value requires it.
 *
 * Where not everything fits, three searches follow each other, each taking over what the one before found. Branch and
 * bound settles most lists of 20 in some tens of nodes, as long as value per cost differs. Where it is the same for
 * many, as uncalibrated probabilities make it, the bound is blunt; a table of the best fill of any remaining room from
 * the last ten items (Horowitz & Sahni 1974) then replaces their branches. What resists this too, in lists of 30 and
 * more, goes to dynamic programming over undominated sets (Nemhauser & Ullmann 1969), whose number is bounded by the
 * capacity in units.
 *
 * @returns Per item, whether it is chosen.
 * @internal
 */
export function bestSet(items: ItemSet, capacity: number): boolean[] {
  const useful = usefulItems(items, capacity);
  let total = 0;
  for (let item = 0; item < useful.length; item++) if (useful[item]!) total += items.costs[item]!;
  if (total <= capacity) return useful;

  const { costs, values, closures, unit } = items;
  const ranked = rankedByRate(items, useful);
  const dependants = dependantsOf(closures, useful);
  const instance: Instance = { costs, values, closures, unit, capacity, ranked, dependants };
  const found: Found = { value: 0, items: [] };
  if (!branchAndBound(instance, found, FIRST_NODES, [], null)) {
    const alone = ranked.filter((item) => closures[item] === null && dependants[item] === null);
    const tabled = alone.slice(-TABLE_ITEMS);
    const table = tabled.reduce(
      (frontier, item) => union(frontier, withItem(frontier, item, costs[item]!, values[item]!, capacity)),
      emptyFrontier(),
    );
    if (!branchAndBound(instance, found, MOST_NODES, tabled, table)) searchFrontier(instance, found);
  }
  const chosen = items.costs.map(() => false);
  for (const item of found.items) chosen[item] = true;
  return chosen;
}

/** Items with a value, and what they require, as far as each could be chosen at all. */
function usefulItems({ costs, values, closures }: ItemSet, capacity: number): boolean[] {
  const useful = new Array<boolean>(costs.length).fill(false);
  for (let item = 0; item < costs.length; item++) {
    if (!(values[item]! > 0) || costs[item]! > capacity) continue;
    const closure = closures[item] ?? null;
    if (closure === null) useful[item] = true;
    else if (closure.reduce((sum, other) => sum + costs[other]!, 0) <= capacity) {
      for (const other of closure) useful[other] = true;
    }
  }
  return useful;
}

/** By insertion: the lists are short, and this runs for every account whose budget binds. */
function rankedByRate({ costs, values }: ItemSet, useful: readonly boolean[]): number[] {
  const ranked: number[] = [];
  for (let item = 0; item < costs.length; item++) {
    if (!useful[item]!) continue;
    let place = ranked.length;
    while (place > 0 && comesBefore(costs, values, item, ranked[place - 1]!)) {
      ranked[place] = ranked[place - 1]!;
      place--;
    }
    ranked[place] = item;
  }
  return ranked;
}

function comesBefore(costs: readonly number[], values: readonly number[], item: number, other: number): boolean {
  const rate = values[item]! / costs[item]!;
  const otherRate = values[other]! / costs[other]!;
  return rate > otherRate || (rate === otherRate && costs[item]! > costs[other]!);
}

function dependantsOf(closures: ItemSet["closures"], useful: readonly boolean[]): (number[] | null)[] {
  const dependants = new Array<number[] | null>(closures.length).fill(null);
  for (let item = 0; item < closures.length; item++) {
    const closure = closures[item] ?? null;
    if (closure === null || !useful[item]!) continue;
    for (const required of closure) if (required !== item) (dependants[required] ??= [required]).push(item);
  }
  return dependants;
}
