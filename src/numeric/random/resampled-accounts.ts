/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays read below their own length. */
import { randomStream } from "./random-stream.js";

/** Bounds of a figure. */
export interface Bounds {
  readonly lower: number;
  readonly upper: number;
}

/** Share of the samples that may leave a figure open before its interval does. */
const MOST_OPEN = 0.05;

/**
 * Draws as many accounts as there are, with replacement, again and again, and hands on how often each row is in the sample:
 * as often as its account. Each sample has a stream of random numbers of its own.
 *
 * Source: Efron & Tibshirani (1993), "An Introduction to the Bootstrap", chapter 6.
 *
 * @param accountOf - Number of each row's account, from 0; `null` if each row is an account of its own.
 * @internal
 */
export function resampleAccounts(
  rows: number,
  accountOf: Uint32Array | null,
  { resamples, seed }: { resamples: number; seed: number },
  use: (times: Uint32Array, resample: number) => void,
): void {
  const accounts = accountOf === null ? rows : accountOf.reduce((most, account) => Math.max(most, account), 0) + 1;
  // Numbers of four bytes, as they are read in another order: of a million rows more of them then lie near the processor.
  const drawn = new Uint32Array(accounts);
  const times = accountOf === null ? drawn : new Uint32Array(rows);
  for (let resample = 0; resample < resamples; resample++) {
    const random = randomStream(seed, resample);
    drawn.fill(0);
    // Of 2³² numbers the share that falls on one account is even to one in 2³²/accounts.
    for (let draw = 0; draw < accounts; draw++) drawn[Math.floor((random.next() >>> 0) * 2 ** -32 * accounts)]! += 1;
    if (accountOf !== null) for (let row = 0; row < rows; row++) times[row] = drawn[accountOf[row]!]!;
    use(times, resample);
  }
}

/**
 * Numbers the accounts in the order of their first row.
 * @internal
 */
export function numberedAccounts(accounts: readonly string[]): Uint32Array {
  const numbers = new Map<string, number>();
  return Uint32Array.from(accounts, (account) => {
    let number = numbers.get(account);
    if (number === undefined) numbers.set(account, (number = numbers.size));
    return number;
  });
}

/**
 * The central part of a figure over the samples, by the (n + 1)·p rule with interpolation; `null` if too many of them
 * leave it open, marked as `NaN`.
 *
 * Source: Efron & Tibshirani (1993), section 13.3, the percentile interval.
 * @internal
 */
export function percentileBounds(figures: Float64Array, confidence: number): Bounds | null {
  const ordered = figures.filter((figure) => !Number.isNaN(figure)).sort();
  if (ordered.length < (1 - MOST_OPEN) * figures.length) return null;
  return {
    lower: quantileOf(ordered, (1 - confidence) / 2),
    upper: quantileOf(ordered, (1 + confidence) / 2),
  };
}

function quantileOf(ordered: Float64Array, share: number): number {
  const position = Math.min(ordered.length, Math.max(1, share * (ordered.length + 1)));
  const below = Math.floor(position);
  const low = ordered[below - 1]!;
  const high = ordered[Math.min(below, ordered.length - 1)]!;
  return low + (position - below) * (high - low);
}
