import type { DatedAccount } from "../past/dated-account.js";

/** One end with one horizon, as day numbers. */
export interface WindowDays {
  asOf: number;
  horizonDays: number;
  /** Day of the first purchase of all. */
  first: number;
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
 * Whether the window before, from which the rules to beat and fitted models learn, has as long a history before it.
 * @internal
 */
export function hasHistory({ asOf, horizonDays, first }: WindowDays): boolean {
  return asOf - 2 * horizonDays >= first;
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
