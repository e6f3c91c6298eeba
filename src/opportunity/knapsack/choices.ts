/* eslint-disable @typescript-eslint/no-non-null-assertion -- all arrays have one entry per node, and indices are positions in them. */
import type { Members } from "./item-set.js";
import { joinedMembers, type Nodes, parentsOf, partsOf, someNodes, sumOf } from "./nodes.js";

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

const NONE: readonly Choice[] = [];

/** Connected nodes that require several others are turned into choices up to this number; each adds choices with and without. */
const MOST_CROSSED = 20;
/** As deep as the searches follow what options open. */
const DEEPEST = 150;

/**
 * Items that require others, as choices that can be taken one after another. An item alone is a choice of two options.
 * Where each item requires at most one other directly, its option opens the choices of those that require it (so Johnson
 * & Niemi 1983 treat trees), and a run of items is one choice, of how far to go. Where a few items require several, the
 * one that most others require is decided first; with it and without it, what remains falls apart.
 *
 * @returns `null` if many items that depend on each other require several others, or require each other in too long a row.
 * @internal
 */
export function choicesOf(nodes: Nodes): ChoiceSet | null {
  const { parents, areTrees } = parentsOf(nodes);
  const choices = areTrees ? treeChoices(nodes, parents) : choicesOfParts(nodes);
  return choices?.roots.every(({ depth }) => depth <= DEEPEST) ? choices : null;
}

function choicesOfParts(nodes: Nodes): ChoiceSet | null {
  const result: ChoiceSet = { roots: [], order: [] };
  for (const part of partsOf(nodes)) {
    const made = choicesOfPart(someNodes(nodes, part));
    if (made === null) return null;
    for (const choice of made.roots) result.roots.push(choice);
    for (const choice of made.order) result.order.push(choice);
  }
  return result;
}

function choicesOfPart(nodes: Nodes): ChoiceSet | null {
  const { parents, areTrees } = parentsOf(nodes);
  if (areTrees) return treeChoices(nodes, parents);
  return nodes.costs.length > MOST_CROSSED ? null : pivotChoice(nodes);
}

/** The choice whether to have the node that most others require, and the choices that remain with it and without it. */
function pivotChoice(nodes: Nodes): ChoiceSet | null {
  const { closures } = nodes;
  const pivot = mostRequired(nodes);
  const taken = new Set(closures[pivot]);
  const all = closures.map((_, node) => node);
  const without = choicesOfParts(
    someNodes(
      nodes,
      all.filter((node) => !closures[node]!.includes(pivot)),
    ),
  );
  const having = choicesOfParts(
    someNodes(
      nodes,
      all.filter((node) => !taken.has(node)),
    ),
  );
  if (without === null || having === null) return null;

  const choice: Choice = { options: [], base: 0, depth: 0 };
  const { items, cost, value } = sumOf(nodes, taken);
  choice.options = [optionOf(choice, null, 0, 0, without.roots), optionOf(choice, items, cost, value, having.roots)];
  return { roots: [choice], order: [...without.order, ...having.order, choice] };
}

function mostRequired({ closures }: Nodes): number {
  const times = closures.map(() => 0);
  for (const closure of closures) for (const node of closure) times[node]!++;
  return times.indexOf(Math.max(...times));
}

/**
 * Choices of nodes of which each requires its parent, and nothing else is asked.
 * @internal
 */
export function treeChoices(nodes: Nodes, parents: Int32Array): ChoiceSet {
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
  let members: Members | null = null;
  let cost = 0;
  let value = 0;
  const ways = run.map((node, index) => {
    members = joinedMembers(items[node]!, members);
    cost += costs[node]!;
    value += values[node]!;
    return optionOf(choice, members, cost, value, index === run.length - 1 ? after : NONE);
  });
  // Lists of the length they need: there are as many as products.
  const none = optionOf(choice, null, 0, 0, NONE);
  choice.options = ways.length === 1 ? [none, ways[0]!] : [none].concat(ways);
  return choice;
}

function optionOf(
  choice: Choice,
  items: Members | null,
  cost: number,
  value: number,
  choices: readonly Choice[],
): Option {
  for (const { depth } of choices) choice.depth = Math.max(choice.depth, depth + 1);
  return { id: 0, choice, items, cost, value, choices, fullCost: cost, fullValue: value, loss: 0 };
}
