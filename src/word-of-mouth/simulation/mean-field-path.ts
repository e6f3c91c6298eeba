/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is bounded by periods, generations or tellers. */
import { add, type PathCounts, pathCounts } from "./path-counts.js";
import type { Teller, WordOfMouthProcess } from "../process/word-of-mouth-process.js";
import { customersIn, toldInPerson, toldOnline } from "../process/word-of-mouth-process.js";
import { expm1 } from "../../numeric/elementary/expm1.js";
import { log1p } from "../../numeric/elementary/log1p.js";

/**
 * The course of the process if everybody did what is expected of them. In a finite market the people told are anyone in it,
 * so of F who can still hear F·(1 − (1 − 1/M)^T) hear when T are told in a market of M: the mean-field form. It comes
 * to the process's mean as cohort and market grow together; a few customers have no typical course. Without a limit it
 * is the mean exactly.
 *
 * Cost: periods × generations × delays.
 * @internal
 */
export function meanFieldPath(
  resolved: WordOfMouthProcess,
  { periods, generations }: { periods: number; generations: number },
): PathCounts {
  const { market, customers, tellers, delay } = resolved;
  const path = pathCounts({ periods, generations, tellers: tellers.length });
  const { byPeriod, byGeneration, byTeller, byChannel } = path;
  const cohort = toldByUnit(resolved, (teller) => customersIn(teller, resolved));
  const customer = toldByUnit(resolved, ({ probability }) => probability);

  // Units who tell, by generation and period: the cohort as a whole, then customers.
  const telling = Array.from({ length: generations }, () => new Float64Array(periods));
  telling[0]![0] = 1;
  let canHear = market === null ? Infinity : Math.max(0, market - customers);
  for (let period = 0; period < periods; period++) {
    const { parts, told } = period === 0 ? cohort : customer;
    const units = telling.reduce((sum, byPeriodHere) => sum + byPeriodHere[period]!, 0);
    const fresh = freshShare(units * told, canHear, market);
    canHear -= units * told * fresh;
    if (units * fresh === 0) continue;

    const inTime = Math.min(1, sumOf(delay.slice(0, periods - period)));
    const all = { hearers: 0, won: 0, lost: 0 };
    for (const { at, channel, hearers, won, lost } of parts) {
      const heard = units * fresh;
      add(byTeller, at, heard * hearers, heard * won * inTime, heard * lost * inTime);
      add(byChannel, channel, heard * hearers, heard * won * inTime, heard * lost * inTime);
      all.hearers += fresh * hearers;
      all.won += fresh * won;
      all.lost += fresh * lost;
    }
    add(byPeriod, period, units * all.hearers, 0, 0);
    delay.slice(0, periods - period).forEach((share, waited) => {
      add(byPeriod, period + waited, 0, units * all.won * share, units * all.lost * share);
    });
    telling.forEach((byPeriodHere, generation) => {
      const here = byPeriodHere[period]!;
      if (here === 0) return;
      add(byGeneration, generation, here * all.hearers, here * all.won * inTime, here * all.lost * inTime);
      if (generation + 1 === generations) return;
      delay.slice(0, periods - period - 1).forEach((share, waited) => {
        telling[generation + 1]![period + 1 + waited]! += here * all.won * share;
      });
    });
  }
  return path;
}

/** The people that a unit tells: by teller and channel, what each part would bring if all heard for the first time. */
interface ToldByUnit {
  readonly parts: readonly { at: number; channel: 0 | 1; hearers: number; won: number; lost: number }[];
  readonly told: number;
}

function toldByUnit({ tellers, online }: WordOfMouthProcess, weight: (teller: Teller) => number): ToldByUnit {
  const parts = tellers.flatMap((teller, at) =>
    ([0, 1] as const).map((channel) => {
      const toldEach = channel === 0 ? toldInPerson(teller.tells) : toldOnline(teller.tells, online);
      const hearers = weight(teller) * toldEach;
      return { at, channel, hearers, won: hearers * teller.won, lost: hearers * teller.lost };
    }),
  );
  return { parts, told: parts.reduce((sum, { hearers }) => sum + hearers, 0) };
}

/** Probability that one of this many told hears for the first time. */
function freshShare(told: number, canHear: number, market: number | null): number {
  if (market === null) return 1;
  if (told === 0 || canHear <= 0) return 0;
  return Math.min(1, (canHear * -expm1(told * log1p(-1 / market))) / told);
}

function sumOf(shares: readonly number[]): number {
  return shares.reduce((sum, share) => sum + share, 0);
}
