import { normalCdf, normalQuantile } from "../../numeric/distributions/normal.js";
import type { SegmentSums } from "./segment-sums.js";
import { squared } from "../../numeric/elementary/squared.js";
import { log as ln } from "../../numeric/elementary/log.js";
import { exp } from "../../numeric/elementary/exp.js";

/** A normal part of an opinion that is a mixture of such. */
export interface NormalPart {
  weight: number;
  mean: number;
  deviation: number;
}

/** One value of what all segments share, with what it says of each segment's first review. */
export interface SharedValue {
  weight: number;
  /** Position in the grid of shares. */
  share: number;
  /** The first review's effect in each segment, and in one that was not seen. */
  effects: { mean: number; deviation: number }[];
  unseen: { mean: number; deviation: number };
}

/** Deviations between segments that are tried, up to three times the spread that is seen. */
const SPREADS = 21;
const MOST_SPREAD = 3;

/** Weights below this share of the largest are left out. */
const NEGLIGIBLE = 1e-6;

/**
 * The hierarchical model by integration over a grid: each segment's first effect is normal about a mean that all share, with
 * a deviation between segments, and all segments share what a further review has of the one before. Flat in the mean, in the
 * deviation between segments and in that share.
 *
 * Source: Gelman et al. (2013), "Bayesian Data Analysis", section 5.4, for the model given deviations; the grid adds the
 * share.
 *
 * @internal
 */
export function sharedValues(segments: readonly SegmentSums[], grid: readonly number[]): SharedValue[] {
  const variances = errorVariances(segments);
  const found: (SharedValue & { log: number })[] = [];
  for (let share = 0; share < grid.length; share++) {
    const measured = segments.map(({ effects, variances: perError, squares }, at) => ({
      effect: effects[share]!,
      variance: perError[share]! * variances[at]!,
      squares: squares[share]! / variances[at]!,
    }));
    const unit = spreadOf(measured);
    for (let at = 0; at < (segments.length > 1 ? SPREADS : 1); at++) {
      const between = ((at * MOST_SPREAD) / (SPREADS - 1)) * unit;
      found.push({ share, ...given(measured, squared(between)) });
    }
  }
  const most = Math.max(...found.map(({ log }) => log));
  const kept = found.filter(({ log }) => log > most + ln(NEGLIGIBLE));
  const sum = kept.reduce((total, { log }) => total + exp(log - most), 0);
  return kept.map(({ log, share, effects, unseen }) => ({
    weight: exp(log - most) / sum,
    share,
    effects,
    unseen,
  }));
}

interface OwnEffect {
  effect: number;
  variance: number;
  squares: number;
}

/** The posterior for one share and one variance between segments, with its log weight. */
function given(measured: readonly OwnEffect[], between: number): Omit<SharedValue & { log: number }, "share"> {
  let precision = 0;
  let weighted = 0;
  for (const { effect, variance } of measured) {
    precision += 1 / (variance + between);
    weighted += effect / (variance + between);
  }
  const mean = weighted / precision;
  const meanVariance = 1 / precision;
  let log = ln(meanVariance) / 2;
  for (const { effect, variance, squares } of measured) {
    log -= squares / 2;
    // A segment without variation in its reviews says nothing of their effect.
    if (variance === Infinity) continue;
    log += ln(variance / (variance + between)) / 2 - squared(effect - mean) / (2 * (variance + between));
  }
  return {
    weight: 0,
    log,
    effects: measured.map(({ effect, variance }) => {
      const toMean = variance === Infinity ? 1 : variance / (variance + between);
      const left = variance === Infinity ? between : variance * (1 - toMean);
      return {
        mean: variance === Infinity ? mean : effect + toMean * (mean - effect),
        deviation: Math.sqrt(left + squared(toMean) * meanVariance),
      };
    }),
    unseen: { mean, deviation: Math.sqrt(between + meanVariance) },
  };
}

/** Each segment's error variance at its best share; small segments take that of all. */
function errorVariances(segments: readonly SegmentSums[]): number[] {
  const least = segments.map(({ squares }) => Math.min(...squares));
  const degrees = segments.reduce((sum, each) => sum + Math.max(0, each.degrees), 0);
  const pooled = Math.max(least.reduce((sum, each) => sum + each, 0) / Math.max(1, degrees), Number.MIN_VALUE);
  const floor = pooled * 1e-9;
  return segments.map((each, at) => (each.degrees < 10 ? pooled : Math.max(floor, least[at]! / each.degrees)));
}

/** How far the segments' effects lie apart, or their errors reach where that is further. */
function spreadOf(measured: readonly OwnEffect[]): number {
  const seen = measured.filter(({ variance }) => variance !== Infinity);
  const mean = seen.reduce((sum, { effect }) => sum + effect, 0) / seen.length;
  const apart = seen.reduce((sum, { effect }) => sum + squared(effect - mean), 0) / Math.max(1, seen.length - 1);
  const error = Math.min(...seen.map(({ variance }) => variance));
  return Math.sqrt(Math.max(apart, error));
}

/** The mean of a mixture, with the bounds that leave out equal shares of it. */
export function mixtureInterval(
  parts: readonly NormalPart[],
  confidence: number,
): { mean: number; lower: number; upper: number } {
  const mean = parts.reduce((sum, part) => sum + part.weight * part.mean, 0);
  return { mean, lower: quantile(parts, (1 - confidence) / 2), upper: quantile(parts, (1 + confidence) / 2) };
}

function quantile(parts: readonly NormalPart[], probability: number): number {
  const z = normalQuantile(probability);
  let low = Math.min(...parts.map(({ mean, deviation }) => mean + z * deviation));
  let high = Math.max(...parts.map(({ mean, deviation }) => mean + z * deviation));
  // The quantile lies between those of the parts.
  const near = 1e-8 * (high - low);
  while (high - low > near) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) break;
    const below = parts.reduce(
      (sum, { weight, mean, deviation }) =>
        sum + weight * (deviation === 0 ? (middle >= mean ? 1 : 0) : normalCdf((middle - mean) / deviation)),
      0,
    );
    if (below < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
