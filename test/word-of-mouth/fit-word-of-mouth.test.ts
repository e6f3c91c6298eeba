import { fitWordOfMouth, projectWordOfMouth, RetentionError } from "retention-kit";
import { describe, expect, test } from "vitest";
import { randomStream } from "../../src/numeric/random/random-stream.js";
import { gamma, poisson } from "../../src/numeric/random/random-variates.js";
import { fitNegativeBinomial } from "../../src/word-of-mouth/fit-negative-binomial.js";

describe("fitting a negative binomial", () => {
  test("reproduces Bliss & Fisher (1953): red mites on 150 apple leaves, k = 1.02459", () => {
    const counts = [70, 38, 17, 10, 9, 3, 2, 1].flatMap((leaves, mites) => new Array<number>(leaves).fill(mites));
    const { mean, dispersion } = fitNegativeBinomial(counts, 0.9);
    expect(mean).toBeCloseTo(1.14667, 5);
    expect(dispersion).toBeCloseTo(1.02459, 5);
  });

  test("counts that vary no more than Poisson numbers have no finite dispersion", () => {
    expect(fitNegativeBinomial([2, 3, 2, 3, 2], 0.9)).toMatchObject({ dispersion: null, dispersionUpper: null });
    expect(fitNegativeBinomial([0, 0, 0], 0.9)).toMatchObject({ mean: 0, lower: 0, dispersion: null });
    expect(fitNegativeBinomial([0, 0, 0], 0.9).upper).toBeCloseTo(-Math.log(0.05) / 3, 12);
  });

  test("intervals hold mean and dispersion 90% of the time", { tags: ["slow"] }, () => {
    const random = randomStream(33, 0);
    const [mean, dispersion, rounds] = [9.5, 0.836, 600];
    const hits = { mean: 0, dispersion: 0 };
    for (let round = 0; round < rounds; round++) {
      const counts = Array.from({ length: 120 }, () =>
        poisson(random, (gamma(random, dispersion) * mean) / dispersion),
      );
      const fit = fitNegativeBinomial(counts, 0.9);
      if (fit.lower <= mean && mean <= fit.upper) hits.mean++;
      if (fit.dispersionLower <= dispersion && dispersion <= (fit.dispersionUpper ?? Infinity)) hits.dispersion++;
    }
    // 600 rounds have a standard error of 1.2 points; 4.9 of them fail once in a million seeds.
    expect(Math.abs(hits.mean / rounds - 0.9)).toBeLessThan(0.06);
    expect(Math.abs(hits.dispersion / rounds - 0.9)).toBeLessThan(0.06);
  });
});

test("four answers leave the mean in doubt by more than a normal interval says", { tags: ["slow"] }, () => {
  const random = randomStream(34, 0);
  const rounds = 2000;
  let hits = 0;
  for (let round = 0; round < rounds; round++) {
    const counts = Array.from({ length: 4 }, () => poisson(random, (gamma(random, 0.8) * 8) / 0.8));
    const { lower, upper } = fitNegativeBinomial(counts, 0.9);
    if (lower <= 8 && 8 <= upper) hits++;
  }
  // Python's numbers gave .864 by Student's t and .778 by the normal one; 83% lies four standard errors from the first.
  expect(hits / rounds).toBeGreaterThan(0.83);
});

