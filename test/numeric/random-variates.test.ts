import { describe, expect, test } from "vitest";
import { logGamma } from "../../src/numeric/functions/gamma.js";
import { incompleteBeta } from "../../src/numeric/functions/incomplete-beta.js";
import { normalCdf } from "../../src/numeric/distributions/normal.js";
import { randomStream } from "../../src/numeric/random/random-stream.js";
import { binomial, gamma, normal, poisson, uniform } from "../../src/numeric/random/random-variates.js";
import { distance, DRAWS, ONE_IN_A_MILLION } from "../support/kolmogorov-smirnov.js";

describe("random numbers follow their distributions", () => {
  test.each([
    [5, 0.3],
    [40, 0.1],
    [40, 0.9],
    [100, 0.5],
    [1000, 0.013],
    [100_000, 0.3],
  ])("binomial(%d, %d)", (trials, share) => {
    const random = randomStream(1, trials);
    const cdf = (x: number): number => (x >= trials ? 1 : 1 - incompleteBeta(share, x + 1, trials - x));
    expect(distance(() => binomial(random, trials, share), cdf)).toBeLessThan(ONE_IN_A_MILLION);
  });

  test.each([0.2, 5, 9.99, 10, 50, 2000])("poisson(%d)", (mean) => {
    const random = randomStream(2, Math.round(mean * 10));
    const table: number[] = [];
    let sum = 0;
    for (let x = 0; x < mean + 12 * Math.sqrt(mean) + 20; x++) {
      sum += Math.exp(x * Math.log(mean) - mean - logGamma(x + 1));
      table.push(sum);
    }
    expect(
      distance(
        () => poisson(random, mean),
        (x) => table[x] ?? 1,
      ),
    ).toBeLessThan(ONE_IN_A_MILLION);
  });

  test("normal and uniform", () => {
    const random = randomStream(3, 0);
    expect(distance(() => normal(random), normalCdf)).toBeLessThan(ONE_IN_A_MILLION);
    expect(
      distance(
        () => uniform(random),
        (x) => x,
      ),
    ).toBeLessThan(ONE_IN_A_MILLION);
  });

  test.each([0.3, 1, 4])("gamma(%d), by the beta that two of them make", (shape) => {
    const random = randomStream(4, Math.round(shape * 10));
    const share = (): number => {
      const a = gamma(random, shape);
      return a / (a + gamma(random, 2));
    };
    expect(distance(share, (x) => incompleteBeta(x, shape, 2))).toBeLessThan(ONE_IN_A_MILLION);
  });

  test("very large counts keep mean and deviation", () => {
    const random = randomStream(5, 0);
    const trials = 1e12;
    const draws = Array.from(
      { length: 2000 },
      () => (binomial(random, trials, 0.25) - trials / 4) / Math.sqrt(trials * 0.1875),
    );
    const mean = draws.reduce((sum, z) => sum + z, 0) / 2000;
    const variance = draws.reduce((sum, z) => sum + z * z, 0) / 2000;
    expect(Math.abs(mean) * Math.sqrt(2000)).toBeLessThan(4.9);
    expect(Math.abs(variance - 1) * Math.sqrt(1000)).toBeLessThan(4.9);
  });

  test("nothing of nothing, and all of all", () => {
    const random = randomStream(6, 0);
    expect([binomial(random, 0, 0.5), binomial(random, 7, 0), binomial(random, 7, 1), poisson(random, 0)]).toEqual([
      0, 0, 7, 0,
    ]);
  });
});

test("streams of a seed are as independent as streams can look: first draws are uniform over paths and seeds", () => {
  for (const [seeds, numbers] of [
    [1, DRAWS],
    [DRAWS, 1],
  ] as const) {
    let seed = 0;
    let number = 0;
    const first = () => uniform(randomStream(seeds === 1 ? 12 : seed++, numbers === 1 ? 5 : number++));
    expect(distance(first, (x) => x)).toBeLessThan(ONE_IN_A_MILLION);
  }
});
