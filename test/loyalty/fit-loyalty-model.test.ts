import fc from "fast-check";
import {
  assumptions,
  fitLoyaltyModel,
  type LoyaltyModel,
  type LoyaltyObservation,
  priorLoyaltyModel,
} from "retention-kit";
import { describe, expect, test } from "vitest";
import fixture from "../fixtures/scikit-learn/loyalty.json" with { type: "json" };
import { draws } from "../support/draws.js";

const logistic = (odds: number): number => 1 / (1 + Math.exp(-odds));
const parameter = (model: LoyaltyModel, name: string): number => model.parameters[name] ?? NaN;
const atEffort = (model: LoyaltyModel, effort: number): number =>
  parameter(model, "intercept") + (parameter(model, "effort") * (effort - 3)) / 2;

describe("the prior", () => {
  test("has the anchors, and the covariance of two pseudo-customers", () => {
    const model = priorLoyaltyModel();
    expect(logistic(atEffort(model, 1))).toBeCloseTo(0.94, 12);
    expect(logistic(atEffort(model, 5))).toBeCloseTo(0.04, 12);
    expect(parameter(model, "intercept")).toBeCloseTo(-0.21326, 5);
    expect(parameter(model, "effort")).toBeCloseTo(-2.96479, 5);
    expect(2 * (model.covariance[0]?.[0] ?? NaN)).toBeCloseTo(21.886, 3);
    expect(2 * (model.covariance[0]?.[1] ?? NaN)).toBeCloseTo(4.156, 3);
    expect(2 * (model.covariance[1]?.[1] ?? NaN)).toBeCloseTo(21.886, 3);
    expect(logistic(parameter(model, "noProblem"))).toBeCloseTo(0.9, 12);
  });

  test("is what a fit without outcomes gives, and what its own share of outcomes leaves as it is", () => {
    expect(fitLoyaltyModel([])).toEqual(priorLoyaltyModel());
    const echo = [
      { effort: 1, repurchased: true, count: 0.94 },
      { effort: 1, repurchased: false, count: 0.06 },
      { effort: 5, repurchased: true, count: 0.04 },
      { effort: 5, repurchased: false, count: 0.96 },
    ];
    expect(logistic(atEffort(fitLoyaltyModel(echo), 5))).toBeCloseTo(0.04, 10);
  });

  test("puts a painless solution above no problem where the ordering is published, and level where it is doubted", () => {
    const published = priorLoyaltyModel();
    expect(atEffort(published, 1)).toBeGreaterThan(parameter(published, "noProblem"));
    const cautious = priorLoyaltyModel({ assumptions: assumptions("cautious") });
    expect(atEffort(cautious, 1)).toBeCloseTo(parameter(cautious, "noProblem"), 10);
  });

  test("refuses figures that make no curve", () => {
    expect(() => priorLoyaltyModel({ assumptions: assumptions("published", { "loyalty.priorCustomers": 0 }) })).toThrow(
      'options.assumptions["loyalty.priorCustomers"].value must be above 0',
    );
    expect(() =>
      priorLoyaltyModel({ assumptions: assumptions("published", { "loyalty.repurchase.highEffort": 0.95 }) }),
    ).toThrow("must be at most loyalty.repurchase.lowEffort");
  });
});

describe("the optimum is scikit-learn's", () => {
  const observations = (withReward: boolean): LoyaltyObservation[] =>
    fixture.outcome.map((repurchased, index) => ({
      repurchased,
      ...(fixture.problem[index] === true ? { effort: fixture.effort[index] ?? null } : { problem: false }),
      ...(withReward ? { exposures: { reward: fixture.reward[index] ?? null } } : {}),
    }));

  test("with the prior's customers as weighted rows", () => {
    const model = fitLoyaltyModel(observations(false), { effortCurve: "straight" });
    for (const [index, name] of ["intercept", "effort", "noProblem"].entries()) {
      expect(parameter(model, name)).toBeCloseTo(fixture.plain[index] ?? NaN, 8);
    }
  });

  test("with an exposure whose prior is flat", () => {
    const prior = priorLoyaltyModel({ assumptions: assumptions("published", { "loyalty.coefficientDeviation": 1e8 }) });
    const model = fitLoyaltyModel(observations(true), { prior, effortCurve: "straight" });
    for (const [index, name] of ["intercept", "effort", "noProblem", "exposures.reward"].entries()) {
      expect(parameter(model, name)).toBeCloseTo(fixture.withReward[index] ?? NaN, 7);
    }
  });
});

