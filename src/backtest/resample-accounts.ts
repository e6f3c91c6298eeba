/* eslint-disable @typescript-eslint/no-non-null-assertion -- numeric loops over columns of one length. */
import { randomStream } from "../numeric/random/random-stream.js";
import { uniform } from "../numeric/random/random-variates.js";

/** A figure as a function of how often each account counts, by account number; `NaN` where nothing tells it. */
export type Weighed = (weights: Uint16Array) => number;

/** How to draw. */
export interface ResampleOptions {
  accounts: number;
  resamples: number;
  seed: number;
  /** Called after each draw. */
  onDraw: (drawn: number) => void;
}

/**
 * The bootstrap over accounts: each draw takes as many accounts as there are, with replacement, and works out every
 * figure of them; so an account's windows, products and rows come or go together, and two figures of one draw are of
 * the same accounts. Draw k depends on the seed and k alone.
 *
 * Source: Efron & Tibshirani (1993), "An Introduction to the Bootstrap"; Davison & Hinkley (1997), section 3.8, for
 * drawing clusters. Cost: draws × the cost of the figures; memory one number a draw and figure.
 * @internal
 */
export function resampleAccounts(figures: readonly Weighed[], options: ResampleOptions): Float64Array[] {
  const { accounts, resamples, seed, onDraw } = options;
  const values = figures.map(() => new Float64Array(resamples));
  const weights = new Uint16Array(accounts);
  for (let draw = 0; draw < resamples; draw++) {
    const random = randomStream(seed, draw);
    weights.fill(0);
    for (let account = 0; account < accounts; account++) weights[Math.floor(uniform(random) * accounts)]!++;
    figures.forEach((figure, index) => (values[index]![draw] = figure(weights)));
    onDraw(draw + 1);
  }
  return values;
}

/**
 * The middle part of what the draws gave; `null` where more than one in twenty told nothing.
 * @internal
 */
export function percentileInterval(values: Float64Array, confidence: number): { lower: number; upper: number } | null {
  const known = values.filter((value) => !Number.isNaN(value)).sort();
  if (known.length === 0 || known.length < 0.95 * values.length) return null;
  const at = (probability: number): number => {
    const place = probability * (known.length - 1);
    const below = known[Math.floor(place)]!;
    return below + (known[Math.ceil(place)]! - below) * (place - Math.floor(place));
  };
  return { lower: at((1 - confidence) / 2), upper: at((1 + confidence) / 2) };
}
