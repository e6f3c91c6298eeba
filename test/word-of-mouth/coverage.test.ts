import { type Estimate, projectWordOfMouth, type Tells, type WordOfMouthCohort } from "retention-kit";
import type { RandomGenerator } from "pure-rand/types/RandomGenerator";
import { describe, expect, test } from "vitest";
import { randomStream } from "../../src/numeric/random/random-stream.js";
import { uniform } from "../../src/numeric/random/random-variates.js";
import type { Counts } from "../../src/word-of-mouth/simulation/path-counts.js";
import { resolveCohort } from "../../src/word-of-mouth/process/resolve-cohort.js";
import { pathSimulator } from "../../src/word-of-mouth/simulation/simulate-path.js";

/** How often the bounds of one quantity held it, and how often it was either bound itself. */
interface Coverage {
  name: string;
  estimate: Estimate;
  held: number;
  atLower: number;
  atUpper: number;
}

const quantities = ["hearers", "won", "lost", "net"] as const;

/** Coverage of hearers, won, lost and net over seeded cohorts of one kind: in all, in each period, and up to its end. */
function coverageOf(kind: number, cohort: WordOfMouthCohort, periods: number, rounds: number): Coverage[] {
  const projection = projectWordOfMouth(cohort, { periods });
  const coverages = projection.byPeriod.flatMap(({ period, cumulative, ...inPeriod }) =>
    [inPeriod, cumulative].flatMap((estimates, side) =>
      quantities.map((quantity): Coverage => {
        const estimate = estimates[quantity];
        if (estimate === null) throw new Error("the behaviour of hearers was given");
        const name = `kind ${kind}: ${quantity} ${side === 0 ? "in" : "up to"} period ${period}`;
        return { name, estimate, held: 0, atLower: 0, atUpper: 0 };
      }),
    ),
  );
  expect(coverages.slice(-4).map(({ estimate }) => estimate.upper)).toEqual(
    quantities.map((quantity) => projection[quantity]?.upper),
  );

  const { path, play } = pathSimulator(resolveCohort("test", cohort), { periods, generations: periods });
  for (let round = 0; round < rounds; round++) {
    play(randomStream(1000 + kind, round));
    drawnOf(path.byPeriod).forEach((value, index) => {
      const coverage = coverages[index];
      if (coverage === undefined) throw new Error("every quantity has an estimate");
      const { lower, upper } = coverage.estimate;
      if (lower <= value && value <= upper) coverage.held += 1 / rounds;
      if (value === lower) coverage.atLower += 1 / rounds;
      if (value === upper) coverage.atUpper += 1 / rounds;
    });
  }
  return coverages;
}

/** What a path brought, in the order of the estimates. */
function drawnOf({ hearers, won, lost }: Counts): number[] {
  let [heard, wonSoFar, lostSoFar] = [0, 0, 0];
  return Array.from(hearers).flatMap((hearersHere, period) => {
    const [wonHere, lostHere] = [won[period] ?? NaN, lost[period] ?? NaN];
    heard += hearersHere;
    wonSoFar += wonHere;
    lostSoFar += lostHere;
    return [hearersHere, wonHere, lostHere, wonHere - lostHere, heard, wonSoFar, lostSoFar, wonSoFar - lostSoFar];
  });
}

/**
 * At least 88%, and at most 92% where more than 30 are expected. Where a market fills but for a handful of people, one
 * number alone can be drawn more often than the two points between; then the bounds without the less likely of them must
 * hold at most 91%. Both what 20,000 cohorts show and the bounds from 10,000 paths vary: two points are 5.4 standard
 * errors, so that one comparison in 40 million fails by chance, of some 1,500 here.
 */
