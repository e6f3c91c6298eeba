import { projectWordOfMouth, simulateWordOfMouth, type WordOfMouthCohort } from "retention-kit";
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { describe, expect, test } from "vitest";
import { randomStream } from "../../src/numeric/random/random-stream.js";
import { resolveCohort } from "../../src/word-of-mouth/process/resolve-cohort.js";
import { pathSimulator } from "../../src/word-of-mouth/simulation/simulate-path.js";

const cohort: WordOfMouthCohort = {
  customers: 80,
  problemShare: 0.5,
  outcomes: { silent: 0.2, unsatisfied: 0.2, satisfied: 0.3, satisfiedQuickly: 0.3 },
  wonPerHearer: 0.15,
  lostPerHearer: 0.03,
  customerValue: 10,
};

/** Cohorts with a reproduction number up to 0.8, with every way of telling, posting, counting and waiting among them. */
function randomCohorts(count: number): WordOfMouthCohort[] {
  const random = xoroshiro128plus(200);
  const uniform = (least = 0, most = 1) => least + (most - least) * uniformFloat64(random);
  return Array.from({ length: count }, (_, index) => {
    const raw = [uniform(), uniform(), uniform(), uniform()];
    const total = raw.reduce((sum, share) => sum + share, 0);
    const [silent = 0, unsatisfied = 0, satisfied = 0, satisfiedQuickly = 0] = raw.map((share) => share / total);
    const customers = Math.ceil(10 ** uniform(0, 3));
    const problemShare = uniform(0.05, 1);
    const tells: WordOfMouthCohort["tells"] =
      [
        {},
        { silent: { kind: "negative-binomial", mean: uniform(1, 20), dispersion: uniform(0.3, 3) } as const },
        {
          satisfied: { kind: "poisson", mean: uniform(1, 8) } as const,
          noProblem: { kind: "shares", shares: [6, 3, 1] } as const,
        },
        { satisfiedQuickly: { kind: "tail", least: 2, meanExcess: uniform(0, 6) } as const, unsatisfied: 7 },
      ][index % 4] ?? {};
    const online =
      index % 3 === 0
        ? {
            shareWhoPost: uniform(0, 0.3),
            reach: 20,
            shareWhoBelieve: uniform(0, 0.3),
            multiplier: 1 + uniform(0, 1.5),
          }
        : {};
    const shared: Omit<WordOfMouthCohort, "outcomes"> = {
      customers,
      problemShare,
      tells,
      online,
      delay:
        index % 5 === 0
          ? [uniform(0, 1), 0]
              .map((share, waited) => (waited === 0 ? share : 1))
              .map((share, waited, all) => (waited === 0 ? share : 1 - (all[0] ?? 0)))
          : [1],
      lostPerHearer: uniform(0, 0.1),
    };
    const shares = { silent, unsatisfied, satisfied, satisfiedQuickly };
    const scale = projectWordOfMouth({ ...shared, outcomes: shares, wonPerHearer: 0.01 }, { periods: 1 }).reproduction;
    // K is linear in the probability of winning a hearer.
    const wonPerHearer = Math.min(0.9, (uniform(0, 0.8) * 0.01) / (scale?.mean ?? 1));
    if (index % 4 !== 1) return { ...shared, outcomes: shares, wonPerHearer };
    const counts = Object.fromEntries(
      Object.entries(shares).map(([outcome, share]) => [outcome, Math.floor(customers * problemShare * share)]),
    );
    return { ...shared, outcomes: counts, outcomesAre: "counts", wonPerHearer };
  });
}

/**
 * Each comparison alone would fail once in a million times by chance: 4.89 standard errors. There are 24 for each of 200
 * cohorts, so that all of them together fail by chance in at most 1 of 200 draws of the seed. The mean of all
 * standardised differences, which would show a small error common to all, has the same rate.
 */
const ONE_IN_A_MILLION = 4.89;
const PATHS = 1500;

/** The paths of a simulation one by one: what they brought in all. */
function playedAgain(
  random: WordOfMouthCohort,
  seed: number,
  { periods, generations = periods }: { periods: number; generations?: number },
): Record<"hearers" | "won" | "lost" | "net", number>[] {
  const { path, play } = pathSimulator(resolveCohort("test", random), {
    periods,
    generations: Math.min(periods, generations),
  });
  const total = (counts: Float64Array): number => counts.reduce((sum, count) => sum + count, 0);
  return Array.from({ length: PATHS }, (_, number) => {
    play(randomStream(seed, number));
    const [hearers, won, lost] = [total(path.byPeriod.hearers), total(path.byPeriod.won), total(path.byPeriod.lost)];
    return { hearers, won, lost, net: won - lost };
  });
}