describe("what outcomes do to the prior", () => {
  /** Effort uniform from 1 to 5, log odds straight from .88 to .70. */
  const sample = (customers: number, random: ReturnType<typeof draws>): LoyaltyObservation[] =>
    Array.from({ length: customers }, () => {
      const effort = 1 + 4 * random.uniform();
      const odds = 1.99243 + ((0.8473 - 1.99243) * (effort - 1)) / 4;
      return { effort, repurchased: random.chance(logistic(odds)) };
    });

  test.each([
    [10, 0.45, 0.05],
    [50, 0.63, 0.02],
    [200, 0.68, 0.015],
  ])(
    "after %d customers the mean probability at effort 5 is about %d",
    { tags: ["slow"] },
    (customers, expected, tolerance) => {
      const random = draws(21);
      const runs = 500;
      let sum = 0;
      for (let run = 0; run < runs; run++) {
        sum += logistic(atEffort(fitLoyaltyModel(sample(customers, random), { effortCurve: "straight" }), 5));
      }
      expect(Math.abs(sum / runs - expected)).toBeLessThan(tolerance);
    },
  );

  test("many customers are followed and the prior is forgotten", () => {
    const model = fitLoyaltyModel(sample(50_000, draws(22)));
    expect(model.effortCurve).toBe("straight");
    // Four standard errors.
    expect(Math.abs(logistic(atEffort(model, 1)) - 0.88)).toBeLessThan(0.01);
    expect(Math.abs(logistic(atEffort(model, 5)) - 0.7)).toBeLessThan(0.02);
  });

  test("Newton's method alone cycles where the fit does not", () => {
    // The prior's slope against one customer at each end who did the contrary, many times over.
    const model = fitLoyaltyModel([
      { effort: 1, repurchased: false, count: 40 },
      { effort: 5, repurchased: false, count: 0.5 },
    ]);
    expect(model.converged).toBe(true);
    expect(fullNewtonSteps(40, 0.5)).toBe(false);
  });

  test("no problem may end above or below the least effort: the data decide", () => {
    const rows = (without: boolean, painless: boolean): LoyaltyObservation[] => [
      ...Array.from({ length: 200 }, () => ({ problem: false, repurchased: without })),
      ...Array.from({ length: 200 }, (_, index) => ({ effort: 1, repurchased: painless || index % 2 === 0 })),
    ];
    const below = fitLoyaltyModel(rows(true, false));
    expect(parameter(below, "noProblem")).toBeGreaterThan(atEffort(below, 1));
    const above = fitLoyaltyModel(rows(false, true));
    expect(parameter(above, "noProblem")).toBeLessThan(atEffort(above, 1));
  });

  test("rows of unknown effort move only what is said of customers of whom nothing is known", () => {
    const model = fitLoyaltyModel(Array.from({ length: 99 }, (_, index) => ({ repurchased: index < 60 })));
    expect(parameter(model, "intercept")).toBeCloseTo(-0.21326, 5);
    expect(logistic(parameter(model, "unknown"))).toBeCloseTo((60 + 0.78) / 100, 10);
    expect(model.observations).toBe(99);
  });
});

/** Whether Newton's method without a line search settles, from the prior's mode. */
function fullNewtonSteps(low: number, high: number): boolean {
  let [first, last] = [2.7515, -3.1781];
  const one = (odds: number, share: number, customers: number): number => {
    const probability = logistic(odds);
    const total = customers + 1;
    return odds - (total * probability - share) / (total * probability * (1 - probability));
  };
  for (let step = 0; step < 50; step++) {
    [first, last] = [one(first, 0.94, low), one(last, 0.04, high)];
    if (!Number.isFinite(first) || Math.abs(first) > 1e6) return false;
  }
  return true;
}

