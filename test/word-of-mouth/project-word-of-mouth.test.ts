import fc from "fast-check";
import {
  assumptions,
  projectWordOfMouth,
  simulateWordOfMouth,
  type Tells,
  type WordOfMouthCohort,
} from "retention-kit";
import { describe as wordsOf } from "retention-kit/locales";
import { en } from "retention-kit/locales/en";
import { describe, expect, test } from "vitest";
import { negativeBinomialDispersion } from "../../src/word-of-mouth/process/negative-binomial-dispersion.js";

const unsatisfied = { silent: 0, unsatisfied: 1, satisfied: 0, satisfiedQuickly: 0 };
const mixed = { silent: 0.3, unsatisfied: 0.2, satisfied: 0.3, satisfiedQuickly: 0.2 };

describe("the hand calculations of the evidence page", () => {
  const byChance = projectWordOfMouth({
    customers: 1000,
    problemShare: 0.1,
    outcomes: unsatisfied,
    lostPerHearer: 0.02,
  });
  const byCount = projectWordOfMouth({ customers: 1000, outcomes: { unsatisfied: 100 }, lostPerHearer: 0.02 });

  test("1,000 customers, a tenth with a problem, all unsatisfied", () => {
    expect(byChance.hearers.mean).toBeCloseTo(1369, 9);
    expect(byChance.hearers.chance).toBeCloseTo(139.2, 1);
    expect(byChance.lost?.mean).toBeCloseTo(27.38, 9);
    expect(byChance.lost?.chance).toBeCloseTo(5.88, 2);
    expect(byChance.reproduction?.mean).toBe(0);
    expect(byChance.net?.mean).toBeCloseTo(-27.38, 9);
  });

  test("exactly 100 with a problem", () => {
    expect(byCount.hearers.mean).toBeCloseTo(1369, 9);
    expect(byCount.hearers.chance).toBeCloseTo(50.2, 1);
    expect(byCount.lost?.mean).toBeCloseTo(27.38, 9);
    expect(byCount.lost?.chance).toBeCloseTo(5.28, 2);
  });

  test("the count may come with the problem share of the customers won later", () => {
    const withShare = { customers: 1000, problemShare: 0.1, outcomes: { unsatisfied: 100 }, lostPerHearer: 0.02 };
    expect(projectWordOfMouth(withShare).hearers.chance).toBeCloseTo(50.2, 1);
  });

  test("100 solved problems reach 500 people, uniformly four to six each", () => {
    const { hearers } = projectWordOfMouth({ customers: 100, problemShare: 1, outcomes: { satisfied: 1 } });
    expect(hearers.mean).toBeCloseTo(500, 9);
    expect(hearers.chance).toBeCloseTo(Math.sqrt(100 * (2 / 3)), 9);
    // The mean of the range is uniform from 4 to 6.
    expect(hearers.assumption).toBeCloseTo(100 * (2 / Math.sqrt(12)), 9);
  });

  test("one dissatisfied customer tells 13.69 people, with second moment 212.61 and variance 25.19", () => {
    const { hearers } = projectWordOfMouth({ customers: 1, outcomes: { unsatisfied: 1 } });
    expect(hearers.mean).toBeCloseTo(13.69, 9);
    expect(hearers.chance ** 2).toBeCloseTo(25.19, 2);
    expect(hearers.chance ** 2 + hearers.mean ** 2).toBeCloseTo(212.61, 9);
    // 9 to 22 hold .87 + .13·(1 − .8²) = 91.7%; 9 to 21 would hold 89.6%, and 9 itself is told by 12.4%.
    expect([hearers.lower, hearers.upper]).toEqual([9, 22]);
  });

  test("under cautious, a negative binomial with mean 9.5, 13% above 20 and variance 117.4", () => {
    const { hearers } = projectWordOfMouth(
      { customers: 1, outcomes: { silent: 1 } },
      { assumptions: assumptions("cautious") },
    );
    expect(hearers.mean).toBeCloseTo(9.5, 9);
    expect(hearers.chance ** 2).toBeCloseTo(117.4, 1);
    expect(negativeBinomialDispersion({ mean: 9.5, above: 20, share: 0.13 })).toBeCloseTo(0.836, 3);
    const resolved = projectWordOfMouth(
      { customers: 100, outcomes: { satisfiedQuickly: 100 } },
      { assumptions: assumptions("cautious") },
    );
    expect(resolved.hearers.mean).toBeCloseTo(450, 9);
  });
});

