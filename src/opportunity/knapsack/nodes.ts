/* eslint-disable @typescript-eslint/no-non-null-assertion -- all arrays have one entry per item or node, and indices are positions in them. */
import type { ItemSet, Members } from "./item-set.js";

/** Items, those that require each other made one. Indices are nodes. */
export interface Nodes {
  items: Members[];
  costs: number[];
  values: number[];
  /** Nodes that each requires, directly or not, itself among them. */
  closures: number[][];
}

/**
 * The nodes of an item set. Items that require each other have the same closure, and so have no others.
 *
 * @param useful - Items that can be had at all; with an item, all that it requires.
 * @internal
 */
export function nodesOf({ costs, values, closures }: ItemSet, useful: readonly number[]): Nodes {
  const nodes: Nodes = { items: [], costs: [], values: [], closures: [] };
  const nodeOf = new Int32Array(costs.length).fill(-1);
  for (const item of useful) {
    const first = firstOfRing(closures, item);
    let node = nodeOf[first]!;
    if (node < 0) {
      node = nodes.costs.length;
      nodes.items.push({ item, rest: null });
      nodes.costs.push(costs[item]!);
      nodes.values.push(values[item]!);
      nodes.closures.push([node]);
    } else {
      nodes.items[node] = { item, rest: nodes.items[node]! };
      nodes.costs[node]! += costs[item]!;
      nodes.values[node]! += values[item]!;
    }
    nodeOf[item] = node;
  }
  for (const item of useful) {
    const closure = closures[item] ?? null;
    if (closure === null) continue;
    const node = nodeOf[item]!;
    if (nodes.closures[node]!.length === 1) nodes.closures[node] = [...new Set(closure.map((other) => nodeOf[other]!))];
  }
  return nodes;
}

function firstOfRing(closures: ItemSet["closures"], item: number): number {
  const closure = closures[item] ?? null;
  if (closure === null) return item;
  let first = item;
  for (const other of closure) if (other < first && closures[other]?.length === closure.length) first = other;
  return first;
}

/**
 * The nodes in parts that require nothing of each other.
 * @internal
 */
export function partsOf(nodes: readonly number[], closures: ReadonlyMap<number, readonly number[]>): number[][] {
  const leaders = new Map<number, number>();
  const leaderOf = (node: number): number => {
    let leader = node;
    for (let next = leaders.get(leader)!; next !== leader; next = leaders.get(leader)!) {
      leaders.set(leader, leaders.get(next)!);
      leader = next;
    }
    return leader;
  };
  for (const node of nodes) leaders.set(node, node);
  for (const node of nodes) for (const other of closures.get(node)!) leaders.set(leaderOf(node), leaderOf(other));
  const parts = new Map<number, number[]>();
  for (const node of nodes) {
    const leader = leaderOf(node);
    const part = parts.get(leader);
    if (part === undefined) parts.set(leader, [node]);
    else part.push(node);
  }
  return [...parts.values()];
}

/**
 * Per node, the one among what it requires that requires the most itself; -1 where it requires nothing.
 *
 * @returns With it, whether that is all that each node requires directly: whether they form trees.
 * @internal
 */
export function parentsOf(
  nodes: readonly number[],
  closures: ReadonlyMap<number, readonly number[]>,
): { parents: Map<number, number>; trees: boolean } {
  const parents = new Map<number, number>();
  let trees = true;
  for (const node of nodes) {
    const closure = closures.get(node)!;
    let parent = -1;
    let most = 0;
    for (const other of closure) {
      const { length } = closures.get(other)!;
      if (other !== node && length > most) {
        parent = other;
        most = length;
      }
    }
    parents.set(node, parent);
    if (most !== closure.length - 1) trees = false;
  }
  return { parents, trees };
}