describe("the curve never rises with effort", () => {
  const row = fc.record({
    effort: fc.integer({ min: 4, max: 20 }).map((quarter) => quarter / 4),
    repurchased: fc.boolean(),
    count: fc.integer({ min: 1, max: 30 }),
  });

  test("whatever the outcomes, straight or bent", () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 25 }), fc.constantFrom("straight", "bent"), (rows, effortCurve) => {
        const model = fitLoyaltyModel(rows, { effortCurve });
        expect(model.converged).toBe(true);
        if (effortCurve === "straight") {
          expect(parameter(model, "effort")).toBeLessThanOrEqual(1e-12);
        } else {
          for (let effort = 2; effort <= 5; effort++) {
            expect(parameter(model, `effort${effort}`)).toBeLessThanOrEqual(parameter(model, `effort${effort - 1}`));
          }
        }
      }),
      { numRuns: 65 },
    );
  });

  test("no curve that falls, level at any of its steps or not, has a higher posterior", () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 25 }), (rows) => {
        const model = fitLoyaltyModel(rows, { effortCurve: "bent" });
        const knots = [1, 2, 3, 4, 5].map((effort) => parameter(model, `effort${effort}`));
        const best = bentPosterior(rows, knots);
        for (let first = 0; first < 5; first++) {
          for (let last = first; last < 5; last++) {
            for (const move of [-1e-3, 1e-3]) {
              const moved = knots.map((odds, knot) => (knot >= first && knot <= last ? odds + move : odds));
              if (moved.some((odds, knot) => odds > (moved[knot - 1] ?? Infinity))) continue;
              expect(bentPosterior(rows, moved)).toBeLessThanOrEqual(best + 1e-9);
            }
          }
        }
      }),
      { numRuns: 50 },
    );
  });
});

/** Logarithm of the posterior of a bent curve, written out row by row. */
function bentPosterior(
  rows: readonly { effort: number; repurchased: boolean; count: number }[],
  knots: number[],
): number {
  const at = (effort: number): number => {
    const low = Math.min(3, Math.floor(effort) - 1);
    return (knots[low] ?? NaN) * (low + 2 - effort) + (knots[low + 1] ?? NaN) * (effort - low - 1);
  };
  const likelihood = rows.reduce((sum, { effort, repurchased, count }) => {
    const probability = logistic(at(effort));
    return sum + count * Math.log(repurchased ? probability : 1 - probability);
  }, 0);
  const ends = [
    [at(1), 0.94],
    [at(5), 0.04],
  ].reduce((sum, [odds = NaN, share = NaN]) => {
    return sum + share * Math.log(logistic(odds)) + (1 - share) * Math.log(logistic(-odds));
  }, 0);
  const steps = knots.slice(1).map((odds, index) => odds - (knots[index] ?? NaN));
  const mean = steps.reduce((sum, step) => sum + step, 0) / 4;
  const roughness = steps.reduce((sum, step) => sum + (step - mean) ** 2, 0);
  return likelihood + ends - roughness / (2 * 2 ** 2);
}

test("a step is bent, a line is straight, and few customers stay straight", () => {
  const random = draws(23);
  const rows = (customers: number, odds: (effort: number) => number): LoyaltyObservation[] =>
    Array.from({ length: customers }, (_, index) => {
      const effort = 1 + (index % 5);
      return { effort, repurchased: random.chance(logistic(odds(effort))) };
    });
  const step = (effort: number): number => (effort === 5 ? -0.5 : 2);
  expect(fitLoyaltyModel(rows(2000, step)).effortCurve).toBe("bent");
  expect(fitLoyaltyModel(rows(10, step)).effortCurve).toBe("straight");
  expect(fitLoyaltyModel(rows(2000, (effort) => 2 - effort / 2)).effortCurve).toBe("straight");

  const known = rows(300, step);
  const all: LoyaltyObservation[] = [...known, { problem: false, repurchased: true }, { repurchased: false }];
  const { criterion } = fitLoyaltyModel(all);
  for (const [curve, parameters] of [
    ["straight", 2],
    ["bent", 5],
  ] as const) {
    const { logLikelihood } = fitLoyaltyModel(all, { effortCurve: curve });
    expect(criterion[curve]).toBeCloseTo(parameters * Math.log(300) - 2 * logLikelihood, 9);
  }
});

test("an influence on trust keeps its weight until outcomes count, whatever its scale", () => {
  const outcomes = [0.2, 0.5, 0.9, 0.99].map((probabilityAlive, index): LoyaltyObservation => {
    return { effort: 2, probabilityAlive, satisfaction: 1 + index, repurchased: index % 2 === 0, count: 1e-9 };
  });
  const prior = priorLoyaltyModel({ assumptions: assumptions("published", { "loyalty.satisfactionWeight": 0.4 }) });
  const model = fitLoyaltyModel(outcomes, { prior });
  expect(parameter(model, "probabilityAlive")).toBeCloseTo(1, 7);
  expect(parameter(model, "satisfaction")).toBeCloseTo(0.4, 7);
});