function expectNinetyPercent(coverages: readonly Coverage[], fills = false): void {
  for (const { name, estimate, held, atLower, atUpper } of coverages) {
    expect(held, name).toBeGreaterThanOrEqual(0.88);
    if (estimate.mean <= 30) continue;
    const needed = fills && held > 0.92 ? held - Math.min(atLower, atUpper) : held;
    expect(needed, name).toBeLessThanOrEqual(fills && held > 0.92 ? 0.91 : 0.92);
  }
}

const outcomes = { silent: 0.3, unsatisfied: 0.2, satisfied: 0.3, satisfiedQuickly: 0.2 };

describe("90% intervals hold the number at least 88% of the time, and at most 92% where more than 30 are expected", () => {
  const ofKinds = (from: number, to: number) => (): void => {
    for (let kind = from; kind < to; kind++) {
      const random = randomStream(88, kind);
      const cohort: WordOfMouthCohort = {
        customers: Math.ceil(10 ** (3.5 * uniform(random))),
        problemShare: 0.05 + 0.9 * uniform(random),
        outcomes,
        wonPerHearer: 0.2 * uniform(random),
        lostPerHearer: 0.1 * uniform(random),
      };
      expectNinetyPercent(coverageOf(kind, cohort, 3, 20_000));
    }
  };
  test("for a kind of cohort, 20,000 of it", ofKinds(0, 1));
  test("for each of 19 other kinds of cohort, 20,000 of each", { tags: ["slow"] }, ofKinds(1, 20));

  /** Reproduction numbers from .1 to 5, every way of telling, some counted, every other one acting late. */
  function inMarket(kind: number, random: RandomGenerator, customers: number, market: number): WordOfMouthCohort {
    const between = (least: number, most: number): number => least + (most - least) * uniform(random);
    const K = 10 ** between(-1, Math.log10(5));
    const counted = kind % 5 === 0;
    const problemShare = counted ? 1 : between(0.3, 1);
    const satisfied = between(0.2, 0.9);
    const told = Math.max(4, (2 * K) / (problemShare * satisfied));
    const tells: Tells[] = [
      { kind: "poisson", mean: told },
      { kind: "negative-binomial", mean: told, dispersion: 0.5 },
      { kind: "range", least: Math.floor(told / 2), most: Math.ceil(told * 1.5) },
    ];
    const solved = Math.round(customers * satisfied);
    return {
      customers,
      market,
      problemShare,
      outcomes: counted ? { silent: customers - solved, satisfied: solved } : { silent: 1 - satisfied, satisfied },
      outcomesAre: counted ? "counts" : "shares",
      tells: { satisfied: tells[kind % 3] ?? 4 },
      wonPerHearer: K / (problemShare * satisfied * told),
      lostPerHearer: between(0, 0.3),
      delay: kind % 2 === 0 ? [0.5, 0.3, 0.2] : [1],
    };
  }

  test(
    "of one to nine customers in markets from less than them to 100,000, 20 kinds, 20,000 of each",
    { tags: ["slow"] },
    () => {
      for (let kind = 0; kind < 20; kind++) {
        const random = randomStream(89, kind);
        const customers = Math.ceil(9 * uniform(random));
        const market = Math.ceil(10 ** (kind % 4 === 0 ? 5 * uniform(random) : 1 + 4 * uniform(random)));
        const cohort = inMarket(kind, random, customers, market);
        expectNinetyPercent(coverageOf(kind, cohort, 1 + Math.floor(8 * uniform(random)), 20_000), true);
      }
    },
  );

  test(
    "of ten to 10,000 customers in markets up to 10,000 times as large, 8 kinds, 20,000 of each",
    { tags: ["slow"] },
    () => {
      for (let kind = 0; kind < 8; kind++) {
        const random = randomStream(90, kind);
        const customers = Math.ceil(10 ** (1 + 3 * uniform(random)));
        const cohort = inMarket(kind, random, customers, Math.ceil(customers * 10 ** (4 * uniform(random))));
        expectNinetyPercent(coverageOf(kind, cohort, 1 + Math.floor(6 * uniform(random)), 20_000), true);
      }
    },
  );
});
