/* eslint-disable @typescript-eslint/no-non-null-assertion -- a hot search: all arrays have one entry per item, and indices are positions in them. */

import { bestWithin, tabulate, type TailTable } from "./tail-table.js";

/** Things to choose from, one entry per item in each array. */
export interface ItemSet {
  /** Whole numbers of a minor unit. */
  costs: readonly number[];
  /** At least 0. */
  values: readonly number[];
  /** Every item that must be chosen too, the item itself among them; `null` where it stands alone. */
  closures: readonly (readonly number[] | null)[];
  /** A divisor of all costs; 1 will do, the greatest searches least. */
  unit: number;
}

/** Two sets whose values differ by less than this share count as equal: the rounding of their sums. */
const EQUAL = 1e-12;
/** Nodes searched before the tail table is worth its making. */
const PLAIN_NODES = 64;
/** Items in the tail table: it has up to 2 to this power entries. */
const TAIL_ITEMS = 10;

/**
 * The closed set of the greatest total value whose cost stays within the capacity, and of two with the same value the
 * one that wastes nothing on items without value: an exact 0/1 knapsack in which some items require others.
 *
 * Depth-first branch and bound: take the undecided item with the best value per cost, with all it requires, or leave
 * it out, with all that require it. The bound fills what is left of the capacity, rounded down to a multiple of the
 * unit, by value per cost, the last item in part (Dantzig 1957). Items of one value per cost, as uncalibrated
 * probabilities make them, leave that bound blunt; so, past a few nodes, the best fill of any remaining capacity from the last ten
 * items is tabulated (Horowitz & Sahni 1974) and their branches become one look-up.
 *
 * Cost: linear where everything fits; else a sort and, for lists of 20, tens of nodes where value per cost differs.
 * The problem is NP-hard: contrived lists of 40 and more can take long.
 *
 * @returns Per item, whether it is chosen.
 * @internal
 */
export function bestSet(items: ItemSet, capacity: number): boolean[] {
  const useful = usefulItems(items, capacity);
  let total = 0;
  for (let item = 0; item < useful.length; item++) if (useful[item]!) total += items.costs[item]!;
  return total <= capacity ? useful : search(items, useful, capacity);
}

/** Items with a value, and what they require, as far as each could be chosen at all. */
function usefulItems({ costs, values, closures }: ItemSet, capacity: number): boolean[] {
  const useful = costs.map(() => false);
  for (let item = 0; item < costs.length; item++) {
    if (!(values[item]! > 0)) continue;
    const closure = closures[item] ?? null;
    if (closure === null) {
      useful[item] = costs[item]! <= capacity;
    } else if (closure.reduce((sum, other) => sum + costs[other]!, 0) <= capacity) {
      for (const other of closure) useful[other] = true;
    }
  }
  return useful;
}

const UNDECIDED = 0;
const IN = 1;
const OUT = 2;

function search(items: ItemSet, useful: readonly boolean[], capacity: number): boolean[] {
  const { costs, values, closures, unit } = items;
  const ranked = rankedByRate(costs, values, useful);
  const dependants = dependantsOf(closures, useful);
  const state = new Uint8Array(costs.length);
  const found = { value: -1, set: [] as boolean[] };
  let nodes = 0;

  if (visit(0, capacity, 0, ranked, null)) return found.set;
  state.fill(UNDECIDED);
  const alone = ranked.filter((item) => closures[item] === null && dependants[item]!.length === 1);
  const tail = tabulate(costs, values, alone.slice(-TAIL_ITEMS), capacity);
  visit(
    0,
    capacity,
    0,
    ranked.filter((item) => !tail.items.includes(item)),
    tail,
  );
  return found.set;

  /** Searches below a node; false where it gave up for want of a table. */
  function visit(
    from: number,
    room: number,
    value: number,
    branches: readonly number[],
    tail: TailTable | null,
  ): boolean {
    nodes++;
    if (tail === null && nodes > PLAIN_NODES) return false;
    let position = from;
    while (position < branches.length && state[branches[position]!] !== UNDECIDED) position++;
    if (tail !== null && position === branches.length) {
      const entry = bestWithin(tail, room);
      record(value + tail.values[entry]!, false, tail.sets[entry]!, tail.items);
      return true;
    }

    // What would be reached if the last item could be cut.
    let left = room - (room % unit);
    let bound = value;
    let everything = true;
    for (const item of ranked) {
      if (state[item] !== UNDECIDED) continue;
      const cost = costs[item]!;
      if (cost > left) {
        bound += values[item]! * (left / cost);
        everything = false;
        break;
      }
      left -= cost;
      bound += values[item]!;
    }
    if (bound <= found.value * (1 + EQUAL)) return true;
    if (everything) {
      record(bound, true, 0, []);
      return true;
    }

    const item = branches[position]!;
    const taken = closures[item]?.filter((other) => state[other] === UNDECIDED) ?? [item];
    let cost = 0;
    let gain = 0;
    for (const other of taken) {
      cost += costs[other]!;
      gain += values[other]!;
    }
    if (cost <= room) {
      for (const other of taken) state[other] = IN;
      if (!visit(position + 1, room - cost, value + gain, branches, tail)) return false;
      for (const other of taken) state[other] = UNDECIDED;
    }

    const without = dependants[item]!.filter((other) => state[other] !== OUT);
    for (const other of without) state[other] = OUT;
    if (!visit(position + 1, room, value, branches, tail)) return false;
    for (const other of without) state[other] = UNDECIDED;
    return true;
  }

  /** Keeps a better set: what is in, with all that is undecided or with a set of the tail's items. */
  function record(value: number, withUndecided: boolean, tailSet: number, tailItems: readonly number[]): void {
    if (value <= found.value * (1 + EQUAL)) return;
    found.value = value;
    found.set = costs.map(
      (_, item) => useful[item]! && (state[item] === IN || (withUndecided && state[item] === UNDECIDED)),
    );
    tailItems.forEach((item, bit) => {
      found.set[item] = (tailSet & (1 << bit)) !== 0;
    });
  }
}

/** The useful items, those with the most value per cost first; of equal ones the dearer, for it is the harder to fit. */
function rankedByRate(costs: readonly number[], values: readonly number[], useful: readonly boolean[]): number[] {
  const rates = costs.map((cost, item) => values[item]! / cost);
  const ranked: number[] = [];
  for (let item = 0; item < costs.length; item++) if (useful[item]!) ranked.push(item);
  return ranked.sort((a, b) => rates[b]! - rates[a]! || costs[b]! - costs[a]! || a - b);
}

/** Per item, what cannot be chosen without it, the item itself among them. */
function dependantsOf(closures: ItemSet["closures"], useful: readonly boolean[]): number[][] {
  const dependants = closures.map((_, item) => [item]);
  closures.forEach((closure, item) => {
    if (closure === null || !useful[item]!) return;
    for (const required of closure) if (required !== item) dependants[required]!.push(item);
  });
  return dependants;
}