const agreeOn = (count: number): void => {
  const off = (probability: number): number => ONE_IN_A_MILLION * Math.sqrt((probability * (1 - probability)) / PATHS);
  const probabilities = [0.05 - off(0.05), 0.95 + off(0.95)];
  const differences: number[] = [];
  randomCohorts(count).forEach((random, index) => {
    const horizon = { periods: 2 + (index % 5), ...(index % 7 === 0 ? { generations: 2 } : {}) };
    const projected = projectWordOfMouth(random, horizon);
    expect(projected.reproduction?.mean).toBeLessThan(0.81);
    const simulated = simulateWordOfMouth(random, {
      seed: index,
      paths: PATHS,
      probabilities: probabilities.map((p) => Math.max(0, p)),
      ...horizon,
    });
    const drawn = playedAgain(random, index, horizon);
    for (const quantity of ["hearers", "won", "lost", "net"] as const) {
      const exact = projected[quantity];
      const sample = simulated[quantity];
      if (exact === null || sample === null) throw new Error("the behaviour of hearers was given");
      if (exact.chance === 0) {
        expect(sample).toMatchObject({ mean: exact.mean, chance: 0 });
        continue;
      }
      const difference = (sample.mean - exact.mean) / (exact.chance / Math.sqrt(PATHS));
      // A sum of few customers is skewed, and so is the mean of a rare event: compare those by their quantiles.
      if (exact.mean > 0.5 || quantity === "net") expect(Math.abs(difference)).toBeLessThan(ONE_IN_A_MILLION);
      differences.push(difference);
      // Bounds lie within the quantiles of 5% and 95%, hold 90%, and without either of them less than that.
      const [leastLower = NaN, mostUpper = NaN] = sample.quantiles.map(({ value }) => value);
      expect(exact.lower).toBeGreaterThanOrEqual(leastLower);
      expect(exact.upper).toBeLessThanOrEqual(mostUpper);
      const { lower, upper } = exact;
      const share = (holds: (value: number) => boolean): number =>
        drawn.filter((path) => holds(path[quantity])).length / PATHS;
      expect(share((value) => lower <= value && value <= upper)).toBeGreaterThan(0.9 - off(0.9));
      expect(share((value) => lower < value && value <= upper)).toBeLessThan(0.9 + off(0.9));
      expect(share((value) => lower <= value && value < upper)).toBeLessThan(0.9 + off(0.9));
    }
  });
  // Net is won less lost, so the four of a cohort are not independent; their mean varies no more than one of them.
  const mean = differences.reduce((sum, difference) => sum + difference, 0) / differences.length;
  expect(Math.abs(mean)).toBeLessThan(ONE_IN_A_MILLION / Math.sqrt(count));
};

test.each([10])("projection and simulation agree on %i random cohorts", agreeOn);
test.each([200])("projection and simulation agree on %i random cohorts", { tags: ["slow"] }, agreeOn);

