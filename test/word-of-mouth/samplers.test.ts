import { describe, expect, test } from "vitest";
import { randomStream } from "../../src/numeric/random/random-stream.js";
import type { TellPart } from "../../src/word-of-mouth/process/tell-distribution.js";
import { Tally } from "../../src/word-of-mouth/simulation/streaming-histogram.js";
import { conditional, tellSampler } from "../../src/word-of-mouth/simulation/tell-sampler.js";

/** What the simulation draws with, and what it counts in, against closed forms. */

describe("a tally of more numbers than it has bins", () => {
  // Every number once: within a bin they are as evenly spread as it takes them to be.
  const numbers = Array.from({ length: 20_000 }, (_, index) => ((index * 7919) % 20_000) - 9_000);
  const tally = new Tally();
  for (const number of numbers) tally.add(number);

  test("has the mean and the variance of a range", () => {
    expect(tally.count).toBe(20_000);
    expect(tally.mean).toBe((-9_000 + 10_999) / 2);
    // (n² − 1)/12 of n whole numbers in a row, times n/(n − 1) as a sample.
    expect(tally.variance / (((20_000 ** 2 - 1) / 12) * (20_000 / 19_999))).toBeCloseTo(1, 12);
    expect(new Tally().variance).toBe(0);
  });

  test("has each number at its share, and each share at its number", () => {
    for (const number of [-9_000, -8_999, -4_097, -1, 0, 1, 4_095, 4_096, 8_191, 8_192, 10_998, 10_999]) {
      const share = (number + 9_001) / 20_000;
      expect(tally.upTo(number)).toBeCloseTo(share, 12);
      expect(tally.quantile(share)).toBe(number);
    }
    expect([tally.upTo(-9_001), tally.upTo(-1e6), tally.upTo(11_000), tally.upTo(1e6)]).toEqual([0, 0, 1, 1]);
    expect([tally.quantile(0), tally.quantile(1)]).toEqual([-9_000, 10_999]);
  });

  test("does not depend on the order of the numbers", () => {
    const sorted = new Tally();
    for (const number of numbers.toSorted((a, b) => a - b)) sorted.add(number);
    for (const share of [0.001, 0.2, 0.45, 0.7, 0.999]) expect(sorted.quantile(share)).toBe(tally.quantile(share));
  });
});

describe("how many people are told by several customers together", () => {
  const DRAWS = 4_000;
  const drawn = (parts: readonly TellPart[], customers: number): Float64Array => {
    const random = randomStream(11, 0);
    const sample = tellSampler({ parts } as Parameters<typeof tellSampler>[0]);
    return Float64Array.from({ length: DRAWS }, () => sample(random, customers));
  };
  const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = (values: Float64Array): number => {
    const middle = mean(values);
    return values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / values.length;
  };
  /** Six standard errors: the seed is fixed, and chance would go so far once in a billion. */
  const near = (values: Float64Array, expected: { mean: number; variance: number }): void => {
    expect(Math.abs(mean(values) - expected.mean)).toBeLessThan(6 * Math.sqrt(expected.variance / DRAWS));
    expect(variance(values) / expected.variance).toBeGreaterThan(0.8);
    expect(variance(values) / expected.variance).toBeLessThan(1.2);
  };

  test.each([1, 3, 40])("a negative binomial too wide for a table, of %i customers", (customers) => {
    const part: TellPart = { kind: "negative-binomial", share: 1, least: 3, mean: 90_000, dispersion: 2 };
    near(drawn([part], customers), {
      mean: customers * (3 + 90_000),
      variance: customers * (90_000 + 90_000 ** 2 / 2),
    });
  });

  test("a Poisson number too large for a table, and one of nobody", () => {
    near(drawn([{ kind: "poisson", share: 1, mean: 5_000 }], 30), { mean: 150_000, variance: 150_000 });
    const nobody: TellPart[] = [
      { kind: "negative-binomial", share: 0.5, least: 2, mean: 0, dispersion: 2 },
      { kind: "weights", share: 0.5, least: 200_000, weights: Float64Array.of(1) },
    ];
    // One of two, or of 200,000.
    const values = drawn(nobody, 1);
    expect(new Set(values)).toEqual(new Set([2, 200_000]));
    near(values, { mean: 100_001, variance: 99_999 ** 2 });
  });

  test.each([1, 4, 300])("numbers too far apart for a table, of %i customers", (customers) => {
    const parts: TellPart[] = [
      { kind: "weights", share: 0.25, least: 0, weights: Float64Array.of(0.5, 0.125, 0.375) },
      { kind: "weights", share: 0.75, least: 1_000_000, weights: Float64Array.of(0.25, 0.25, 0.25, 0.25) },
    ];
    const values = drawn(parts, customers);
    const far = values.map((value) => Math.floor(value / 1_000_000));
    near(far, { mean: customers * 0.75, variance: customers * 0.75 * 0.25 });
    // What remains is .125 + 2·.375 = .875 on average of the near ones, and 1.5 of the far ones.
    const rest = values.map((value, index) => value - (far[index] ?? NaN) * 1_000_000);
    const own = 0.25 * (0.125 + 4 * 0.375) + 0.75 * ((1 + 4 + 9) / 4);
    const average = 0.25 * 0.875 + 0.75 * 1.5;
    near(rest, { mean: customers * average, variance: customers * (own - average ** 2) });
    if (customers > 1) return;
    const frequency = (value: number) => values.filter((other) => other === value).length / DRAWS;
    for (const [value, share] of [
      [0, 0.125],
      [1, 0.03125],
      [2, 0.09375],
      ...[0, 1, 2, 3].map((excess) => [1_000_000 + excess, 0.1875]),
    ] as [number, number][]) {
      expect(Math.abs(frequency(value) - share)).toBeLessThan(6 * Math.sqrt((share * (1 - share)) / DRAWS));
    }
  });

  test("each part has its share of itself and those after it", () => {
    expect([...conditional([0.2, 0.3, 0.5])]).toEqual([0.2, expect.closeTo(0.375, 12), 1]);
    expect([...conditional([1, 0, 0])]).toEqual([1, 0, 0]);
    expect([...conditional([])]).toEqual([]);
  });
});
