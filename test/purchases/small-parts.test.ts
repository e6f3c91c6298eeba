import fc from "fast-check";
import {
  bgNbdModel,
  cumulativeTracking,
  explainAlive,
  lifetimeValue,
  likelihoodRatioTest,
  mbgNbdModel,
  paretoNbdModel,
  probabilityOfBuying,
  shiftedBetaGeometricModel,
} from "retention-kit";
import { describe, expect, test } from "vitest";
import { deltaVariance } from "../../src/purchases/evaluation/delta-variance.js";
import { assertSameUnit } from "../../src/purchases/histories/time-unit.js";
import { buyingWithin } from "../../src/purchases/predictions/buying-within.js";

const parameters = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
const bg = bgNbdModel(parameters, { timeUnit: "week" });
const mbg = mbgNbdModel(parameters, { timeUnit: "week" });
const pareto = paretoNbdModel({ r: 0.553, alpha: 10.58, s: 0.606, beta: 11.67 }, { timeUnit: "week" });

const histories = fc
  .record({
    repeatPurchases: fc.integer({ min: 0, max: 30 }),
    share: fc.double({ min: 0.01, max: 1, noNaN: true }),
    observed: fc.double({ min: 0.5, max: 200, noNaN: true }),
  })
  .map(({ repeatPurchases, share, observed }) => ({
    repeatPurchases,
    recency: repeatPurchases === 0 ? 0 : share * observed,
    observed,
  }));

describe("the chance of buying within a time, for many customers at once", () => {
  test("is that of Fader, Hardie & Lee (2005), and of Batislam, Denizel & Filiztekin (2007)", () => {
    fc.assert(
      fc.property(histories, fc.double({ min: 0, max: 100, noNaN: true }), (history, horizon) => {
        const { repeatPurchases: x, recency, observed } = history;
        const { r, alpha, a, b } = parameters;
        const silence = ((alpha + observed) / (alpha + recency)) ** (r + x);
        const buys = 1 - ((alpha + observed) / (alpha + observed + horizon)) ** (r + x);
        // One who never bought again cannot have left under BG/NBD, and may have at once under MBG/NBD.
        const stillBg = x === 0 ? 1 : 1 / (1 + (a / (b + x - 1)) * silence);
        const stillMbg = 1 / (1 + (a / (b + x)) * silence);
        expect(buyingWithin(bg)(history, horizon)).toBeCloseTo(stillBg * buys, 10);
        expect(buyingWithin(mbg)(history, horizon)).toBeCloseTo(stillMbg * buys, 10);
      }),
    );
  });

  test("is what it is for each by itself", () => {
    fc.assert(
      fc.property(histories, fc.double({ min: 0, max: 100, noNaN: true }), (history, horizon) => {
        for (const model of [bg, mbg, pareto]) {
          const alone = probabilityOfBuying(model, history, { horizon });
          expect(buyingWithin(model)(history, horizon)).toBeCloseTo(alone, 12);
        }
      }),
    );
  });

  test("needs a model of purchases in continuous time", () => {
    expect(() => buyingWithin(shiftedBetaGeometricModel({ alpha: 1, beta: 2 }) as never)).toThrow(
      "probabilityOfBuying:",
    );
  });
});

