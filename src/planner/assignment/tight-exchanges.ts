/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read in the innermost loops, at indices that the loops bound. */
import { NONE } from "../../numeric/discrete/none.js";
import type { PoolBalance } from "./pool-balance.js";
import type { TightProblem } from "./tight-problem.js";

/**
 * The moves that make one cheapest assignment another in which the same requests have places: chains along tight
 * options. One request more at a slot pushes on one of a class that is
 * there, or takes a free place. A free place counts as held by an idle token that may go wherever the price is 0, so
 * that chains may pass through it.
 *
 * Where slots belong to pools, a token that leaves a slot comes to the node of its pool, and goes from there to another
 * slot of the pool, or to another pool if loads may be changed: by way of the node `outside`. Without pools, slots and
 * `outside` are next to each other.
 *
 * @internal
 */
export class TightMoves {
  readonly taken: Int32Array;
  /** How many of those who take an option may still be moved. */
  readonly movable: Int32Array;
  /** The options left to each class, `left[first[k]] … left[last[k] − 1]`. */
  readonly first: Int32Array;
  readonly last: Int32Array;
  readonly left: Int32Array;
  readonly outside: number;
  readonly nodes: number;
  /** Moves that searches looked at. */
  looked = 0;

  private readonly slot: Int32Array;
  private readonly owner: Int32Array;
  private readonly places: Int32Array;
  private readonly occupied: Int32Array;
  /** The options at each node that someone may be moved from, and where each stands in the list. */
  private readonly options: number[][];
  private readonly position: Int32Array;
  /** Slots that cost nothing, of each pool, or all of them; and whether a slot is one. */
  private readonly idle: number[][];
  private readonly isIdle: Uint8Array;

  // The chain searched for: the option by which someone arrives at a node (NONE for an idle token), the one that is
  // left for it, and the node from which.
  private readonly visitedFor: Int32Array;
  private readonly followedFor: Int32Array;
  private readonly entry: Int32Array;
  private readonly leaving: Int32Array;
  private readonly comingFrom: Int32Array;
  private readonly queue: Int32Array;
  private queued = 0;
  private visit = 1;
  /** The options that end the chain searched for, and the one at each node; that at which the search came to an end. */
  private homes: readonly number[] = [];
  private readonly homeAt: Int32Array;
  private found = NONE;

  constructor(
    { places, price, first, slot, owner, taken }: TightProblem,
    private readonly pools: PoolBalance | null,
  ) {
    const slots = places.length;
    this.slot = slot;
    this.places = places;
    this.owner = owner;
    this.taken = Int32Array.from(taken);
    this.movable = Int32Array.from(taken);
    this.outside = slots;
    this.nodes = slots + 1 + (pools?.count ?? 0);
    this.first = first;
    this.last = first.slice(1);
    this.left = taken.map((_, option) => option);

    this.occupied = new Int32Array(slots);
    this.options = Array.from({ length: this.nodes }, () => []);
    this.position = new Int32Array(taken.length);
    taken.forEach((count, option) => {
      if (count === 0) return;
      this.list(option);
      this.count(option, count);
    });
    this.idle = Array.from({ length: this.nodes }, () => []);
    this.isIdle = Uint8Array.from(price, (each) => (each === 0 ? 1 : 0));
    for (let at = 0; at < slots; at++) if (this.isIdle[at] === 1) this.idle[this.poolNode(at)]!.push(at);

    this.visitedFor = new Int32Array(this.nodes);
    this.followedFor = new Int32Array(this.last.length);
    this.entry = new Int32Array(this.nodes);
    this.leaving = new Int32Array(this.nodes);
    this.comingFrom = new Int32Array(this.nodes);
    this.queue = new Int32Array(this.nodes);
    this.homeAt = new Int32Array(this.nodes).fill(NONE);
  }

  /** The node of a slot's pool. */
  poolNode(slot: number): number {
    return this.pools === null ? this.outside : this.outside + 1 + this.pools.poolOf[slot]!;
  }

  /** Keeps one of those who take an option where it is from now on. */
  hold(option: number): void {
    this.movable[option]!--;
    if (this.movable[option] === 0) this.unlist(option);
  }

  /** Moves one of a class from one option to another, to hold it there: a chain has freed the place. */
  rehouse(from: number, to: number): void {
    this.hold(from);
    this.change(from, -1);
    this.change(to, 1);
  }

