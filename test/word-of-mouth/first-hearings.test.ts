import { describe, expect, test } from "vitest";
import { randomStream } from "../../src/numeric/random/random-stream.js";
import { uniform } from "../../src/numeric/random/random-variates.js";
import { firstHearings, keepFirstHearings } from "../../src/word-of-mouth/simulation/first-hearings.js";
import { chanceOfDifference } from "../support/chi-square.js";

const DRAWS = 40_000;

/** How likely each number of people hears for the first time, following those told one by one. */
function lawOf(told: number, canHear: number, market: number): number[] {
  let law = new Array<number>(canHear + 1).fill(0);
  law[0] = 1;
  for (let one = 0; one < told; one++) {
    law = law.map((stays, hear) => {
      const before = law[hear - 1] ?? 0;
      return (stays * (market - canHear + hear)) / market + (before * (canHear - hear + 1)) / market;
    });
  }
  return law;
}

describe("people who hear for the first time, drawn in groups", () => {
  // Each comparison fails by chance once in a million draws of the seed.
  test.each([
    { told: 20, canHear: 30, market: 40 },
    { told: 33, canHear: 500, market: 500 },
    { told: 100, canHear: 7, market: 1000 },
    { told: 300, canHear: 200, market: 250 },
    { told: 1000, canHear: 120, market: 300 },
    { told: 5000, canHear: 300, market: 310 },
    { told: 2000, canHear: 900, market: 100_000 },
    { told: 1000, canHear: 20, market: 20 },
  ])("are distributed as one by one: $told told, $canHear of $market can hear", ({ told, canHear, market }) => {
    const random = randomStream(11, told);
    const seen = new Array<number>(canHear + 1).fill(0);
    for (let draw = 0; draw < DRAWS; draw++) {
      const hear = firstHearings(random, told, canHear, market);
      seen[hear] = (seen[hear] ?? NaN) + 1;
    }
    expect(seen.reduce((sum, count) => sum + count, 0)).toBe(DRAWS);
    const expected = lawOf(told, canHear, market).map((probability) => DRAWS * probability);
    expect(chanceOfDifference(seen, expected)).toBeGreaterThan(1e-6);
  });

  test("a billion told cost no more than a thousand, and reach as many as they should", () => {
    const random = randomStream(12, 0);
    const [told, canHear, market] = [1e9, 2e9, 3e9];
    const missed = Math.exp(told * Math.log1p(-1 / market));
    const together = Math.exp(told * Math.log1p(-2 / market));
    const variance = canHear * (missed - missed ** 2) + canHear * canHear * (together - missed ** 2);
    const error = Math.sqrt(variance / 1000);
    let sum = 0;
    for (let draw = 0; draw < 1000; draw++) sum += firstHearings(random, told, canHear, market) / 1000;
    expect(Math.abs(sum - canHear * (1 - missed))).toBeLessThan(4.89 * error);
  });

  test("belong to each group as often as if each had been followed: 12 and 30 told among 25 of 60", () => {
    const [first, second, canHear, market] = [12, 30, 25, 60];
    // Columns of the joint counts, drawn in groups and person by person; both are samples, so both vary.
    const drawn = Array.from({ length: 2 }, () => new Array<number>((first + 1) * (second + 1)).fill(0));
    const count = (way: number, ofFirst: number, ofSecond: number): void => {
      const counts = drawn[way] ?? [];
      counts[ofFirst * (second + 1) + ofSecond] = (counts[ofFirst * (second + 1) + ofSecond] ?? NaN) + 1;
    };
    const random = randomStream(13, 0);
    for (let draw = 0; draw < DRAWS; draw++) {
      const told = Float64Array.of(first, second);
      keepFirstHearings(random, told, canHear, market);
      count(0, told[0] ?? NaN, told[1] ?? NaN);

      // In random order, each told is anybody in the market.
      const left = [first, second];
      const kept = [0, 0];
      const heard = new Set<number>();
      for (let all = first + second; all > 0; all--) {
        const group = uniform(random) * all < (left[0] ?? NaN) ? 0 : 1;
        left[group] = (left[group] ?? NaN) - 1;
        const person = Math.floor(uniform(random) * market);
        if (person >= canHear || heard.has(person)) continue;
        heard.add(person);
        kept[group] = (kept[group] ?? NaN) + 1;
      }
      count(1, kept[0] ?? NaN, kept[1] ?? NaN);
    }
    // The difference of two counts of a cell has twice the variance of one: halve the square by doubling both.
    const [groups = [], people = []] = drawn;
    const cells = groups.map((seen, cell) => (seen + (people[cell] ?? NaN)) / 2);
    const apart = groups.map((seen, cell) => (cells[cell] ?? NaN) + (seen - (people[cell] ?? NaN)) / Math.SQRT2);
    expect(chanceOfDifference(apart, cells)).toBeGreaterThan(1e-6);
  });
});