describe("fitting word of mouth", () => {
  const customers = [
    { id: "a", joinedOn: "2025-01-01" },
    { id: "b", joinedOn: "2025-01-31", referredBy: "a" },
    { id: "c", joinedOn: "2025-03-02", referredBy: "a" },
    { id: "d", joinedOn: "2025-03-12", referredBy: "b" },
    { id: "e", joinedOn: "2025-11-01" },
    { id: "f", joinedOn: "2025-12-01", referredBy: "e" },
  ];

  test("counts referrals within the window of those who were followed for all of it", () => {
    const fit = fitWordOfMouth({ customers }, { until: "2025-12-31", windowDays: 90 });
    // a, b, c and d were followed for 90 days, e and f were not: three referrals of four customers.
    expect(fit.reproduction).toMatchObject({ mean: 0.75, observations: 4 });
    expect(fit.referrals).toBe(3);
    expect(fit.daysToReferral).toEqual({ mean: (30 + 60 + 40) / 3, median: 40 });
    expect(fit.tells).toBeNull();
    const shorter = fitWordOfMouth({ customers }, { until: "2025-12-31", windowDays: 30 });
    expect(shorter.reproduction).toMatchObject({ mean: 2 / 6, observations: 6 });
  });

  test("nobody followed for long enough gives no number", () => {
    expect(fitWordOfMouth({ customers }, { until: "2025-12-31" }).reproduction).toBeNull();
    expect(fitWordOfMouth({ customers: [] }, { until: "2025-12-31" })).toMatchObject({
      reproduction: null,
      daysToReferral: null,
      told: null,
      rejected: [],
    });
  });

  test("what was told goes straight into a cohort, its interval as the doubt about the mean", () => {
    const told = [0, 0, 1, 2, 2, 3, 5, 8, 13, 40];
    const { tells } = fitWordOfMouth({ customers, told }, { until: "2025-12-31" });
    if (tells === null) throw new Error("ten customers were asked");
    const { hearers } = projectWordOfMouth({ customers: 10, outcomes: { silent: 10 }, tells: { silent: tells } });
    expect(hearers.mean).toBeCloseTo(74, 6);
    expect(hearers.assumption).toBeGreaterThan(0);
  });

  test("rows that cannot be right are rejected, and the rest is used", () => {
    const { rejected, reproduction } = fitWordOfMouth(
      {
        customers: [
          ...customers.slice(0, 4),
          { id: "a", joinedOn: "2025-01-01" },
          { id: "g", joinedOn: "2025-02-30" },
          { id: "h", joinedOn: "2025-02-01", referredBy: "nobody" },
          { id: "i", joinedOn: "2024-02-01", referredBy: "a" },
          { id: "j", joinedOn: "2027-02-01" },
          { id: "k", joinedOn: "2025-02-01", referredBy: "k" },
        ],
      },
      { until: "2025-12-31", windowDays: 90 },
    );
    expect(rejected.map(({ index, path }) => [index, path.replace(/^customers\[\d+\]\./, "")])).toEqual([
      [4, "id"],
      [5, "joinedOn"],
      [6, "referredBy"],
      [7, "referredBy"],
      [8, "joinedOn"],
      [9, "referredBy"],
    ]);
    // h and i stay as customers who may refer others.
    expect(reproduction).toMatchObject({ mean: 3 / 6, observations: 6 });
  });

  test("wrong options and answers are refused", () => {
    expect(() => fitWordOfMouth({ customers }, { until: "2025-13-01" })).toThrow(RetentionError);
    expect(() => fitWordOfMouth({ customers, told: [1.5] }, { until: "2025-12-31" })).toThrow("told[0]");
    expect(() => fitWordOfMouth({ customers }, { until: "2025-12-31", windowDays: 0 })).toThrow("windowDays");
  });

  test("finds the reproduction number of a process it is given, 100,000 customers", () => {
    const random = randomStream(5, 1);
    const many = [{ id: "0", joinedOn: "2020-01-01" } as { id: string; joinedOn: string; referredBy?: string }];
    for (let index = 1; index < 100_000; index++) {
      many.push({ id: String(index), joinedOn: "2020-01-01" });
    }
    for (let parent = 0; parent < 60_000; parent++) {
      const children = poisson(random, (gamma(random, 0.5) * 0.4) / 0.5);
      for (let child = 0; child < children; child++) {
        many.push({ id: `${parent}-${child}`, joinedOn: "2020-06-01", referredBy: String(parent) });
      }
    }
    const fit = fitWordOfMouth(
      { customers: many.slice(0, 100_000 + 40_000) },
      { until: "2020-12-31", windowDays: 300 },
    );
    expect(fit.rejected).toEqual([]);
    expect(fit.reproduction?.observations).toBe(100_000);
    expect(fit.reproduction?.lower).toBeLessThan(0.24);
    expect(fit.reproduction?.upper).toBeGreaterThan(0.24);
  });
});
