/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read in the innermost loops, at indices that the loops bound. */
import type { PlaceProblem } from "./place-assignment.js";

/** How many of the keenest others are asked. */
const ASKED = 200;

/**
 * For each of the requests without a place a bound on its turn: it never enters before so many others have, itself
 * counted, wherever places are added. The others are those that would gain more than it on each of its own options, as
 * far as they are found among the keenest of all.
 *
 * Cost: for each request as many others.
 *
 * @param waiting - Requests without a place, ascending.
 * @param most - Turns after this one are not told apart.
 * @returns The bound of each request, in the order of `waiting`, at most `most + 1`.
 * @internal
 */
export function entryRanks(problem: PlaceProblem, waiting: readonly number[], most: number): Int32Array {
  const { first, slot, cost, without } = problem;
  const keenest = [...waiting].sort((a, b) => without[b]! - without[a]! || a - b).slice(0, ASKED);
  const gains = gainTable(problem, waiting);
  return Int32Array.from(waiting, (request) => {
    let rank = 1;
    for (const other of keenest) {
      if (rank > most) break;
      if (other !== request && comesFirst(other, request)) rank++;
    }
    return rank;
  });

  /** Whether the other takes every place that the request could take, where both are without one. */
  function comesFirst(other: number, request: number): boolean {
    const { first: from, start, gain } = gains;
    const base = start[other]! - from[other]!;
    for (let at = first[request]!; at < first[request + 1]!; at++) {
      const index = base + slot[at]!;
      if (index < start[other]! || index >= start[other + 1]!) return false;
      const difference = gain[index]! - (without[request]! - cost[at]!);
      if (difference < 0 || (difference === 0 && other > request)) return false;
    }
    return true;
  }
}

/** What each request gains by a place in each slot from its first slot to its last; −Infinity where it may not go. */
function gainTable(
  { first, slot, cost, without }: PlaceProblem,
  waiting: readonly number[],
): { first: Int32Array; start: Int32Array; gain: Float64Array } {
  const firstSlot = new Int32Array(without.length);
  const start = new Int32Array(without.length + 1);
  const spans = new Int32Array(without.length);
  for (const request of waiting) {
    const own = slot.subarray(first[request], first[request + 1]);
    if (own.length === 0) continue;
    firstSlot[request] = own.reduce((least, at) => Math.min(least, at));
    spans[request] = own.reduce((last, at) => Math.max(last, at)) - firstSlot[request] + 1;
  }
  spans.forEach((span, request) => (start[request + 1] = start[request]! + span));
  const gain = new Float64Array(start.at(-1)!).fill(-Infinity);
  for (const request of waiting) {
    for (let at = first[request]!; at < first[request + 1]!; at++) {
      gain[start[request]! + slot[at]! - firstSlot[request]!] = without[request]! - cost[at]!;
    }
  }
  return { first: firstSlot, start, gain };
}
