import fc from "fast-check";
import {
  assumptions,
  estimateLoyalty,
  fitLoyaltyModel,
  type LoyaltyEvidence,
  type LoyaltyModel,
  type LoyaltyObservation,
  priorLoyaltyModel,
} from "retention-kit";
import { describe, expect, test } from "vitest";
import stored from "../fixtures/stored-models/loyalty-0.1.0.json" with { type: "json" };
import { draws } from "../support/draws.js";

const asOf = "2026-11-21";
const logistic = (odds: number): number => 1 / (1 + Math.exp(-odds));
const logOdds = (share: number): number => Math.log(share / (1 - share));
const estimate = (evidence: LoyaltyEvidence, model?: LoyaltyModel) =>
  estimateLoyalty(evidence, model === undefined ? { asOf } : { asOf, model });

describe("rows without effort, which is all that a company without tickets has", () => {
  test("of a thousand customers half bought again: the estimate is a half, whatever else is told of them", () => {
    const random = draws(1);
    const alike = (row: () => Partial<LoyaltyObservation>): LoyaltyObservation[] =>
      Array.from({ length: 1000 }, (_, index) => ({ ...row(), repurchased: index % 2 === 0 }));
    const half = (rows: LoyaltyObservation[], evidence: LoyaltyEvidence): void => {
      const { probability, calibrated } = estimate(evidence, fitLoyaltyModel(rows));
      expect(Math.abs(probability - 0.5)).toBeLessThan(0.02);
      expect(calibrated).toBe(true);
    };
    half(
      alike(() => ({})),
      {},
    );
    half(
      alike(() => ({ probabilityAlive: 0.2 + 0.6 * random.uniform() })),
      { probabilityAlive: 0.5 },
    );
    half(
      alike(() => ({ probabilityAlive: 0.99 })),
      { probabilityAlive: 0.99 },
    );
    half(
      alike(() => ({ tenureYears: 5 * random.uniform() })),
      { tenureYears: 2.5 },
    );
    half(
      alike(() => ({ purchases: 0.6 })),
      { purchases: 0.6 },
    );
    half(
      alike(() => ({ purchases: 0.3 + 0.4 * random.uniform() })),
      { purchases: 0.5 },
    );
  });

  test("inform the other weights", () => {
    const random = draws(2);
    const rows = Array.from({ length: 20_000 }, (): LoyaltyObservation => {
      const tenureYears = 10 * random.uniform();
      return { tenureYears, repurchased: random.chance(logistic(-1 + 0.3 * tenureYears)) };
    });
    expect(fitLoyaltyModel(rows).parameters.tenureYears).toBeCloseTo(0.3, 1);
  });

  test("say nothing of customers who had a problem, or none, and the estimate says so", () => {
    const model = fitLoyaltyModel(
      Array.from({ length: 500 }, (_, index) => ({ purchases: 0.5, repurchased: index % 2 === 0 })),
    );
    expect(model.learnedFrom).toEqual({ effort: 0, noProblem: 0, unknown: 0, purchases: 500, purchasesAndEffort: 0 });
    for (const name of ["intercept", "effort", "noProblem", "unknown", "painless", "service"]) {
      expect(model.learned[name]).toBeCloseTo(0, 12);
    }
    expect(model.learned.level).toBeGreaterThan(0.9);
    expect(estimate({ purchases: 0.5 }, model).calibrated).toBe(true);
    expect(estimate({ purchases: 0.5, tickets: [] }, model).calibrated).toBe(true);
    for (const evidence of [{ purchases: 0.5, effort: 3 }, { effort: 3 }, { tickets: [] }, {}]) {
      const { calibrated, reasons } = estimate(evidence, model);
      expect(calibrated).toBe(false);
      // Where the chance by purchases is known, only what problems change is left to published figures.
      const isKnown = "purchases" in evidence;
      expect(reasons[0]?.code).toBe(isKnown ? "loyalty.uncalibrated-problems" : "loyalty.uncalibrated");
    }
    expect(estimate({}, model).probability).toBeCloseTo(0.78, 9);
  });

  test("a weight of which outcomes tell nothing is said not to be learned", () => {
    const rows = Array.from({ length: 300 }, (_, index) => ({ tenureYears: 4, repurchased: index % 3 > 0 }));
    const { reasons } = estimate({ tenureYears: 9 }, fitLoyaltyModel(rows));
    expect(reasons).toContainEqual({ code: "loyalty.not-learned", params: { factor: "tenureYears" } });
  });
});

