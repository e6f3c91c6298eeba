/* eslint-disable @typescript-eslint/no-non-null-assertion -- a hot search: all arrays have one entry per item, and indices are positions in them. */
import { above, type ItemSet } from "./item-set.js";

/** Nodes searched before something else is the better hope. */
const MOST_NODES = 1000;

const UNDECIDED = 0;
const IN = 1;
/** Left out at the outermost level of the search; further in a number more for each level. */
const OUT = 2;

/** A search under way. */
interface Search {
  costs: readonly number[];
  values: readonly number[];
  closures: ItemSet["closures"];
  /** Per item, what cannot be chosen without it; `null` where no item requires another. */
  dependants: readonly (readonly number[] | null)[] | null;
  ranked: readonly number[];
  state: number[];
  nodes: number;
  best: number;
  found: readonly number[];
}

/**
 * Depth-first branch and bound over closed sets: take the undecided item with the most value per cost, with all it
 * requires, or leave it out, with all that require it. The bound fills what is left of the capacity by value per cost,
 * the last item in part (Dantzig 1957).
 *
 * @returns The items of the best set; `null` if the search was not finished.
 * @internal
 */
export function branchAndBound(items: ItemSet, useful: readonly number[], capacity: number): readonly number[] | null {
  const { costs, values, closures } = items;
  // A list: a typed array takes longer to make than most searches.
  const state = new Array<number>(costs.length).fill(UNDECIDED);
  const search: Search = {
    costs,
    values,
    closures,
    dependants: dependantsOf(items, useful),
    ranked: rankedByRate(items, useful),
    state,
    nodes: 0,
    best: 0,
    found: [],
  };
  return visit(search, 0, capacity, 0, OUT) ? search.found : null;
}

/**
 * Searches the sets that what was decided allows: with the next item, by a call; then without it, in the loop.
 *
 * @param out - What marks an item that was left out here, and may be decided again afterwards.
 */
function visit(search: Search, from: number, room: number, value: number, out: number): boolean {
  const { costs, values, closures, dependants, ranked, state } = search;
  let position = from;
  for (;;) {
    if (++search.nodes > MOST_NODES) return false;
    while (position < ranked.length && state[ranked[position]!] !== UNDECIDED) position++;
    if (position === ranked.length) {
      keep(search, value);
      break;
    }
    if (bound(search, position, room, value) <= above(search.best)) break;

    const item = ranked[position++]!;
    const closure = closures[item] ?? null;
    if (closure !== null) {
      if (!withAll(search, closure, position, room, value, out)) return false;
    } else if (costs[item]! <= room) {
      state[item] = IN;
      if (!visit(search, position, room - costs[item]!, value + values[item]!, out + 1)) return false;
    }
    // Left out, and all that require it.
    state[item] = out;
    for (const other of dependants?.[item] ?? NONE) if (state[other] === UNDECIDED) state[other] = out;
  }
  // What requires an item may lie further back.
  const end = dependants === null ? position : ranked.length;
  for (let at = from; at < end; at++) if (state[ranked[at]!] === out) state[ranked[at]!] = UNDECIDED;
  return true;
}

/** Searches the sets with an item and all that it requires. */
function withAll(
  search: Search,
  closure: readonly number[],
  next: number,
  room: number,
  value: number,
  out: number,
): boolean {
  const { costs, values, state } = search;
  const taken = closure.filter((other) => state[other] === UNDECIDED);
  let cost = 0;
  let added = 0;
  for (const other of taken) {
    cost += costs[other]!;
    added += values[other]!;
  }
  if (cost > room) return true;
  for (const other of taken) state[other] = IN;
  const isFinished = visit(search, next, room - cost, value + added, out + 1);
  for (const other of taken) state[other] = UNDECIDED;
  return isFinished;
}

/** What could be reached at most, if the last item could be cut. All before the position is decided. */
function bound({ costs, values, ranked, state }: Search, position: number, room: number, value: number): number {
  let left = room;
  let reached = value;
  for (let at = position; at < ranked.length; at++) {
    const item = ranked[at]!;
    if (state[item] !== UNDECIDED) continue;
    const cost = costs[item]!;
    if (cost > left) return reached + values[item]! * (left / cost);
    left -= cost;
    reached += values[item]!;
  }
  return reached;
}

function keep(search: Search, value: number): void {
  if (value <= above(search.best)) return;
  const { ranked, state } = search;
  search.best = value;
  search.found = ranked.filter((item) => state[item] === IN);
}

/** Most value per cost first, of equal ones the dearer, for it is the harder to fit. By insertion: the lists are short. */
function rankedByRate({ costs, values }: ItemSet, useful: readonly number[]): number[] {
  const ranked: number[] = [];
  const rates: number[] = [];
  for (const item of useful) {
    const rate = values[item]! / costs[item]!;
    let place = ranked.length;
    for (; place > 0; place--) {
      const other = ranked[place - 1]!;
      const otherRate = rates[place - 1]!;
      if (!(rate > otherRate || (rate === otherRate && costs[item]! > costs[other]!))) break;
      ranked[place] = other;
      rates[place] = otherRate;
    }
    ranked[place] = item;
    rates[place] = rate;
  }
  return ranked;
}

const NONE: readonly number[] = [];

/** Per item, what cannot be chosen without it, apart from itself; `null` if no item requires another. */
function dependantsOf({ closures }: ItemSet, useful: readonly number[]): (number[] | null)[] | null {
  let dependants: (number[] | null)[] | null = null;
  for (const item of useful) {
    for (const required of closures[item] ?? NONE) {
      if (required === item) continue;
      dependants ??= new Array<number[] | null>(closures.length).fill(null);
      (dependants[required] ??= []).push(item);
    }
  }
  return dependants;
}