describe("closed forms of branching", () => {
  const chain = (tells: Tells, won: number, customers = 50): WordOfMouthCohort => ({
    customers,
    problemShare: 1,
    outcomes: { satisfied: 1 },
    tells: { satisfied: tells },
    wonPerHearer: won,
    lostPerHearer: 0,
  });

  test("generation g has K to the g customers per customer, with the Galton–Watson variance", () => {
    const { byGeneration, reproduction } = projectWordOfMouth(chain({ kind: "poisson", mean: 4 }, 0.3), {
      generations: 8,
    });
    const K = 1.2;
    expect(reproduction?.mean).toBeCloseTo(K, 12);
    byGeneration.forEach(({ customers, generation: g }) => {
      expect(customers?.mean).toBeCloseTo(50 * K ** g, 8);
      // A thinned Poisson number has its mean for variance.
      const variance = (50 * K * K ** (g - 1) * (K ** g - 1)) / (K - 1);
      expect((customers?.chance ?? NaN) ** 2).toBeCloseTo(variance, 6);
    });
  });

  test("at K = 1 the variance grows by the same amount each generation", () => {
    const { byGeneration } = projectWordOfMouth(chain({ kind: "poisson", mean: 4 }, 0.25), { generations: 10 });
    byGeneration.forEach(({ customers, generation }) => {
      expect(customers?.mean).toBeCloseTo(50, 9);
      expect((customers?.chance ?? NaN) ** 2).toBeCloseTo(50 * generation, 8);
    });
  });

  test("the total is 1/(1 − K) per customer below 1", () => {
    const { won } = projectWordOfMouth(chain({ kind: "range", least: 2, most: 6 }, 0.15), { generations: 200 });
    expect((won?.mean ?? NaN) + 50).toBeCloseTo(50 / (1 - 0.6), 8);
  });

  test("a chain of geometric offspring with mean m dies out with probability 1/m", () => {
    const geometric: Tells = { kind: "negative-binomial", mean: 3, dispersion: 1 };
    const one = projectWordOfMouth(chain(geometric, 0.5, 1), { generations: 3 });
    expect(one.extinctionProbability).toBeCloseTo(1 / 1.5, 12);
    const four = projectWordOfMouth(chain(geometric, 0.5, 4), { generations: 3 });
    expect(four.extinctionProbability).toBeCloseTo(1 / 1.5 ** 4, 12);
  });

  test("two told, each won with probability 3/4: the smaller root of q = (1/4 + 3q/4)² is 1/9", () => {
    const { extinctionProbability } = projectWordOfMouth(chain(2, 0.75, 1), { generations: 2 });
    expect(extinctionProbability).toBeCloseTo(1 / 9, 12);
  });

  test("a chain dies out surely at K = 1, unless each customer wins exactly one", () => {
    expect(projectWordOfMouth(chain(2, 0.5, 3), { generations: 2 }).extinctionProbability).toBe(1);
    expect(projectWordOfMouth(chain(1, 1, 3), { generations: 2 }).extinctionProbability).toBe(0);
  });

  test("where the first generation is counted, each group dies out on its own terms", () => {
    const { extinctionProbability } = projectWordOfMouth({
      customers: 2,
      problemShare: 1,
      outcomes: { satisfied: 1, unsatisfied: 1 },
      outcomesAre: "counts",
      tells: { satisfied: 3, unsatisfied: 0 },
      wonPerHearer: { satisfied: 0.9 },
      lostPerHearer: 0,
    });
    // q = ½ + ½·(0.1 + 0.9q)³, by going round from 0.
    let q = 0;
    for (let round = 0; round < 500; round++) q = 0.5 + 0.5 * (0.1 + 0.9 * q) ** 3;
    expect(q).toBeLessThan(0.9);
    // One satisfied and one unsatisfied customer, who wins nobody.
    expect(extinctionProbability).toBeCloseTo((0.1 + 0.9 * q) ** 3, 9);
  });

  test("what it takes to reach 1", () => {
    const { reproduction } = projectWordOfMouth(chain(5, 0.1));
    expect(reproduction?.mean).toBeCloseTo(0.5, 12);
    expect(reproduction?.toReachOne?.factor).toBeCloseTo(2, 12);
    expect(reproduction?.toReachOne?.wonPerHearer).toBeCloseTo(0.2, 12);
    expect(reproduction?.toReachOne?.told).toBeCloseTo(10, 12);
  });

  test("nobody can be won of those who are lost, whatever it would take", () => {
    const needed = (lost: number): number | null | undefined => {
      const satisfied = { problemShare: 1, outcomes: { satisfied: 1 }, tells: { satisfied: 2 } };
      const hearers = { wonPerHearer: { satisfied: 0.1 }, lostPerHearer: { satisfied: lost } };
      return projectWordOfMouth({ customers: 10, ...satisfied, ...hearers }).reproduction?.toReachOne?.wonPerHearer;
    };
    // Two are told by each, so that half of them have to be won.
    expect(needed(0.5)).toBeCloseTo(0.5, 12);
    expect(needed(0.6)).toBeNull();
  });

  test.each([
    [0.2, 12],
    [0.22, 30],
    [0.2, 60],
  ])(
    "what a mean of four to six leaves open of a chain won with %f, over %i periods, by a fine sum",
    { tags: ["slow"] },
    (won, periods) => {
      const satisfied = { customers: 10, problemShare: 1, outcomes: { satisfied: 1 }, wonPerHearer: won };
      const { hearers } = projectWordOfMouth(satisfied, { periods });
      const steps = 2000;
      const totals = Array.from({ length: steps }, (_, step) => {
        const told = 4 + (2 * (step + 0.5)) / steps;
        return (10 * told * ((told * won) ** periods - 1)) / (told * won - 1);
      });
      const mean = totals.reduce((sum, total) => sum + total, 0) / steps;
      const deviation = Math.sqrt(totals.reduce((sum, total) => sum + (total - mean) ** 2, 0) / steps);
      expect(Math.abs(hearers.assumption / deviation - 1)).toBeLessThan(periods > 60 ? 0.006 : 0.0002);
    },
  );

  test("the interval of the reproduction number is that of the mean of four to six", () => {
    const { reproduction } = projectWordOfMouth({
      customers: 10,
      problemShare: 1,
      outcomes: { satisfied: 1 },
      wonPerHearer: 0.1,
      lostPerHearer: 0,
    });
    expect(reproduction).toMatchObject({ mean: 0.5, chance: 0, confidence: 0.9 });
    expect(reproduction?.lower).toBeCloseTo(0.41, 9);
    expect(reproduction?.upper).toBeCloseTo(0.59, 9);
    expect(reproduction?.assumption).toBeCloseTo(0.2 / Math.sqrt(12), 9);
  });
});

