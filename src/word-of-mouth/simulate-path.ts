/* eslint-disable @typescript-eslint/no-non-null-assertion -- run a million times; every index is bounded by its array's length. */
import type { RandomGenerator } from "pure-rand/types/RandomGenerator";
import { binomial, uniform } from "../numeric/random-variates.js";
import { fraction } from "./moments.js";
import type { WordOfMouthProcess } from "./process.js";
import { conditional, tellSampler } from "./tell-sampler.js";

/**
 * What happened on one path, by period; used again for the next.
 * @internal
 */
export interface Path {
  readonly hearers: Float64Array;
  readonly won: Float64Array;
  readonly lost: Float64Array;
  /** Won less lost through each group of tellers. */
  readonly netBy: Float64Array;
}

/**
 * A function that plays the process through once with the given random numbers and writes down what happened.
 * Each step draws what many customers or hearers do at once, from the distribution of their sum.
 * @internal
 */
export function pathSimulator(
  process: WordOfMouthProcess,
  { periods, generations }: { periods: number; generations: number },
): { path: Path; play: (random: RandomGenerator) => void } {
  const { tellers, customers, counted, online, delay, market } = process;
  const groups = tellers.length;
  const samplers = tellers.map(({ tells }) => tellSampler(tells));
  const shares = tellers.map(({ probability }) => probability);
  const groupShares = conditional([...shares, Math.max(0, 1 - shares.reduce((sum, share) => sum + share, 0))]);
  const lostShares = tellers.map(({ won, lost }) => (won >= 1 ? 0 : Math.min(1, lost / (1 - won))));
  const delayShares = conditional(delay);
  // Generations need telling apart only where not all of them fit in.
  const apart = generations < periods;
  const rows = apart ? generations : 1;

  const path: Path = {
    hearers: new Float64Array(periods),
    won: new Float64Array(periods),
    lost: new Float64Array(periods),
    netBy: new Float64Array(groups),
  };
  const telling = Array.from({ length: rows }, () => new Float64Array(periods));
  const told = new Float64Array(groups);
  let canHear = 0;

  /** Spreads what hearers of a period do over the periods in which they do it. */
  const act = (random: RandomGenerator, period: number, count: number, at: (period: number, count: number) => void) => {
    let left = count;
    for (let waited = 0; waited < delay.length && left > 0 && period + waited < periods; waited++) {
      const here = binomial(random, left, delayShares[waited]!);
      left -= here;
      if (here > 0) at(period + waited, here);
    }
  };

  const tell = (random: RandomGenerator, row: number, period: number): void => {
    let left = telling[row]![period]!;
    const first = counted && row === 0 && period === 0;
    for (let group = 0; group < groups; group++) {
      const here = first ? tellers[group]!.count : binomial(random, left, groupShares[group]!);
      if (!first) left -= here;
      told[group] = here === 0 ? 0 : reached(random, group, here);
    }
    if (market !== null) canHear -= hearForTheFirstTime(random, told, canHear, Math.floor(market));
    for (let group = 0; group < groups; group++) {
      const hearers = told[group]!;
      if (hearers === 0) continue;
      path.hearers[period]! += hearers;
      const won = binomial(random, hearers, tellers[group]!.won);
      const lost = binomial(random, hearers - won, lostShares[group]!);
      if (won > 0) {
        act(random, period, won, (at, count) => {
          path.won[at]! += count;
          path.netBy[group]! += count;
          const nextRow = apart ? row + 1 : 0;
          if (nextRow < rows && at + 1 < periods) telling[nextRow]![at + 1]! += count;
        });
      }
      if (lost > 0) {
        act(random, period, lost, (at, count) => {
          path.lost[at]! += count;
          path.netBy[group]! -= count;
        });
      }
    }
  };

  const reached = (random: RandomGenerator, group: number, count: number): number => {
    const inPerson = samplers[group]!(random, count);
    const extra = online.multiplier - 1;
    const added = extra === 0 ? 0 : inPerson * Math.floor(extra) + binomial(random, inPerson, fraction(extra));
    const posts = binomial(random, count, online.shareWhoPost);
    return inPerson + added + binomial(random, posts * online.reach, online.shareWhoBelieve);
  };

  const play = (random: RandomGenerator): void => {
    path.hearers.fill(0);
    path.won.fill(0);
    path.lost.fill(0);
    path.netBy.fill(0);
    for (const row of telling) row.fill(0);
    telling[0]![0] = customers;
    canHear = market === null ? Infinity : Math.max(0, Math.floor(market) - customers);
    for (let period = 0; period < periods; period++) {
      for (let row = 0; row < rows; row++) if (telling[row]![period]! > 0) tell(random, row, period);
    }
  };
  return { path, play };
}

/**
 * Of the people told, by group, keeps those who hear for the first time, and returns how many they are. Each one told
 * is anybody in the market; who of several tells first is settled by chance.
 */
function hearForTheFirstTime(random: RandomGenerator, told: Float64Array, canHear: number, market: number): number {
  let all = 0;
  for (const here of told) all += here;
  let hear = 0;
  for (let one = 0; one < all && hear < canHear; one++) if (uniform(random) * market < canHear - hear) hear++;
  let left = hear;
  for (let group = 0; group < told.length; group++) {
    const here = told[group]!;
    const kept = chosen(random, here, all, left);
    told[group] = kept;
    all -= here;
    left -= kept;
  }
  return hear;
}

/** How many of so many chosen out of all, without putting back, belong to a part of them: hypergeometric. */
function chosen(random: RandomGenerator, part: number, all: number, choose: number): number {
  if (part === all) return choose;
  let inPart = part;
  let among = all;
  let found = 0;
  for (let one = 0; one < choose && inPart > 0; one++) {
    if (uniform(random) * among < inPart) {
      found++;
      inPart--;
    }
    among--;
  }
  return found;
}
