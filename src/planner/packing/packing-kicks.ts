/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read in the innermost loops, at indices that the loops bound. */
import { uniformInt } from "../../numeric/random/uniform-int.js";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { OUT, type Packing } from "./packing.js";
import type { PackingDescent } from "./local-search.js";

/** How long to go on. */
export interface KickOptions {
  /** Most kicks. */
  kicks: number;
  /** A cost that cannot be bettered. */
  enough: number;
}

/** Ends after this many kicks without gain. */
const PATIENCE = 60;
/** Slots that a kick takes apart, and how far they lie from their center. */
const KICKED_SLOTS = 10;
const KICK_REACH = 10;
/** Most slots in the exchanges that follow a kick. */
const EXCHANGED_SLOTS = 3;
const SEED = 1;
const NOISE_STEPS = 1000;

/**
 * Iterated local search: takes the items out of some slots that lie together, where there is something to gain, puts
 * them back in a random order, each where it costs about the least, and descends. What is worse is undone. The random
 * numbers are always the same, so the same packing is always kicked in the same way.
 *
 * @param price - What room is worth in each slot, in the unit of lengths.
 * @internal
 */
export function kickPacking(
  packing: Packing,
  descent: PackingDescent,
  price: Float64Array,
  { kicks, enough }: KickOptions,
): void {
  const random = xoroshiro128plus(SEED);
  const draw = (from: number, to: number): number => uniformInt(random, from, to);
  const { room, length } = packing.problem;
  let least = packing.total();
  descent.save();
  for (let turn = 0, vain = 0; turn < kicks && vain < PATIENCE && least > enough; turn++, vain++) {
    const centres = Array.from(room.keys()).filter((slot) => descent.slack(slot) >= 0.5);
    if (centres.length === 0) return;
    const centre = centres[draw(0, centres.length - 1)]!;
    const near = new Set([centre]);
    for (let attempt = 0; attempt < 3 * KICKED_SLOTS && near.size < KICKED_SLOTS; attempt++) {
      const slot = centre + draw(-KICK_REACH, KICK_REACH);
      if (slot >= 0 && slot < room.length) near.add(slot);
    }
    scatter(packing, [...near], price, least / length.length, draw);
    descent.descend(EXCHANGED_SLOTS);

    const total = packing.total();
    if (total > least) descent.restore();
    else {
      if (total < least) vain = 0;
      least = total;
      descent.save();
    }
  }
}

function scatter(
  packing: Packing,
  slots: readonly number[],
  price: Float64Array,
  noise: number,
  draw: (from: number, to: number) => number,
): void {
  const { first, slot, cost, length } = packing.problem;
  const items = slots.flatMap((slot) => packing.members[slot]!);
  for (const item of items) packing.place(item, OUT);
  for (let last = items.length - 1; last > 0; last--) {
    const other = draw(0, last);
    [items[last], items[other]] = [items[other]!, items[last]!];
  }
  for (const item of items) {
    let choice = OUT;
    let least = Infinity;
    for (let option = first[item]!; option < first[item + 1]! && cost[option]! < least; option++) {
      const there = slot[option]!;
      if (packing.left[there]! < length[item]!) continue;
      const total = cost[option]! + price[there]! * length[item]! + (draw(0, NOISE_STEPS) / NOISE_STEPS) * noise;
      if (total < least) [choice, least] = [option, total];
    }
    packing.place(item, choice);
  }
}
