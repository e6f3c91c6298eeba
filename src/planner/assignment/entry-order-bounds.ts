/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read in the innermost loops, at indices that the loops bound. */
import type { ClassMembers } from "./class-members.js";
import type { TransportationProblem } from "./transportation.js";

/** How many of the keenest other kinds are asked. */
const ASKED = 200;

/**
 * For each of the requests without a place a bound on its turn: it never enters before so many others have, itself
 * counted, wherever places are added. The others are those of its kind before it, and of other kinds those that would
 * gain more than it on each of its own options, as far as they are found among the keenest of all.
 *
 * Cost: for each kind as many others.
 *
 * @param placed - How many requests of each kind have a place.
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
  const waiting = Array.from(size.keys()).filter((kind) => placed[kind]! < size[kind]!);
  const nextOf = (kind: number): number => members[memberFirst[kind]! + placed[kind]!]!;
  const keenest = [...waiting].sort((a, b) => without[b]! - without[a]! || nextOf(a) - nextOf(b)).slice(0, ASKED);
  const gains = gainTable(problem, waiting);
  const ranks = new Map<number, number>();
  for (const kind of waiting) {
    let before = 0;
    const equal: number[] = [];
    for (const other of keenest) {
      if (before >= most) break;
      if (other === kind) continue;
      const lead = leadOver(other, kind);
      if (lead > 0) before += size[other]! - placed[other]!;
      else if (lead === 0) equal.push(other);
    }
    for (let index = placed[kind]!; index < size[kind]!; index++) {
      const request = members[memberFirst[kind]! + index]!;
      let rank = before + 1 + index - placed[kind]!;
      for (const other of equal) {
        for (let own = placed[other]!; own < size[other]! && rank <= most; own++) {
          if (members[memberFirst[other]! + own]! > request) break;
          rank++;
        }
      }
      ranks.set(request, Math.min(rank, most + 1));
    }
  }
  return ranks;

  /** By how much more at least one kind gains than another on every option of that one. */
  function leadOver(other: number, kind: number): number {
    const { first: from, start, gain } = gains;
    const base = start[other]! - from[other]!;
    let lead = Infinity;
    for (let at = first[kind]!; at < first[kind + 1]!; at++) {
      const index = base + slot[at]!;
      if (index < start[other]! || index >= start[other + 1]!) return -Infinity;
      lead = Math.min(lead, gain[index]! - (without[kind]! - cost[at]!));
      if (lead < 0) return lead;
    }
    return lead;
  }
}

/** What each kind gains by a place in each slot from its first slot to its last; −Infinity where it may not go. */
function gainTable(
  { first, slot, cost, without }: TransportationProblem,
  kinds: readonly number[],
): { first: Int32Array; start: Int32Array; gain: Float64Array } {
  const firstSlot = new Int32Array(without.length);
  const start = new Int32Array(without.length + 1);
  const spans = new Int32Array(without.length);
  for (const kind of kinds) {
    const own = slot.subarray(first[kind], first[kind + 1]);
    if (own.length === 0) continue;
    firstSlot[kind] = own.reduce((least, at) => Math.min(least, at));
    spans[kind] = own.reduce((last, at) => Math.max(last, at)) - firstSlot[kind] + 1;
  }
  spans.forEach((span, kind) => (start[kind + 1] = start[kind]! + span));
  const gain = new Float64Array(start.at(-1)!).fill(-Infinity);
  for (const kind of kinds) {
    for (let at = first[kind]!; at < first[kind + 1]!; at++) {
      gain[start[kind]! + slot[at]! - firstSlot[kind]!] = without[kind]! - cost[at]!;
    }
  }
  return { first: firstSlot, start, gain };
}
