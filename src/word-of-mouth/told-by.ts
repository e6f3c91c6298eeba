import type { Online, Teller, WordOfMouthProcess } from "./process/word-of-mouth-process.js";

/**
 * People that one customer of a group reaches on average, in person and online.
 * @internal
 */
export function toldBy(tells: Teller["tells"], online: Online): number {
  return toldInPerson(tells) + toldOnline(tells, online);
}

/**
 * Those reached in person.
 * @internal
 */
export function toldInPerson({ mean }: Teller["tells"]): number {
  return mean;
}

/**
 * Those reached online: so many more per person told, and who believe a post.
 * @internal
 */
export function toldOnline(
  { mean }: Teller["tells"],
  { multiplier, shareWhoPost, reach, shareWhoBelieve }: Online,
): number {
  return mean * (multiplier - 1) + shareWhoPost * reach * shareWhoBelieve;
}

/**
 * How many of today's customers belong to a group, on average or by count.
 * @internal
 */
export function customersIn({ probability, count }: Teller, { customers, counted }: WordOfMouthProcess): number {
  return counted ? count : customers * probability;
}

/**
 * Whether anybody is reached online.
 * @internal
 */
export function usesOnline({ online }: WordOfMouthProcess): boolean {
  return online.multiplier > 1 || online.shareWhoPost * online.reach * online.shareWhoBelieve > 0;
}
