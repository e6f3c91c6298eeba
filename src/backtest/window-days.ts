import type { DatedAccount } from "./dated-account.js";

/** One end with one horizon, as day numbers. */
export interface WindowDays {
  asOf: number;
  horizonDays: number;
}

/** The first and last day with a purchase. */
export interface Span {
  first: number;
  last: number;
}

/**
 * The days from the first purchase to the last; `null` without a purchase.
 * @internal
 */
export function spanOf(accounts: readonly DatedAccount[]): Span | null {
  let first = Infinity;
  let last = -Infinity;
  for (const { purchases } of accounts) {
    for (const { day } of purchases ?? []) {
      if (day < first) first = day;
      if (day > last) last = day;
    }
  }
  return last < first ? null : { first, last };
}

/**
 * As many ends as a history holds without their horizons overlapping, the earliest first. Before each lies at least one
 * horizon of history, from which the rules to beat are learned.
 * @internal
 */
export function endsWithin({ first, last }: Span, horizonDays: number): number[] {
  const ends: number[] = [];
  for (let end = last - horizonDays; end - horizonDays >= first; end -= horizonDays) ends.unshift(end);
  return ends;
}
