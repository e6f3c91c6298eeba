/* eslint-disable @typescript-eslint/no-non-null-assertion -- a hot search: all arrays have one entry per item, and indices are positions in them. */
import { dearestWithin, type Frontier, type Members } from "./frontier.js";
import { EQUAL, type Found, type Instance } from "./item-set.js";

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
 * @param tabled - Items that are not branched on, since the table, `null` where there are none, has the best of them for any room.
 * @returns Whether it searched everything.
 * @internal
 */
export function branchAndBound(
  { costs, values, closures, unit, capacity, ranked, dependants }: Instance,
  found: Found,
  mostNodes: number,
  tabled: readonly number[],
  table: Frontier | null,
): boolean {
  const state = new Uint8Array(costs.length);
  const branches = tabled.length === 0 ? ranked : ranked.filter((item) => !tabled.includes(item));
  let nodes = 0;
  return visit(0, capacity, 0);

  function visit(from: number, room: number, value: number): boolean {
    if (++nodes > mostNodes) return false;
    let position = from;
    while (position < branches.length && state[branches[position]!] !== UNDECIDED) position++;
    if (position === branches.length) {
      const entry = table === null ? 0 : dearestWithin(table, room);
      keep(value + (table?.values[entry] ?? 0), table?.sets[entry] ?? null);
      return true;
    }
    if (bound(room, value) <= found.value * (1 + EQUAL)) return true;

    const item = branches[position]!;
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
