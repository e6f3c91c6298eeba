import { type Counted, counts, type WordOfMouthChannel } from "./counted.js";
import type { Span } from "./futures.js";
import type { MarketCourse } from "./market-course.js";
import { mixed, type Moments, toldMoments } from "./moments.js";
import type { Teller, WordOfMouthProcess } from "./process.js";

const channels: readonly WordOfMouthChannel[] = ["inPerson", "online"];

/** Those of one generation and group who are told over one channel in one period. */
interface ToldGroup {
  /** How many they are on average. */
  readonly told: number;
  /** What one of them who hears for the first time adds up to, the person used up for others included. */
  readonly worth: Moments;
}

/**
 * Variance of what a cohort adds up to within a span, in a market that fills: the linear-noise approximation around
 * the market's course. Going back from the last period, one customer who tells and one person who can still hear are
 * each worth what they add to the expected sum; the variance is that of all chance in each period, weighted by those
 * worths: how many are told, which of them hear for the first time, and what hearers do. Without a limit a person who can
 * hear is worth nothing, and this is the recursion of `cohortMoments`.
 *
 * Source: van Kampen (2007), "Stochastic processes in physics and chemistry", 3rd edition, chapter X; the number of
 * people who hear for the first time as in the occupancy problem, Feller (1968), "An introduction to probability theory
 * and its applications" I, IV.2. Cost: periods × generations telling × groups of tellers × delays.
 * @internal
 */
export function saturatedVariance(
  process: WordOfMouthProcess,
  { market, byPeriod, telling }: MarketCourse,
  counted: Counted,
  { from, to, generation: only }: Span,
): number {
  const { tellers, online, delay, customers, counted: isCounted } = process;
  const within = (generation: number, period: number): boolean =>
    period >= from && period < to && (only ?? generation) === generation;
  /** What one more customer who tells, by generation and period, and one more person who can hear are worth. */
  const tellerWorth = telling.map(() => new Map<number, number>());
  let canHearWorth = 0;
  let variance = 0;

  /** What one who hears for the first time adds up to, by whom they are told and over which channel. */
  const hearerWorth = (teller: Teller, generation: number, period: number, channel: WordOfMouthChannel): Moments => {
    const weight = counts(counted, teller, channel) ? 1 : 0;
    let mean = 0;
    let square = 0;
    delay.forEach((share, waited) => {
      const at = period + waited;
      const here = within(generation, at) ? weight : 0;
      const ofWon = here * counted.won + (tellerWorth[generation + 1]?.get(at + 1) ?? 0);
      const ofLost = here * counted.lost;
      mean += share * (teller.won * ofWon + teller.lost * ofLost);
      square += share * (teller.won * ofWon * ofWon + teller.lost * ofLost * ofLost);
    });
    const heard = within(generation, period) ? weight * counted.hearer : 0;
    return { mean: heard + mean - canHearWorth, variance: Math.max(0, square - mean * mean) };
  };

  for (let period = Math.min(to, byPeriod.length) - 1; period >= 0; period--) {
    const { canHear, told, fresh } = byPeriod[period] ?? { canHear: 0, told: 0, fresh: 0 };
    if (told === 0 || canHear === 0) continue;
    const rows = telling.flatMap((customersIn, generation) => {
      const customersTelling = customersIn[period] ?? 0;
      if (customersTelling === 0) return [];
      const counted = isCounted && generation === 0;
      const groups = tellers.map((teller) =>
        channels.map((channel): ToldGroup => {
          const one = { mean: 1, variance: 0 };
          const none = { mean: 0, variance: 0 };
          const each =
            channel === "inPerson" ? toldMoments(online, teller, one, none) : toldMoments(online, teller, none, one);
          return {
            told: each.mean * (counted ? teller.count : customersTelling * teller.probability),
            worth: hearerWorth(teller, generation, period, channel),
          };
        }),
      );
      return [{ generation, customersTelling, counted, groups }];
    });
    const all = rows.flatMap(({ groups }) => groups.flat());
    const total = (of: (group: ToldGroup) => number): number => all.reduce((sum, group) => sum + of(group), 0);
    const worth = total((group) => (group.told * group.worth.mean) / told);

    // What hearers do, and which of those told hear for the first time.
    const spread = total((group) => (group.told / told) * (group.worth.mean - worth) ** 2);
    variance += total((group) => group.told * fresh * group.worth.variance);
    variance += told * fresh * (1 - fresh) * spread + worth * worth * occupancyVariance(canHear, told, market);

    // How many are told: each one more hears, and leaves less for the others.
    const logMissed = Math.log1p(-1 / market);
    const missed = Math.exp(told * logMissed);
    const crowding = fresh + canHear * logMissed * missed;
    for (const { generation, customersTelling, counted, groups } of rows) {
      const perCustomer = tellers.map((teller, index) => {
        const [inPerson, onlineGroup] = (groups[index] ?? []).map((group) => ({
          mean: group.worth.mean * fresh - worth * crowding,
          variance: 0,
        }));
        return toldMoments(online, teller, inPerson, onlineGroup);
      });
      const anyone = mixed(tellers, perCustomer);
      variance += counted
        ? tellers.reduce((sum, { count }, index) => sum + count * (perCustomer[index]?.variance ?? 0), 0)
        : customersTelling * anyone.variance;
      tellerWorth[generation]?.set(period, anyone.mean);
    }
    canHearWorth += worth * (1 - missed);
  }
  return customers === 0 ? 0 : variance;
}

/**
 * Variance of how many of so many who can hear are reached when so many are told, each anybody in the market:
 * F·q₁ + F·(F − 1)·q₂ − F²·q₁², where q₁ and q₂ are the probabilities that one and that two of them are missed.
 */
function occupancyVariance(canHear: number, told: number, market: number): number {
  const missed = Math.exp(told * Math.log1p(-1 / market));
  // q₂ − q₁², which all but vanishes in a large market.
  const together = missed * missed * Math.expm1(told * Math.log1p(-((market - 1) ** -2)));
  return Math.max(0, canHear * (missed * (1 - missed) - together) + canHear * canHear * together);
}
