import type { Horizon } from "./futures.js";
import type { Teller, WordOfMouthProcess } from "./process.js";
import { toldBy } from "./told-by.js";

/**
 * For each period, the probability that a person told is one who has not heard yet and is not a customer, in a finite
 * market. People are told at random, so of F who can still hear F·(1 − e^(−T/M)) hear when T are told in a market of
 * M: the mean-field form, exact as the market grows. `null` in an unlimited market.
 * @internal
 */
export function marketSaturation(
  process: WordOfMouthProcess,
  { periods, generations, delay }: Pick<Horizon, "periods" | "generations" | "delay">,
): number[] | null {
  const { market, customers, tellers, online, counted } = process;
  if (market === null) return null;

  const rates = (weight: (teller: Teller) => number): { told: number; won: number } => ({
    told: tellers.reduce((sum, teller) => sum + weight(teller) * toldBy(teller.tells, online), 0),
    won: tellers.reduce((sum, teller) => sum + weight(teller) * toldBy(teller.tells, online) * teller.won, 0),
  });
  const later = rates(({ probability }) => probability);
  const first = counted ? rates(({ count }) => count) : { told: customers * later.told, won: customers * later.won };

  // Customers of each generation who tell in each period.
  const telling = Array.from({ length: generations }, () => new Array<number>(periods).fill(0));
  const shares: number[] = [];
  let canHear = Math.max(0, market - customers);
  for (let period = 0; period < periods; period++) {
    const wanted = telling.map((byPeriod, generation) => {
      if (generation === 0) return period === 0 ? first : { told: 0, won: 0 };
      const customersTelling = byPeriod[period] ?? 0;
      return { told: customersTelling * later.told, won: customersTelling * later.won };
    });
    const told = wanted.reduce((sum, rate) => sum + rate.told, 0);
    const hear = canHear === 0 ? 0 : canHear * -Math.expm1(-told / market);
    const share = told === 0 ? canHear / Math.max(market, 1) : Math.min(1, hear / told);
    shares.push(share);
    canHear -= hear;
    wanted.forEach(({ won }, generation) => {
      delay.forEach((acting, waited) => {
        const next = telling[generation + 1];
        const at = period + 1 + waited;
        if (next !== undefined && at < periods) next[at] = (next[at] ?? 0) + won * share * acting;
      });
    });
  }
  return shares;
}
