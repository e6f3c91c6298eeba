/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read in the innermost loops, at indices that the loops bound. */
import { NONE } from "../../numeric/discrete/none.js";
import type { PoolBalance } from "./pool-balance.js";
import { strongComponents } from "../../numeric/discrete/strong-components.js";
import { TightMoves } from "./tight-exchanges.js";
import type { TightProblem } from "./tight-problem.js";

/** Moves that striking out looks at for each node, before it is known. */
const FIRST_EFFORT = 8;

/**
 * Slots between which each request has a preference of its own: those that share a twin number. Options of a class that
 * follow each other, cost the same and lead to twins are tried in the order of their rank.
 * @internal
 */
export interface TwinSlots {
  twinOf: Int32Array;
  rank: (request: number, slot: number) => number;
}

/**
 * Chooses among the cheapest assignments in which the same requests have places: in their order, each takes the first of
 * its options that a cheapest assignment still allows. Only tight ones (`TightProblem`) can be. One is
 * allowed if someone of the class is there who is not settled yet, or if a chain of moves (`TightMoves`) leads from it to
 * where someone is. What is refused to a request is refused to all of its class after it, and struck out.
 *
 * Moving a whole cycle leaves as it was what can be reached from where, and settling a request only takes moves away.
 * So an option that is in no strongly connected component with a place of the class will never be allowed, and is struck
 * out as well, whenever searches in vain have cost as much as striking out does.
 *
 * The answer depends neither on the assignment given nor on which of several optimal prices came with it.
 *
 * Cost: as a rule the tight options a few times over; at worst a search for each.
 *
 * @param classOf - The class of each request, in the order in which they are served; of a class the first have the places.
 * @param twins - `null` if the order of options is all that counts.
 * @param pools - Where given, assignments are to be as even as they can be, as `balanceAssignment` has made this one.
 * @returns The option of each request, −1 for none.
 * @internal
 */
export function breakTies(
  problem: TightProblem,
  classOf: Int32Array,
  twins: TwinSlots | null = null,
  pools: PoolBalance | null = null,
): Int32Array {
  const { slot, cost, owner, option: original, taken } = problem;
  const moves = new TightMoves(problem, pools);
  const { movable, first, last, left } = moves;
  const toSettle = new Int32Array(last.length);
  taken.forEach((count, option) => (toSettle[owner[option]!]! += count));
  let wasted = 0;
  let effort = FIRST_EFFORT * moves.nodes;
  return classOf.map((classIndex, request) => {
    if (toSettle[classIndex] === 0) return NONE;
    toSettle[classIndex]!--;
    if (wasted > effort) effort = strikeOut();
    for (;;) {
      const option = preferred(classIndex, request);
      if (movable[option]! > 0) {
        moves.hold(option);
        return original[option]!;
      }
      const home = chainHome(classIndex, option);
      if (home !== NONE) {
        moves.rehouse(home, option);
        return original[option]!;
      }
      strike(classIndex, option);
    }
  });

  /** The first option that is left to a class, or its twin that the request prefers. */
  function preferred(classIndex: number, request: number): number {
    const start = first[classIndex]!;
    let best = left[start]!;
    if (twins === null) return best;
    const { twinOf, rank } = twins;
    let bestRank = NaN;
    for (let index = start + 1; index < last[classIndex]!; index++) {
      const option = left[index]!;
      if (twinOf[slot[option]!] !== twinOf[slot[best]!] || cost[option] !== cost[best]) break;
      if (Number.isNaN(bestRank)) bestRank = rank(request, slot[best]!);
      const ownRank = rank(request, slot[option]!);
      if (ownRank < bestRank) [best, bestRank] = [option, ownRank];
    }
    return best;
  }

  /**
   * Frees a place by shifting its occupants along a zero-cost chain that ends at a slot of the same class; returns the
   * option left there.
   */
  function chainHome(classIndex: number, option: number): number {
    const homes: number[] = [];
    for (let index = first[classIndex]!; index < last[classIndex]!; index++) {
      if (movable[left[index]!]! > 0) homes.push(left[index]!);
    }
    const start = slot[option]!;
    const before = moves.looked;
    const home = moves.search(start, homes);
    if (home === NONE) wasted += moves.looked - before;
    else moves.shift(start, slot[home]!);
    return home;
  }

  function strike(classIndex: number, option: number): void {
    const end = --last[classIndex]!;
    const at = left.indexOf(option, first[classIndex]);
    left.copyWithin(at, at + 1, end + 1);
  }

  /** Strikes out the options that no cycle of moves can use; returns how many moves it looked at. */
  function strikeOut(): number {
    const arcFirst = new Int32Array(moves.nodes + 1);
    const arcs: number[] = [];
    const before = moves.looked;
    for (let node = 0; node < moves.nodes; node++) {
      moves.movesFrom(node).forEach((there) => arcs.push(there));
      arcFirst[node + 1] = arcs.length;
    }
    const component = strongComponents(arcFirst, arcs);
    const hasHome = new Int32Array(moves.nodes).fill(NONE);
    for (let classIndex = 0; classIndex < last.length; classIndex++) {
      for (let index = first[classIndex]!; index < last[classIndex]!; index++) {
        const at = left[index]!;
        if (movable[at]! > 0) hasHome[component[slot[at]!]!] = classIndex;
      }
      let kept = first[classIndex]!;
      for (let index = kept; index < last[classIndex]!; index++) {
        const at = left[index]!;
        if (hasHome[component[slot[at]!]!] === classIndex) left[kept++] = at;
      }
      last[classIndex] = kept;
    }
    wasted = 0;
    return moves.looked - before;
  }
}
