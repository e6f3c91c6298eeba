/* eslint-disable @typescript-eslint/no-non-null-assertion -- all arrays have one entry per node, and indices are positions in them. */
import { choicesOf, type ChoiceSet, treeChoices } from "./choices.js";
import { above, type Members } from "./item-set.js";
import { joinedMembers, type Nodes, parentsOf, someNodes, sumOf } from "./nodes.js";
import { openChoice } from "./outlook.js";
import { priceOfMoney, settle } from "./relaxation.js";
import { type BestChoices, searchChoices } from "./search-choices.js";

/** Steps after which the branches left are given up, and what a node of a new branch counts as. */
const STEPS = { all: 600_000, aNode: 25 };
/** Share of the steps of a whole search that a branch gets once it falls apart. */
const EFFORT = 0.15;

/** Options that a choice may open, and be searched with the others. */
const FEW_OPTIONS = 24;

/** What is decided. */
interface Decided {
  /** Items that are in. */
  items: Members | null;
  cost: number;
  value: number;
  /** What money was worth before; `null` if that is not known. */
  price: number | null;
}

/** What is decided, and what remains open. */
interface Branch extends Decided {
  /** What is open. */
  nodes: Nodes;
  parents: Int32Array;
  /** Per open node, whether the relaxation takes it. */
  isTaken: Uint8Array;
  /** No set that agrees with what is decided is worth more. */
  bound: number;
  /** Whether it was searched before. */
  isSearched: boolean;
}

/**
 * The best set of nodes of which many require several others: branch and bound over those that are required apart from a
 * parent, in or out, until what remains falls apart into choices. The bound asks of each node its parent alone, the one
 * that itself requires most, which makes them trees. The better branch is followed first.
 *
 * @internal
 */
export function searchBranches(nodes: Nodes, capacity: number): BestChoices {
  const best: BestChoices = { items: [], value: 0, bound: 0, steps: 0 };
  let givenUp = 0;
  const open: Branch[] = [];
  const root = branchOf(nodes, { items: null, cost: 0, value: 0, price: null }, capacity, best);
  if (root !== null && choicesOf(root.nodes) === null) dive(root, capacity, best);
  const opened = [root];
  for (;;) {
    for (const branch of opened.sort((a, b) => (a?.bound ?? 0) - (b?.bound ?? 0)))
      if (branch !== null) open.push(branch);
    const isFresh = opened.some((branch) => branch !== null);
    opened.length = 0;
    const branch = isFresh ? open.pop() : mostPromising(open);
    if (branch === undefined) break;
    if (branch.bound <= above(best.value)) continue;
    if (best.steps > STEPS.all) {
      givenUp = Math.max(givenUp, branch.bound);
      continue;
    }
    const choices = choicesOf(branch.nodes);
    if (choices !== null) {
      searchBranch(branch, choices, capacity, best, branch.isSearched ? 1 - best.steps / STEPS.all : EFFORT);
    }
    if (branch.bound <= above(best.value)) continue;
    const pivot = choices === null ? pivotOf(branch) : hubOf(branch, choices, branch.bound - best.value);
    if (pivot < 0) {
      // What is not settled waits until its turn comes again, when all steps left are for it.
      if (branch.isSearched) givenUp = Math.max(givenUp, branch.bound);
      else open.push({ ...branch, isSearched: true });
      continue;
    }
    const { closures } = branch.nodes;
    const all = closures.map((_, node) => node);
    const taken = new Set(closures[pivot]);
    const { items, cost, value } = sumOf(branch.nodes, taken);
    const having = {
      items: joinedMembers(items, branch.items),
      cost: branch.cost + cost,
      value: branch.value + value,
      price: branch.price,
    };
    const rest = all.filter((node) => !taken.has(node));
    opened.push(branchOf(someNodes(branch.nodes, rest), having, capacity, best));
    const others = all.filter((node) => !closures[node]!.includes(pivot));
    opened.push(branchOf(someNodes(branch.nodes, others), branch, capacity, best));
  }
  best.bound = Math.max(best.value, givenUp);
  return best;
}

