import {
  bgNbdModel,
  compareModels,
  cumulativeTracking,
  expectedPurchases,
  fitBetaDiscreteWeibull,
  fitBgNbd,
  fitParetoNbd,
  fitShiftedBetaGeometric,
  frequencyRecencyMatrix,
  likelihoodRatioTest,
  mbgNbdModel,
  paretoNbdModel,
  predictionInterval,
  simulateHistories,
  splitHoldout,
} from "retention-kit";
import { describe, expect, test } from "vitest";
import reference from "../fixtures/buy-till-you-die/reference.json" with { type: "json" };
import { cdnowPurchases, hasCdnow } from "./cdnow.js";

const week = { timeUnit: "week" } as const;
const bg = bgNbdModel(reference.bgNbd.cdnow.predictionsAt, week);

describe.skipIf(!hasCdnow)("models judged on the CDNOW holdout", () => {
  const { summaries, horizon } = splitHoldout(hasCdnow ? cdnowPurchases() : [], {
    until: "1997-09-30",
    holdoutUntil: "1998-06-30",
    unit: "week",
  });

  test("come out as published", () => {
    const pareto = paretoNbdModel(reference.paretoNbd.cdnow.predictionsAt, week);
    const [first, second] = compareModels({ bg, pareto }, summaries, { horizon });
    const { holdoutTotal, holdoutByCalibrationFrequency } = reference.bgNbd.cdnow;
    expect(first).toMatchObject({ name: "bg", logLikelihood: null, aic: null });
    expect(first?.holdout.actual).toBe(holdoutTotal.actual);
    expect(first?.holdout.expected).toBeCloseTo(holdoutTotal.expected, 0);
    expect(first?.holdout.meanAbsoluteError).toBeCloseTo(holdoutTotal.meanAbsoluteError, 3);
    expect(second?.holdout.expected).toBeCloseTo(reference.paretoNbd.cdnow.holdoutTotal.expected, 0);
    first?.byFrequency.forEach(({ actual, expected }, bin) => {
      expect(actual).toBeCloseTo(holdoutByCalibrationFrequency.actual[bin] ?? NaN, 3);
      expect(expected).toBeCloseTo(holdoutByCalibrationFrequency.expected[bin] ?? NaN, 3);
    });
  });

  test("have the criteria of their likelihood", () => {
    const model = fitBgNbd(summaries);
    const [comparison] = compareModels({ model }, summaries, { horizon });
    expect(comparison?.aic).toBeCloseTo(8 + 2 * 9582.429, 2);
    expect(comparison?.bic).toBeCloseTo(4 * Math.log(2357) + 2 * 9582.429, 2);
  });

  test("follow the cumulative purchases", () => {
    const { tracking, rejected } = cumulativeTracking(bg, cdnowPurchases(), { until: "1998-06-30", points: 78 });
    expect(rejected).toEqual([]);
    const last = tracking.at(-1);
    const calibration = summaries.reduce((sum, { repeatPurchases }) => sum + repeatPurchases, 0);
    expect(last?.actual).toBe(calibration + reference.bgNbd.cdnow.holdoutTotal.actual);
    expect(Math.abs((last?.expected ?? NaN) / (last?.actual ?? NaN) - 1)).toBeLessThan(0.05);
  });
});

test("the matrix shows the increasing-frequency paradox", () => {
  const { tx, T, horizon, x, value } = reference.bgNbd.cdnow.increasingFrequencyParadox;
  const cells = frequencyRecencyMatrix(bg, { observed: T, mostPurchases: 25, steps: T, horizon });
  x.forEach((repeatPurchases, index) => {
    const cell = cells.find((each) => each.repeatPurchases === repeatPurchases && each.recency === tx);
    expect((cell?.expected ?? NaN) / (value[index] ?? NaN) - 1).toBeCloseTo(0, 4);
  });
});

