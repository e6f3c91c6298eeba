/* eslint-disable @typescript-eslint/no-non-null-assertion -- all arrays have one entry per item or node, and indices are positions in them. */
import { addTo } from "../../records/values/add-to.js";
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
    if (nodes.closures[node]!.length === 1) nodes.closures[node] = nodesOfClosure(closure, nodeOf);
  }
  return nodes;
}

/** Items up to which a list is looked through, as a set takes longer to make. */
const FEW_ITEMS = 16;

function nodesOfClosure(closure: readonly number[], nodeOf: Int32Array): number[] {
  const all = closure.map((item) => nodeOf[item]!);
  if (closure.length > FEW_ITEMS) return [...new Set(all)];
  return all.every((node, index) => all.indexOf(node) === index) ? all : [...new Set(all)];
}

function firstOfRing(closures: ItemSet["closures"], item: number): number {
  const closure = closures[item] ?? null;
  if (closure === null) return item;
  let first = item;
  for (const other of closure) if (other < first && closures[other]?.length === closure.length) first = other;
  return first;
}

/**
 * Some of the nodes, with what they require of each other.
 * @internal
 */
export function someNodes({ items, costs, values, closures }: Nodes, kept: readonly number[]): Nodes {
  const places = new Int32Array(costs.length).fill(-1);
  kept.forEach((node, place) => (places[node] = place));
  return {
    items: kept.map((node) => items[node]!),
    costs: kept.map((node) => costs[node]!),
    values: kept.map((node) => values[node]!),
    closures: kept.map((node) => {
      const closure: number[] = [];
      for (const other of closures[node]!) if (places[other]! >= 0) closure.push(places[other]!);
      return closure;
    }),
  };
}

/**
 * Items, cost and value of some nodes together.
 * @internal
 */
export function sumOf(
  { items, costs, values }: Nodes,
  some: Iterable<number>,
): { items: Members | null; cost: number; value: number } {
  let members: Members | null = null;
  let cost = 0;
  let value = 0;
  for (const node of some) {
    members = joinedMembers(items[node]!, members);
    cost += costs[node]!;
    value += values[node]!;
  }
  return { items: members, cost, value };
}

/**
 * The members of two sets, the second one's links shared.
 * @internal
 */
export function joinedMembers(some: Members | null, rest: Members | null): Members | null {
  let result = rest;
  for (let link = some; link !== null; link = link.rest) result = { item: link.item, rest: result };
  return result;
}

/**
 * The nodes in parts that require nothing of each other.
 * @internal
 */
export function partsOf({ closures }: Nodes): number[][] {
  const leaders = closures.map((_, node) => node);
  const leaderOf = (node: number): number => {
    let leader = node;
    while (leaders[leader]! !== leader) {
      leaders[leader] = leaders[leaders[leader]!]!;
      leader = leaders[leader]!;
    }
    return leader;
  };
  closures.forEach((closure, node) => {
    for (const other of closure) leaders[leaderOf(node)] = leaderOf(other);
  });
  const parts = new Map<number, number[]>();
  closures.forEach((_, node) => {
    const leader = leaderOf(node);
    addTo(parts, leader, node);
  });
  return [...parts.values()];
}

/**
 * Per node, the one among what it requires that requires the most itself; -1 where it requires nothing. With them,
 * whether a parent is all that each node requires directly, so that they form trees.
 * @internal
 */
export function parentsOf({ closures }: Nodes): { parents: Int32Array; areTrees: boolean } {
  const parents = new Int32Array(closures.length).fill(-1);
  let areTrees = true;
  closures.forEach((closure, node) => {
    let most = 0;
    for (const other of closure) {
      const { length } = closures[other]!;
      if (other === node || length <= most) continue;
      parents[node] = other;
      most = length;
    }
    if (most !== closure.length - 1) areTrees = false;
  });
  return { parents, areTrees };
}
