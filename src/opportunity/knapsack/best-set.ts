/* eslint-disable @typescript-eslint/no-non-null-assertion -- all arrays have one entry per item, and indices are positions in them. */
import { branchAndBound } from "./branch-and-bound.js";
import { choicesOf } from "./choices.js";
import { type ChosenSet, above, type ItemSet } from "./item-set.js";
import { nodesOf, sumOf } from "./nodes.js";
import { haveHubs, searchBranches } from "./search-branches.js";
import { searchChoices } from "./search-choices.js";

/** Items up to which branch and bound is tried first. */
const FEW_ITEMS = 32;

/**
 * The closed set of the greatest total value whose cost stays within the capacity, a 0/1 knapsack in which some items
 * require others. What has no value is chosen only where something of value requires it.
 *
 * Where not everything fits, branch and bound settles most short lists in some tens of nodes. What resists it, as value
 * per cost is the same for many, and long lists go to `searchChoices`, whose work is bounded: it gives a set and how far
 * it may lie below the best one, which for most lists is not at all.
 *
 * @internal
 */
export function bestSet(items: ItemSet, capacity: number): ChosenSet {
  const useful = usefulItems(items, capacity);
  const chosen = noneOf(items.costs.length);
  let cost = 0;
  for (const item of useful) cost += items.costs[item]!;
  let best: readonly number[] | null = cost <= capacity ? useful : null;
  let gap = 0;
  // No set costs more than the last multiple of the unit.
  const reach = capacity - (capacity % items.unit);
  if (best === null && useful.length <= FEW_ITEMS) best = branchAndBound(items, useful, reach);
  if (best === null) {
    const nodes = nodesOf(items, useful);
    const choices = choicesOf(nodes);
    const found =
      choices === null || haveHubs(choices)
        ? searchBranches(nodes, reach)
        : searchChoices(choices, reach, sumOf(nodes, nodes.costs.keys()));
    best = found.items;
    if (found.bound > above(found.value)) gap = found.bound / found.value - 1;
  }
  for (const item of best) if (items.values[item]! > 0) choose(items, chosen, item);
  return { chosen, gap };
}

/** Pushed one by one: of a few items that takes less than a call for each. */
function noneOf(count: number): boolean[] {
  const none: boolean[] = [];
  for (let item = 0; item < count; item++) none.push(false);
  return none;
}

/** Items with a value, and what they require, as far as each could be chosen at all. */
function usefulItems({ costs, values, closures }: ItemSet, capacity: number): number[] {
  const useful = noneOf(costs.length);
  for (let item = 0; item < costs.length; item++) {
    if (!(values[item]! > 0) || costs[item]! > capacity) continue;
    const closure = closures[item] ?? null;
    if (closure === null) useful[item] = true;
    else if (closure.reduce((sum, other) => sum + costs[other]!, 0) <= capacity) {
      for (const other of closure) useful[other] = true;
    }
  }
  const items: number[] = [];
  for (let item = 0; item < useful.length; item++) if (useful[item]!) items.push(item);
  return items;
}

function choose({ closures }: ItemSet, chosen: boolean[], item: number): void {
  chosen[item] = true;
  const closure = closures[item] ?? null;
  if (closure !== null) for (const other of closure) chosen[other] = true;
}
