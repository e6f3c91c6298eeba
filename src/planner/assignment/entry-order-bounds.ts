/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read in the innermost loops, at indices that the loops bound. */
import type { ClassMembers } from "./class-members.js";
import type { TransportationProblem } from "./transportation.js";

/** How many of the keenest other classes are asked. */
const ASKED = 200;

/**
 * For each of the requests without a place a bound on its turn: it never enters before that many others have, itself
 * counted, wherever places are added. The others are those of its class before it, and of other classes those that would
 * gain more than it on each of its own options, as far as they are found among the keenest of all.
 *
 * Cost: for each class as many others.
 *
 * @param placed - How many requests of each class have a place.
 * @param most - Turns after this one are not told apart.
 * @returns The bound of each request that waits.
 * @internal
 */
export function entryOrderBounds(
  problem: TransportationProblem,
  { first: memberFirst, request: members }: ClassMembers,
  placed: Int32Array,
  most: number,
): Map<number, number> {
  const { size, first, slot, cost, without } = problem;
  const waiting = Array.from(size.keys()).filter((classIndex) => placed[classIndex]! < size[classIndex]!);
  const nextOf = (classIndex: number): number => members[memberFirst[classIndex]! + placed[classIndex]!]!;
  const keenest = [...waiting].sort((a, b) => without[b]! - without[a]! || nextOf(a) - nextOf(b)).slice(0, ASKED);
  const gains = gainTable(problem, waiting);
  const ranks = new Map<number, number>();
  for (const classIndex of waiting) {
    let before = 0;
    const equal: number[] = [];
    for (const other of keenest) {
      if (before >= most) break;
      if (other === classIndex) continue;
      const lead = leadOver(other, classIndex);
      if (lead > 0) before += size[other]! - placed[other]!;
      else if (lead === 0) equal.push(other);
    }
    for (let index = placed[classIndex]!; index < size[classIndex]!; index++) {
      const request = members[memberFirst[classIndex]! + index]!;
      let rank = before + 1 + index - placed[classIndex]!;
      for (const other of equal) {
        for (let member = placed[other]!; member < size[other]! && rank <= most; member++) {
          if (members[memberFirst[other]! + member]! > request) break;
          rank++;
        }
      }
      ranks.set(request, Math.min(rank, most + 1));
    }
  }
  return ranks;

  /** By how much more at least one class gains than another on every option of that one. */
  function leadOver(other: number, classIndex: number): number {
    const { first: from, start, gain } = gains;
    const base = start[other]! - from[other]!;
    let lead = Infinity;
    for (let at = first[classIndex]!; at < first[classIndex + 1]!; at++) {
      const index = base + slot[at]!;
      if (index < start[other]! || index >= start[other + 1]!) return -Infinity;
      lead = Math.min(lead, gain[index]! - (without[classIndex]! - cost[at]!));
      if (lead < 0) return lead;
    }
    return lead;
  }
}

/** What each class gains by a place in each slot from its first slot to its last; −Infinity where it may not go. */
function gainTable(
  { first, slot, cost, without }: TransportationProblem,
  classes: readonly number[],
): { first: Int32Array; start: Int32Array; gain: Float64Array } {
  const firstSlot = new Int32Array(without.length);
  const start = new Int32Array(without.length + 1);
  const spans = new Int32Array(without.length);
  for (const classIndex of classes) {
    const slots = slot.subarray(first[classIndex], first[classIndex + 1]);
    if (slots.length === 0) continue;
    firstSlot[classIndex] = slots.reduce((least, at) => Math.min(least, at));
    spans[classIndex] = slots.reduce((last, at) => Math.max(last, at)) - firstSlot[classIndex] + 1;
  }
  spans.forEach((span, classIndex) => (start[classIndex + 1] = start[classIndex]! + span));
  const gain = new Float64Array(start.at(-1)!).fill(-Infinity);
  for (const classIndex of classes) {
    for (let at = first[classIndex]!; at < first[classIndex + 1]!; at++) {
      gain[start[classIndex]! + slot[at]! - firstSlot[classIndex]!] = without[classIndex]! - cost[at]!;
    }
  }
  return { first: firstSlot, start, gain };
}
