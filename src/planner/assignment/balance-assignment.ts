/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read in the innermost loops, at indices that the loops bound. */
import { PoolBalance, type Pools } from "./pool-balance.js";
import { TightMoves } from "./tight-exchanges.js";
import type { TightProblem } from "./tight-problem.js";

/**
 * Of the cheapest assignments in which the same requests have places, one whose pools are loaded as evenly as can be.
 * A request at a time is moved, by a chain that costs nothing, from one pool to another that it makes more even. The
 * loads that the cheapest assignments allow form an M-convex set, on which a sum of convex functions of each load is
 * least where no such exchange lowers it.
 *
 * Source: Murota (2003), "Discrete convex analysis", chapter 6 (the M-optimality criterion).
 *
 * Cost: one search over the tight options for each request moved, and one for each pool at last.
 *
 * @returns How many requests take each option, and the levels that `PoolBalance` takes to keep that as even.
 * @internal
 */
export function balanceAssignment(problem: TightProblem, pools: Pools): { taken: Int32Array; level: Float64Array } {
  const loads = new PoolBalance(pools, null);
  const moves = new TightMoves(problem, loads);
  const firstPool = moves.outside + 1;
  // One round is enough: what was moved to where it adds least lets no other pool give that could not before.
  for (let giver = 0; giver < loads.count; giver++) while (relieve(giver));
  return { taken: moves.taken, level: levelsOf(moves, loads) };

  /** Moves one request on from a pool to where it adds least, if that is less than it takes off. */
  function relieve(giver: number): boolean {
    let taker = giver;
    for (const node of moves.reach(firstPool + giver)) {
      const pool = node - firstPool;
      if (pool >= 0 && loads.more(pool) < loads.more(taker)) taker = pool;
    }
    // To the giver itself a request adds more than it takes off.
    if (loads.more(taker) >= loads.less(giver)) return false;
    moves.shift(firstPool + giver, firstPool + taker);
    return true;
  }
}

/** From the pools back to the nodes that lead to them, those first where a request more adds least. */
function levelsOf(moves: TightMoves, loads: PoolBalance): Float64Array {
  const firstPool = moves.outside + 1;
  const leadingTo: number[][] = Array.from({ length: moves.nodes }, () => []);
  for (let node = 0; node < moves.nodes; node++) {
    moves.movesFrom(node).forEach((there) => leadingTo[there]!.push(node));
  }
  const level = new Float64Array(moves.nodes).fill(Infinity);
  const cheapest = [...loads.load.keys()].sort((a, b) => loads.more(a) - loads.more(b) || a - b);
  for (const pool of cheapest) {
    const open = [firstPool + pool];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      if (level[node] !== Infinity) continue;
      level[node] = loads.more(pool);
      open.push(...leadingTo[node]!);
    }
  }
  return level;
}