describe("simulation", () => {
  test("is the same for the same seed, however it is cut up, and another for another", () => {
    const whole = simulateWordOfMouth(cohort, { seed: 3, paths: 500 });
    expect(simulateWordOfMouth(cohort, { seed: 3, paths: 500, progressEvery: 7 })).toEqual(whole);
    expect(simulateWordOfMouth(cohort, { seed: 4, paths: 500 }).hearers.mean).not.toBe(whole.hearers.mean);

    const parts = [0, 200, 499].map((firstPath, index, starts) =>
      simulateWordOfMouth(cohort, { seed: 3, firstPath, paths: (starts[index + 1] ?? 500) - firstPath }),
    );
    const sum = parts.reduce((total, { hearers, paths }) => total + hearers.mean * paths, 0);
    expect(sum / 500).toBeCloseTo(whole.hearers.mean, 9);
  });

  test("periods agree with the projection, in and up to each", () => {
    const projected = projectWordOfMouth(cohort, { periods: 4 });
    const simulated = simulateWordOfMouth(cohort, { seed: 1, paths: 4000, periods: 4 });
    projected.byPeriod.forEach((exact, index) => {
      const sample = simulated.byPeriod[index];
      for (const quantity of ["hearers", "won", "lost"] as const) {
        for (const [a, b] of [
          [exact[quantity], sample?.[quantity]],
          [exact.cumulative[quantity], sample?.cumulative[quantity]],
        ]) {
          expect(Math.abs((a?.mean ?? NaN) - (b?.mean ?? NaN))).toBeLessThanOrEqual(
            ONE_IN_A_MILLION * ((a?.chance ?? NaN) / Math.sqrt(4000)),
          );
        }
      }
    });
  });

  test("money, contributions and what is not known are as in the projection", () => {
    const { net, money, contributions } = simulateWordOfMouth(cohort, { seed: 1, paths: 200 });
    expect(money?.lower).toBe((net?.lower ?? NaN) * 10);
    expect(contributions.reduce((sum, { points }) => sum + points, 0)).toBe(net?.mean);
    // Outcomes that are drawn as one get their own shares, those of a counted cohort by their counts.
    for (const outcomes of [cohort.outcomes, { silent: 5, unsatisfied: 20, satisfied: 3, satisfiedQuickly: 12 }]) {
      const mixed = { ...cohort, outcomes };
      const projected = projectWordOfMouth(mixed, { periods: 3 });
      const simulated = simulateWordOfMouth(mixed, { seed: 2, paths: 4000, periods: 3 });
      simulated.contributions.slice(1).forEach(({ factor, points }, index) => {
        const { outcome, net: ofOutcome } = projected.byOutcome[index] ?? {};
        expect(factor).toBe(`wordOfMouth.${outcome ?? ""}`);
        const error = (ofOutcome?.chance ?? NaN) / Math.sqrt(4000);
        expect(Math.abs(points - (ofOutcome?.mean ?? NaN))).toBeLessThan(ONE_IN_A_MILLION * error);
      });
    }
    const unknown = simulateWordOfMouth(
      { customers: 5, problemShare: 1, outcomes: { silent: 1 } },
      { seed: 1, paths: 10 },
    );
    expect([unknown.won, unknown.lost, unknown.net, unknown.money]).toEqual([null, null, null, null]);
    expect(unknown.reasons.map(({ code }) => code)).toContain("word-of-mouth.unknown.won");
  });

  test("tells its progress and stops when asked", () => {
    const seen: number[] = [];
    let stopped = false;
    const signal = {
      get aborted(): boolean {
        return stopped;
      },
    };
    const { paths, complete, hearers } = simulateWordOfMouth(cohort, {
      seed: 1,
      paths: 1000,
      progressEvery: 100,
      signal,
      onProgress: (done) => {
        seen.push(done);
        stopped = done >= 300;
      },
    });
    expect(seen).toEqual([100, 200, 300]);
    expect({ paths, complete }).toEqual({ paths: 300, complete: false });
    expect(hearers).toEqual(simulateWordOfMouth(cohort, { seed: 1, paths: 300 }).hearers);
    expect(() => simulateWordOfMouth(cohort, { seed: 1, paths: 10, signal: { aborted: true } })).toThrow(
      "options.signal",
    );
  });

  test(
    "the mean-field form of a market comes closer to the process as the market grows, and the projection is closer yet",
    { tags: ["slow"] },
    () => {
      const gaps = [300, 3000, 30_000].map((market) => {
        const limited = { ...cohort, customers: market / 20, problemShare: 1, wonPerHearer: 0.3, market };
        const { hearers } = simulateWordOfMouth(limited, { seed: 9, paths: 10_000, periods: 6 });
        const projected = projectWordOfMouth(limited, { periods: 6 });
        expect(hearers.upper).toBeLessThanOrEqual(market);
        const meanField = projected.reasons.find(({ code }) => code === "word-of-mouth.market.simulated")?.params;
        expect(Math.abs(hearers.mean - projected.hearers.mean)).toBeLessThan(
          ONE_IN_A_MILLION * Math.SQRT2 * hearers.standardError,
        );
        return Math.abs(Number(meanField?.meanField) - hearers.mean) / hearers.mean;
      });
      expect(gaps[0]).toBeLessThan(0.1);
      expect(gaps[1]).toBeLessThan((gaps[0] ?? NaN) / 5);
      expect(gaps[2]).toBeLessThan((gaps[1] ?? NaN) / 5);
    },
  );

  test("nobody hears twice in a market smaller than what is told", () => {
    const { hearers } = simulateWordOfMouth({ ...cohort, market: 100 }, { seed: 2, paths: 50, periods: 8 });
    expect(hearers.upper).toBeLessThanOrEqual(20);
    expect(simulateWordOfMouth({ ...cohort, market: 10 }, { seed: 2, paths: 5 }).hearers.mean).toBe(0);
  });

  test("the extremes are refused or finite", () => {
    expect(() => simulateWordOfMouth(cohort, { seed: 1.5, paths: 10 })).toThrow("options.seed");
    expect(() => simulateWordOfMouth(cohort, { seed: 1, paths: 0 })).toThrow("options.paths");
    expect(() => simulateWordOfMouth(cohort, { seed: 1, paths: 1e10 })).toThrow("options.paths");
    expect(JSON.stringify(simulateWordOfMouth({ ...cohort, customers: 0 }, { seed: 1, paths: 3 }))).not.toMatch(
      /NaN|Infinity/,
    );
    const explosive = { ...cohort, problemShare: 1, wonPerHearer: 1, lostPerHearer: 0 };
    expect(() => simulateWordOfMouth(explosive, { seed: 1, paths: 2, periods: 200 })).toThrow("outgrows all numbers");
  });
});