describe("what is not known", () => {
  test("without the hearers' behaviour there are hearers only, and a reason why", () => {
    const { won, lost, net, money, reproduction, extinctionProbability, contributions, reasons } = projectWordOfMouth({
      customers: 100,
      problemShare: 0.5,
      outcomes: mixed,
      customerValue: 100,
    });
    expect({ won, lost, net, money, reproduction, extinctionProbability }).toEqual({
      won: null,
      lost: null,
      net: null,
      money: null,
      reproduction: null,
      extinctionProbability: null,
    });
    expect(contributions).toEqual([]);
    const codes = reasons.map(({ code }) => code);
    expect(codes).toContain("word-of-mouth.unknown.won");
    expect(codes).toContain("word-of-mouth.unknown.lost");
    for (const reason of reasons) expect(wordsOf(reason, en)).not.toMatch(/NaN|undefined/);
  });

  test("half of the behaviour gives half of the answer", () => {
    const half = projectWordOfMouth({ customers: 100, problemShare: 0.5, outcomes: mixed, lostPerHearer: 0.01 });
    expect(half.lost).not.toBeNull();
    expect(half.won).toBeNull();
    expect(half.net).toBeNull();
  });

  test("coverage counts what was given", () => {
    const cohort = { customers: 100, problemShare: 0.5, outcomes: mixed };
    expect(projectWordOfMouth(cohort).coverage).toBe(0.25);
    expect(projectWordOfMouth({ ...cohort, wonPerHearer: 0.1, lostPerHearer: 0.1, customerValue: 1 }).coverage).toBe(1);
  });

  test("the published figures that were used are listed, and no others", () => {
    const keys = (cohort: WordOfMouthCohort) => projectWordOfMouth(cohort).assumptions.map(({ key }) => key);
    expect(keys({ customers: 10, problemShare: 1, outcomes: { satisfied: 1 } })).toEqual([
      "wordOfMouth.told.resolved",
      "wordOfMouth.online.multiplier",
    ]);
    expect(
      keys({
        customers: 10,
        problemShare: 1,
        outcomes: { satisfied: 1 },
        tells: { satisfied: 3 },
        online: { multiplier: 1 },
      }),
    ).toEqual([]);
    expect(keys({ customers: 10, problemShare: 1, outcomes: { silent: 1 } })).toContain(
      "wordOfMouth.told.dissatisfied",
    );
  });
});