describe("before any outcome, the chance of buying is taken at its word", () => {
  test.each([0.001, 0.12, 0.5, 0.93, 0.9999])("at %d, with nothing else known or no problem", (purchases) => {
    for (const evidence of [{ purchases }, { purchases, tickets: [] }, { purchases, probabilityAlive: 0.2 }]) {
      const { probability, contributions, calibrated } = estimate(evidence);
      expect(probability).toBeCloseTo(purchases, 9);
      expect(contributions[0]).toMatchObject({ factor: "baseline", value: purchases, weight: 1 });
      expect(calibrated).toBe(false);
    }
  });

  test("effort multiplies its odds: by one at 1, by a tenth at 5, and as an override says", () => {
    const odds = (evidence: LoyaltyEvidence, model?: LoyaltyModel) => Math.exp(estimate(evidence, model).logOdds);
    expect(odds({ purchases: 0.8, effort: 1 })).toBeCloseTo(4, 8);
    expect(odds({ purchases: 0.8, effort: 3 })).toBeCloseTo(4 / Math.sqrt(10), 8);
    expect(odds({ purchases: 0.8, effort: 5 })).toBeCloseTo(0.4, 8);
    const published = priorLoyaltyModel({ assumptions: assumptions("published", { "loyalty.effortOddsRatio": 376 }) });
    expect(odds({ purchases: 0.8, effort: 5 }, published)).toBeCloseTo(4 / 376, 8);
    // What is said where purchases are not known stays.
    expect(estimate({ effort: 1 }).probability).toBeCloseTo(0.94, 9);
    expect(estimate({ effort: 5 }).probability).toBeCloseTo(0.04, 9);
  });

  test("the interval holds the doubt about the level, and more of it after a problem", () => {
    const quiet = estimate({ purchases: 0.5 });
    expect(logOdds(quiet.upper)).toBeCloseTo(1.959964 * 0.75, 5);
    const painful = estimate({ purchases: 0.5, effort: 5 });
    const reach = logOdds(painful.upper) - painful.logOdds;
    expect(reach).toBeCloseTo(1.959964 * Math.sqrt(0.75 ** 2 + 0.7 ** 2 + 0.7 ** 2), 5);
  });

  test("contributions add up exactly, and certainty stays finite", () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, fc.double({ min: 1, max: 5, noNaN: true }), share, (purchases, effort, reward) => {
        const model = fitLoyaltyModel([
          { purchases: 0.2, effort: 4, repurchased: false, exposures: { reward: 0 } },
          { purchases: 0.7, problem: false, repurchased: true, exposures: { reward: 1 } },
        ]);
        const result = estimate({ purchases, effort, exposures: { reward } }, model);
        expect(result.contributions.reduce((sum, { points }) => sum + points, 0)).toBe(result.logOdds);
        expect(result.lower).toBeLessThanOrEqual(result.probability);
        expect(result.upper).toBeGreaterThanOrEqual(result.probability);
        expect(Number.isFinite(result.logOdds)).toBe(true);
      }),
    );
  });

  test("coverage counts the purchases once", () => {
    expect(estimate({ purchases: 0.5, tickets: [] }).coverage).toBe(1);
    expect(estimate({ purchases: 0.5 }).coverage).toBe(0.5);
    expect(estimate({ tickets: [] }).coverage).toBe(0.5);
  });
});

