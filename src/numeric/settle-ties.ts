/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read in the innermost loops, at indices that the loops bound. */
import type { PlaceAssignment, PlaceProblem } from "./place-assignment.js";
import type { PoolLoads } from "./pool-loads.js";
import { strongComponents } from "./strong-components.js";
import { TightMoves } from "./tight-moves.js";

/**
 * Chooses among the cheapest assignments: in the order of the requests, each takes the first of its options that a
 * cheapest assignment still allows. The prices tell which options those can be, the tight ones. Whether one is allowed
 * is a search for a chain of moves (`TightMoves`) that ends by filling the place left behind.
 *
 * Moving a whole cycle leaves as it was what can be reached from where, and settling a request only takes moves away.
 * So an option outside the strongly connected component of the request's place will never be allowed, and is struck
 * out: once at the start, and again whenever searches in vain have cost as much as striking out does.
 *
 * The answer depends neither on the assignment given nor on which of several optimal prices came with it.
 *
 * Source: complementary slackness, Ahuja, Magnanti & Orlin (1993), "Network Flows", section 9.4.
 *
 * Cost: as a rule the tight options a few times over; at worst once per request.
 *
 * @param pools - Where given, assignments are to be as even as they can be, as `evenPools` has made this one.
 * @internal
 */
export function settleTies(
  problem: PlaceProblem,
  assignment: PlaceAssignment,
  pools: PoolLoads | null = null,
): Int32Array {
  const { slot } = problem;
  const moves = new TightMoves(problem, assignment, pools);
  const { option, first, last, tight, mayLeave, outside } = moves;
  if (pools !== null) keepOptions(0, (home, there) => pools.sameLevel(home, there));

  let current = 0;
  let wasted = 0;
  let effort = strikeOut();
  for (; current < option.length; current++) {
    if (wasted > effort) effort = strikeOut();
    const home = moves.nodeOf(current);
    moves.hold(current);
    moves.forget();
    for (let index = first[current]!; index < last[current]!; index++) {
      const better = tight[index]!;
      if (better === option[current]) break;
      const start = slot[better]!;
      const before = moves.looked;
      if (!moves.reaches(start, home)) {
        wasted += moves.looked - before;
        continue;
      }
      moves.shift(start, home);
      moves.rehouse(current, better);
      break;
    }
  }
  return option;

  /** Strikes out the options that no cycle of moves can use; returns how many moves it looked at. */
  function strikeOut(): number {
    const arcFirst = new Int32Array(moves.nodes + 1);
    const arcs: number[] = [];
    const before = moves.looked;
    for (let node = 0; node < moves.nodes; node++) {
      for (const there of moves.movesFrom(node)) arcs.push(there);
      arcFirst[node + 1] = arcs.length;
    }
    const component = strongComponents(arcFirst, arcs);
    keepOptions(current, (home, there) => component[home] === component[there]);
    wasted = 0;
    return moves.looked - before;
  }

  /** Keeps of each request's ways to move on those that may be used. */
  function keepOptions(from: number, mayMove: (home: number, there: number) => boolean): void {
    for (let request = from; request < option.length; request++) {
      const home = moves.nodeOf(request);
      let kept = first[request]!;
      for (let index = kept; index < last[request]!; index++) {
        const at = tight[index]!;
        if (mayMove(home, slot[at]!)) tight[kept++] = at;
      }
      last[request] = kept;
      if (!mayMove(home, outside)) mayLeave[request] = 0;
    }
  }
}