describe("contributions", () => {
  test("add up to net customers exactly, in any order, from a handful of customers to a billion", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 0.1, noNaN: true }),
        (customers, problemShare, wonPerHearer) => {
          const { net, contributions } = projectWordOfMouth(
            { customers, problemShare, outcomes: mixed, wonPerHearer, lostPerHearer: 0.0123 },
            { periods: 2 },
          );
          const points = contributions.map((contribution) => contribution.points);
          expect(points.reduce((sum, value) => sum + value, 0)).toBe(net?.mean);
          expect(points.toReversed().reduce((sum, value) => sum + value, 0)).toBe(net?.mean);
          expect(contributions[0]?.factor).toBe("baseline");
        },
      ),
      { numRuns: 50, seed: 6 },
    );
  });
});

describe("time, channels and markets", () => {
  const cohort: WordOfMouthCohort = {
    customers: 200,
    problemShare: 0.4,
    outcomes: mixed,
    wonPerHearer: 0.15,
    lostPerHearer: 0.03,
    customerValue: 50,
  };

  test("periods, generations and outcomes each add up to the total", () => {
    const projection = projectWordOfMouth({ ...cohort, delay: [0.2, 0.5, 0.3] }, { periods: 9, generations: 4 });
    for (const quantity of ["hearers", "won", "lost", "net", "money"] as const) {
      const total = projection[quantity]?.mean ?? NaN;
      for (const parts of [projection.byPeriod, projection.byGeneration, projection.byOutcome, projection.byChannel]) {
        expect(parts.reduce((sum, part) => sum + (part[quantity]?.mean ?? NaN), 0)).toBeCloseTo(total, 8);
      }
      expect(projection.byPeriod.at(-1)?.cumulative[quantity]?.mean).toBeCloseTo(total, 8);
    }
    expect(projection.byPeriod).toHaveLength(9);
    expect(projection.byGeneration).toHaveLength(4);
  });

  test("a delay moves who acts when, and nothing in the end", () => {
    const prompt = projectWordOfMouth(cohort, { generations: 3 });
    const late = projectWordOfMouth({ ...cohort, delay: [0, 0.6, 0.4] }, { generations: 3 });
    expect(late.byPeriod[0]?.won?.mean).toBe(0);
    expect(late.byPeriod[1]?.won?.mean).toBeCloseTo((prompt.byPeriod[0]?.won?.mean ?? NaN) * 0.6, 9);
    for (const quantity of ["hearers", "won", "lost", "net"] as const) {
      expect(late[quantity]?.mean).toBeCloseTo(prompt[quantity]?.mean ?? NaN, 8);
      expect(late[quantity]?.chance).toBeCloseTo(prompt[quantity]?.chance ?? NaN, 8);
      expect(late[quantity]?.lower).toBe(prompt[quantity]?.lower);
      expect(late[quantity]?.upper).toBe(prompt[quantity]?.upper);
    }
  });

  test("a multiplier of two doubles the hearers and their deviation, and not the tellers", () => {
    const doubled = projectWordOfMouth({ ...cohort, online: { multiplier: 2 } }, { generations: 1 });
    const single = projectWordOfMouth(cohort, { generations: 1 });
    expect(doubled.hearers.mean).toBeCloseTo(2 * single.hearers.mean, 9);
    expect(doubled.hearers.chance).toBeCloseTo(2 * single.hearers.chance, 9);
    expect(doubled.byChannel.map(({ channel }) => channel)).toEqual(["inPerson", "online"]);
    expect(doubled.byChannel[1]?.hearers.mean).toBeCloseTo(single.hearers.mean, 9);
  });

  test("posts add share who post × reach × share who believe, with the variance of a binomial that may not happen", () => {
    const online = { shareWhoPost: 0.2, reach: 40, shareWhoBelieve: 0.25 };
    const { byChannel } = projectWordOfMouth(
      { customers: 60, outcomes: { satisfied: 60 }, tells: { satisfied: 0 }, online },
      { generations: 1 },
    );
    expect(byChannel[1]?.hearers.mean).toBeCloseTo(60 * 2, 9);
    // E B² = π·(Rβ(1 − β) + R²β²)
    expect((byChannel[1]?.hearers.chance ?? NaN) ** 2).toBeCloseTo(60 * (0.2 * (7.5 + 100) - 4), 8);
  });

  test("a market that grows approaches the unlimited process", { tags: ["slow"] }, () => {
    const unlimited = projectWordOfMouth(cohort);
    const gaps = [2e3, 2e4, 2e5, 2e6].map((market) => {
      const limited = projectWordOfMouth({ ...cohort, market });
      expect(limited.hearers.mean).toBeLessThan(unlimited.hearers.mean);
      return unlimited.hearers.mean - limited.hearers.mean;
    });
    gaps.slice(1).forEach((gap, index) => {
      expect(gap).toBeLessThan((gaps[index] ?? NaN) / 5);
    });
  });

  test(
    "in a market without practical limit every deviation and bound is that of the unlimited process",
    { tags: ["slow"] },
    () => {
      const online = { shareWhoPost: 0.1, reach: 20, shareWhoBelieve: 0.2, multiplier: 1.4 };
      for (const outcomes of [mixed, { silent: 40, unsatisfied: 10, satisfied: 30, satisfiedQuickly: 10 }]) {
        const rich = { ...cohort, outcomes, online, delay: [0.5, 0.3, 0.2] };
        const unlimited = projectWordOfMouth(rich, { periods: 4 });
        const limited = projectWordOfMouth({ ...rich, market: 1e12 }, { periods: 4 });
        const estimates = (projection: typeof limited) =>
          [
            projection,
            ...projection.byPeriod,
            ...projection.byGeneration,
            ...projection.byOutcome,
            ...projection.byChannel,
          ]
            .flatMap(({ hearers, won, lost, net }) => [hearers, won, lost, net])
            .filter((estimate) => estimate !== null);
        estimates(limited).forEach((estimate, index) => {
          const { chance, lower, upper } = estimates(unlimited)[index] ?? estimate;
          expect(estimate.chance).toBeCloseTo(chance, 4);
          expect([estimate.lower, estimate.upper]).toEqual([lower, upper]);
        });
      }
    },
  );

  test(
    "in a market that fills the estimates are those of the process, by period, generation, outcome and channel",
    { tags: ["slow"] },
    () => {
      const online = { shareWhoPost: 0.1, reach: 20, shareWhoBelieve: 0.2, multiplier: 1.4 };
      for (const [customers, market] of [
        [200, 500],
        [200, 1500],
        [3, 60],
      ] as const) {
        const limited = { ...cohort, customers, wonPerHearer: 0.5, delay: [0.6, 0.4], market, online };
        const horizon = { periods: 5, generations: 3 };
        const projected = projectWordOfMouth(limited, horizon);
        expect(projected.reasons.map(({ code }) => code)).toContain("word-of-mouth.market.simulated");
        const paths = 10_000;
        const simulated = simulateWordOfMouth(limited, { seed: 4, paths, ...horizon });
        const pairs = [
          [projected, simulated] as const,
          ...projected.byPeriod.flatMap((period, index) => {
            const other = simulated.byPeriod[index];
            if (other === undefined) throw new Error("both have the same periods");
            return [[period, other] as const, [period.cumulative, other.cumulative] as const];
          }),
        ];
        for (const [exact, sample] of pairs) {
          for (const quantity of ["hearers", "won", "lost", "net", "money"] as const) {
            // Both means rest on 10,000 paths. 4.89 standard errors: one in a million by chance for each of 165.
            const [a, b] = [exact[quantity], sample[quantity]];
            const error = Math.hypot(a?.chance ?? NaN, b?.chance ?? NaN) / Math.sqrt(paths);
            expect(Math.abs((a?.mean ?? NaN) - (b?.mean ?? NaN))).toBeLessThanOrEqual(4.89 * error);
          }
        }
        for (const parts of [projected.byPeriod, projected.byGeneration, projected.byOutcome, projected.byChannel]) {
          for (const quantity of ["hearers", "won", "lost", "net", "money"] as const) {
            const sum = parts.reduce((total, part) => total + (part[quantity]?.mean ?? NaN), 0);
            expect(sum).toBeCloseTo(projected[quantity]?.mean ?? NaN, 8);
          }
        }
        projected.byOutcome.forEach(({ net }, index) => {
          const points = simulated.contributions[index + 1]?.points ?? NaN;
          const error = Math.SQRT2 * ((net?.chance ?? NaN) / Math.sqrt(paths));
          expect(Math.abs((net?.mean ?? NaN) - points)).toBeLessThanOrEqual(4.89 * error);
        });
      }
    },
  );

  test("nobody hears twice: a chain that would explode fills its market and stops", { tags: ["slow"] }, () => {
    const { hearers, byPeriod, reasons } = projectWordOfMouth(
      { ...cohort, wonPerHearer: 1, lostPerHearer: 0, problemShare: 1, market: 5000 },
      { periods: 30 },
    );
    expect(hearers.mean).toBeLessThanOrEqual(4800);
    expect(hearers.upper).toBeLessThanOrEqual(4800);
    expect(byPeriod.at(-1)?.hearers.mean).toBeLessThan(1);
    expect(reasons.map(({ code }) => code)).toContain("word-of-mouth.market.saturates");
  });

  test("customers without a problem tell only where that is given", () => {
    const loyal = projectWordOfMouth({
      customers: 100,
      problemShare: 0,
      outcomes: mixed,
      tells: { noProblem: 3 },
      wonPerHearer: { noProblem: 0.1 },
      lostPerHearer: 0,
    });
    expect(loyal.byPeriod[0]?.hearers.mean).toBeCloseTo(300, 9);
    expect(loyal.reproduction?.mean).toBeCloseTo(0.3, 12);
    expect(projectWordOfMouth({ customers: 100, problemShare: 0, outcomes: mixed }).hearers.mean).toBe(0);
  });
});