describe("weights do not run away where outcomes hardly tell", () => {
  test.each([
    ["the chance of buying", (random: ReturnType<typeof draws>) => ({ purchases: 0.995 + 0.005 * random.uniform() })],
    [
      "the probability alive",
      (random: ReturnType<typeof draws>) => ({ probabilityAlive: 0.999 + 0.001 * random.uniform() }),
    ],
  ])("%s, all of them near 1", (_, chance) => {
    const name = "purchases" in chance(draws(1)) ? "purchases" : "probabilityAlive";
    for (let seed = 0; seed < 20; seed++) {
      const random = draws(seed);
      const rows = Array.from({ length: 400 }, () => ({ ...chance(random), repurchased: random.chance(0.6) }));
      const weight = fitLoyaltyModel(rows).parameters[name] ?? NaN;
      expect(weight).toBeGreaterThan(-0.5);
      expect(weight).toBeLessThan(2.5);
    }
  });

  test("an exposure that few have moves no odds further than one that half have", () => {
    const rows = (exposed: number): LoyaltyObservation[] =>
      Array.from({ length: 1000 }, (_, index) => ({
        problem: false,
        exposures: { reward: index < exposed ? 1 : 0 },
        repurchased: index < exposed || index % 2 === 0,
      }));
    const few = fitLoyaltyModel(rows(5)).parameters["exposures.reward"] ?? NaN;
    expect(few).toBeGreaterThan(0);
    expect(few).toBeLessThan(3);
  });
});

test("what made the outcomes is found, and chances of customers not seen are right", () => {
  const random = draws(7);
  const truth = (purchases: number, effort: number | null): number =>
    logistic(0.4 + 0.85 * logOdds(purchases) + (effort === null ? 0 : -0.2 - (1.8 * (effort - 1)) / 4));
  const customer = () => {
    const purchases = logistic(-0.5 + 3 * (random.uniform() + random.uniform() - 1));
    const effort = random.chance(0.4) ? 1 + 4 * random.uniform() : null;
    return { purchases, effort, chance: truth(purchases, effort) };
  };
  const rows = Array.from({ length: 30_000 }, (): LoyaltyObservation => {
    const { purchases, effort, chance } = customer();
    const known = effort === null ? { problem: false } : { effort };
    return { purchases, ...known, repurchased: random.chance(chance) };
  });
  const model = fitLoyaltyModel(rows);
  expect(model.effortCurve).toBe("straight");
  // The level is how far the mean chance was off.
  const mean = rows.reduce((sum, { purchases }) => sum + logOdds(purchases ?? NaN), 0) / rows.length;
  const level = 0.4 + (0.85 - 1) * mean;
  for (const [name, value] of Object.entries({ level, purchases: 0.85, painless: -0.2, service: -1.8 })) {
    expect(Math.abs((model.parameters[name] ?? NaN) - value)).toBeLessThan(4 * (model.standardErrors[name] ?? NaN));
    expect(model.standardErrors[name]).toBeLessThan(0.15);
  }
  for (let each = 0; each < 50; each++) {
    const { purchases, effort, chance } = customer();
    const evidence = effort === null ? { purchases, tickets: [] } : { purchases, effort };
    expect(Math.abs(estimate(evidence, model).probability - chance)).toBeLessThan(0.04);
  }
});

test("a problem that has faded counts as far as it is left", () => {
  const faded = (purchases: number | null): LoyaltyObservation[] =>
    Array.from({ length: 200 }, (_, index) => ({ effort: 5, freshness: 0, purchases, repurchased: index % 3 === 0 }));
  const quiet = (purchases: number | null): LoyaltyObservation[] =>
    Array.from({ length: 200 }, (_, index) => ({ problem: false, purchases, repurchased: index % 3 === 0 }));
  for (const purchases of [null, 0.4]) {
    const [one, other] = [faded(purchases), quiet(purchases)].map((rows) =>
      fitLoyaltyModel(rows, { effortCurve: "bent" }),
    );
    for (const [name, value] of Object.entries(one?.parameters ?? {})) {
      expect(value).toBeCloseTo(other?.parameters[name] ?? NaN, 9);
    }
  }
});