test("influences are learned where observed, whatever their scale, and missing ones stand at their mean", () => {
  const random = draws(24);
  const rows = Array.from({ length: 20_000 }, (): LoyaltyObservation => {
    const [effort, tenureYears, revenue] = [1 + 4 * random.uniform(), 10 * random.uniform(), 1e6 * random.uniform()];
    const odds = 1 - 0.5 * effort + 0.2 * tenureYears + 1e-6 * revenue;
    return {
      effort,
      repurchased: random.chance(logistic(odds)),
      tenureYears: random.chance(0.1) ? null : tenureYears,
      exposures: { revenue },
    };
  });
  const model = fitLoyaltyModel(rows);
  expect(parameter(model, "tenureYears")).toBeCloseTo(0.2, 1);
  expect(1e6 * parameter(model, "exposures.revenue")).toBeCloseTo(1, 0);
  expect(model.influences.find(({ name }) => name === "tenureYears")?.typical).toBeCloseTo(5, 0);
});

test("customers alike are one row with a count, in whatever order", () => {
  const random = draws(25);
  const rows = Array.from({ length: 3000 }, (): LoyaltyObservation => {
    const effort = Math.ceil(5 * random.uniform());
    const known = random.chance(0.9);
    return { ...(known ? { effort } : { problem: random.chance(0.5) }), repurchased: random.chance(0.9 - effort / 10) };
  });
  const alike = new Map<string, LoyaltyObservation & { count: number }>();
  for (const row of rows) {
    const key = JSON.stringify(row);
    alike.set(key, { ...row, count: (alike.get(key)?.count ?? 0) + 1 });
  }
  const counted = fitLoyaltyModel([...alike.values()]);
  const one = fitLoyaltyModel(rows);
  expect(one.observations).toBe(3000);
  for (const name of Object.keys(one.parameters)) {
    expect(parameter(counted, name)).toBeCloseTo(parameter(one, name), 9);
  }
  expect(counted.logLikelihood).toBeCloseTo(one.logLikelihood, 6);
});

test("a thousand customers alike do not hide 150,000 who all differ", { tags: ["slow"] }, () => {
  const alike: LoyaltyObservation[] = Array.from({ length: 1100 }, () => ({ effort: 3, repurchased: true }));
  const differing = Array.from({ length: 150_000 }, (_, index): LoyaltyObservation => {
    return { effort: 1 + (4 * index) / 150_000, repurchased: false };
  });
  const sorted = fitLoyaltyModel([...alike, ...differing], { effortCurve: "straight" });
  const turned = fitLoyaltyModel([...differing, ...alike], { effortCurve: "straight" });
  expect(sorted.observations).toBe(151_100);
  for (const name of ["intercept", "effort"]) expect(parameter(sorted, name)).toBeCloseTo(parameter(turned, name), 9);
});

test("bad rows are refused by their place", () => {
  const wrong = (row: object) => () => fitLoyaltyModel([{ repurchased: true }, row as LoyaltyObservation]);
  expect(wrong({ repurchased: "yes" })).toThrow('observations[1].repurchased must be true or false, got "yes"');
  expect(wrong({ repurchased: true, effort: 6 })).toThrow("observations[1].effort must be at most 5, got 6");
  expect(wrong({ repurchased: true, effort: NaN })).toThrow("observations[1].effort must be a finite number");
  expect(wrong({ repurchased: true, effort: 2, problem: false })).toThrow("must be missing where there was no problem");
  expect(wrong({ repurchased: true, probabilityAlive: 1.5 })).toThrow("observations[1].probabilityAlive");
  expect(wrong({ repurchased: true, exposures: { reward: Infinity } })).toThrow("observations[1].exposures.reward");
  expect(wrong({ repurchased: true, exposures: 5 })).toThrow("observations[1].exposures must be an object");
  expect(() => fitLoyaltyModel([], { prior: fitLoyaltyModel([{ repurchased: true }]) })).toThrow(
    "options.prior.observations must come from priorLoyaltyModel",
  );
});
