/* eslint-disable @typescript-eslint/no-non-null-assertion -- all arrays have one entry per node, and indices are positions in them. */
import type { ItemSet, Members } from "./item-set.js";
import { type Nodes, nodesOf, parentsOf, partsOf, someNodes } from "./nodes.js";

/** A decision that can be taken whatever was decided elsewhere. */
export interface Choice {
  /** At least two; the first takes in nothing. */
  options: Option[];
  /** Position of the option taken unless a search says otherwise. */
  base: number;
  /** As deep as options open choices that have options that open choices. */
  depth: number;
}

/** One way to decide a choice. */
export interface Option {
  /** Position among the options of a search. */
  id: number;
  choice: Choice;
  /** What it takes in. */
  items: Members | null;
  cost: number;
  value: number;
  /** Decisions that are open only where this option is taken. */
  choices: readonly Choice[];
  /** Cost and value with the base of all that it opens. */
  fullCost: number;
  fullValue: number;
  /** What it gives up against the base of its choice, where money is worth the price of the relaxation; at least 0. */
  loss: number;
}

/** Choices, and all that their options open. */
export interface ChoiceSet {
  roots: Choice[];
  /** All of them, those that an option opens before the choice that has the option. */
  order: Choice[];
}

/** An item set as choices. */
export interface ItemChoices extends ChoiceSet {
  /** Those of the roots that offer their items in one order only, so that a better set may be missed. */
  chained: Choice[];
  /** The items of the chained ones with fewer requirements than they have, so that no set is missed. */
  wider: ChoiceSet;
}

const NONE: readonly Choice[] = [];

/** Nodes gone through at most where items require several others; the rest is chained. */
const MOST_CROSSED = 10_000;
/** Choices nested deeper are chained. */
const DEEPEST = 150;

/**
 * Items that require others, as choices that can be taken one after another. An item alone is a choice of two options.
 * Where each item requires at most one other directly, its option opens the choices of those that require it (so Johnson
 * & Niemi 1983 treat trees), and a run of items is one choice, of how far to go. Where items require several, the one
 * that most others require is decided first; with it and without it, what remains falls apart.
 *
 * @param useful - Items that can be had at all; with an item, all that it requires.
 * @internal
 */
export function choicesOf(items: ItemSet, useful: readonly number[]): ItemChoices {
  const { costs, values, closures: itemClosures } = items;
  const result: ItemChoices = { roots: [], order: [], chained: [], wider: { roots: [], order: [] } };
  const isTied = new Uint8Array(costs.length);
  for (const item of useful) for (const other of itemClosures[item] ?? []) isTied[other] = 1;
  for (const item of useful) {
    if (isTied[item]! > 0) continue;
    const choice: Choice = { options: [], base: 0, depth: 0 };
    addOption(choice, null, 0, 0, NONE);
    addOption(choice, { item, rest: null }, costs[item]!, values[item]!, NONE);
    result.roots.push(choice);
    result.order.push(choice);
  }

  const tied = nodesOf(
    items,
    useful.filter((item) => isTied[item]! > 0),
  );
  const { parents, areTrees } = parentsOf(tied);
  const trees = areTrees ? treeChoices(tied, parents) : null;
  if (trees?.roots.every(({ depth }) => depth <= DEEPEST)) append(result, trees);
  else addParts(result, tied);
  return result;
}

function append(to: ChoiceSet, { roots, order }: ChoiceSet): void {
  for (const choice of roots) to.roots.push(choice);
  for (const choice of order) to.order.push(choice);
}

/** Adds the choices of nodes part by part, so that few have to be chained. */
function addParts(result: ItemChoices, tied: Nodes): void {
  const crossed = { left: MOST_CROSSED };
  for (const part of partsOf(tied)) {
    const nodes = someNodes(tied, part);
    const made = choicesOfNodes(nodes, crossed);
    if (made?.roots.every(({ depth }) => depth <= DEEPEST)) {
      append(result, made);
      continue;
    }
    const choice = chainChoice(nodes);
    append(result, { roots: [choice], order: [choice] });
    result.chained.push(choice);
    append(result.wider, treeChoices(nodes, parentsOf(nodes).parents));
  }
}

/** The choices of nodes that require what they will of each other; `null` where they would be too many. */
function choicesOfNodes(nodes: Nodes, crossed: { left: number }): ChoiceSet | null {
  const { parents, areTrees } = parentsOf(nodes);
  if (areTrees) return treeChoices(nodes, parents);
  crossed.left -= nodes.costs.length;
  if (crossed.left < 0) return null;
  const parts = partsOf(nodes);
  if (parts.length === 1) return pivotChoice(nodes, crossed);
  const result: ChoiceSet = { roots: [], order: [] };
  for (const part of parts) {
    const made = choicesOfNodes(someNodes(nodes, part), crossed);
    if (made === null) return null;
    append(result, made);
  }
  return result;
}

