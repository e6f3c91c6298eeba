/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read in the innermost loops, at indices that the loops bound. */
import { OUT, type Packing } from "./packing.js";
import type { PackingBound } from "./packing-bound.js";
import { packingExchange } from "./packing-exchange.js";
import { kindMembers } from "./kind-members.js";
import { assignPlaces, ownersOf, type PlaceProblem } from "./place-assignment.js";
import { settleEntrants } from "./settle-entrants.js";
import { settleTies } from "./settle-ties.js";
import { tightProblem } from "./tight-problem.js";

/**
 * Improves a packing until nothing near it is better.
 * @internal
 */
export interface PackingDescent {
  /** Improves by exchanges between up to so many slots, and by assigning the items of one length anew. */
  descend: (mostSlots: number) => void;
  /** Says that a slot's items have changed. */
  touch: (slot: number) => void;
  /** Remembers the packing, or goes back to the one remembered. */
  save: () => void;
  restore: () => void;
  /** Gives items of one length that may change places without cost their places in order. */
  settle: () => void;
  /** How much less a slot's items could save it than the best knapsack does. */
  slack: (slot: number) => number;
}

interface Move {
  item: number;
  /** An option, or `OUT`. */
  to: number;
}

/** Exchanges between so many slots look so far along the slots. */
const REACH = [0, 0, 60, 10, 7];

/**
 * Two kinds of improvement take turns until neither finds any. Two, three or four slots that lie near one another share
 * out their items anew, exactly. And all items of one length are assigned anew to the room that the others leave,
 * exactly again, which moves along chains of any length.
 *
 * By the Lagrangian bound an exchange can save no more than its slots' items fall short of the slots' best knapsacks;
 * most are ruled out by that. Others are tried again only once one of their slots has changed.
 *
 * @param unit - Common divisor of the lengths.
 * @internal
 */
