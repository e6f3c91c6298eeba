import { expect, test } from "vitest";
import { hypergeometric } from "../../src/numeric/random/random-hypergeometric.js";
import { randomStream } from "../../src/numeric/random/random-stream.js";
import { logFactorial } from "../../src/numeric/random/random-variates.js";
import { chanceOfDifference } from "../support/chi-square.js";

const DRAWS = 100_000;

/** Each test fails by chance once in a million draws of the seed. */
test.each([
  { all: 50, part: 20, chosen: 10 },
  { all: 100, part: 50, chosen: 50 },
  { all: 1000, part: 30, chosen: 900 },
  { all: 1000, part: 970, chosen: 100 },
  { all: 1000, part: 26, chosen: 30 },
  { all: 20_000, part: 700, chosen: 5000 },
  { all: 1_000_000, part: 400_000, chosen: 300_000 },
  { all: 60, part: 60, chosen: 7 },
  { all: 60, part: 0, chosen: 7 },
])("$chosen chosen of $all, $part of them a part", ({ all, part, chosen }) => {
  const random = randomStream(7, all + part);
  const logChoose = (n: number, k: number): number => logFactorial(n) - logFactorial(k) - logFactorial(n - k);
  const least = Math.max(0, part + chosen - all);
  const seen = new Array<number>(Math.min(part, chosen) - least + 1).fill(0);
  const expected = seen.map((_, above) => {
    const found = least + above;
    return DRAWS * Math.exp(logChoose(part, found) + logChoose(all - part, chosen - found) - logChoose(all, chosen));
  });
  for (let draw = 0; draw < DRAWS; draw++) {
    const above = hypergeometric(random, all, part, chosen) - least;
    seen[above] = (seen[above] ?? NaN) + 1;
  }
  expect(seen.reduce((sum, count) => sum + count, 0)).toBe(DRAWS);
  expect(chanceOfDifference(seen, expected)).toBeGreaterThan(1e-6);
});
