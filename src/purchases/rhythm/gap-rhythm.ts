import type { AssumptionsOf } from "../../evidence/preset-of.js";
import type { rhythmFigures } from "../../evidence/purchase-figures.js";
import { exp } from "../../numeric/elementary/exp.js";
import { log } from "../../numeric/elementary/log.js";
import { log1p } from "../../numeric/elementary/log1p.js";
import { squared } from "../../numeric/elementary/squared.js";
import { upperIncompleteGamma } from "../../numeric/functions/incomplete-gamma.js";
import { incompleteBeta } from "../../numeric/functions/incomplete-beta.js";
import { keptAmong } from "../../records/values/kept-for.js";
import { guardedLogOdds } from "../calibration/buying-features.js";

/** How regularly the customers buy, and how similar they are. */
export interface GapRhythm {
  /**
   * Shape k of the gamma distribution of a customer's gaps, which spread by 1/√k of their mean: 1 where customers buy at
   * random, 100 where a gap of a year is off by five weeks.
   */
  readonly regularity: number;
  /** Median over the customers of the mean gap of each, in days. */
  readonly gapDays: number;
  /** Shape of the gamma distribution of their rates: the larger, the more alike they are. */
  readonly alikeness: number;
}

/** A quartile of a normal variable, in standard deviations: Φ⁻¹(.75). */
const QUARTILE = 0.6744897501960817;

/**
 * Shape of the gamma distribution of the gaps, from the last two of each customer: the share of the first in both is
 * beta(k, k), whose variance is 1/(4(2k + 1)).
 *
 * Source: Wheat and Morrison (1990), Estimating purchase regularity with two interpurchase times. One customer more counts
 * as buying at random, and bursts, k below 1, are no rhythm. Nor is a k within two standard errors of 1: of customers who
 * buy at random the shares are uniform, by which that of k is √(9/5)/√n.
 *
 * @param shares - (last gap but one)/(last two gaps), of each customer with two gaps or more; sorted in place.
 * @internal
 */
export function regularityOf(shares: Float64Array, figures: AssumptionsOf<typeof rhythmFigures>): number {
  // Sorted, as a sum depends on the order of its terms in its last digit.
  let scatter = 1 / 12;
  for (const share of shares.sort()) scatter += squared(share - 0.5);
  const variance = scatter / (shares.length + 1);
  const regularity = (1 / (4 * variance) - 1) / 2;
  if (regularity - 1 < 2 * Math.sqrt(9 / 5 / (shares.length + 1))) return 1;
  return Math.max(1, Math.min(1 / squared(figures["buysAgain.leastGapSpread"].value), regularity));
}

/**
 * How alike the customers of a book are, from the mean gap of each.
 *
 * A gamma variable of shape r has a logarithm of variance of about 1/(r − ½); the spread is that between the quartiles.
 *
 * @param gaps - Mean gaps in days, in order.
 * @internal
 */
export function alikenessOf(gaps: readonly number[]): number {
  const at = (share: number): number => gaps[Math.round(share * (gaps.length - 1))] ?? 1;
  const deviation = (log(at(0.75)) - log(at(0.25))) / (2 * QUARTILE);
  return 0.5 + 1 / Math.max(1e-3, squared(deviation));
}

/** A customer's purchases in days, and how long it has been silent. */
export interface Silence {
  repeatPurchases: number;
  /** From the first purchase to the last. */
  recencyDays: number;
  silentDays: number;
}

/**
 * Mean gap of a customer whose gaps are regular: those that it had, drawn to the book's, (r·median + k·recency)/(r + k·gaps).
 * @internal
 */
export function regularGapDays(
  { regularity, gapDays, alikeness }: GapRhythm,
  { repeatPurchases, recencyDays }: Omit<Silence, "silentDays">,
): number {
  return (alikeness * gapDays + regularity * recencyDays) / (alikeness + regularity * repeatPurchases);
}

/**
 * What the rhythm of a customer adds to the log odds of buying within some days: those under gaps of the book's regularity
 * less those under gaps at random. 0 where the book's customers buy at random.
 *
 * With rates that are gamma distributed round the book's, the silence after the last purchase exceeds s with chance
 * S(s) = I(B/(B + k·s); A, k), A = r + k·gaps and B = r·median + k·recency. With odds w of having left at the last
 * purchase, it buys within d days with chance (S(s) − S(s + d))/(w + S(s)).
 *
 * Source: the gaps of Platzer and Reutterer (2016), Ticking away the moments, with the dropout of the MBG/NBD model.
 *
 * @param leavingOdds - w.
 * @internal
 */
export function rhythmPoints(rhythm: GapRhythm, silence: Silence, leavingOdds: number, days: number): number {
  const { regularity } = rhythm;
  if (regularity === 1) return 0;
  return gapLogOdds(rhythm, silence, leavingOdds, days) - gapLogOdds(rhythm, silence, leavingOdds, days, 1);
}

/**
 * Log odds of buying within some days under gaps of the book's regularity. They grow with the days.
 *
 * @param leavingOdds - w.
 * @param k - Another regularity in place of the book's.
 * @internal
 */
export function gapLogOdds(
  rhythm: GapRhythm,
  silence: Silence,
  leavingOdds: number,
  days: number,
  k: number = rhythm.regularity,
): number {
  const { silentDays, repeatPurchases, recencyDays } = silence;
  const shape = rhythm.alikeness + k * repeatPurchases;
  const scale = rhythm.alikeness * rhythm.gapDays + k * recencyDays;
  const silentAfter = (time: number): number =>
    k === 1 ? exp(-shape * log1p(time / scale)) : incompleteBeta(scale / (scale + k * time), shape, k);
  const soFar = silentAfter(silentDays);
  const bought = soFar - silentAfter(silentDays + days);
  return guardedLogOdds(bought > 0 ? bought / (leavingOdds + soFar) : 0);
}

/**
 * Silence, in gaps of a customer of this regularity, that is as unlikely as that many gaps where customers buy at random:
 * e^(−gaps). 2 gaps stay 2 where k = 1, and are 1.11 where k = 100; less than a gap or so is longer where gaps are regular.
 * @internal
 */
export function lateAfter(rhythm: GapRhythm | null, gaps: number): number {
  if (rhythm === null || rhythm.regularity === 1) return gaps;
  const known = keptAmong(lateBy, MOST_KEPT, rhythm.regularity, () => new Map<number, number>());
  return keptAmong(known, MOST_KEPT, gaps, () => lateGaps(rhythm.regularity, gaps));
}

/** Asked of every account of a book, always with the same few numbers of gaps. */
const lateBy = new Map<number, Map<number, number>>();
const MOST_KEPT = 32;

function lateGaps(regularity: number, gaps: number): number {
  const rare = exp(-gaps);
  let [low, high] = [0, Math.max(2, gaps)];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (upperIncompleteGamma(regularity, regularity * middle) > rare) low = middle;
    else high = middle;
  }
  return high;
}
