/* eslint-disable @typescript-eslint/no-non-null-assertion -- run a million times; every index is bounded by its array's length. */
import type { RandomGenerator } from "pure-rand/types/RandomGenerator";
import { binomialSampler } from "../../numeric/random/sum-sampler.js";
import { keepFirstHearings } from "./first-hearings.js";
import { fraction } from "../exact/moments.js";
import { add, clear, type PathCounts, pathCounts } from "./path-counts.js";
import type { Teller, WordOfMouthProcess } from "../process/word-of-mouth-process.js";
import { conditional, tellSampler } from "./tell-sampler.js";
import { usesOnline } from "../process/word-of-mouth-process.js";

/**
 * A function that plays the process through once with the given random numbers and writes down what happened; the counts
 * are used again for the next path. Each step draws what many customers or hearers do at once, from the distribution of
 * their sum. Unless wanted `inParts`, tellers who tell and act alike are drawn as one and share by their numbers what they
 * bring together, so their counts are not whole, and neither generations nor channels are told apart.
 * @internal
 */
export function pathSimulator(
  resolved: WordOfMouthProcess,
  { periods, generations }: { periods: number; generations: number },
  { inParts = false }: { inParts?: boolean } = {},
): { path: PathCounts; play: (random: RandomGenerator) => void } {
  const { tellers, customers, counted, online, delay, market } = resolved;
  const groups = inParts ? tellers.map((_, at) => groupOf(tellers, [at])) : alikeOf(tellers);
  const channels = inParts && usesOnline(resolved) ? 2 : 1;
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
  // Customers of different generations need telling apart only where not all of them fit in, or where they are wanted.
  const apart = generations < periods || (inParts && delay.length > 1);
  const rows = apart ? generations : 1;

  const path = pathCounts({ periods, generations, tellers: tellers.length });
  const { byPeriod, byGeneration, byTeller, byChannel } = path;
  // Who tells in each period, of each generation where they are told apart; no one once they have told.
  const telling = Array.from({ length: rows }, () => new Float64Array(periods));
  const told = new Float64Array(groups.length * channels);
  let canHear = 0;
  let lastTelling = 0;

  const tell = (random: RandomGenerator, row: number, period: number): void => {
    let left = telling[row]![period]!;
    telling[row]![period] = 0;
    const first = counted && row === 0 && period === 0;
    for (let group = 0; group < groups.length; group++) {
      const here = first ? groups[group]!.count : inGroup[group]!(random, left);
      if (!first) left -= here;
      reach(random, group, here);
    }
    if (market !== null) canHear -= keepFirstHearings(random, told, canHear, market);
    for (let at = 0; at < told.length; at++) if (told[at]! > 0) hear(random, row, period, at);
  };

  /** Writes down how many people this many customers of a group tell, over each channel. */
  const reach = (random: RandomGenerator, group: number, count: number): void => {
    const inPerson = count === 0 ? 0 : toldBy[group]!(random, count);
    const added = inPerson * Math.floor(online.multiplier - 1) + moreOnline(random, inPerson);
    const onlineHere = added + believing(random, posting(random, count) * online.reach);
    if (channels === 1) told[group] = inPerson + onlineHere;
    else {
      told[2 * group] = inPerson;
      told[2 * group + 1] = onlineHere;
    }
  };

  /** What those do who hear from one group over one channel. */
  const hear = (random: RandomGenerator, row: number, period: number, at: number): void => {
    const group = channels === 1 ? at : at >> 1;
    const hearers = told[at]!;
    const won = wonOf[group]!(random, hearers);
    const lost = lostOf[group]!(random, hearers - won);
    const wonInTime = act(random, period, won, byPeriod.won, apart ? telling[row + 1] : telling[0]);
    const lostInTime = act(random, period, lost, byPeriod.lost);
    byPeriod.hearers[period]! += hearers;
    const { members, sharesFirst, sharesLater } = groups[group]!;
    const shares = counted && row === 0 && period === 0 ? sharesFirst : sharesLater;
    for (let member = 0; member < members.length; member++) {
      const share = shares[member]!;
      add(byTeller, members[member]!, share * hearers, share * wonInTime, share * lostInTime);
    }
    if (!inParts) return;
    add(byGeneration, apart ? row : period, hearers, wonInTime, lostInTime);
    add(byChannel, channels === 1 ? 0 : at & 1, hearers, wonInTime, lostInTime);
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
      if (tellers === undefined || here === 0 || period + waited + 1 >= periods) continue;
      tellers[period + waited + 1]! += here;
      lastTelling = Math.max(lastTelling, period + waited + 1);
    }
    return count - left;
  };

  const play = (random: RandomGenerator): void => {
    clear(path);
    telling[0]![0] = customers;
    lastTelling = 0;
    canHear = market === null ? Infinity : Math.max(0, market - customers);
    for (let period = 0; period <= lastTelling; period++) {
      for (let row = 0; row < rows && row <= period; row++) if (telling[row]![period]! > 0) tell(random, row, period);
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
  return firsts.map((first) =>
    groupOf(
      tellers,
      tellers.flatMap((teller, at) => (alike(first, teller) ? [at] : [])),
    ),
  );
}

function groupOf(tellers: readonly Teller[], members: readonly number[]): AlikeTellers {
  const first = tellers[members[0]!]!;
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
}