describe("input", () => {
  const good: WordOfMouthCohort = { customers: 10, problemShare: 0.5, outcomes: mixed };

  test.each([
    [{ customers: -1 }, "customers"],
    [{ customers: 1.5 }, "customers"],
    [{ customers: NaN }, "customers"],
    [{ problemShare: 1.2 }, "problemShare"],
    [{ outcomes: { silent: 0.5 } }, "outcomes.silent"],
    [{ outcomes: { silent: 11 } }, "outcomes"],
    [{ outcomes: { silent: 0.5 }, outcomesAre: "shares" as const }, "outcomes"],
    [{ wonPerHearer: 2 }, "wonPerHearer"],
    [{ wonPerHearer: { silent: 0.6 }, lostPerHearer: 0.6 }, "wonPerHearer and lostPerHearer of silent"],
    [{ tells: { silent: { kind: "range" as const, least: 5, most: 4 } } }, "tells.silent.most"],
    [{ tells: { silent: { kind: "shares" as const, shares: [] } } }, "tells.silent.shares"],
    [{ tells: { silent: { kind: "mixture" as const, parts: [{ share: 0.5, tells: 1 }] } } }, "tells.silent.parts"],
    [{ delay: [0.5] }, "delay"],
    [{ market: -1 }, "market"],
    [{ online: { multiplier: 0.5 } }, "online.multiplier"],
    [{ online: { reach: 1.5 } }, "online.reach"],
  ])("%j is refused", (wrong, path) => {
    expect(() => projectWordOfMouth({ ...good, ...wrong })).toThrow(expect.objectContaining({ path }));
  });

  test("a chain beyond all numbers is refused rather than infinite", () => {
    const explosive: WordOfMouthCohort = {
      customers: 1000,
      problemShare: 1,
      outcomes: mixed,
      wonPerHearer: 1,
      lostPerHearer: 0,
    };
    expect(() => projectWordOfMouth(explosive, { periods: 1000 })).toThrow("outgrows all numbers");
  });
});

