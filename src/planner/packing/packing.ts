/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read in the innermost loops, at indices that the loops bound. */
import { addTo } from "../../records/values/add-to.js";
import { optionsBySlot, type OptionsBySlot } from "../assignment/options-by-slot.js";
import { ownersOf } from "../assignment/transportation.js";

/**
 * Items of different lengths, each to go whole into one slot that has room, or nowhere: the generalised assignment
 * problem. Item i may go to the slots `slot[first[i]] … slot[first[i + 1] − 1]`, cheapest first. Costs are whole numbers.
 * @internal
 */
export interface PackingProblem {
  /** Room of each slot, in the unit of `length`. */
  room: Int32Array;
  length: Int32Array;
  first: Int32Array;
  slot: Int32Array;
  cost: Float64Array;
  /** Cost of leaving an item out. */
  without: Float64Array;
}

const KEEN_OF_A_LENGTH = 2;

/** No option, or no slot. */
export const OUT = -1;

/**
 * Items in slots, with what is needed to change it.
 * @internal
 */
export class Packing {
  /** The option taken by each item, `OUT` for none. */
  readonly option: Int32Array;
  /** The items in each slot. */
  readonly members: number[][];
  readonly left: Int32Array;
  /** Items in no slot. */
  readonly out = new Set<number>();
  /** Counts the moves, and tells for each slot at which count it last changed. */
  clock = 0;
  readonly changedAt: Int32Array;
  /** The items out that gain most from each slot, as long as nothing has gone in or out since. */
  private readonly keen = new Map<number, number[]>();
  /** The items of each slot by length, those first that it saves most on. */
  private readonly ordered = new Map<number, number[][]>();
  /** The options of each item by slot, from its first slot on; `OUT` where there is none. */
  private readonly table: Int32Array;
  private readonly tableStart: Int32Array;
  private readonly firstSlot: Int32Array;
  private readonly into: OptionsBySlot;
  /** Whose each option is. */
  private readonly owner: Int32Array;

  constructor(readonly problem: PackingProblem) {
    const { room, length, first, slot } = problem;
    const items = length.length;
    this.option = new Int32Array(items).fill(OUT);
    this.members = Array.from(room, () => []);
    this.left = Int32Array.from(room);
    this.owner = ownersOf(first);
    this.into = optionsBySlot({ slot, places: room });
    this.changedAt = new Int32Array(room.length);
    this.tableStart = new Int32Array(items + 1);
    this.firstSlot = new Int32Array(items);
    for (let item = 0; item < items; item++) {
      this.out.add(item);
      const slots = slot.subarray(first[item], first[item + 1]);
      this.firstSlot[item] = slots.length === 0 ? 0 : slots.reduce((least, at) => Math.min(least, at));
      const span = slots.length === 0 ? 0 : slots.reduce((most, at) => Math.max(most, at)) - this.firstSlot[item]! + 1;
      this.tableStart[item + 1] = this.tableStart[item]! + span;
    }
    this.table = new Int32Array(this.tableStart[items]!).fill(OUT);
    for (let item = 0; item < items; item++) {
      const start = this.tableStart[item]! - this.firstSlot[item]!;
      for (let at = first[item]!; at < first[item + 1]!; at++) this.table[start + slot[at]!] = at;
    }
  }

  slotOf(item: number): number {
    const option = this.option[item]!;
    return option === OUT ? OUT : this.problem.slot[option]!;
  }

  costOf(item: number): number {
    const option = this.option[item]!;
    return option === OUT ? this.problem.without[item]! : this.problem.cost[option]!;
  }

  total(): number {
    let total = 0;
    for (let item = 0; item < this.option.length; item++) total += this.costOf(item);
    return total;
  }

  /** The option by which an item goes to a slot; `OUT` where it may not. */
  optionAt(item: number, slot: number): number {
    const at = this.tableStart[item]! + slot - this.firstSlot[item]!;
    return slot >= this.firstSlot[item]! && at < this.tableStart[item + 1]! ? this.table[at]! : OUT;
  }

  /**
   * The two unassigned items of each length with the largest saving in a slot. An exchange rarely brings in
   * more, and the others are no better than these.
   */
  bestUnassigned(slot: number): readonly number[] {
    const known = this.keen.get(slot);
    if (known !== undefined) return known;
    const list: number[] = [];
    if (this.out.size > 0) {
      for (const ofLength of this.byLengthAndSaving(slot)) {
        for (let at = 0, count = 0; at < ofLength.length && count < KEEN_OF_A_LENGTH; at++) {
          if (this.option[ofLength[at]!] !== OUT) continue;
          list.push(ofLength[at]!);
          count++;
        }
      }
    }
    this.keen.set(slot, list);
    return list;
  }

  private byLengthAndSaving(slot: number): readonly number[][] {
    let lists = this.ordered.get(slot);
    if (lists === undefined) {
      const { length, cost, without } = this.problem;
      const { first, option } = this.into;
      const byLength = new Map<number, { item: number; saving: number }[]>();
      for (let at = first[slot]!; at < first[slot + 1]!; at++) {
        const item = this.owner[option[at]!]!;
        const saving = without[item]! - cost[option[at]!]!;
        addTo(byLength, length[item]!, { item, saving });
      }
      lists = [...byLength.values()].map((list) =>
        list.sort((a, b) => b.saving - a.saving || a.item - b.item).map(({ item }) => item),
      );
      this.ordered.set(slot, lists);
    }
    return lists;
  }

  /** Puts an item where an option leads, or nowhere. There must be room. */
  place(item: number, option: number): void {
    if (option === this.option[item]) return;
    const from = this.slotOf(item);
    const length = this.problem.length[item]!;
    if (from === OUT || option === OUT) this.keen.clear();
    this.clock++;
    if (from === OUT) this.out.delete(item);
    else {
      this.changedAt[from] = this.clock;
      const list = this.members[from]!;
      list.splice(list.indexOf(item), 1);
      this.left[from]! += length;
    }
    this.option[item] = option;
    const to = this.slotOf(item);
    if (to === OUT) this.out.add(item);
    else {
      this.changedAt[to] = this.clock;
      this.members[to]!.push(item);
      this.left[to]! -= length;
    }
  }

  /** Puts several items where options lead. Only when all are there must there be room. */
  placeAll(items: ArrayLike<number>, options: ArrayLike<number>): void {
    for (let index = 0; index < items.length; index++) this.place(items[index]!, options[index]!);
  }
}
