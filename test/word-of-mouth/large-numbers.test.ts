import { withoutNulls } from "../../src/errors.js";
import { simulateWordOfMouth, type Tells, type WordOfMouthCohort } from "retention-kit";
import { describe, expect, test } from "vitest";
import { randomStream } from "../../src/numeric/random/random-stream.js";
import { resolveCohort } from "../../src/word-of-mouth/process/resolve-cohort.js";
import { tellDistribution } from "../../src/word-of-mouth/process/tell-distribution.js";
import { meanFieldPath } from "../../src/word-of-mouth/simulation/mean-field-path.js";
import type { PathCounts } from "../../src/word-of-mouth/simulation/path-counts.js";
import { pathSimulator } from "../../src/word-of-mouth/simulation/simulate-path.js";
import { tellSampler } from "../../src/word-of-mouth/simulation/tell-sampler.js";

/**
 * One path of very many customers is its own mean, by the law of large numbers: of a billion customers what is counted
 * lies within some thousandths of what is expected, in every part of it, in a market as well.
 */
const parts = ["byPeriod", "byGeneration", "byTeller", "byChannel"] as const;
const counted = ["hearers", "won", "lost"] as const;

function expectMeans(path: PathCounts, means: PathCounts, of: readonly (typeof parts)[number][], within: number): void {
  for (const part of of) {
    for (const each of counted) {
      const found = [...path[part][each]];
      expect(found).toHaveLength(means[part][each].length);
      found.forEach((value, at) => {
        const mean = means[part][each][at] ?? NaN;
        if (mean === 0) expect(value, `${part} ${each} ${at}`).toBe(0);
        else expect(Math.abs(value / mean - 1), `${part} ${each} ${at}`).toBeLessThan(within);
      });
    }
  }
}

const cohort: WordOfMouthCohort = {
  customers: 1e9,
  problemShare: 0.6,
  outcomes: { silent: 0.3, unsatisfied: 0.2, satisfied: 0.3, satisfiedQuickly: 0.2 },
  tells: { satisfied: { kind: "poisson", mean: 3 }, noProblem: { kind: "shares", shares: [5, 3, 2] } },
  wonPerHearer: { satisfied: 0.2, satisfiedQuickly: 0.3, noProblem: 0.1, silent: 0.05 },
  lostPerHearer: { silent: 0.2, unsatisfied: 0.4, satisfied: 0.5 },
  online: { shareWhoPost: 0.1, reach: 20, shareWhoBelieve: 0.2, multiplier: 2.4 },
  delay: [0.5, 0.3, 0.2],
};
const byCounts = {
  ...cohort,
  outcomes: { silent: 2e8, unsatisfied: 1e8, satisfied: 2e8, satisfiedQuickly: 3e8 },
  problemShare: 0.5,
};
/** All of the cohort lose and win alike, so that those who share the published counts are drawn as one. */
const alike = { ...cohort, wonPerHearer: 0.2, lostPerHearer: 0.1, online: {}, tells: {} };

