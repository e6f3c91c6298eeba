import type { Purchase } from "retention-kit";
import { cents, date, DAYS_PER_YEAR, MS_PER_DAY, type Random } from "./random.js";

/** How an account orders beans and spare parts. */
export interface Rhythm {
  ordersPerYear: number;
  /** One that opens from May to September only, as beach cafés do. */
  isSeasonal: boolean;
  /** Money of a usual order. */
  usual: number;
}

/** Seasonal orders of a month, as a multiple of the year's mean. */
const IN_SEASON = 2.3;
const OUT_OF_SEASON = 0.07;

function pace({ isSeasonal }: Rhythm, day: number): number {
  if (!isSeasonal) return 1;
  const month = new Date(day * MS_PER_DAY).getUTCMonth() + 1;
  return month >= 5 && month <= 9 ? IN_SEASON : OUT_OF_SEASON;
}

/** Chance of an order within so many days from a day on, for one who stays. */
export function chanceOfOrder(rhythm: Rhythm, day: number, days: number): number {
  let expected = 0;
  for (let ahead = 1; ahead <= days; ahead++) expected += pace(rhythm, day + ahead);
  return 1 - Math.exp((-expected * rhythm.ordersPerYear) / DAYS_PER_YEAR);
}

/** A Poisson stream of orders from a day to another, in amounts that follow the account's size; some are taken back in part. */
export function orders({ chance, between, gap }: Random, rhythm: Rhythm, from: number, to: number): Purchase[] {
  const purchases: Purchase[] = [];
  const most = rhythm.isSeasonal ? IN_SEASON : 1;
  const next = (): number => gap(rhythm.ordersPerYear * most);
  for (let day = from + next(); day < to; day += next()) {
    if (rhythm.isSeasonal && !chance(pace(rhythm, day) / most)) continue;
    purchases.push({ on: date(day), amount: cents(rhythm.usual * between(0.6, 1.5)) });
    if (chance(0.02)) purchases.push({ on: date(day + 3), amount: -cents(rhythm.usual * between(0.1, 0.5)) });
  }
  return purchases;
}