describe("covariates", () => {
  // Half of the customers had a year of high effort: they leave with three times the odds, or rate.
  const observed = Array<number>(1200).fill(60);
  const joined = <History extends object>(
    low: History[],
    high: History[],
  ): (History & { covariates: { effort: number } })[] => [
    ...low.map((history) => ({ ...history, covariates: { effort: 0 } })),
    ...high.map((history) => ({ ...history, covariates: { effort: 1 } })),
  ];

  test("of drop-out are recovered by BG/NBD, and the test finds them", () => {
    const base = { r: 0.8, alpha: 6, a: 0.9, b: 4 };
    const data = joined(
      simulateHistories(bgNbdModel(base, week), { observed, seed: 1 }),
      simulateHistories(bgNbdModel({ ...base, a: 2.7 }, week), { observed, seed: 2 }),
    );
    const without = fitBgNbd(data);
    const model = fitBgNbd(data, { covariates: { dropout: ["effort"] } });
    expect(model.converged).toBe(true);
    const error = model.standardErrors?.["dropout.effort"] ?? NaN;
    expect(Math.abs((model.parameters["dropout.effort"] ?? NaN) - Math.log(3))).toBeLessThan(3 * error);
    expect(likelihoodRatioTest(without, model)).toMatchObject({ degreesOfFreedom: 1 });
    expect(likelihoodRatioTest(without, model).pValue).toBeLessThan(1e-6);

    const history = { repeatPurchases: 2, recency: 30, observed: 60 };
    const calm = expectedPurchases(model, { ...history, covariates: { effort: 0 } }, { horizon: 50 });
    const tired = expectedPurchases(model, { ...history, covariates: { effort: 1 } }, { horizon: 50 });
    expect(tired).toBeLessThan(calm);
    expect(() => expectedPurchases(model, history, { horizon: 50 })).toThrow("history.covariates.effort");
  });

  test("multiply what they say: the rate of purchase, the odds of leaving, the rate of leaving", () => {
    const history = { repeatPurchases: 2, recency: 30, observed: 60, covariates: { effort: 2 } };
    const coefficients = { "purchase.effort": 0.35, "dropout.effort": -0.2 };
    const covariates = { purchase: ["effort"], dropout: ["effort"] };
    const pareto = { r: 1.5, alpha: 8, s: 1.2, beta: 30 };
    const bg = { r: 0.8, alpha: 6, a: 0.9, b: 4 };
    const pairs = [
      [paretoNbdModel(pareto, week), { ...pareto, alpha: 8 * Math.exp(-0.7), beta: 30 * Math.exp(0.4) }],
      [bgNbdModel(bg, week), { ...bg, alpha: 6 * Math.exp(-0.7), a: 0.9 * Math.exp(-0.4) }],
      [mbgNbdModel(bg, week), { ...bg, alpha: 6 * Math.exp(-0.7), a: 0.9 * Math.exp(-0.4) }],
    ] as const;
    for (const [model, own] of pairs) {
      const knowing = { ...model, covariates, parameters: { ...model.parameters, ...coefficients } } as typeof model;
      const personal = { ...model, parameters: own } as typeof model;
      expect(expectedPurchases(knowing, history, { horizon: 50 })).toBeCloseTo(
        expectedPurchases(personal, history, { horizon: 50 }),
        12,
      );
    }
  });

  test("of purchases are recovered by Pareto/NBD, and one without effect is not found", () => {
    const base = { r: 1.5, alpha: 8, s: 1.2, beta: 30 };
    const few = observed.slice(0, 400);
    const data = joined(
      simulateHistories(paretoNbdModel(base, week), { observed: few, seed: 3 }),
      simulateHistories(paretoNbdModel({ ...base, alpha: 4 }, week), { observed: few, seed: 4 }),
    );
    const model = fitParetoNbd(data, { covariates: { purchase: ["effort"] } });
    const error = model.standardErrors?.["purchase.effort"] ?? NaN;
    expect(Math.abs((model.parameters["purchase.effort"] ?? NaN) - Math.log(2))).toBeLessThan(3 * error);
    const both = fitParetoNbd(data, { covariates: { purchase: ["effort"], dropout: ["effort"] } });
    expect(likelihoodRatioTest(model, both).pValue).toBeGreaterThan(0.001);
  });
});

test("a gain in likelihood is held against the chi-square distribution of the parameters more", () => {
  const survivors = [1000, 631, 468, 382, 326, 289, 262, 241];
  const larger = fitBetaDiscreteWeibull(survivors);
  const smaller = fitShiftedBetaGeometric(survivors);
  const gained = (more: number, gain: number): number => {
    const parameters: typeof smaller.parameters & Record<string, number> = { ...smaller.parameters };
    const dropout = Array.from({ length: more }, (_, index) => String(index));
    for (const name of dropout) parameters[`dropout.${name}`] = 0;
    const covariates = { purchase: [], dropout };
    const logLikelihood = (smaller.logLikelihood ?? NaN) + gain;
    const larger = { ...smaller, parameters, covariates, logLikelihood };
    return likelihoodRatioTest(smaller, larger).pValue;
  };
  // The 95% and 99% points of the tables.
  expect(gained(1, 3.841459 / 2)).toBeCloseTo(0.05, 7);
  expect(gained(1, 6.634897 / 2)).toBeCloseTo(0.01, 7);
  expect(gained(2, 5.991465 / 2)).toBeCloseTo(0.05, 7);
  expect(gained(3, 7.814728 / 2)).toBeCloseTo(0.05, 7);
  expect(gained(1, -1e-9)).toBe(1);
  expect(likelihoodRatioTest(smaller, larger).statistic).toBeCloseTo(
    2 * ((larger.logLikelihood ?? NaN) - (smaller.logLikelihood ?? NaN)),
    12,
  );
});