  /**
   * Searches for a chain from a node to the slot of one of the options given; returns that option, −1 where there is
   * none. It goes depth first, as many chains lead home where slots cost nothing.
   */
  search(start: number, options: readonly number[]): number {
    const { homeAt, slot, pools } = this;
    // Chains stay on their level.
    this.homes = pools === null ? options : options.filter((home) => pools.sameLevel(start, slot[home]!));
    if (this.homes.length === 0) return NONE;
    for (const home of this.homes) homeAt[slot[home]!] = home;
    this.begin(start);
    while (this.queued > 0 && this.found === NONE) this.follow(this.queue[--this.queued]!);
    for (const home of this.homes) homeAt[slot[home]!] = NONE;
    return this.found;
  }

  /** Every node that a chain leads to. */
  reach(start: number): Int32Array {
    this.homes = [];
    this.begin(start);
    for (let at = 0; at < this.queued; at++) this.follow(this.queue[at]!);
    return this.queue.subarray(0, this.queued);
  }

  /** The nodes that one move leads to. */
  movesFrom(node: number): Int32Array {
    this.homes = [];
    this.begin(node);
    this.visitedFor[node] = 0;
    this.queued = 0;
    this.follow(node);
    return this.queue.subarray(0, this.queued);
  }

  /** Makes the moves of a chain that was found, from its end back to its start. */
  shift(start: number, end: number): void {
    for (let node = end; node !== start; node = this.comingFrom[node]!) {
      const to = this.entry[node]!;
      if (to === NONE) continue;
      const from = this.leaving[node]!;
      this.hold(from);
      this.change(from, -1);
      this.change(to, 1);
      this.movable[to]!++;
      if (this.movable[to] === 1) this.list(to);
    }
  }

  private begin(start: number): void {
    this.visit++;
    this.found = NONE;
    this.queued = 0;
    this.arrive(start, NONE, NONE, NONE);
  }

  /** Lets arrive elsewhere whatever can make room at a node without cost. */
  private follow(node: number): void {
    const { outside, pools, slot, owner, followedFor, visit } = this;
    if (node < outside && this.occupied[node]! < this.places[node]!) this.arriveIdle(this.poolNode(node), node);
    if (pools !== null && node > outside && pools.mayGrow(node - outside - 1)) this.arrive(outside, node, NONE, NONE);
    if (pools !== null && node === outside) {
      const from = this.comingFrom[node]!;
      for (let pool = 0; pool < pools.count; pool++) {
        const there = outside + 1 + pool;
        if (pools.mayShrink(pool) && (from === NONE || pools.sameLevel(there, from)))
          this.arrive(there, node, NONE, NONE);
      }
    }
    this.followIdle(node);
    for (const option of this.options[node]!) {
      const classIndex = owner[option]!;
      // Wherever others of the class are, they have the same ways to go.
      if (followedFor[classIndex] === visit) continue;
      followedFor[classIndex] = visit;
      for (let index = this.first[classIndex]!; index < this.last[classIndex]!; index++) {
        const to = this.left[index]!;
        const there = slot[to]!;
        if (pools === null || pools.sameLevel(node, there)) this.arrive(there, node, option, to);
      }
    }
  }

  /** Lets idle tokens arrive at slots that cost nothing: at the ends of the search first, as there may be many slots. */
  private followIdle(node: number): void {
    const idle = this.idle[node]!;
    if (idle.length === 0) return;
    for (const home of this.homes) {
      const here = this.slot[home]!;
      if (this.isIdle[here] === 1 && this.poolNode(here) === node) this.arriveIdle(here, node);
    }
    if (this.found === NONE) for (const here of idle) this.arriveIdle(here, node);
  }

  /** An idle token passes between a slot and its pool. */
  private arriveIdle(node: number, from: number): void {
    if (this.pools === null || this.pools.sameLevel(node, from)) this.arrive(node, from, NONE, NONE);
  }

  private arrive(node: number, from: number, leaving: number, by: number): void {
    this.looked++;
    if (this.visitedFor[node] === this.visit) return;
    this.visitedFor[node] = this.visit;
    this.comingFrom[node] = from;
    this.leaving[node] = leaving;
    this.entry[node] = by;
    this.queue[this.queued++] = node;
    if (this.found === NONE) this.found = this.homeAt[node]!;
  }

  private list(option: number): void {
    this.position[option] = this.options[this.slot[option]!]!.push(option) - 1;
  }

  private unlist(option: number): void {
    const list = this.options[this.slot[option]!]!;
    const moved = list.pop()!;
    if (moved === option) return;
    list[this.position[option]!] = moved;
    this.position[moved] = this.position[option]!;
  }

  private change(option: number, by: number): void {
    this.taken[option]! += by;
    this.count(option, by);
  }

  private count(option: number, by: number): void {
    const here = this.slot[option]!;
    this.occupied[here]! += by;
    this.pools?.add(here, by);
  }
}