test("the fit is where the posterior, written out row by row, is level", () => {
  const row = fc.record({
    effort: fc.constantFrom<(number | null)[]>(null, 1, 2.25, 4, 5),
    freshness: fc.constantFrom<number[]>(1, 0.5),
    problem: fc.boolean(),
    purchases: fc.constantFrom<(number | null)[]>(null, 0.2, 0.6),
    probabilityAlive: fc.constantFrom<(number | null)[]>(null, 0.3, 0.9),
    repurchased: fc.boolean(),
    count: fc.integer({ min: 1, max: 9 }),
  });
  const given = { freshness: 1, problem: true, purchases: null, probabilityAlive: null, repurchased: false, count: 8 };
  // From the prior, the second step of an unbounded search leads where every chance is 0 or 1 and nothing is bent.
  const saturating = [
    { ...given, effort: 5, count: 1 },
    { ...given, effort: 5, freshness: 0.5 },
    { ...given, effort: 4, probabilityAlive: 0.9, repurchased: true, count: 6 },
    { ...given, effort: null, purchases: 0.6, count: 1 },
    { ...given, effort: null, purchases: 0.2 },
  ];
  fc.assert(
    fc.property(fc.array(row, { minLength: 3, maxLength: 20 }), (rows) => {
      const observations = rows.map(({ problem, ...each }): LoyaltyObservation => {
        return each.effort === null ? { ...each, ...(problem ? {} : { problem }) } : each;
      });
      // Known problems only, so that what is said of unknown ones is a parameter like the others.
      const told = observations.filter(
        ({ effort, purchases, problem }) => effort === null && purchases === null && problem !== false,
      );
      const others = observations.filter((each) => !told.includes(each));
      const model = fitLoyaltyModel(others, { effortCurve: "straight" });
      const names = Object.keys(model.parameters).filter((name) => name !== "unknown");
      const at = (name: string, move: number): number =>
        posterior(others, { ...model.parameters, [name]: (model.parameters[name] ?? NaN) + move });
      for (const name of names) {
        const slope = (at(name, 1e-4) - at(name, -1e-4)) / 2e-4;
        // A slope that would rise is held at 0, and its pull need not vanish.
        if (["effort", "service", "intercept", "painless"].includes(name) && isHeld(model, name)) continue;
        expect(Math.abs(slope)).toBeLessThan(1e-4);
      }
    }),
    { numRuns: 60, examples: [[saturating]] },
  );
});

function isHeld(model: LoyaltyModel, name: string): boolean {
  const slope = name === "effort" || name === "intercept" ? "effort" : "service";
  return (model.parameters[slope] ?? NaN) > -1e-9;
}