test("nothing is NaN or infinite at the extremes", { tags: ["slow"] }, () => {
  const share = fc.constantFrom(0, 0.5, 1);
  fc.assert(
    fc.property(
      fc.record({
        customers: fc.constantFrom(0, 1, 7, 1000, 1e9),
        problemShare: share,
        outcomes: fc.constantFrom(mixed, unsatisfied, { satisfied: 1 }),
        wonPerHearer: fc.constantFrom(0, 0.2, 1),
        lostPerHearer: fc.constantFrom(0, 0.2, 1),
        market: fc.constantFrom(undefined, 0, 5, 1e6),
        delay: fc.constantFrom([1], [0, 1], [0.5, 0.5]),
      }),
      fc.constantFrom(1, 3, 6),
      ({ market, ...cohort }, periods) => {
        const projection = projectWordOfMouth(market === undefined ? cohort : { ...cohort, market }, { periods });
        const numbers = JSON.stringify(projection, (_, value: unknown) =>
          typeof value === "number" && !Number.isFinite(value) ? "not finite" : value,
        );
        expect(numbers).not.toContain("not finite");
        expect(projection.hearers.lower).toBeLessThanOrEqual(projection.hearers.upper);
        expect(projection.hearers.lower).toBeGreaterThanOrEqual(0);
      },
    ),
    { numRuns: 60, seed: 6 },
  );
});
