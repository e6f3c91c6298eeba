/* eslint-disable @typescript-eslint/no-non-null-assertion -- a hot search: all arrays have one entry per item, and indices are positions in them. */
import { above, type ItemSet } from "./item-set.js";

/** Nodes searched before something else is the better hope. */
const MOST_NODES = 1000;

const UNDECIDED = 0;
const IN = 1;
const OUT = 2;

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
  const ranked = rankedByRate(items, useful);
  const dependants = dependantsOf(items, useful);
  // A list: a typed array takes longer to make than most searches.
  const state = costs.map((): number => UNDECIDED);
  let nodes = 0;
  let best = 0;
  let found: readonly number[] = [];
  return visit(0, capacity, 0) ? found : null;

  function visit(from: number, room: number, value: number): boolean {
    if (++nodes > MOST_NODES) return false;
    let position = from;
    while (position < ranked.length && state[ranked[position]!] !== UNDECIDED) position++;
    if (position === ranked.length) {
      keep(value);
      return true;
    }
    if (bound(room, value) <= above(best)) return true;

    const item = ranked[position]!;
    return included(item, position + 1, room, value) && excluded(item, position + 1, room, value);
  }

  /** Searches the sets with the item and all that it requires. */
  function included(item: number, next: number, room: number, value: number): boolean {
    const closure = closures[item] ?? null;
    if (closure === null) {
      if (costs[item]! > room) return true;
      state[item] = IN;
      const finished = visit(next, room - costs[item]!, value + values[item]!);
      state[item] = UNDECIDED;
      return finished;
    }
    const taken = closure.filter((other) => state[other] === UNDECIDED);
    const cost = taken.reduce((sum, other) => sum + costs[other]!, 0);
    if (cost > room) return true;
    for (const other of taken) state[other] = IN;
    const finished = visit(next, room - cost, value + taken.reduce((sum, other) => sum + values[other]!, 0));
    for (const other of taken) state[other] = UNDECIDED;
    return finished;
  }

  /** Searches the sets without the item and all that require it. */
  function excluded(item: number, next: number, room: number, value: number): boolean {
    const held = dependants[item] ?? null;
    if (held === null) {
      state[item] = OUT;
      const finished = visit(next, room, value);
      state[item] = UNDECIDED;
      return finished;
    }
    const dropped = held.filter((other) => state[other] === UNDECIDED);
    for (const other of dropped) state[other] = OUT;
    const finished = visit(next, room, value);
    for (const other of dropped) state[other] = UNDECIDED;
    return finished;
  }

  /** What could be reached at most, if the last item could be cut. */
  function bound(room: number, value: number): number {
    let left = room;
    let reached = value;
    for (const item of ranked) {
      if (state[item] !== UNDECIDED) continue;
      const cost = costs[item]!;
      if (cost > left) return reached + values[item]! * (left / cost);
      left -= cost;
      reached += values[item]!;
    }
    return reached;
  }

  function keep(value: number): void {
    if (value <= above(best)) return;
    best = value;
    found = ranked.filter((item) => state[item] === IN);
  }
}

/** Most value per cost first, of equal ones the dearer, for it is the harder to fit. By insertion: the lists are short. */
function rankedByRate({ costs, values }: ItemSet, useful: readonly number[]): number[] {
  const ranked: number[] = [];
  for (const item of useful) {
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

/** Per item, what cannot be chosen without it, the item itself among them; `null` if nothing requires it. */
function dependantsOf({ closures }: ItemSet, useful: readonly number[]): (number[] | null)[] {
  const dependants = new Array<number[] | null>(closures.length).fill(null);
  for (const item of useful) {
    for (const required of closures[item] ?? []) {
      if (required !== item) (dependants[required] ??= [required]).push(item);
    }
  }
  return dependants;
}
