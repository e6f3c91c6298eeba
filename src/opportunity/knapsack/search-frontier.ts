/* eslint-disable @typescript-eslint/no-non-null-assertion -- a hot search: all arrays have one entry per item, and indices are positions in them. */
import { emptyFrontier, type Frontier, union, withItem } from "./frontier.js";
import { EQUAL, type Found, type Instance } from "./item-set.js";

/**
 * Dynamic programming over undominated closed sets, group by group of items that require each other, the groups with the
 * most value per cost first. A set is dropped where all that could still be added would not beat the best one found.
 * Within a group, the item that most others require is in or out; what remains of the group falls apart and is taken
 * up piece by piece (after Johnson & Niemi 1983, who do so for trees).
 *
 * @param found - Gets the better set.
 * @internal
 */
export function searchFrontier(instance: Instance, found: Found): void {
  const { costs, values, closures, dependants, capacity, ranked } = instance;
  const { costs: reached, values: worth, sets } = extended(emptyFrontier(), ranked, new Set());
  const last = reached.length - 1;
  if (last < 0 || worth[last]! <= found.value * (1 + EQUAL)) return;
  found.value = worth[last]!;
  found.items = [];
  for (let link = sets[last] ?? null; link !== null; link = link.rest) found.items.push(link.item);

  /** The sets of the frontier with any closed set of the items; `later` are those yet to come. */
  function extended(frontier: Frontier, items: readonly number[], later: ReadonlySet<number>): Frontier {
    const groups = groupsOf(items);
    const rest = new Set([...later, ...items]);
    let result = frontier;
    for (const group of groups) {
      for (const item of group) rest.delete(item);
      result = pruned(withGroup(result, group, rest), rest);
    }
    return result;
  }

  function withGroup(frontier: Frontier, group: readonly number[], later: ReadonlySet<number>): Frontier {
    const inGroup = new Set(group);
    const held = (item: number): number[] => dependants[item]?.filter((other) => inGroup.has(other)) ?? [item];
    const pivot = group.reduce((most, item) => (held(item).length > held(most).length ? item : most));
    const taken = closures[pivot]?.filter((other) => inGroup.has(other)) ?? [pivot];
    const dropped = new Set(held(pivot));
    const including = taken.reduce(
      (sets, item) => withItem(sets, item, costs[item]!, values[item]!, capacity),
      frontier,
    );
    if (group.length === 1) return union(frontier, including);
    return union(
      extended(
        frontier,
        group.filter((item) => !dropped.has(item)),
        later,
      ),
      extended(
        including,
        group.filter((item) => !taken.includes(item)),
        later,
      ),
    );
  }

  /** The items in groups that require nothing of each other, the one with the most value per cost first. */
  function groupsOf(items: readonly number[]): number[][] {
    const leader = new Map(items.map((item) => [item, item]));
    const leaderOf = (item: number): number => {
      const next = leader.get(item)!;
      return next === item ? item : leaderOf(next);
    };
    for (const item of items) {
      for (const other of closures[item] ?? []) if (leader.has(other)) leader.set(leaderOf(item), leaderOf(other));
    }
    const groups = new Map<number, number[]>();
    for (const item of items) {
      const key = leaderOf(item);
      groups.set(key, [...(groups.get(key) ?? []), item]);
    }
    const rate = (group: readonly number[]): number =>
      group.reduce((sum, item) => sum + values[item]!, 0) / group.reduce((sum, item) => sum + costs[item]!, 0);
    return [...groups.values()].sort((a, b) => rate(b) - rate(a));
  }

  /** Without the sets that the items to come cannot lift above the best one found, the last item taken in part. */
  function pruned(frontier: Frontier, later: ReadonlySet<number>): Frontier {
    const coming = ranked.filter((item) => later.has(item));
    const result: Frontier = { costs: [], values: [], sets: [] };
    let taken = 0;
    let cost = 0;
    let value = 0;
    // From the dearest set to the cheapest the room only grows.
    for (let index = frontier.costs.length - 1; index >= 0; index--) {
      const room = capacity - frontier.costs[index]!;
      while (taken < coming.length && cost + costs[coming[taken]!]! <= room) {
        cost += costs[coming[taken]!]!;
        value += values[coming[taken]!]!;
        taken++;
      }
      const next = coming[taken];
      const cut = next === undefined ? 0 : values[next]! * ((room - cost) / costs[next]!);
      if (frontier.values[index]! + value + cut <= found.value * (1 + EQUAL)) continue;
      result.costs.push(frontier.costs[index]!);
      result.values.push(frontier.values[index]!);
      result.sets.push(frontier.sets[index]!);
    }
    result.costs.reverse();
    result.values.reverse();
    result.sets.reverse();
    return result;
  }
}