test("tracking counts repeat purchases up to each of evenly spread moments, and what the model expects of each start", () => {
  const rows = [
    ["a", "2026-01-01"],
    ["a", "2026-01-09"],
    ["a", "2026-01-21"],
    ["b", "2026-01-11"],
    ["b", "2026-01-31"],
  ].map(([accountId = "", on = ""]) => ({ accountId, on }));
  const model = bgNbdModel(parameters, { timeUnit: "day" });
  const { tracking } = cumulativeTracking(model, rows, { until: "2026-01-31", points: 3 });
  // Thirty days in three steps: the first purchases of a and b are no repeat purchases.
  expect(tracking.map(({ time, actual }) => [time, actual])).toEqual([
    [10, 1],
    [20, 2],
    [30, 3],
  ]);
  // E[X(t)] of a new customer, by the formula of the paper's equation 9 summed over the distribution of their number.
  const expectedOf = (days: number): number => {
    let sum = 0;
    const steps = 300;
    // The rate of buying at a time u: E[λ · alive at u], by differences of the chance of not having bought.
    for (let step = 0; step < steps; step++) {
      const u = ((step + 0.5) * days) / steps;
      sum += (rateAt(u) * days) / steps;
    }
    return sum;
  };
  /** E over gamma λ and beta p of λ·e^(−λpu): Simpson on p, closed in λ. */
  const rateAt = (u: number): number => {
    const { r, alpha, a, b } = parameters;
    const points = 400;
    let [total, weight] = [0, 0];
    for (let index = 0; index < points; index++) {
      // p = v⁴ spreads the points towards 0, where its density is steep for a < 1.
      const v = (index + 0.5) / points;
      const p = v ** 4;
      const density = p ** (a - 1) * (1 - p) ** (b - 1) * 4 * v ** 3;
      total += density * (r / alpha) * (alpha / (alpha + p * u)) ** (r + 1);
      weight += density;
    }
    return total / weight;
  };
  expect(tracking[0]?.expected).toBeCloseTo(expectedOf(10), 3);
  expect(tracking[2]?.expected).toBeCloseTo(expectedOf(30) + expectedOf(20), 3);
  expect(cumulativeTracking(model, [], { until: "2026-01-31" }).tracking).toEqual([]);
  const of = (options: object) => () => cumulativeTracking(model, rows, { until: "2026-01-31", ...options });
  expect(of({})().tracking).toHaveLength(50);
  expect(of({ points: 0 })).toThrow("cumulativeTracking: options.points must be at least 1, got 0");
  expect(of({ points: 10_001 })).toThrow("cumulativeTracking: options.points must be at most 10000, got 10001");
  expect(of({ point: 3 })).toThrow("cumulativeTracking: options");
});

test("a unit of time is that of the model, where either is known", () => {
  const assert = (unit: unknown, expected: unknown) => () => {
    assertSameUnit("predictSpend", "history.unit", unit as never, expected as never);
  };
  for (const [unit, expected] of [
    [undefined, "week"],
    [undefined, null],
    ["week", null],
    ["week", "week"],
  ]) {
    expect(assert(unit, expected)).not.toThrow();
  }
  expect(assert("day", "week")).toThrow(
    'predictSpend: history.unit must be the model\'s unit of time, "week", got "day"',
  );
  expect(assert("hour", null)).toThrow("predictSpend: history.unit must be one of day, week");
});

describe("a likelihood ratio", () => {
  const fitted = (parameterCount: number, logLikelihood: number | null, observations = 100) =>
    ({
      ...(parameterCount === 2 ? shiftedBetaGeometricModel({ alpha: 1, beta: 2 }) : bg),
      logLikelihood,
      observations,
    }) as Parameters<typeof likelihoodRatioTest>[0];

  test("has the p-value of printed chi-squared tables", () => {
    // Two more parameters, 5%: 5.991.
    const { statistic, degreesOfFreedom, pValue } = likelihoodRatioTest(fitted(2, -100), fitted(4, -100 + 5.991 / 2));
    expect(statistic).toBeCloseTo(5.991, 9);
    expect(degreesOfFreedom).toBe(2);
    expect(pValue).toBeCloseTo(0.05, 4);
    expect(likelihoodRatioTest(fitted(2, -100), fitted(4, -101))).toEqual({
      statistic: 0,
      degreesOfFreedom: 2,
      pValue: 1,
    });
  });

  test("is refused of what was not fitted, or not to the same customers", () => {
    const name = "likelihoodRatioTest";
    const of =
      (...models: Parameters<typeof likelihoodRatioTest>) =>
      () =>
        likelihoodRatioTest(...models);
    expect(of(fitted(2, null), fitted(4, -1))).toThrow(`${name}: smaller.logLikelihood must come from a fit`);
    expect(of(fitted(2, -1), fitted(4, null))).toThrow(`${name}: larger.logLikelihood must come from a fit`);
    expect(of(fitted(2, NaN), fitted(4, -1))).toThrow(`${name}: smaller.logLikelihood must be a finite number`);
    expect(of(fitted(2, -1), fitted(4, -1, 101))).toThrow(`${name}: larger.observations must be those of the smaller`);
    expect(of(fitted(2, -1, 1e6), fitted(4, -1, 1e6 + 1))).not.toThrow();
    expect(of(fitted(4, -2), fitted(4, -1))).toThrow(`${name}: larger.parameters must be more than the smaller's`);
    expect(of(3 as never, fitted(4, -1))).toThrow(`${name}: smaller`);
    expect(of(fitted(2, -1), 3 as never)).toThrow(`${name}: larger`);
  });
});

