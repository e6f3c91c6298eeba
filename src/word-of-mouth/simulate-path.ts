/* eslint-disable @typescript-eslint/no-non-null-assertion -- run a million times; every index is bounded by its array's length. */
import type { RandomGenerator } from "pure-rand/types/RandomGenerator";
import { uniform } from "../numeric/random-variates.js";
import { binomialSampler } from "../numeric/sum-sampler.js";
import { fraction } from "./moments.js";
import type { Teller, WordOfMouthProcess } from "./process.js";
import { conditional, tellSampler } from "./tell-sampler.js";

/**
 * What happened on one path, by period; used again for the next.
 * @internal
 */
export interface Path {
  readonly hearers: Float64Array;
  readonly won: Float64Array;
  readonly lost: Float64Array;
  /** Won less lost through each teller; what several who tell and act alike did together is shared by their numbers. */
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
  const groups = alikeOf(tellers);
  const samplersOf = (shares: Iterable<number>) => Array.from(shares, binomialSampler);
  const probabilities = groups.map(({ probability }) => probability);
  const untold = Math.max(0, 1 - probabilities.reduce((sum, probability) => sum + probability, 0));
  const inGroup = samplersOf(conditional([...probabilities, untold]));
  const toldBy = groups.map(({ tells }) => tellSampler(tells));
  const wonOf = samplersOf(groups.map(({ won }) => won));
  const lostOf = samplersOf(groups.map(({ won, lost }) => (won >= 1 ? 0 : Math.min(1, lost / (1 - won)))));
  const actsAfter = samplersOf(conditional(delay));
  const moreOnline = binomialSampler(fraction(online.multiplier - 1));
  const posting = binomialSampler(online.shareWhoPost);
  const believing = binomialSampler(online.shareWhoBelieve);
  // Generations need telling apart only where not all of them fit in.
  const apart = generations < periods;
  const rows = apart ? generations : 1;

  const path: Path = {
    hearers: new Float64Array(periods),
    won: new Float64Array(periods),
    lost: new Float64Array(periods),
    netBy: new Float64Array(tellers.length),
  };
  const telling = Array.from({ length: rows }, () => new Float64Array(periods));
  const told = new Float64Array(groups.length);
  let canHear = 0;

  const tell = (random: RandomGenerator, row: number, period: number): void => {
    let left = telling[row]![period]!;
    const first = counted && row === 0 && period === 0;
    for (let group = 0; group < groups.length; group++) {
      const here = first ? groups[group]!.count : inGroup[group]!(random, left);
      if (!first) left -= here;
      told[group] = here === 0 ? 0 : reached(random, group, here);
    }
    if (market !== null) canHear -= hearForTheFirstTime(random, told, canHear, market);
    for (let group = 0; group < groups.length; group++) {
      const hearers = told[group]!;
      if (hearers === 0) continue;
      path.hearers[period]! += hearers;
      const won = wonOf[group]!(random, hearers);
      const lost = lostOf[group]!(random, hearers - won);
      const winners = apart ? telling[row + 1] : telling[0];
      const net = act(random, period, won, path.won, winners) - act(random, period, lost, path.lost);
      const { members, sharesFirst, sharesLater } = groups[group]!;
      const shares = first ? sharesFirst : sharesLater;
      for (let at = 0; at < members.length; at++) path.netBy[members[at]!]! += net * shares[at]!;
    }
  };

  const reached = (random: RandomGenerator, group: number, count: number): number => {
    const inPerson = toldBy[group]!(random, count);
    const added = inPerson * Math.floor(online.multiplier - 1) + moreOnline(random, inPerson);
    return inPerson + added + believing(random, posting(random, count) * online.reach);
  };

  /** Spreads what hearers of a period do over the periods in which they do it; those won tell in the next. */
  const act = (
    random: RandomGenerator,
    period: number,
    count: number,
    acted: Float64Array,
    tellers?: Float64Array,
  ): number => {
    let left = count;
    for (let waited = 0; waited < delay.length && left > 0 && period + waited < periods; waited++) {
      const here = actsAfter[waited]!(random, left);
      left -= here;
      acted[period + waited]! += here;
      if (tellers !== undefined && period + waited + 1 < periods) tellers[period + waited + 1]! += here;
    }
    return count - left;
  };

  const play = (random: RandomGenerator): void => {
    path.hearers.fill(0);
    path.won.fill(0);
    path.lost.fill(0);
    path.netBy.fill(0);
    for (const row of telling) row.fill(0);
    telling[0]![0] = customers;
    canHear = market === null ? Infinity : Math.max(0, market - customers);
    for (let period = 0; period < periods; period++) {
      for (let row = 0; row < rows; row++) if (telling[row]![period]! > 0) tell(random, row, period);
    }
  };
  return { path, play };
}

/** Tellers who tell and act alike, played as one group. */
interface AlikeTellers extends Pick<Teller, "tells" | "won" | "lost" | "probability" | "count"> {
  /** Their places among the tellers, and what share of the group each is: where counted, and by chance. */
  readonly members: readonly number[];
  readonly sharesFirst: readonly number[];
  readonly sharesLater: readonly number[];
}

function alikeOf(tellers: readonly Teller[]): AlikeTellers[] {
  const alike = (a: Teller, b: Teller): boolean => a.tells === b.tells && a.won === b.won && a.lost === b.lost;
  const firsts = tellers.filter((teller) => tellers.find((other) => alike(other, teller)) === teller);
  return firsts.map((first) => {
    const members = tellers.flatMap((teller, at) => (alike(first, teller) ? [at] : []));
    const sum = (of: (teller: Teller) => number): number => members.reduce((total, at) => total + of(tellers[at]!), 0);
    const probability = sum((teller) => teller.probability);
    const count = sum((teller) => teller.count);
    return {
      ...first,
      probability,
      count,
      members,
      sharesFirst: members.map((at) => (count === 0 ? 0 : tellers[at]!.count / count)),
      sharesLater: members.map((at) => (probability === 0 ? 0 : tellers[at]!.probability / probability)),
    };
  });
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