export function packingDescent(packing: Packing, unit: number, { value, profit }: PackingBound): PackingDescent {
  const { room, length } = packing.problem;
  const slots = room.length;
  const exchange = packingExchange(packing, unit, value);
  const lengths = [...new Set(length)].sort((a, b) => a - b);
  const items = lengths.map((own) => Array.from(length.keys()).filter((item) => length[item] === own));

  /** When each slot last changed, and when exchanges of each size were last all tried. */
  const changedAt = new Int32Array(slots).fill(1);
  const triedAt = new Int32Array(REACH.length);
  let reassignedAt = 0;
  let clock = 1;
  const slackOf = new Float64Array(slots);
  const slackKnown = new Uint8Array(slots);

  let saved = { option: Int32Array.from(packing.option), changedAt: Int32Array.from(changedAt) };
  return { descend, touch, save, restore, settle, slack };

  function touch(slot: number): void {
    changedAt[slot] = clock;
    slackKnown[slot] = 0;
  }

  function save(): void {
    saved = { option: Int32Array.from(packing.option), changedAt: Int32Array.from(changedAt) };
  }

  function restore(): void {
    const moves = Array.from(saved.option.keys())
      .filter((item) => packing.option[item] !== saved.option[item])
      .map((item) => ({ item, to: saved.option[item]! }));
    move(moves);
    changedAt.set(saved.changedAt);
  }

  function slack(slot: number): number {
    if (slackKnown[slot] === 0) {
      slackKnown[slot] = 1;
      slackOf[slot] = profit[slot]!;
      for (const item of packing.members[slot]!) slackOf[slot] += packing.costOf(item) - value[item]!;
    }
    return slackOf[slot]!;
  }

  function descend(mostSlots: number): void {
    for (let size = 2; size <= mostSlots;) {
      clock++;
      const reassigned = reassign();
      const exchanged = sweep(size);
      size = reassigned || exchanged ? 2 : size + 1;
    }
  }

  /** Tries the exchanges between so many slots; returns whether one of them saved anything. */
  function sweep(size: number): boolean {
    const since = triedAt[size]!;
    triedAt[size] = clock;
    let improved = false;
    let outside = 0;
    for (const item of packing.out) outside += packing.costOf(item) - value[item]!;
    const chosen: number[] = [];
    const tryFrom = (from: number, to: number, saving: number, fresh: boolean): void => {
      if (chosen.length === size) {
        if (!fresh || saving < 0.5 || !exchange(chosen)) return;
        improved = true;
        chosen.forEach(touch);
        return;
      }
      for (let slot = from; slot < to; slot++) {
        chosen.push(slot);
        tryFrom(
          slot + 1,
          Math.min(slots, chosen[0]! + REACH[size]!),
          saving + slack(slot),
          fresh || changedAt[slot]! >= since,
        );
        chosen.pop();
      }
    };
    tryFrom(0, slots, outside, false);
    return improved;
  }

  function reassign(): boolean {
    const since = reassignedAt;
    reassignedAt = clock;
    if (!changedAt.some((at) => at >= since)) return false;
    let improved = false;
    lengths.forEach((own, kind) => {
      const mine = items[kind]!;
      const left = Int32Array.from(packing.left);
      for (const item of mine) if (packing.option[item] !== OUT) left[packing.slotOf(item)]! += own;
      const { problem, options } = ofOneLength(
        mine,
        left.map((free) => Math.floor(free / own)),
      );
      const option = optionsTaken(problem, assignPlaces(problem).taken);
      let saved = 0;
      mine.forEach((item, index) => {
        const taken = option[index]!;
        saved += packing.costOf(item) - (taken === OUT ? problem.without[index]! : problem.cost[taken]!);
      });
      if (saved <= 0) return;
      improved = true;
      move(movesOf(mine, option, options));
    });
    return improved;
  }

  function settle(): void {
    lengths.forEach((_, kind) => {
      const mine = items[kind]!;
      const places = new Int32Array(slots);
      for (const item of mine) if (packing.option[item] !== OUT) places[packing.slotOf(item)]!++;
      const { problem, options } = ofOneLength(mine, places);
      const members = kindMembers(Int32Array.from(mine.keys()), mine.length);
      const tight = tightProblem(problem, settleEntrants(problem, assignPlaces(problem), members));
      move(movesOf(mine, settleTies(tight, members.kindOf), options));
    });
  }

  /** The assignment of some items to places, and which options of the packing its options are. */
  function ofOneLength(mine: readonly number[], places: Int32Array): { problem: PlaceProblem; options: Int32Array } {
    const { first, slot, cost, without } = packing.problem;
    const options: number[] = [];
    const ends = mine.map((item) => {
      for (let option = first[item]!; option < first[item + 1]!; option++) {
        if (places[slot[option]!]! > 0) options.push(option);
      }
      return options.length;
    });
    const firstOf = Int32Array.from([0, ...ends]);
    const problem = {
      places,
      size: new Int32Array(mine.length).fill(1),
      first: firstOf,
      owner: ownersOf(firstOf),
      slot: Int32Array.from(options, (option) => slot[option]!),
      cost: Float64Array.from(options, (option) => cost[option]!),
      without: Float64Array.from(mine, (item) => without[item]!),
    };
    return { problem, options: Int32Array.from(options) };
  }

  /** The option of each item, −1 for none. */
  function optionsTaken({ first, size }: PlaceProblem, taken: Int32Array): Int32Array {
    return size.map((_, index) => {
      const at = taken.subarray(first[index], first[index + 1]).indexOf(1);
      return at < 0 ? OUT : first[index]! + at;
    });
  }

  function movesOf(mine: readonly number[], option: Int32Array, options: Int32Array): Move[] {
    return mine
      .map((item, index) => ({ item, to: option[index] === OUT ? OUT : options[option[index]!]! }))
      .filter(({ item, to }) => packing.option[item] !== to);
  }

  /** All leave before any enters, so that there is room. */
  function move(moves: readonly Move[]): void {
    for (const { item } of moves) {
      if (packing.option[item] !== OUT) touch(packing.slotOf(item));
      packing.place(item, OUT);
    }
    for (const { item, to } of moves) {
      packing.place(item, to);
      if (to !== OUT) touch(packing.slotOf(item));
    }
  }
}
