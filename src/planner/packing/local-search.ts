/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read in the innermost loops, at indices that the loops bound. */
import { OUT, type Packing } from "./packing.js";
import type { PackingBound } from "./lagrangian-bound.js";
import { packingExchange } from "./packing-exchange.js";
import { packingReassignment } from "./packing-reassignment.js";

/**
 * Improves a packing until nothing near it is better.
 * @internal
 */
export interface PackingDescent {
  /** Improves by assigning the items of one length again, and by exchanges between up to this many slots. */
  descend: (mostSlots: number) => void;
  /** Gives items of one length that may change places without cost their places in order. */
  settle: () => void;
  /** Remembers the packing, or goes back to the one remembered. */
  save: () => void;
  restore: () => void;
  /** How much less a slot's items could save it than the best knapsack does. */
  slack: (slot: number) => number;
}

/** Exchanges between this many slots look this far along the slots. */
const REACH = [0, 0, 60, 10, 7];

/**
 * Two kinds of improvement take turns until neither finds any. All items of one length are assigned again to the room
 * that the others leave, exactly, which moves along chains of any length. And two, three or four slots that lie near one
 * another share out their items again, exactly again.
 *
 * By the Lagrangian bound an exchange can save no more than its slots' items fall short of the slots' best knapsacks,
 * nor more than its slots could profit from each other's items; most are ruled out by that. Others are tried again only
 * once one of their slots has changed.
 *
 * @param unit - Common divisor of the lengths.
 * @internal
 */
export function localSearch(packing: Packing, unit: number, { value, profit }: PackingBound): PackingDescent {
  const { room, cost } = packing.problem;
  const slots = room.length;
  const exchange = packingExchange(packing, unit, value);
  const { reassign, settle } = packingReassignment(packing);

  /** How many moves there had been when all exchanges of each size, and assignments, were last tried. */
  const triedAt = new Int32Array(REACH.length).fill(-1);
  const slackOf = new Float64Array(slots);
  const slackAt = new Int32Array(slots).fill(-1);

  let saved = copy();
  return { descend, settle, save, restore, slack };

  function copy(): Pick<Packing, "option" | "changedAt"> {
    return { option: Int32Array.from(packing.option), changedAt: Int32Array.from(packing.changedAt) };
  }

  function save(): void {
    saved = copy();
  }

  function restore(): void {
    const items = Array.from(saved.option.keys()).filter((item) => packing.option[item] !== saved.option[item]);
    packing.placeAll(
      items,
      items.map((item) => saved.option[item]!),
    );
    packing.changedAt.set(saved.changedAt);
  }

  function slack(slot: number): number {
    if (slackAt[slot] !== packing.changedAt[slot]) {
      slackAt[slot] = packing.changedAt[slot]!;
      slackOf[slot] = profit[slot]!;
      for (const item of packing.members[slot]!) slackOf[slot] += packing.costOf(item) - value[item]!;
    }
    return slackOf[slot]!;
  }

  function descend(mostSlots: number): void {
    for (let size = 1; size <= mostSlots;) {
      const since = triedAt[size]!;
      triedAt[size] = packing.clock;
      size = (size === 1 ? reassign(since) : sweep(size, since)) ? 1 : size + 1;
    }
  }

  /** Tries the exchanges between this many slots; returns whether one of them saved anything. */
  function sweep(size: number, since: number): boolean {
    let improved = false;
    const chosen: number[] = [];
    const tryFrom = (from: number, to: number, saving: number, gain: number, fresh: boolean): void => {
      const last = chosen.length + 1 === size;
      for (let slot = from; slot < to; slot++) {
        const isFresh = fresh || packing.changedAt[slot]! > since;
        if (last && !isFresh) continue;
        const waiting = waitingFor(slot);
        const slotSaving = saving + slack(slot) + waiting;
        if (last && slotSaving < 0.5) continue;
        let slotGain = gain + gainOf(slot) + waiting;
        for (const other of chosen) slotGain += gainBetween(slot, other);
        if (last && slotGain < 0.5) continue;
        chosen.push(slot);
        if (last) improved = exchange(chosen) || improved;
        else tryFrom(slot + 1, Math.min(slots, chosen[0]! + REACH[size]!), slotSaving, slotGain, isFresh);
        chosen.pop();
      }
    };
    tryFrom(0, slots, 0, 0, false);
    return improved;
  }

  /** What the items that are out and keen on a slot cost beyond their value. */
  function waitingFor(slot: number): number {
    let waiting = 0;
    for (const item of packing.bestUnassigned(slot)) waiting += packing.costOf(item) - value[item]!;
    return waiting;
  }

  /** At most what a slot could save by dropping items, and by taking in items that are out. */
  function gainOf(slot: number): number {
    let gain = 0;
    for (const item of packing.members[slot]!) gain += Math.max(0, packing.costOf(item) - value[item]!);
    for (const item of packing.bestUnassigned(slot)) gain += profitOf(item, slot);
    return gain;
  }

  /** At most what two slots could save by taking in each other's items. */
  function gainBetween(slot: number, other: number): number {
    let gain = 0;
    for (const item of packing.members[slot]!) gain += profitOf(item, other);
    for (const item of packing.members[other]!) gain += profitOf(item, slot);
    return gain;
  }

  function profitOf(item: number, slot: number): number {
    const option = packing.optionAt(item, slot);
    return option === OUT ? 0 : Math.max(0, value[item]! - cost[option]!);
  }
}
