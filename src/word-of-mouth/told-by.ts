import type { Online, Teller, WordOfMouthProcess } from "./process.js";

/**
 * People that one customer of a group reaches on average, in person and online.
 * @internal
 */
export function toldBy(
  { mean }: Teller["tells"],
  { multiplier, shareWhoPost, reach, shareWhoBelieve }: Online,
): number {
  return mean * multiplier + shareWhoPost * reach * shareWhoBelieve;
}

/**
 * How many of today's customers belong to a group, on average or by count.
 * @internal
 */
export function customersIn({ probability, count }: Teller, { customers, counted }: WordOfMouthProcess): number {
  return counted ? count : customers * probability;
}