describe("the interval of a prediction", () => {
  const truth = bgNbdModel({ r: 0.8, alpha: 6, a: 0.9, b: 3 }, week);
  const observed = Array<number>(800).fill(60);
  const model = fitBgNbd(simulateHistories(truth, { observed, seed: 11 }));
  const predict = (each: typeof model): number => expectedPurchases(each, "new", { horizon: 52 });

  test("is about the same by either method, and holds the truth", () => {
    const delta = predictionInterval(model, predict);
    const bootstrap = predictionInterval(model, predict, { bootstrap: { observed, seed: 3, replications: 60 } });
    const width = ({ lower, upper }: { lower: number; upper: number }): number => Math.log(upper / lower);
    // The width of 60 replications is known to about 15%.
    expect(Math.abs(width(bootstrap) / width(delta) - 1)).toBeLessThan(0.45);
    const value = predict(truth);
    expect(delta.lower < value && value < delta.upper).toBe(true);
  });

  test("of a parameter is that of its standard error, on the scale asked for", () => {
    const z90 = 1.6448536269514722;
    const { alpha, a, b } = model.parameters;
    const error = model.standardErrors?.alpha ?? NaN;
    const of = (scale: "linear" | "log") =>
      predictionInterval(model, (each) => each.parameters.alpha, { scale, confidence: 0.9 });
    expect(of("linear").lower).toBeCloseTo(alpha - z90 * error, 6);
    expect(of("linear").upper).toBeCloseTo(alpha + z90 * error, 6);
    expect(of("log").lower).toBeCloseTo(alpha * Math.exp((-z90 * error) / alpha), 6);
    expect(of("log").upper).toBeCloseTo(alpha * Math.exp((z90 * error) / alpha), 6);

    // The share a/(a + b), whose log odds are ln a − ln b.
    const covariance = (row: number, column: number): number => model.covariance?.[row]?.[column] ?? NaN;
    const ofOdds = Math.sqrt(covariance(2, 2) / a ** 2 - (2 * covariance(2, 3)) / (a * b) + covariance(3, 3) / b ** 2);
    const share = predictionInterval(model, ({ parameters }) => parameters.a / (parameters.a + parameters.b), {
      scale: "logit",
      confidence: 0.9,
    });
    expect(share.upper).toBeCloseTo(1 / (1 + (b / a) * Math.exp(-z90 * ofOdds)), 6);
    expect(share.lower).toBeCloseTo(1 / (1 + (b / a) * Math.exp(z90 * ofOdds)), 6);
  });

  test("by refitting lies at the quantiles of the replications", () => {
    const drawn: number[] = [];
    const watched = (each: typeof model): number => {
      drawn.push(each.parameters.r);
      return each.parameters.r;
    };
    const few = observed.slice(0, 200);
    // (n + 1)·p is 2 and 19 of 20.
    const { value, lower, upper } = predictionInterval(model, watched, {
      bootstrap: { observed: few, seed: 5, replications: 20 },
      confidence: 1 - 4 / 21,
    });
    const [first, ...replications] = drawn;
    replications.sort((one, other) => one - other);
    expect(replications).toHaveLength(20);
    expect(value).toBe(first);
    expect(lower).toBeCloseTo(replications[1] ?? NaN, 9);
    expect(upper).toBeCloseTo(replications[18] ?? NaN, 9);
  });

  test("needs a covariance and a scale that suits", () => {
    expect(() => predictionInterval(truth, predict)).toThrow("must come from a fit that settled");
    expect(() => predictionInterval(model, () => -1)).toThrow("options.scale must suit the prediction -1");
    expect(() => predictionInterval(model, predict, { bootstrap: 20 as never })).toThrow("options.bootstrap must be");
    expect(predictionInterval(model, predict, { bootstrap: null })).toEqual(predictionInterval(model, predict));
    expect(predictionInterval(model, (each) => -predict(each), { scale: "linear" }).upper).toBeLessThan(0);
  });
});
