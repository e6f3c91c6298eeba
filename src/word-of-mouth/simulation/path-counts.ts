/* eslint-disable @typescript-eslint/no-non-null-assertion -- counted a million times; every index is bounded by its array's length. */

/**
 * Hearers, won and lost for each part of a whole.
 * @internal
 */
export interface Counts {
  readonly hearers: Float64Array;
  readonly won: Float64Array;
  readonly lost: Float64Array;
}

/**
 * Adds to the counts of one part.
 * @internal
 */
export function add(counts: Counts, part: number, hearers: number, won: number, lost: number): void {
  counts.hearers[part]! += hearers;
  counts.won[part]! += won;
  counts.lost[part]! += lost;
}

/**
 * What one course of the process brought, or what is expected of it, divided in four ways.
 * @internal
 */
export interface PathCounts {
  readonly byPeriod: Counts;
  readonly byGeneration: Counts;
  readonly byTeller: Counts;
  /** In person, then online. */
  readonly byChannel: Counts;
}

/**
 * Counts of nothing yet.
 * @internal
 */
export function pathCounts({
  periods,
  generations,
  tellers,
}: {
  periods: number;
  generations: number;
  tellers: number;
}): PathCounts {
  const counts = (parts: number): Counts => ({
    hearers: new Float64Array(parts),
    won: new Float64Array(parts),
    lost: new Float64Array(parts),
  });
  return {
    byPeriod: counts(periods),
    byGeneration: counts(generations),
    byTeller: counts(tellers),
    byChannel: counts(2),
  };
}

/**
 * Makes counts those of nothing again.
 * @internal
 */
export function clear({ byPeriod, byGeneration, byTeller, byChannel }: PathCounts): void {
  for (const { hearers, won, lost } of [byPeriod, byGeneration, byTeller, byChannel]) {
    hearers.fill(0);
    won.fill(0);
    lost.fill(0);
  }
}