/** Takes the branch with the highest bound out of the list. */
function mostPromising(open: Branch[]): Branch | undefined {
  let most = 0;
  for (let index = 1; index < open.length; index++) if (open[index]!.bound > open[most]!.bound) most = index;
  return open.splice(most, 1)[0];
}

/** Searches what remains of a branch, and lowers its bound by what is found. */
function searchBranch(branch: Branch, choices: ChoiceSet, capacity: number, best: BestChoices, effort: number): void {
  const { nodes, items, cost, value } = branch;
  const all = sumOf(nodes, nodes.costs.keys());
  const found = searchChoices(choices, capacity - cost, all, Math.max(0, best.value - value), effort);
  best.steps += found.steps;
  branch.bound = Math.min(branch.bound, found.bound + value);
  if (found.value + value > above(best.value)) keep(best, [...found.items, ...itemsOf(items)], found.value + value);
}

/**
 * A branch with its bound; on the way, a set that agrees with it is tried.
 *
 * @returns `null` if no set that agrees with it is worth more than the best one.
 */
function branchOf(
  given: Nodes,
  { items, cost, value, price: guess }: Decided,
  capacity: number,
  best: BestChoices,
): Branch | null {
  const room = capacity - cost;
  if (room < 0) return null;
  const nodes = someNodes(given, worthwhile(given, room));
  best.steps += STEPS.aNode * nodes.costs.length;
  const all = sumOf(nodes, nodes.costs.keys());
  if (all.cost <= room) {
    if (value + all.value > above(best.value)) {
      keep(best, [...itemsOf(all.items), ...itemsOf(items)], value + all.value);
    }
    return null;
  }
  const { parents } = parentsOf(nodes);
  const trees = treeChoices(nodes, parents);
  const price = priceOfMoney(trees, room, all, guess);
  const total = settle(trees, price);
  const bound = value + total.value + price * (room - total.cost);
  if (bound <= above(best.value)) return null;
  const isTaken = takenNodes(nodes, trees);
  const branch = { items, cost, value, price, nodes, parents, isTaken, bound, isSearched: false };
  trySet(branch, capacity, best);
  return branch;
}

/** Nodes of value that fit with all that they require, and what these require. */
function worthwhile({ costs, values, closures }: Nodes, room: number): number[] {
  const isKept = new Uint8Array(costs.length);
  closures.forEach((closure, node) => {
    if (!(values[node]! > 0)) return;
    let cost = 0;
    for (const other of closure) cost += costs[other]!;
    if (cost <= room) for (const other of closure) isKept[other] = 1;
  });
  const kept: number[] = [];
  isKept.forEach((kind, node) => {
    if (kind > 0) kept.push(node);
  });
  return kept;
}

/** Per node, whether the bases of the choices take it. */
function takenNodes({ items }: Nodes, { roots }: ChoiceSet): Uint8Array {
  const taken = new Set<number>();
  const reached = [...roots];
  for (const { options, base } of reached) {
    const { items: members, choices } = options[base]!;
    for (let link = members; link !== null; link = link.rest) taken.add(link.item);
    for (const choice of choices) reached.push(choice);
  }
  return Uint8Array.from(items, ({ item }) => (taken.has(item) ? 1 : 0));
}

/** Tries the nodes that the relaxation takes with all that they require, then others as they fit. */
function trySet({ nodes, items, cost, value, isTaken }: Branch, capacity: number, best: BestChoices): void {
  const { costs, values, closures } = nodes;
  const rates = closures.map((closure, node) => {
    let ofClosure = 0;
    for (const other of closure) ofClosure += costs[other]!;
    return (isTaken[node]! > 0 ? 1e9 : 1) * (values[node]! / Math.max(ofClosure, 1));
  });
  const chosen = new Set<number>();
  let spent = cost;
  for (const node of closures.map((_, index) => index).sort((a, b) => rates[b]! - rates[a]! || a - b)) {
    if (chosen.has(node) || !(values[node]! > 0)) continue;
    let more = 0;
    for (const other of closures[node]!) if (!chosen.has(other)) more += costs[other]!;
    if (spent + more > capacity) continue;
    spent += more;
    for (const other of closures[node]!) chosen.add(other);
  }
  const sum = sumOf(nodes, chosen);
  if (value + sum.value <= above(best.value)) return;
  keep(best, [...itemsOf(sum.items), ...itemsOf(items)], value + sum.value);
}

