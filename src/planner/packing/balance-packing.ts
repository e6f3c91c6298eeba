/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read in the innermost loops, at indices that the loops bound. */
import { OUT, type Packing } from "./packing.js";
import type { SlotPools } from "../assignment/pool-balance.js";

/**
 * Loads pools more evenly at the same cost: an item goes to an equally cheap slot of a less loaded pool, or changes
 * places with a shorter one there, as long as any of that lowers the sum of load² / capacity. Of the changes that relieve
 * an item's pool the best is made. What only longer chains of changes could even out stays as it is.
 *
 * Cost: in each pass over the items their equally cheap slots, and what is in those whose pool has less to bear.
 *
 * @internal
 */
export function balancePacking(packing: Packing, { poolOf, capacity, load: before }: SlotPools): void {
  const { option, left, members } = packing;
  const { first, slot, cost, length } = packing.problem;
  const load = Float64Array.from(before);
  option.forEach((at, item) => {
    if (at !== OUT) load[poolOf[slot[at]!]!]! += length[item]!;
  });
  for (let changed = true; changed;) {
    changed = false;
    for (let item = 0; item < option.length; item++) if (option[item] !== OUT && relieve(item)) changed = true;
  }

  /** Makes the change that evens loads most by taking minutes off an item's pool; `false` where none does. */
  function relieve(item: number): boolean {
    const from = packing.slotOf(item);
    const giver = poolOf[from]!;
    let most = 0;
    let best = OUT;
    let inReturn = OUT;
    let end = option[item]!;
    while (end < first[item + 1]! && cost[end] === packing.costOf(item)) end++;
    for (let at = end - 1; at >= first[item]! && cost[at] === packing.costOf(item); at--) {
      const to = slot[at]!;
      // Shifting this many minutes would leave the sum as it is, and shifting fewer lowers it.
      const limit = limitOf(giver, poolOf[to]!);
      const weight = 1 / capacity[giver]! + 1 / capacity[poolOf[to]!]!;
      const offer = (shifted: number, other: number): void => {
        const gain = shifted * (limit - shifted) * weight;
        if (shifted > left[to]! || gain < most || shifted >= limit) return;
        most = gain;
        best = at;
        inReturn = other;
      };
      if (limit <= 0) continue;
      offer(length[item]!, OUT);
      for (const other of members[to]!) {
        const shifted = length[item]! - length[other]!;
        if (shifted > 0 && isAlikeIn(other, from)) offer(shifted, other);
      }
    }
    if (best === OUT) return false;
    const shifted = length[item]! - (inReturn === OUT ? 0 : length[inReturn]!);
    load[giver]! -= shifted;
    load[poolOf[slot[best]!]!]! += shifted;
    if (inReturn === OUT) packing.place(item, best);
    else packing.placeAll([item, inReturn], [best, packing.optionAt(inReturn, from)]);
    return true;
  }

  function limitOf(giver: number, taker: number): number {
    const [given, other] = [capacity[giver]!, capacity[taker]!];
    return (2 * (load[giver]! * other - load[taker]! * given)) / (given + other);
  }

  /** Whether an item could be in a slot at the cost that it has now. */
  function isAlikeIn(item: number, wanted: number): boolean {
    const at = packing.optionAt(item, wanted);
    return at !== OUT && cost[at] === packing.costOf(item);
  }
}
