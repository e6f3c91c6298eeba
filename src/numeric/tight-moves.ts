/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read in the innermost loops, at indices that the loops bound. */
import type { PlaceAssignment, PlaceProblem } from "./place-assignment.js";
import type { PoolLoads } from "./pool-loads.js";

const NONE = -1;

/**
 * The moves that make one cheapest assignment another: chains along tight options, those whose cost and price together
 * are least. One request more at a slot pushes on a member of it, or takes a free place. A free place counts as held by
 * an idle token that may go wherever the price is 0, so that chains may pass through it.
 *
 * Where slots belong to pools, a token that leaves a slot comes to the node of its pool, and goes from there to another
 * slot of the pool, or to another pool if loads may be changed: by way of the node `outside`. Without pools, slots and
 * `outside` are next to each other, and requests without a place are `outside` too.
 *
 * @internal
 */
export class TightMoves {
  /** The option of each request; −1 for none. */
  readonly option: Int32Array;
  /** The tight options of each request, `tight[first[r]] … tight[last[r] − 1]`. */
  readonly first: Int32Array;
  readonly last: Int32Array;
  readonly tight: Int32Array;
  readonly mayLeave: Uint8Array;
  readonly outside: number;
  readonly nodes: number;
  /** Moves that searches looked at. */
  looked = 0;

  private readonly slot: Int32Array;
  private readonly places: Int32Array;
  private readonly taken: Int32Array;
  /** The requests at each node that may be moved, and where each stands in the list. */
  private readonly members: number[][];
  private readonly position: Int32Array;
  /** Slots that cost nothing, of each pool, or all of them. */
  private readonly idle: number[][];

  // The chain searched for: who arrives at a node (NONE for an idle token), from where, and by which option.
  private readonly visitedFor: Int32Array;
  private readonly arriving: Int32Array;
  private readonly comingFrom: Int32Array;
  private readonly arrivingBy: Int32Array;
  private readonly queue: Int32Array;
  private queued = 0;
  private visit = 0;

  constructor(
    problem: PlaceProblem,
    { option, price }: PlaceAssignment,
    private readonly pools: PoolLoads | null,
  ) {
    const slots = problem.places.length;
    this.slot = problem.slot;
    this.places = problem.places;
    this.option = Int32Array.from(option);
    this.outside = slots;
    this.nodes = slots + 1 + (pools?.count ?? 0);
    const { first, last, tight, mayLeave } = tightOptions(problem, price);
    [this.first, this.last, this.tight, this.mayLeave] = [first, last, tight, mayLeave];

    this.taken = new Int32Array(this.nodes);
    this.members = Array.from({ length: this.nodes }, () => []);
    this.position = new Int32Array(option.length);
    for (let request = 0; request < option.length; request++) this.join(request, this.nodeOf(request));
    this.idle = Array.from({ length: this.nodes }, () => []);
    for (let at = 0; at < slots; at++) if (price[at] === 0) this.idle[this.poolNode(at)]!.push(at);

    this.visitedFor = new Int32Array(this.nodes);
    this.arriving = new Int32Array(this.nodes);
    this.comingFrom = new Int32Array(this.nodes);
    this.arrivingBy = new Int32Array(this.nodes);
    this.queue = new Int32Array(this.nodes);
  }

  /** The slot of a request, or `outside`. */
  nodeOf(request: number): number {
    return this.option[request] === NONE ? this.outside : this.slot[this.option[request]!]!;
  }

  /** The node of a slot's pool. */
  poolNode(slot: number): number {
    return this.pools === null ? this.outside : this.outside + 1 + this.pools.poolOf[slot]!;
  }

  /** Keeps a request where it is from now on. */
  hold(request: number): void {
    this.unlist(request, this.nodeOf(request));
  }

  /** Gives a request that is held another place, which a chain has freed. */
  rehouse(request: number, option: number): void {
    this.count(this.nodeOf(request), -1);
    this.option[request] = option;
    this.count(this.nodeOf(request), 1);
  }

  /** Lets searches visit again what earlier ones have visited in vain. */
  forget(): void {
    this.visit++;
  }

  /** Whether a chain leads from one node to another. Nodes visited since `forget` are passed by. */
  reaches(start: number, end: number): boolean {
    this.queued = 0;
    this.arrive(start, NONE, NONE, NONE);
    for (let at = 0; at < this.queued; at++) {
      if (this.queue[at] === end) return true;
      this.follow(this.queue[at]!);
    }
    return false;
  }