/** The choice whether to have the node that most others require, and the choices that remain with it and without it. */
function pivotChoice(nodes: Nodes, crossed: { left: number }): ChoiceSet | null {
  const { items, costs, values, closures } = nodes;
  const pivot = mostRequired(nodes);
  const all = closures.map((_, node) => node);
  const taken = new Set(closures[pivot]);
  const without = choicesOfNodes(
    someNodes(
      nodes,
      all.filter((node) => !closures[node]!.includes(pivot)),
    ),
    crossed,
  );
  const having = choicesOfNodes(
    someNodes(
      nodes,
      all.filter((node) => !taken.has(node)),
    ),
    crossed,
  );
  if (without === null || having === null) return null;

  const choice: Choice = { options: [], base: 0, depth: 0 };
  addOption(choice, null, 0, 0, without.roots);
  let members: Members | null = null;
  let cost = 0;
  let value = 0;
  for (const node of taken) {
    members = joined(items[node]!, members);
    cost += costs[node]!;
    value += values[node]!;
  }
  addOption(choice, members, cost, value, having.roots);
  return { roots: [choice], order: [...without.order, ...having.order, choice] };
}

function mostRequired({ closures }: Nodes): number {
  const times = closures.map(() => 0);
  for (const closure of closures) for (const node of closure) times[node]!++;
  return times.indexOf(Math.max(...times));
}

/** Choices of nodes of which each requires its parent alone. */
function treeChoices(nodes: Nodes, parents: Int32Array): ChoiceSet {
  const { closures } = nodes;
  const children: number[][] = closures.map(() => []);
  parents.forEach((parent, node) => {
    if (parent >= 0) children[parent]!.push(node);
  });
  const starts: number[] = [];
  parents.forEach((parent, node) => {
    if (parent < 0 || children[parent]!.length !== 1) starts.push(node);
  });
  // What requires more comes later in a tree, and is made first.
  starts.sort((a, b) => closures[b]!.length - closures[a]!.length || a - b);

  const result: ChoiceSet = { roots: [], order: [] };
  const choiceAt: Choice[] = [];
  for (const start of starts) {
    const run = [start];
    let last = start;
    for (let next = children[last]!; next.length === 1; next = children[last]!) run.push((last = next[0]!));
    const choice = runChoice(
      nodes,
      run,
      children[last]!.map((child) => choiceAt[child]!),
    );
    choiceAt[start] = choice;
    result.order.push(choice);
    if (parents[start]! < 0) result.roots.push(choice);
  }
  return result;
}

/** The choice of how far to go along nodes of which each requires the one before. */
function runChoice({ items, costs, values }: Nodes, run: readonly number[], after: readonly Choice[]): Choice {
  const choice: Choice = { options: [], base: 0, depth: 0 };
  addOption(choice, null, 0, 0, NONE);
  let members: Members | null = null;
  let cost = 0;
  let value = 0;
  run.forEach((node, index) => {
    members = joined(items[node]!, members);
    cost += costs[node]!;
    value += values[node]!;
    addOption(choice, members, cost, value, index === run.length - 1 ? after : NONE);
  });
  return choice;
}

/** The choice of how far to go along all nodes, those with the most value per cost of all that they require first. */
function chainChoice({ items, costs, values, closures }: Nodes): Choice {
  const rates = closures.map((closure) => {
    const cost = closure.reduce((sum, other) => sum + costs[other]!, 0);
    return cost === 0 ? Infinity : closure.reduce((sum, other) => sum + values[other]!, 0) / cost;
  });
  const order = closures.map((_, node) => node).sort((a, b) => rates[b]! - rates[a]! || a - b);
  const choice: Choice = { options: [], base: 0, depth: 0 };
  addOption(choice, null, 0, 0, NONE);
  let members: Members | null = null;
  let cost = 0;
  let value = 0;
  const taken = new Set<number>();
  for (const node of order) {
    if (taken.has(node)) continue;
    for (const other of closures[node]!) {
      if (taken.has(other)) continue;
      taken.add(other);
      members = joined(items[other]!, members);
      cost += costs[other]!;
      value += values[other]!;
    }
    addOption(choice, members, cost, value, NONE);
  }
  return choice;
}

function addOption(
  choice: Choice,
  items: Members | null,
  cost: number,
  value: number,
  choices: readonly Choice[],
): void {
  choice.options.push({ id: 0, choice, items, cost, value, choices, fullCost: cost, fullValue: value, loss: 0 });
  for (const { depth } of choices) choice.depth = Math.max(choice.depth, depth + 1);
}

function joined(items: Members, rest: Members | null): Members {
  let result = rest;
  for (let link: Members | null = items; link !== null; link = link.rest) result = { item: link.item, rest: result };
  return result!;
}
