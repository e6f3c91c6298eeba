/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read in the innermost loops, at indices that the loops bound. */
import { beamPacking } from "./packing-beam.js";
import type { PackingBound } from "./lagrangian-bound.js";
import type { PackingDescent } from "./local-search.js";
import { OUT, type Packing, type PackingProblem } from "./packing.js";

const BEAM_WIDTH = 30;

/** Orders in which a window's items may be decided: by the slot they would like best or the one they are in. */
const ORDERS: ((liked: number, taken: number) => number)[] = [
  (liked) => liked,
  (_, taken) => -taken,
  (_, taken) => taken,
  (liked) => -liked,
];

/**
 * Packs windows of slots that lie together again by beam search, in windows of several sizes and orders of several
 * kinds, until none of them finds anything better. A window in which nothing has changed is not tried again.
 *
 * @param unit - Common divisor of the lengths.
 * @param enough - A cost that cannot be bettered.
 * @param sizes - Slots in a window, even numbers; windows overlap by half.
 * @internal
 */
export function improveWindows(
  packing: Packing,
  descent: PackingDescent,
  { value }: PackingBound,
  { unit, enough, sizes }: { unit: number; enough: number; sizes: readonly number[] },
): void {
  const slots = packing.problem.room.length;
  const kinds = sizes.flatMap((size) =>
    ORDERS.map((order) => ({ size, order, triedAt: new Int32Array(Math.ceil(slots / (size / 2))).fill(-1) })),
  );
  for (let turn = 0, vain = 0; vain < kinds.length && packing.total() > enough; turn++) {
    const { size, order, triedAt } = kinds[turn % kinds.length]!;
    let improved = false;
    for (const [index, since] of triedAt.entries()) {
      const from = Math.max(0, Math.min((index * size) / 2, slots - size));
      const to = Math.min(slots, from + size);
      if (!packing.changedAt.subarray(from, to).some((at) => at > since)) continue;
      triedAt[index] = packing.clock;
      if (improveWindow(from, to, order)) improved = true;
    }
    if (improved) descent.descend(1);
    vain = improved ? 0 : vain + 1;
  }

  function improveWindow(from: number, to: number, order: (liked: number, taken: number) => number): boolean {
    let saving = 0;
    for (let slot = from; slot < to; slot++) saving += descent.slack(slot);
    for (const item of packing.out) saving += packing.costOf(item) - value[item]!;
    if (saving < 0.5) return false;

    const { problem, items, options } = windowOf(packing, from, to);
    const rank = items.map((item) => {
      const liked = packing.problem.slot[packing.problem.first[item]!] ?? 0;
      return order(liked, packing.option[item] === OUT ? liked : packing.slotOf(item));
    });
    const current = items.reduce((sum, item) => sum + packing.costOf(item), 0);
    const values = Float64Array.from(items, (item) => value[item]!);
    // Costs are whole: half of one tells a lower cost from a rounding error.
    const taken = beamPacking(problem, { value: values, rank, unit, limit: current - 0.5, width: BEAM_WIDTH });
    if (taken === null) return false;
    packing.placeAll(
      items,
      items.map((_, index) => (taken[index] === OUT ? OUT : options[taken[index]!]!)),
    );
    return true;
  }
}

/** The slots of a window with their items and those out that they are keen on, as a problem of their own. */
function windowOf(
  packing: Packing,
  from: number,
  to: number,
): { problem: PackingProblem; items: number[]; options: number[] } {
  const { room, length, first, slot, cost, without } = packing.problem;
  const slots = Array.from({ length: to - from }, (_, index) => from + index);
  const items = [
    ...packing.members.slice(from, to).flat(),
    ...new Set(slots.flatMap((at) => packing.bestUnassigned(at))),
  ];
  items.sort((a, b) => a - b);
  const options: number[] = [];
  const ends = items.map((item) => {
    for (let option = first[item]!; option < first[item + 1]!; option++) {
      if (slot[option]! >= from && slot[option]! < to) options.push(option);
    }
    return options.length;
  });
  const problem = {
    room: room.slice(from, to),
    length: Int32Array.from(items, (item) => length[item]!),
    first: Int32Array.from([0, ...ends]),
    slot: Int32Array.from(options, (option) => slot[option]! - from),
    cost: Float64Array.from(options, (option) => cost[option]!),
    without: Float64Array.from(items, (item) => without[item]!),
  };
  return { problem, items, options };
}
