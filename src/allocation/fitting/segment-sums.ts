import { pow } from "../../numeric/elementary/pow.js";
import { squared } from "../../numeric/elementary/squared.js";

/** An account's year: how often it was reviewed, and what came of it. */
export interface FitRow {
  reviews: number;
  outcome: number;
  /** `null` for all rows or for none. */
  before: number | null;
}

/** What a segment says of the first review's effect, for each share that a further review has of the one before. */
export interface SegmentSums {
  accounts: number;
  meanReviews: number;
  meanOutcome: number;
  /** For each share of the grid: the effect by least squares, its variance over σ², and the squares left. */
  effects: Float64Array;
  variances: Float64Array;
  squares: Float64Array;
  /** Accounts beyond the parameters. */
  degrees: number;
  /** Sums of squares and products of reviews and earlier value about their means. */
  reviewsBefore: { product: number; reviews: number; before: number };
}

/**
 * What n reviews change, as a multiple of what the first one changes.
 * @internal
 */
export function timesOf(reviews: number, furtherShare: number): number {
  return (1 - pow(furtherShare, reviews)) / (1 - furtherShare);
}

/**
 * Least squares of the outcome on what the reviews amount to, an intercept and the value before, for each share of a grid.
 * What intercept and earlier value explain is taken out of both first (Frisch & Waugh 1933).
 *
 * @returns Effects of variance ∞ where the segment's accounts were all reviewed alike.
 * @internal
 */
export function segmentSums(rows: readonly FitRow[], grid: readonly number[]): SegmentSums {
  const count = rows.length;
  const byBefore = rows.every(({ before }) => before !== null);
  const before = centred(rows.map((row) => row.before ?? 0));
  const beforeSquare = byBefore ? product(before, before) : 0;
  const outcomes = withoutBefore(centred(rows.map(({ outcome }) => outcome)), before, beforeSquare);
  const total = product(outcomes, outcomes);
  const effects = new Float64Array(grid.length);
  const variances = new Float64Array(grid.length);
  const squares = new Float64Array(grid.length);
  const groups = byReviews(rows, before, outcomes);
  for (const [at, share] of grid.entries()) {
    let [mean, withBefore, withOutcome] = [0, 0, 0];
    for (const group of groups) {
      const amount = timesOf(group.reviews, share);
      mean += (group.count * amount) / count;
      withBefore += amount * group.before;
      withOutcome += amount * group.outcome;
    }
    const spread =
      groups.reduce((sum, group) => sum + group.count * squared(timesOf(group.reviews, share) - mean), 0) -
      (beforeSquare === 0 ? 0 : squared(withBefore) / beforeSquare);
    // Rounding leaves a little of what should be nothing.
    const isAlike = spread <= 1e-9 * count;
    effects[at] = isAlike ? 0 : withOutcome / spread;
    variances[at] = isAlike ? Infinity : 1 / spread;
    squares[at] = Math.max(0, total - (isAlike ? 0 : squared(withOutcome) / spread));
  }
  const centredReviews = centred(rows.map(({ reviews }) => reviews));
  return {
    accounts: count,
    meanReviews: rows.reduce((sum, { reviews }) => sum + reviews, 0) / count,
    meanOutcome: rows.reduce((sum, { outcome }) => sum + outcome, 0) / count,
    effects,
    variances,
    squares,
    degrees: count - 2 - (byBefore ? 1 : 0),
    reviewsBefore: {
      product: product(centredReviews, before),
      reviews: product(centredReviews, centredReviews),
      before: beforeSquare,
    },
  };
}

interface ReviewGroup {
  reviews: number;
  count: number;
  /** Sums over its accounts, both about the segment's mean, the outcome freed of the value before. */
  before: number;
  outcome: number;
}

/** The accounts with each number of reviews, as sums. */
function byReviews(rows: readonly FitRow[], before: readonly number[], outcomes: readonly number[]): ReviewGroup[] {
  const groups = new Map<number, ReviewGroup>();
  for (const [at, { reviews }] of rows.entries()) {
    const group = groups.get(reviews) ?? { reviews, count: 0, before: 0, outcome: 0 };
    group.count++;
    group.before += before[at]!;
    group.outcome += outcomes[at]!;
    groups.set(reviews, group);
  }
  return [...groups.values()];
}

/** What is left of values when what goes with the value before is taken out; both about their means. */
function withoutBefore(values: readonly number[], before: readonly number[], beforeSquare: number): number[] {
  if (beforeSquare === 0) return [...values];
  const slope = product(values, before) / beforeSquare;
  return values.map((value, at) => value - slope * before[at]!);
}

function centred(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
}

function product(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, at) => sum + value * other[at]!, 0);
}