  /** Every node that a chain leads to. */
  reach(start: number): Int32Array {
    this.forget();
    this.reaches(start, NONE);
    return this.queue.subarray(0, this.queued);
  }

  /** The nodes that one move leads to. */
  movesFrom(node: number): Int32Array {
    this.forget();
    this.queued = 0;
    this.follow(node);
    return this.queue.subarray(0, this.queued);
  }

  /** Makes the moves of the chain found, from its end back to its start. */
  shift(start: number, end: number): void {
    for (let node = end; node !== start; node = this.comingFrom[node]!) {
      const who = this.arriving[node]!;
      if (who === NONE) continue;
      const from = this.comingFrom[node]!;
      this.unlist(who, from);
      this.count(from, -1);
      this.option[who] = this.arrivingBy[node]!;
      this.join(who, node);
    }
  }

  /** Lets arrive elsewhere whatever can make room at a node without cost. */
  private follow(node: number): void {
    const { outside, pools, taken } = this;
    if (node < outside && taken[node]! < this.places[node]!) this.arriveIdle(this.poolNode(node), node);
    if (pools !== null && node > outside && pools.mayGrow(node - outside - 1)) this.arrive(outside, node, NONE, NONE);
    if (pools !== null && node === outside) {
      for (let pool = 0; pool < pools.count; pool++) {
        if (pools.mayShrink(pool)) this.arrive(outside + 1 + pool, node, NONE, NONE);
      }
    }
    for (const free of this.idle[node]!) this.arriveIdle(free, node);
    for (const member of this.members[node]!) {
      if (this.mayLeave[member] === 1) this.arrive(outside, node, member, NONE);
      for (let index = this.first[member]!; index < this.last[member]!; index++) {
        this.arrive(this.slot[this.tight[index]!]!, node, member, this.tight[index]!);
      }
    }
  }

  /** An idle token passes between a slot and its pool. */
  private arriveIdle(node: number, from: number): void {
    if (this.pools === null || this.pools.sameLevel(node, from)) this.arrive(node, from, NONE, NONE);
  }

  private arrive(node: number, from: number, who: number, by: number): void {
    this.looked++;
    if (this.visitedFor[node] === this.visit) return;
    this.visitedFor[node] = this.visit;
    this.comingFrom[node] = from;
    this.arriving[node] = who;
    this.arrivingBy[node] = by;
    this.queue[this.queued++] = node;
  }

  private join(request: number, node: number): void {
    this.position[request] = this.members[node]!.push(request) - 1;
    this.count(node, 1);
  }

  /** Takes a request off the list of those that may be moved; its place stays taken. */
  private unlist(request: number, node: number): void {
    const list = this.members[node]!;
    const moved = list.pop()!;
    if (moved === request) return;
    list[this.position[request]!] = moved;
    this.position[moved] = this.position[request]!;
  }

  private count(node: number, change: number): void {
    this.taken[node]! += change;
    if (this.pools !== null && node < this.outside) this.pools.add(node, change);
  }
}

/** The options of each request that a cheapest assignment can use, and whether it may go without a place. */
function tightOptions(
  { first, slot, cost, without }: PlaceProblem,
  price: Float64Array,
): { first: Int32Array; last: Int32Array; tight: Int32Array; mayLeave: Uint8Array } {
  const requests = without.length;
  const tightFirst = new Int32Array(requests);
  const tightLast = new Int32Array(requests);
  const mayLeave = new Uint8Array(requests);
  const tight: number[] = [];
  for (let request = 0; request < requests; request++) {
    tightFirst[request] = tight.length;
    const start = first[request]!;
    const end = first[request + 1]!;
    let least = without[request]!;
    for (let at = start; at < end && cost[at]! <= least; at++) {
      const total = cost[at]! + price[slot[at]!]!;
      if (total < least) least = total;
    }
    for (let at = start; at < end && cost[at]! <= least; at++) {
      const total = cost[at]! + price[slot[at]!]!;
      if (total === least) tight.push(at);
    }
    mayLeave[request] = least === without[request] ? 1 : 0;
    tightLast[request] = tight.length;
  }
  return { first: tightFirst, last: tightLast, tight: Int32Array.from(tight), mayLeave };
}
