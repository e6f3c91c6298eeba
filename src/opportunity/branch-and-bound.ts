/* eslint-disable @typescript-eslint/no-non-null-assertion -- a hot search: all arrays have one entry per item, and indices are positions in them. */
import type { Instance } from "./best-set.js";
import { dearestWithin, type Frontier, type Members } from "./frontier.js";

/** The best set so far. */
export interface Found {
  value: number;
  items: number[];
}

/** Two sets whose values differ by less than this share count as equal: the rounding of their sums. */
export const EQUAL = 1e-12;

const UNDECIDED = 0;
const IN = 1;
const OUT = 2;

/**
 * Depth-first branch and bound over closed sets: take the undecided item with the most value per cost, with all it
 * requires, or leave it out, with all that require it. The bound fills what is left of the capacity, rounded down to a
 * multiple of the unit, by value per cost, the last item in part (Dantzig 1957).
 *
 * @param found - Gets the better set.
 * @param mostNodes - Gives up after these.
 * @param tabled - Items that are not branched on, since the table has the best of them for any room.
 * @returns Whether it searched everything.
 * @internal
 */
export function branchAndBound(
  { costs, values, closures, unit, capacity, ranked, dependants }: Instance,
  found: Found,
  mostNodes: number,
  tabled: readonly number[],
  table: Frontier,
): boolean {
  const state = new Uint8Array(costs.length);
  const branches = ranked.filter((item) => !tabled.includes(item));
  let nodes = 0;
  return visit(0, capacity, 0);

  function visit(from: number, room: number, value: number): boolean {
    if (++nodes > mostNodes) return false;
    let position = from;
    while (position < branches.length && state[branches[position]!] !== UNDECIDED) position++;
    if (position === branches.length) {
      const entry = dearestWithin(table, room);
      keep(value + table.values[entry]!, table.sets[entry]!);
      return true;
    }
    if (bound(room, value) <= found.value * (1 + EQUAL)) return true;

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
      if (!visit(position + 1, room - cost, value + gain)) return false;
      for (const other of taken) state[other] = UNDECIDED;
    }

    const left = dependants[item]!.filter((other) => state[other] !== OUT);
    for (const other of left) state[other] = OUT;
    if (!visit(position + 1, room, value)) return false;
    for (const other of left) state[other] = UNDECIDED;
    return true;
  }

  /** What could be reached at most, if the last item could be cut. */
  function bound(room: number, value: number): number {
    let left = room - (room % unit);
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

  function keep(value: number, members: Members | null): void {
    if (value <= found.value * (1 + EQUAL)) return;
    found.value = value;
    found.items = ranked.filter((item) => state[item] === IN);
    for (let link = members; link !== null; link = link.rest) found.items.push(link.item);
  }
}
