/* eslint-disable @typescript-eslint/no-non-null-assertion -- run a million times; every index is bounded by its array's length. */
import type { RandomGenerator } from "pure-rand/types/RandomGenerator";
import { hypergeometric } from "../../numeric/random/random-hypergeometric.js";
import { binomial, poisson, uniform } from "../../numeric/random/random-variates.js";
import { expm1 } from "../../numeric/elementary/expm1.js";

/** Up to this many people told, or in the market, are followed one by one. */
const ONE_BY_ONE = 32;

/** Smaller terms do not change a sum of 1 and more. */
const ROUNDING = 1e-17;

/**
 * Of the people told, by group, keeps those who hear for the first time, and returns how many they are. Each one told
 * is anyone in the market; who of several tells first is settled by chance, so that any of those told are as
 * likely to be the first as any others.
 * @internal
 */
export function keepFirstHearings(
  random: RandomGenerator,
  told: Float64Array,
  canHear: number,
  market: number,
): number {
  let all = 0;
  for (const here of told) all += here;
  const hear = firstHearings(random, all, canHear, market);
  let left = hear;
  for (let group = 0; group < told.length; group++) {
    const here = told[group]!;
    const kept = left === 0 ? 0 : hypergeometric(random, all, here, left);
    told[group] = kept;
    all -= here;
    left -= kept;
  }
  return hear;
}

/**
 * How many of those who can hear are reached when a given number of people are told, each of them anyone in the market.
 *
 * Most of those told are drawn at once. If each person in the market were told a Poisson number of times, the people
 * reached would be independent; given how often people were told in all, each time it was anyone. So a
 * Poisson number of people are told, a little below the number left, until few are left, who are followed one by one:
 * exact, whatever the Poisson number was. Cost: some ten random numbers each time the number left falls to its root.
 *
 * Source: Feller (1968), "An introduction to probability theory and its applications" I, IV.2, for the occupancy
 * problem; Holst (1986), "On birthday, collectors', occupancy and other classical urn problems", International
 * Statistical Review 54, for its embedding in Poisson numbers.
 * @internal
 */
export function firstHearings(random: RandomGenerator, told: number, canHear: number, market: number): number {
  let left = told;
  let unreached = canHear;
  while (left > ONE_BY_ONE && market > ONE_BY_ONE && unreached > 0) {
    const most = Math.min(left, market);
    const rate = (most - 2 * Math.sqrt(most)) / market;
    const reached = binomial(random, unreached, -expm1(-rate));
    const times = poisson(random, rate * (market - unreached)) + timesTold(random, reached, rate);
    // More than are left happens once in forty times, and is drawn again.
    if (times > left) continue;
    left -= times;
    unreached -= reached;
  }
  for (; left > 0 && unreached > 0; left--) if (uniform(random) * market < unreached) unreached--;
  return canHear - unreached;
}

/** How many times a given number of people, each told at least once, were told in total: Poisson numbers above 0. */
function timesTold(random: RandomGenerator, people: number, rate: number): number {
  let times = 0;
  let left = people;
  for (let each = 1; left > 0; each++) {
    const here = binomial(random, left, shareToldExactly(each, rate));
    times += here * each;
    left -= here;
  }
  return times;
}

/** Of those told at least this many times, the share told exactly this many. */
function shareToldExactly(times: number, rate: number): number {
  let sum = 1;
  let term = 1;
  for (let more = times + 1; term > ROUNDING; more++) {
    term *= rate / more;
    sum += term;
  }
  return 1 / sum;
}
