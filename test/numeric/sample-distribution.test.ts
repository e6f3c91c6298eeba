import { describe, expect, test } from "vitest";
import { sampleDistribution } from "../../src/numeric/distributions/sample-distribution.js";
import { Tally } from "../../src/word-of-mouth/simulation/streaming-histogram.js";
import { draws } from "../support/draws.js";

describe("the distribution of numbers as they were drawn", () => {
  const { uniform } = draws(3);

  // Spread over 30 numbers they are counted, over a million sorted.
  test.each([30, 1_000_000])("over a range of %d", (range) => {
    const numbers = Float64Array.from({ length: 500 }, () => Math.floor((uniform() - 0.4) * range));
    const drawn = sampleDistribution(numbers);
    const mean = numbers.reduce((sum, number) => sum + number, 0) / 500;
    expect(drawn.mean).toBeCloseTo(mean, 9);
    const squares = numbers.reduce((sum, number) => sum + (number - mean) ** 2, 0);
    expect(drawn.variance / (squares / 499)).toBeCloseTo(1, 12);

    const share = (number: number): number => numbers.filter((other) => other <= number).length / 500;
    const tally = new Tally();
    for (const number of numbers) tally.add(number);
    for (const number of [-range, ...numbers.slice(0, 50), range]) {
      expect(drawn.upTo(number)).toBe(share(number));
      if (range < 4096) expect(tally.upTo(number)).toBe(share(number));
    }
    for (const probability of [0, 0.002, 0.05, 0.5, 0.9, 1]) {
      const least = [...numbers].sort((a, b) => a - b).find((number) => share(number) >= probability);
      expect(drawn.quantile(probability)).toBe(least);
      if (range < 4096) expect(tally.quantile(probability)).toBe(least);
    }
  });
});
