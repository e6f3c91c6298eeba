/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is bounded by periods, generations or tellers. */
import { add, type PathCounts, pathCounts } from "./path-counts.js";
import type { WordOfMouthProcess } from "./process.js";
import { customersIn, toldInPerson, toldOnline } from "./told-by.js";

/**
 * The course of the process if everybody did what is expected of them. In a finite market the people told are anybody in it,
 * so of F who can still hear F·(1 − (1 − 1/M)^T) hear when T are told in a market of M: the mean-field form. It is
 * the process's mean ever more closely as cohort and market grow together; a few customers have no typical course.
 * @internal
 */
export function meanFieldPath(
  process: WordOfMouthProcess,
  { periods, generations }: { periods: number; generations: number },
): PathCounts {
  const { market, customers, tellers, online, delay } = process;
  const path = pathCounts({ periods, generations, tellers: tellers.length });
  const { byPeriod, byGeneration, byTeller, byChannel } = path;
  const channels = [toldInPerson, toldOnline].map((told) => tellers.map(({ tells }) => told(tells, online)));

  const telling = Array.from({ length: generations }, () => new Float64Array(periods));
  telling[0]![0] = customers;
  let canHear = market === null ? Infinity : Math.max(0, market - customers);
  for (let period = 0; period < periods; period++) {
    const wanted = telling.flatMap((customersTelling, generation) =>
      customersTelling[period] === 0
        ? []
        : tellers.flatMap((teller, at) => {
            const inGroup =
              period === 0 ? customersIn(teller, process) : customersTelling[period]! * teller.probability;
            return channels.map((told, channel) => ({ generation, teller, at, channel, told: inGroup * told[at]! }));
          }),
    );
    const told = wanted.reduce((sum, group) => sum + group.told, 0);
    const fresh = freshShare(told, canHear, market);
    canHear -= told * fresh;
    const inTime = Math.min(1, sumOf(delay.slice(0, periods - period)));
    for (const group of wanted) {
      const { generation, teller, at, channel } = group;
      const hearers = group.told * fresh;
      if (hearers === 0) continue;
      const [won, lost] = [hearers * teller.won, hearers * teller.lost];
      add(byGeneration, generation, hearers, won * inTime, lost * inTime);
      add(byTeller, at, hearers, won * inTime, lost * inTime);
      add(byChannel, channel, hearers, won * inTime, lost * inTime);
      add(byPeriod, period, hearers, 0, 0);
      delay.forEach((share, waited) => {
        const acting = period + waited;
        if (acting < periods) add(byPeriod, acting, 0, won * share, lost * share);
        if (acting + 1 < periods && generation + 1 < generations) telling[generation + 1]![acting + 1]! += won * share;
      });
    }
  }
  return path;
}

/** Probability that one of so many told hears for the first time. */
function freshShare(told: number, canHear: number, market: number | null): number {
  if (market === null) return 1;
  if (told === 0 || canHear <= 0) return 0;
  return Math.min(1, (canHear * -Math.expm1(told * Math.log1p(-1 / market))) / told);
}

function sumOf(shares: readonly number[]): number {
  return shares.reduce((sum, share) => sum + share, 0);
}
