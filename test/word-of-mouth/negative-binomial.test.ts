import { describe, expect, test } from "vitest";
import { fitNegativeBinomial } from "../../src/word-of-mouth/fit-negative-binomial.js";
import { poissonEstimate, signedPoissonEstimate } from "../../src/word-of-mouth/referrals/poisson-estimate.js";

/** Log likelihood of a negative binomial at the counts' mean, its gamma functions written out as products. */
function logLikelihood(counts: readonly number[], dispersion: number): number {
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  let sum = 0;
  for (const count of counts) {
    for (let factor = 0; factor < count; factor++) sum += Math.log((dispersion + factor) / (factor + 1));
    sum += dispersion * Math.log(dispersion / (dispersion + mean)) + count * Math.log(mean / (dispersion + mean));
  }
  return sum;
}

/** Quantiles of printed tables: the normal's, and Student's with 9 and 39 degrees of freedom. */
const Z = 1.959964;
const T9 = 2.262157;
const T39 = 2.022691;

const few = [0, 0, 1, 5, 9, 2, 0, 3, 0, 7];
const many = Array.from({ length: 4 }, () => [0, 0, 0, 0, 1, 12, 0, 2, 0, 25]).flat();

describe("a negative binomial", () => {
  test.each([
    ["ten counts", few, T9, 2.7],
    ["forty counts", many, T39, 4],
  ])("of %s has its dispersion at the top of the likelihood, bounds where it falls by z²/2", (_, counts, t, mean) => {
    const fit = fitNegativeBinomial(counts, 0.95);
    expect(fit).toMatchObject({ mean, observations: counts.length, confidence: 0.95 });
    const best = fit.dispersion ?? NaN;
    const top = logLikelihood(counts, best);
    for (const times of [0.9, 0.999, 1.001, 1.1]) expect(logLikelihood(counts, best * times)).toBeLessThan(top);
    expect(top - logLikelihood(counts, fit.dispersionLower)).toBeCloseTo(Z ** 2 / 2, 4);
    expect(fit.dispersionLower).toBeLessThan(best);
    const upper = fit.dispersionUpper ?? NaN;
    expect(upper).toBeGreaterThan(best);
    expect(top - logLikelihood(counts, upper)).toBeCloseTo(Z ** 2 / 2, 4);
    // The variance of a mean of n is (μ + μ²/k)/n; on the logarithm it is divided by μ².
    const spread = t * Math.sqrt((1 / mean + 1 / best) / counts.length);
    expect(Math.log(fit.upper / mean)).toBeCloseTo(spread, 5);
    expect(Math.log(mean / fit.lower)).toBeCloseTo(spread, 5);
  });

  test("whose counts do not exclude Poisson numbers has no upper bound of its dispersion", () => {
    const counts = [0, 1, 2, 4, 1, 0, 3, 1];
    const fit = fitNegativeBinomial(counts, 0.95);
    expect(fit.dispersion).toBeGreaterThan(0);
    expect(fit.dispersionUpper).toBeNull();
    const top = logLikelihood(counts, fit.dispersion ?? NaN);
    expect(top - logLikelihood(counts, fit.dispersionLower)).toBeCloseTo(Z ** 2 / 2, 4);
    // As many as Poisson numbers would lie closer to the top than z²/2.
    expect(top - logLikelihood(counts, 1e6)).toBeLessThan(Z ** 2 / 2);
  });

  test.each([
    ["all alike", [2, 2, 2, 2]],
    // Mean 1 and variance 1, just as Poisson numbers have.
    ["as spread as Poisson numbers", [0, 0, 2, 2]],
  ])("of counts %s is a Poisson number", (_, counts) => {
    const fit = fitNegativeBinomial(counts, 0.95);
    const mean = counts.reduce((sum, count) => sum + count, 0) / 4;
    expect(fit).toMatchObject({ mean, dispersion: null, dispersionUpper: null });
    // 1/(n·μ) is the variance of the mean's logarithm, and nothing is estimated but the mean.
    expect(Math.log(fit.upper / mean)).toBeCloseTo(Z / Math.sqrt(4 * mean), 6);
    expect(Math.log(mean / fit.lower)).toBeCloseTo(Z / Math.sqrt(4 * mean), 6);
    expect(logLikelihood(counts, 1e7) - logLikelihood(counts, fit.dispersionLower)).toBeCloseTo(Z ** 2 / 2, 4);
  });

  test("of no event at all has the mean at which none has the probability left over", () => {
    const fit = fitNegativeBinomial([0, 0, 0, 0, 0], 0.9);
    expect(fit).toMatchObject({ mean: 0, lower: 0, dispersion: null, dispersionUpper: null, observations: 5 });
    expect(Math.exp(-5 * fit.upper)).toBeCloseTo(0.05, 12);
    // The less there is, the less is known: no dispersion is excluded.
    expect(fit.dispersionLower).toBeLessThanOrEqual(1e-5);
  });

  test("does not depend on the order of the counts", () => {
    expect(fitNegativeBinomial(few.toReversed(), 0.9)).toEqual(fitNegativeBinomial(few, 0.9));
  });
});

describe("a Poisson number", () => {
  test("of events that did not come is so many fewer, and of none is 0 on either side", () => {
    const more = poissonEstimate(9, 0.95);
    expect(signedPoissonEstimate(9, 0.95)).toEqual(more);
    expect(signedPoissonEstimate(-9, 0.95)).toEqual({ ...more, mean: -9, lower: -more.upper, upper: -more.lower });
    const none = signedPoissonEstimate(0, 0.95);
    expect([none.mean, none.lower, none.upper].every((value) => Object.is(value, 0))).toBe(true);
  });

  test("holds its number with the confidence, by the sum of its probabilities", () => {
    const { lower, upper, chance } = poissonEstimate(9, 0.95);
    let [within, probability] = [0, Math.exp(-9)];
    for (let count = 0; count <= upper; count++) {
      if (count >= lower) within += probability;
      probability *= 9 / (count + 1);
    }
    expect(within).toBeGreaterThanOrEqual(0.95);
    expect(chance).toBe(3);
  });
});
