import type { Assumption } from "../../evidence/assumption.js";
import type { TellingOutcome } from "./cohort.js";
import type { TellDistribution } from "./tell-distribution.js";

/**
 * A cohort with every default resolved: a branching process of customers who tell, hearers who act, and won
 * customers who tell in turn.
 * @internal
 */
export interface WordOfMouthProcess {
  readonly customers: number;
  /** The groups of customers who tell, those with probability and count 0 left out. */
  readonly tellers: readonly Teller[];
  /** Whether the first generation has exactly the counts of its tellers. */
  readonly counted: boolean;
  readonly delay: readonly number[];
  readonly online: Online;
  /** Whether the hearers' behavior is known; without it no one is won or lost here, and the result says so. */
  readonly wonKnown: boolean;
  readonly lostKnown: boolean;
  readonly customerValue: number | null;
  readonly market: number | null;
  readonly assumptions: readonly Assumption<unknown>[];
}

/**
 * A group of customers who tell.
 * @internal
 */
export interface Teller {
  readonly outcome: TellingOutcome;
  /** Probability that a customer is one of them. */
  readonly probability: number;
  /** How many of the first generation are, where counted. */
  readonly count: number;
  readonly tells: TellDistribution;
  /** Tellers whose mean rests on the same figure share a name: the figure's key, or the outcome. */
  readonly meanKey: string;
  readonly won: number;
  readonly lost: number;
  /** Probability that one of them leaves on account of the problem; no part of word of mouth, so 0 but for damage. */
  readonly leaves: number;
}

/**
 * The online channel, resolved.
 * @internal
 */
export interface Online {
  readonly shareWhoPost: number;
  readonly reach: number;
  readonly shareWhoBelieve: number;
  readonly multiplier: number;
}

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
 * Those reached online: this many more per person told, and who believe a post.
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
 * Whether anyone is reached online.
 * @internal
 */
export function usesOnline({ online }: WordOfMouthProcess): boolean {
  return online.multiplier > 1 || online.shareWhoPost * online.reach * online.shareWhoBelieve > 0;
}
