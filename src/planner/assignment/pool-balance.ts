/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read in the innermost loops, at indices that the loops bound. */

/**
 * Slots in pools whose loads are to be as even as they can be: a sum of load² / capacity over the pools is to be least,
 * which for a given sum of loads is the variance of load / capacity, each pool weighted by its capacity.
 * @internal
 */
export interface SlotPools {
  /** The pool of each slot. */
  poolOf: Int32Array;
  /** Whole numbers: what each pool can bear, and what it bears apart from the requests. */
  capacity: Float64Array;
  load: Float64Array;
}

/**
 * Pools for requests that all add the same.
 * @internal
 */
export interface Pools extends SlotPools {
  /** What each request adds. */
  length: number;
}

/**
 * Loads of pools while requests move, and the levels that tell which moves leave the sum the least. The level of a node
 * (slots, then the node outside, then pools) is the least that one request more there can add to the sum; a move
 * between nodes of different levels is part of no evenest assignment.
 *
 * Quotients of whole numbers are rounded correctly, so equal ones compare equal.
 *
 * @internal
 */
export class PoolBalance {
  readonly load: Float64Array;
  readonly poolOf: Int32Array;
  readonly count: number;
  private readonly firstPool: number;

  /** @param level - `null` while levels are not known: then loads must not be changed but by chains between pools. */
  constructor(
    private readonly pools: Pools,
    private readonly level: Float64Array | null,
  ) {
    this.poolOf = pools.poolOf;
    this.load = Float64Array.from(pools.load);
    this.count = pools.load.length;
    this.firstPool = pools.poolOf.length + 1;
  }

  /** Counts a request in or out of a slot. */
  add(slot: number, change: number): void {
    this.load[this.poolOf[slot]!]! += change * this.pools.length;
  }

  /** What one request more in a pool adds to the sum, as a multiple of its length. */
  more(pool: number): number {
    return (2 * this.load[pool]! + this.pools.length) / this.pools.capacity[pool]!;
  }

  /** What one request less takes off it. */
  less(pool: number): number {
    return (2 * this.load[pool]! - this.pools.length) / this.pools.capacity[pool]!;
  }

  sameLevel(node: number, other: number): boolean {
    return this.level === null || this.level[node] === this.level[other];
  }

  mayGrow(pool: number): boolean {
    return this.level !== null && this.more(pool) === this.level[this.firstPool + pool];
  }

  mayShrink(pool: number): boolean {
    return this.level !== null && this.less(pool) === this.level[this.firstPool + pool];
  }
}