describe("the variance of a prediction", () => {
  const covariance = [
    [4, 1, 0, 0],
    [1, 9, 0, 0],
    [0, 0, 1, 0],
    [0, 0, 0, 0.25],
  ];
  const model = { ...bg, covariance };

  test("is gᵀ V g, exactly where what is predicted is linear", () => {
    const variance = deltaVariance(model, (moved) => moved.parameters);
    expect(variance?.(({ r }) => r)).toBeCloseTo(4, 6);
    // 2²·4 + 3²·9 + 2·(2·3)·1, and for the fourth 0.25.
    expect(variance?.(({ r, alpha }) => 2 * r + 3 * alpha)).toBeCloseTo(16 + 81 + 12, 5);
    expect(variance?.(({ a, b }) => a - b)).toBeCloseTo(1.25, 6);
    expect(variance?.(() => 7)).toBe(0);
    expect(deltaVariance({ ...model, covariance: null }, (moved) => moved)).toBeNull();
  });

  test("needs a covariance of as many rows and columns as there are parameters", () => {
    const of = (rows: unknown) => () => deltaVariance({ ...model, covariance: rows as never }, (moved) => moved);
    const name = "predictionInterval: model.covariance";
    expect(of(covariance.slice(1))).toThrow(`${name}[].length must be at least 4, got 3`);
    expect(of(covariance.map((row) => [...row, 0]))).toThrow(`${name}[].length must be at most 4, got 5`);
    expect(of([3, 3, 3, 3])).toThrow(`${name}[] must be`);
    expect(of(3)).toThrow(`${name} must be`);
    expect(of(covariance.map((row) => row.map(() => NaN)))).toThrow(`${name}[][] must be a finite number`);
  });
});

test("whether a customer is one still is told by what it bought, and by what the fit was", () => {
  const history = { repeatPurchases: 2, recency: 30, observed: 39 };
  const reasons = [
    { code: "purchases.repeat", params: { purchases: 2, time: 39, unit: "week" } },
    { code: "purchases.silent", params: { time: 9, unit: "week" } },
  ];
  expect(explainAlive(bg, history).reasons).toEqual(reasons);
  const never = { repeatPurchases: 0, recency: 0, observed: 39 };
  expect(explainAlive(mbg, never).reasons).toEqual([
    { code: "purchases.repeat", params: { purchases: 0, time: 39, unit: "week" } },
    { code: "purchases.silent", params: { time: 39, unit: "week" } },
  ]);
  const unsettled = { ...bg, converged: false, observations: 7 };
  expect(explainAlive(unsettled, history).reasons).toEqual([
    ...reasons,
    { code: "purchases.model.not-converged", params: { kind: "bg-nbd", observations: 7 } },
  ]);
  expect(() => explainAlive(bg, history, { att: 3 } as never)).toThrow("explainAlive: options");
});

test("the payments of a contract are counted one by one, as many as there are", () => {
  const model = shiftedBetaGeometricModel({ alpha: 0.668, beta: 3.806 });
  const options = { spend: 10, margin: 0.5, discount: { rate: 0.1 } };
  const value = (horizon: number) => lifetimeValue(model, "new", { ...options, horizon });
  // The first payment at once, each later one of those who have stayed.
  const stays = [1, 3.806 / 4.474, (3.806 / 4.474) * (4.806 / 5.474)];
  const by = stays.map((share, payment) => 5 * share * 1.1 ** -payment);
  expect(value(1)).toBeCloseTo(5, 9);
  expect(value(3)).toBeCloseTo(
    by.reduce((sum, each) => sum + each, 0),
    9,
  );
  expect(() => value(1.5)).toThrow("lifetimeValue: options.horizon must be a whole number, got 1.5");
  expect(() => value(-1)).toThrow("lifetimeValue: options.horizon must be at least 0, got -1");
});
