import { digamma, logGamma } from "../numeric/functions/gamma.js";
import { normalQuantile } from "../numeric/distributions/normal.js";
import { studentTQuantile } from "../numeric/distributions/student-t.js";
import { log } from "../numeric/elementary/log.js";
import { log1p } from "../numeric/elementary/log1p.js";
import { squared } from "../numeric/elementary/squared.js";
import { exp } from "../numeric/elementary/exp.js";

/** A negative binomial fitted to counts. */
export interface NegativeBinomialFit {
  mean: number;
  lower: number;
  upper: number;
  /** How evenly the counts are spread, the smaller the less; `null` if they vary no more than Poisson numbers. */
  dispersion: number | null;
  dispersionLower: number;
  /** `null` if the counts do not exclude Poisson numbers. */
  dispersionUpper: number | null;
  confidence: number;
  /** How many counts there were. */
  observations: number;
}

const LEAST = 1e-5;
const MOST = 1e7;

/**
 * Maximum likelihood of mean and dispersion, with an interval of each: for the mean from its standard error on the
 * logarithm, by Student's t where the dispersion is estimated, for the dispersion from the likelihood ratio.
 *
 * Source: Bliss & Fisher (1953), "Fitting the negative binomial distribution to biological data", Biometrics 9.
 * @internal
 */
export function fitNegativeBinomial(counts: readonly number[], confidence: number): NegativeBinomialFit {
  const z = normalQuantile((1 + confidence) / 2);
  const observations = counts.length;
  const mean = counts.reduce((sum, count) => sum + count, 0) / observations;
  const common = { mean, confidence, observations };
  if (mean === 0) {
    // No event in this many counts: the upper bound at which none has the probability left over.
    const upper = -log((1 - confidence) / 2) / observations;
    return { ...common, lower: 0, upper, dispersion: null, dispersionLower: LEAST, dispersionUpper: null };
  }
  const table = frequencies(counts);
  const score = (dispersion: number): number =>
    table.reduce((sum, [count, times]) => sum + times * (digamma(count + dispersion) - digamma(dispersion)), 0) -
    observations * log1p(mean / dispersion);
  const likelihood = (dispersion: number): number =>
    table.reduce((sum, [count, times]) => sum + times * (logGamma(count + dispersion) - logGamma(dispersion)), 0) -
    observations * (dispersion * log1p(mean / dispersion) + mean * log(mean + dispersion));

  const square = counts.reduce((sum, count) => sum + squared(count - mean), 0) / observations;
  // The likelihood has a highest point just where the variance exceeds the mean; else it rises towards Poisson.
  const best = square > mean ? crossing(score, LEAST, MOST) : MOST;
  const drop = (dispersion: number): number => likelihood(best) - likelihood(dispersion) - (z * z) / 2;
  // A dispersion that is estimated leaves the standard error uncertain, which counts with few observations.
  const reach = square > mean ? studentTQuantile((1 + confidence) / 2, observations - 1) : z;
  const spread = reach * Math.sqrt(1 / (observations * mean) + (square > mean ? 1 / (observations * best) : 0));
  return {
    ...common,
    lower: mean * exp(-spread),
    upper: mean * exp(spread),
    dispersion: square > mean ? best : null,
    dispersionLower: drop(LEAST) > 0 ? crossing(drop, LEAST, best) : LEAST,
    dispersionUpper: square > mean && drop(MOST) > 0 ? crossing((k) => -drop(k), best, MOST) : null,
  };
}

/** Where a function falls through 0, by halving on a logarithmic scale. */
function crossing(f: (x: number) => number, least: number, most: number): number {
  let [lower, upper] = [log(least), log(most)];
  for (let halving = 0; halving < 80; halving++) {
    const middle = (lower + upper) / 2;
    if (f(exp(middle)) > 0) lower = middle;
    else upper = middle;
  }
  return exp((lower + upper) / 2);
}

function frequencies(counts: readonly number[]): [count: number, times: number][] {
  const table = new Map<number, number>();
  for (const count of counts) table.set(count, (table.get(count) ?? 0) + 1);
  return [...table].sort(([a], [b]) => a - b);
}