describe("one path of a billion customers", () => {
  test.each([
    ["by shares, to the last generation", cohort, { periods: 5, generations: 5 }],
    ["by shares, two generations", cohort, { periods: 6, generations: 2 }],
    ["by counts", byCounts, { periods: 4, generations: 3 }],
    ["without delay", { ...cohort, delay: [1] }, { periods: 4, generations: 4 }],
    ["alike", alike, { periods: 4, generations: 4 }],
    ["alike by counts", { ...alike, outcomes: byCounts.outcomes, problemShare: 0.5 }, { periods: 4, generations: 4 }],
    ["in a market that fills", { ...cohort, customers: 1e7, market: 6e7, delay: [1] }, { periods: 2, generations: 2 }],
    ["by counts in a market", { ...byCounts, market: 4e9, delay: [1] }, { periods: 3, generations: 2 }],
  ] as const)("%s is what is expected, in all its parts", (_, of, horizon) => {
    const resolved = resolveCohort("test", of);
    const means = meanFieldPath(resolved, horizon);
    const whole = pathSimulator(resolved, horizon, { inParts: true });
    whole.play(randomStream(1, 1));
    const within = resolved.market === null ? 0.005 : 0.012;
    expectMeans(whole.path, means, parts, within);
    // Where parts are not told apart, those alike are drawn as one and share what they bring.
    const joint = pathSimulator(resolved, horizon);
    for (const path of [2, 3]) joint.play(randomStream(1, path));
    expectMeans(joint.path, means, ["byPeriod", "byTeller"], within);
    expect([...joint.path.byGeneration.hearers, ...joint.path.byChannel.hearers].every((each) => each === 0)).toBe(
      true,
    );
  });

  test("is what a simulation of few paths has, in and up to each period, and in money", () => {
    const valued = { ...cohort, customerValue: 3 };
    const { byPeriod, net, money, won, contributions } = simulateWordOfMouth(valued, { seed: 3, paths: 3, periods: 4 });
    const means = meanFieldPath(resolveCohort("test", cohort), { periods: 4, generations: 4 });
    const soFar = { hearers: 0, won: 0, lost: 0 };
    byPeriod.forEach((period, at) => {
      expect(period.period).toBe(at + 1);
      for (const each of counted) {
        const mean = means.byPeriod[each][at] ?? NaN;
        soFar[each] += mean;
        expect((period[each]?.mean ?? NaN) / mean).toBeCloseTo(1, 2);
        expect((period.cumulative[each]?.mean ?? NaN) / soFar[each]).toBeCloseTo(1, 2);
      }
      expect((period.net?.mean ?? NaN) / ((period.won?.mean ?? NaN) - (period.lost?.mean ?? NaN))).toBeCloseTo(1, 12);
    });
    expect((net?.mean ?? NaN) / (soFar.won - soFar.lost)).toBeCloseTo(1, 2);
    expect((won?.mean ?? NaN) / soFar.won).toBeCloseTo(1, 2);
    expect((money?.mean ?? NaN) / (net?.mean ?? NaN)).toBeCloseTo(3, 12);
    for (const each of ["lower", "upper", "chance", "standardError"] as const) {
      expect(Math.abs((money?.[each] ?? NaN) - 3 * (net?.[each] ?? NaN))).toBeLessThan(1);
    }
    expect(contributions.map(({ factor, weight }) => [factor, weight])).toEqual(
      ["baseline", "wordOfMouth.silent", "wordOfMouth.unsatisfied", "wordOfMouth.satisfied"]
        .concat("wordOfMouth.satisfiedQuickly", "wordOfMouth.noProblem")
        .map((factor) => [factor, 1]),
    );
    contributions.slice(1).forEach(({ points, value }, teller) => {
      const mean = (means.byTeller.won[teller] ?? NaN) - (means.byTeller.lost[teller] ?? NaN);
      expect(points / mean).toBeCloseTo(1, 1);
      expect((value as { count: number }).count).toBe(0);
    });
    expect(contributions[0]).toMatchObject({ points: 0, value: 0 });
    expect(contributions.map(({ value }) => (value as { probability?: number }).probability)).toEqual([
      undefined,
      ...resolveCohort("test", cohort).tellers.map(({ probability }) => probability),
    ]);
  });

  test("those alike share what they tell by how many they are", () => {
    const horizon = { periods: 1, generations: 1 };
    for (const of of [alike, { ...alike, customers: 40, outcomes: { silent: 3, unsatisfied: 9, satisfied: 1 } }]) {
      const resolved = resolveCohort("test", of);
      const at = (outcome: string) => resolved.tellers.findIndex((teller) => teller.outcome === outcome);
      const { path, play } = pathSimulator(resolved, horizon);
      play(randomStream(4, 4));
      const { silent = 0, unsatisfied = 0 } = withoutNulls(of.outcomes);
      const ratio = (path.byTeller.hearers[at("silent")] ?? NaN) / (path.byTeller.hearers[at("unsatisfied")] ?? NaN);
      expect(ratio).toBeCloseTo(silent / unsatisfied, 12);
    }
  });
});

describe("what a billion customers tell", () => {
  const kinds: readonly Tells[] = [
    7,
    { kind: "range", least: 4, most: 6 },
    { kind: "poisson", mean: 0.3 },
    // Nobody told is rarer than any random number.
    { kind: "poisson", mean: 60 },
    { kind: "negative-binomial", mean: 9.5, dispersion: 0.8 },
    { kind: "tail", least: 3, meanExcess: 2.5 },
    { kind: "shares", shares: [1, 0, 4, 2] },
    {
      kind: "mixture",
      parts: [
        { share: 0.5, tells: 2 },
        { share: 0.3, tells: { kind: "poisson", mean: 40 } },
        { share: 0.2, tells: { kind: "tail", least: 1, meanExcess: 0 } },
      ],
    },
    // Too many numbers for a table, or too rare a start.
    { kind: "range", least: 0, most: 90_000 },
    { kind: "poisson", mean: 2000 },
    { kind: "negative-binomial", mean: 500_000, dispersion: 2 },
  ];
  test.each(kinds.map((tells) => [JSON.stringify(tells), tells] as const))("%s is its mean", (_, tells) => {
    const distribution = tellDistribution("test", "tells", tells);
    const sampler = tellSampler(distribution);
    for (const customers of [1e9, 3e5]) {
      const found = sampler(randomStream(5, customers), customers);
      const off = found - customers * distribution.mean;
      // Five standard deviations of a sum.
      expect(Math.abs(off)).toBeLessThanOrEqual(5 * Math.sqrt(customers * distribution.variance));
    }
  });

  test.each(kinds.map((tells) => [JSON.stringify(tells), tells] as const))("%s, one to forty at a time", (_, tells) => {
    const distribution = tellDistribution("test", "tells", tells);
    const sampler = tellSampler(distribution);
    for (const customers of [1, 5, 40]) {
      const random = randomStream(6, customers);
      let [sum, squares] = [0, 0];
      const draws = 400;
      for (let draw = 0; draw < draws; draw++) {
        const off = sampler(random, customers) - customers * distribution.mean;
        sum += off;
        squares += off * off;
      }
      const variance = customers * distribution.variance;
      expect(Math.abs(sum)).toBeLessThanOrEqual(5 * Math.sqrt(draws * variance));
      if (variance > 0) expect(squares / draws / variance).toBeGreaterThan(0.5);
      if (variance > 0) expect(squares / draws / variance).toBeLessThan(2);
    }
  });
});