/** The node that is required most apart from parents, by nodes that are taken without it before others. */
function pivotOf(branch: Branch): number {
  const { closures } = branch.nodes;
  const scores = crossingsOf(branch);
  let pivot = 0;
  scores.forEach((score, node) => {
    if (score > scores[pivot]!) pivot = node;
  });
  if (scores[pivot]! > 0) return pivot;
  // Trees that are too deep are cut in the middle.
  const deepest = closures.reduce((most, { length }) => Math.max(most, length), 0);
  return closures.findIndex(({ length }) => length === Math.ceil(deepest / 2));
}

/** Per node, how much it is required apart from parents: a thousand for each node that is taken without it, one for others. */
function crossingsOf({ nodes: { closures }, parents, isTaken }: Branch): number[] {
  const scores = closures.map(() => 0);
  const reached = new Int32Array(closures.length).fill(-1);
  closures.forEach((closure, node) => {
    const parent = parents[node]!;
    if (parent < 0) return;
    for (const other of closures[parent]!) reached[other] = node;
    reached[node] = node;
    for (const other of closure)
      if (reached[other] !== node) scores[other]! += isTaken[node]! > isTaken[other]! ? 1000 : 1;
  });
  return scores;
}

/** Decides everything that is required apart from parents as the relaxation has it, and searches what remains. */
function dive(branch: Branch, capacity: number, best: BestChoices): void {
  const { nodes, isTaken } = branch;
  const { closures } = nodes;
  const taken = new Set<number>();
  const isOut = new Uint8Array(closures.length);
  crossingsOf(branch).forEach((score, node) => {
    if (score > 0 && isTaken[node]! > 0) for (const other of closures[node]!) taken.add(other);
    else if (score > 0) isOut[node] = 1;
  });
  const rest = closures
    .map((_, node) => node)
    .filter((node) => !taken.has(node) && !closures[node]!.some((other) => isOut[other]! > 0));
  const { items, cost, value } = sumOf(nodes, taken);
  const left = branchOf(
    someNodes(nodes, rest),
    {
      items: joinedMembers(items, branch.items),
      cost: branch.cost + cost,
      value: branch.value + value,
      price: branch.price,
    },
    capacity,
    best,
  );
  const choices = left === null ? null : choicesOf(left.nodes);
  if (left !== null && choices !== null) searchBranch(left, choices, capacity, best, EFFORT);
}

/** The node that opens most where it is not certain whether to have it; -1 where there is none. */
function hubOf({ nodes }: Branch, { order }: ChoiceSet, loss: number): number {
  let hub: Members | null = null;
  let most = FEW_OPTIONS;
  for (const choice of order) {
    const { depth, options, base } = choice;
    if (depth === 0 || !options.some((option, index) => index !== base && option.loss <= loss)) continue;
    const { options: count } = openChoice(choice, loss);
    if (count <= most) continue;
    most = count;
    hub = options[1]!.items;
  }
  return nodes.items.findIndex(({ item }) => item === hub?.item);
}

/**
 * Whether some choice opens enough others to be worth deciding first.
 * @internal
 */
export function haveHubs({ order }: ChoiceSet): boolean {
  return order.some((choice) => choice.depth > 0 && openChoice(choice, Infinity).options > FEW_OPTIONS);
}

function itemsOf(members: Members | null): number[] {
  const items: number[] = [];
  for (let link = members; link !== null; link = link.rest) items.push(link.item);
  return items;
}

function keep(best: BestChoices, items: readonly number[], value: number): void {
  best.items = items;
  best.value = value;
}