/** Logarithm of the posterior of a straight model. */
function posterior(rows: readonly LoyaltyObservation[], of: Readonly<Record<string, number>>): number {
  const value = (name: string): number => of[name] ?? NaN;
  const curve = (effort: number): number => value("intercept") + (value("effort") * (effort - 3)) / 2;
  const alive = rows.flatMap(({ probabilityAlive: each, purchases, count }) =>
    each == null || purchases != null ? [] : [{ odds: Math.log((each * 0.1) / (1 - 0.9 * each)), count: count ?? 1 }],
  );
  const customers = alive.reduce((sum, { count }) => sum + count, 0);
  const mean = alive.reduce((sum, { odds, count }) => sum + count * odds, 0) / customers;
  const chances = rows.flatMap(({ purchases, count }) => (purchases == null ? [] : [{ purchases, count: count ?? 1 }]));
  const meanChance =
    chances.reduce((total, { purchases, count }) => total + count * logOdds(purchases), 0) /
    chances.reduce((total, { count }) => total + count, 0);
  let sum = 0;
  for (const { effort = null, freshness = 1, purchases = null, probabilityAlive = null, repurchased, count } of rows) {
    let odds = 0;
    if (purchases === null) {
      const quiet = value("noProblem");
      odds = effort === null ? quiet : quiet + (freshness ?? 1) * (curve(effort) - quiet);
      if (customers > 0) {
        const own =
          probabilityAlive === null ? mean : Math.log((probabilityAlive * 0.1) / (1 - 0.9 * probabilityAlive));
        odds += value("probabilityAlive") * own;
      }
    } else {
      odds = logOdds(purchases) + value("level") + (value("purchases") - 1) * (logOdds(purchases) - meanChance);
      if (effort !== null) odds += (freshness ?? 1) * (value("painless") + (value("service") * (effort - 1)) / 4);
    }
    sum += (count ?? 1) * Math.log(logistic(repurchased ? odds : -odds));
  }
  for (const [odds, share] of [
    [curve(1), 0.94],
    [curve(5), 0.04],
    [value("noProblem"), 0.9],
  ] as const) {
    sum += share * Math.log(logistic(odds)) + (1 - share) * Math.log(logistic(-odds));
  }
  const normal = (off: number, deviation: number): number => -(off ** 2) / (2 * deviation ** 2);
  sum += normal(value("level"), 0.75) + normal(value("painless"), 0.7) + normal(value("service") + Math.log(10), 0.7);
  if ("purchases" in of) sum += normal(value("purchases") - 1, 0.25);
  if (customers > 0) {
    const squares = alive.reduce((total, { odds, count }) => total + count * (odds - mean) ** 2, 0);
    const [least, most] = [Math.min(...alive.map(({ odds }) => odds)), Math.max(...alive.map(({ odds }) => odds))];
    const spread =
      new Set(alive.map(({ odds }) => odds)).size === 2 ? (most - least) / 2 : Math.sqrt(squares / customers);
    sum += normal(value("probabilityAlive") - 1, 1 / Math.max(1, spread));
  }
  return sum;
}

describe("models stored by release 0.1.0", () => {
  test.each(stored.fitted)("give what they gave, and take a chance of buying", ({ model, estimates }) => {
    for (const { evidence, ...expected } of estimates) {
      const found = estimate(evidence, model as unknown as LoyaltyModel);
      for (const [name, value] of Object.entries(expected)) {
        expect(found[name as keyof typeof expected]).toBeCloseTo(value, 12);
      }
      expect(found.calibrated).toBe(true);
    }
    const { probability, calibrated } = estimate({ purchases: 0.3 }, model as unknown as LoyaltyModel);
    expect(probability).toBeCloseTo(0.3, 9);
    expect(calibrated).toBe(false);
  });

  test("serve as a prior, and are refused by their field where they are broken", () => {
    const prior = stored.prior as unknown as LoyaltyModel;
    expect(fitLoyaltyModel([], { prior }).covariance).toEqual(priorLoyaltyModel().covariance);
    const broken = { ...stored.fitted[0]?.model, covariance: [] } as unknown as LoyaltyModel;
    expect(() => estimate({ effort: 2 }, broken)).toThrow("options.model.covariance[0][0] must be a finite number");
    expect(() => estimate({ effort: 2 }, { kind: "loyalty", version: 1 } as unknown as LoyaltyModel)).toThrow(
      "options.model must be a loyalty model of release 0.1 or later",
    );
  });
});

test("a chance that is none is refused by its place", () => {
  expect(() => fitLoyaltyModel([{ repurchased: true, purchases: 1.5 }])).toThrow(
    "observations[0].purchases must be at most 1",
  );
  expect(() => fitLoyaltyModel([{ repurchased: true, effort: 2, freshness: -1 }])).toThrow("observations[0].freshness");
  expect(() => estimate({ purchases: 2 })).toThrow("estimateLoyalty: purchases must be at most 1, got 2");
});
