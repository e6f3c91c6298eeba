import { describe, expect, test } from "vitest";
import { type ComplexPoints, complexPoints } from "../../src/numeric/distributions/lattice-distributions.js";
import { logGamma } from "../../src/numeric/functions/gamma.js";
import { incompleteBeta } from "../../src/numeric/functions/incomplete-beta.js";
import { invertedLattices } from "../../src/numeric/distributions/inverted-lattices.js";
import type { LatticeDistributions } from "../../src/numeric/distributions/lattice-distributions.js";
import { uniformSumQuantile } from "../../src/numeric/distributions/uniform-sum.js";

type Complex = readonly [re: number, im: number];

/** A single distribution from its generating function, in logarithms. */
function single(mean: number, variance: number, log: (re: number, im: number) => Complex) {
  return {
    moments: [{ mean, variance }],
    logGenerating: ({ re, im }: ComplexPoints) => {
      const result = complexPoints(re.length);
      re.forEach((value, at) => {
        const [logModulus, phase] = log(value, im[at] ?? 0);
        result.re[at] = logModulus;
        result.im[at] = phase;
      });
      return [result];
    },
  };
}

const probabilities = [0.001, 0.05, 0.5, 0.95, 0.999];

function leastWith(cdf: (x: number) => number, probability: number, from: number): number {
  let x = from;
  while (cdf(x) < probability) x++;
  return x;
}

function latticeQuantiles(distributions: LatticeDistributions, of: readonly number[]): number[][] {
  return invertedLattices(distributions).map(({ quantile }) => of.map(quantile));
}

describe("quantiles by Fourier inversion", () => {
  test.each([0.01, 1, 30, 4000])("of a Poisson number with mean %d", (mean) => {
    const terms: number[] = [];
    let sum = 0;
    const cdf = (x: number): number => {
      while (terms.length <= x) {
        sum += Math.exp(terms.length * Math.log(mean) - mean - logGamma(terms.length + 1));
        terms.push(sum);
      }
      return terms[x] ?? 0;
    };
    const [found] = latticeQuantiles(
      single(mean, mean, (re, im) => [mean * (re - 1), mean * im]),
      probabilities,
    );
    expect(found).toEqual(probabilities.map((probability) => leastWith(cdf, probability, 0)));
  });

  test.each([2, 12, 100])("of a binomial number that comes in steps of %d", (step) => {
    const [trials, share] = [300, 0.3];
    const cdf = (x: number): number => {
      const successes = Math.floor(x / step);
      return successes >= trials ? 1 : 1 - incompleteBeta(share, successes + 1, trials - successes);
    };
    const mean = trials * share * step;
    const variance = trials * share * (1 - share) * step * step;
    const [found] = latticeQuantiles(
      single(mean, variance, (re, im) => {
        const modulus = Math.pow(re * re + im * im, step / 2);
        const angle = step * Math.atan2(im, re);
        const [baseRe, baseIm] = [1 - share + share * modulus * Math.cos(angle), share * modulus * Math.sin(angle)];
        return [trials * Math.log(Math.hypot(baseRe, baseIm)), trials * Math.atan2(baseIm, baseRe)];
      }),
      probabilities,
    );
    const exact = probabilities.map((probability) => leastWith(cdf, probability, 0));
    // Gaps of a hundred make a window so wide that they are not looked for.
    if (step < 100) expect(found).toEqual(exact);
    else
      exact.forEach((number, index) => {
        expect(Math.abs((found?.[index] ?? NaN) - number)).toBeLessThan(step / 2);
      });
  });

  test("of a very wide negative binomial: exact among the least, to a thousandth of a deviation beyond", () => {
    const [mean, dispersion] = [20_000, 0.2];
    const cdf = (x: number): number => incompleteBeta(dispersion / (mean + dispersion), dispersion, x + 1);
    const variance = mean + (mean * mean) / dispersion;
    const [found = []] = latticeQuantiles(
      single(mean, variance, (re, im) => {
        const [baseRe, baseIm] = [1 + (mean / dispersion) * (1 - re), (-mean / dispersion) * im];
        if (im === 0 && baseRe <= 0) return [Infinity, 0];
        return [-dispersion * Math.log(Math.hypot(baseRe, baseIm)), -dispersion * Math.atan2(baseIm, baseRe)];
      }),
      [0.05, 0.1, 0.2, 0.9, 0.95],
    );
    expect(found.slice(0, 3)).toEqual([0.05, 0.1, 0.2].map((probability) => leastWith(cdf, probability, 0)));
    expect(found[0]).toBe(0);
    expect(found[2]).toBeGreaterThan(1);
    expect(cdf(found[3] ?? NaN)).toBeCloseTo(0.9, 3);
    expect(cdf(found[4] ?? NaN)).toBeCloseTo(0.95, 3);
  });

  test("of a number that is certain", () => {
    expect(
      latticeQuantiles(
        single(7, 0, (_, im) => [0, 7 * im]),
        [0.05, 0.95],
      ),
    ).toEqual([[7, 7]]);
  });
});

describe("a sum of uniform numbers", () => {
  test("one is uniform, two alike are triangular", () => {
    expect(uniformSumQuantile([4], 0.3)).toBeCloseTo(1.2, 12);
    expect(uniformSumQuantile([1, 1], 0.02)).toBeCloseTo(0.2, 12);
    expect(uniformSumQuantile([1, 1], 0.5)).toBeCloseTo(1, 12);
  });

  test("none and narrow ones", () => {
    expect(uniformSumQuantile([], 0.5)).toBe(0);
    expect(uniformSumQuantile([1, 1e-9], 0.3)).toBeCloseTo(0.3, 8);
  });
});
