import type { Horizon } from "./futures.js";
import type { Teller, WordOfMouthProcess } from "./process.js";
import { toldBy } from "./told-by.js";

/**
 * How a finite market fills on average.
 * @internal
 */
export interface MarketCourse {
  readonly market: number;
  readonly byPeriod: readonly {
    /** People who can still hear when the period starts. */
    readonly canHear: number;
    /** People told in it, whoever they are. */
    readonly told: number;
    /** Probability that one of those told hears for the first time. */
    readonly fresh: number;
  }[];
  /** Customers of each generation who tell in each period. */
  readonly telling: readonly (readonly number[])[];
}

/**
 * The course of a finite market. People told are anybody in the market, so of F who can still hear
 * F·(1 − (1 − 1/M)^T) hear when T are told in a market of M: the mean-field form, exact as the market grows. `null` in
 * an unlimited market.
 * @internal
 */
export function marketCourse(
  process: WordOfMouthProcess,
  { periods, generations, delay }: Pick<Horizon, "periods" | "generations" | "delay">,
): MarketCourse | null {
  const { market, customers, tellers, online, counted } = process;
  if (market === null) return null;

  const rates = (weight: (teller: Teller) => number): { told: number; won: number } => ({
    told: tellers.reduce((sum, teller) => sum + weight(teller) * toldBy(teller.tells, online), 0),
    won: tellers.reduce((sum, teller) => sum + weight(teller) * toldBy(teller.tells, online) * teller.won, 0),
  });
  const later = rates(({ probability }) => probability);
  const first = counted ? rates(({ count }) => count) : { told: customers * later.told, won: customers * later.won };

  const telling = Array.from({ length: generations }, (_, generation) => {
    const byPeriod = new Array<number>(periods).fill(0);
    if (generation === 0) byPeriod[0] = customers;
    return byPeriod;
  });
  const byPeriod: MarketCourse["byPeriod"][number][] = [];
  let canHear = Math.max(0, market - customers);
  for (let period = 0; period < periods; period++) {
    const wanted = telling.map((customersIn, generation) => {
      if (generation === 0) return period === 0 ? first : { told: 0, won: 0 };
      const customersTelling = customersIn[period] ?? 0;
      return { told: customersTelling * later.told, won: customersTelling * later.won };
    });
    const told = wanted.reduce((sum, rate) => sum + rate.told, 0);
    const hear = told === 0 || canHear === 0 ? 0 : canHear * -Math.expm1(told * Math.log1p(-1 / market));
    const fresh = told === 0 ? canHear / Math.max(market, 1) : Math.min(1, hear / told);
    byPeriod.push({ canHear, told, fresh });
    canHear -= hear;
    wanted.forEach(({ won }, generation) => {
      delay.forEach((acting, waited) => {
        const next = telling[generation + 1];
        const at = period + 1 + waited;
        if (next !== undefined && at < periods) next[at] = (next[at] ?? 0) + won * fresh * acting;
      });
    });
  }
  return { market, byPeriod, telling };
}
