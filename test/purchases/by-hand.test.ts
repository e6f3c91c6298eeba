import {
  alivePath,
  bgBbModel,
  bgNbdModel,
  compareModels,
  cumulativeTracking,
  expectedNextPurchase,
  expectedPurchases,
  explainAlive,
  fitBgNbd,
  fitGammaGamma,
  frequencyRecencyMatrix,
  lifetimeValue,
  logLikelihood,
  mbgNbdModel,
  paretoNbdModel,
  predictionInterval,
  predictPurchases,
  probabilityAlive,
  probabilityOfBuying,
  probabilityOfPurchases,
  simulateHistories,
  splitHoldout,
} from "retention-kit";
import { describe, expect, test } from "vitest";
import { logBeta } from "../../src/numeric/functions/gamma.js";
import { mergeHistories } from "../../src/purchases/histories/merged-histories.js";
import { buyingWithin } from "../../src/purchases/predictions/buying-within.js";

const week = { timeUnit: "week" } as const;
const parameters = { r: 0.2426, alpha: 4.414, a: 0.7929, b: 2.426 };
const bg = bgNbdModel(parameters, week);
const mbg = mbgNbdModel(parameters, week);
const pareto = paretoNbdModel({ r: 0.5533, alpha: 10.58, s: 0.6062, beta: 11.67 }, week);
const history = { repeatPurchases: 2, recency: 30, observed: 39 };

describe("models are compared", () => {
  test("by what each expects of each customer, in bins by frequency, the last one open", () => {
    const judged = [
      { repeatPurchases: 0, recency: 0, observed: 39, holdoutPurchases: 1 },
      { repeatPurchases: 0, recency: 0, observed: 30, holdoutPurchases: 0 },
      { repeatPurchases: 2, recency: 30, observed: 39, holdoutPurchases: 4 },
      { repeatPurchases: 7, recency: 30, observed: 32, holdoutPurchases: 3 },
      { repeatPurchases: 5, recency: 9, observed: 32, holdoutPurchases: 1 },
    ];
    const fitted = { ...bg, logLikelihood: -500, observations: 90 };
    const found = compareModels({ fitted, mbg: mbg as unknown as typeof bg }, judged, { horizon: 20, lastBin: 2 });
    expect(found.map(({ name }) => name)).toEqual(["fitted", "mbg"]);
    for (const [at, model] of [bg, mbg].entries()) {
      const expected = judged.map((each) => expectedPurchases(model, each, { horizon: 20 }));
      const off = judged.map(({ holdoutPurchases }, row) => (expected[row] ?? NaN) - holdoutPurchases);
      const mean = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0) / values.length;
      const [none = NaN, other = NaN, two = NaN, seven = NaN, five = NaN] = expected;
      const { holdout, byFrequency } = found[at] ?? {};
      expect(holdout?.actual).toBe(9);
      expect(holdout?.expected).toBeCloseTo(none + other + two + seven + five, 12);
      expect(holdout?.meanAbsoluteError).toBeCloseTo(mean(off.map(Math.abs)), 12);
      expect(holdout?.rootMeanSquaredError).toBeCloseTo(Math.sqrt(mean(off.map((each) => each ** 2))), 12);
      expect(byFrequency).toEqual([
        { repeatPurchases: 0, customers: 2, actual: 0.5, expected: expect.closeTo((none + other) / 2, 12) as number },
        {
          repeatPurchases: 2,
          customers: 3,
          actual: 8 / 3,
          expected: expect.closeTo((two + seven + five) / 3, 12) as number,
        },
      ]);
    }
    // Four parameters.
    expect(found[0]).toMatchObject({
      logLikelihood: -500,
      aic: 1008,
      bic: expect.closeTo(4 * Math.log(90) + 1000, 9) as number,
    });
    expect(found[1]).toMatchObject({ logLikelihood: null, aic: null, bic: null });
    const usual = compareModels({ bg }, judged, { horizon: 20 })[0]?.byFrequency.map((bin) => bin.repeatPurchases);
    expect(usual).toEqual([0, 2, 5, 7]);
  });

  test("by their purchases up to each moment", () => {
    const rows = ["2026-01-05", "2026-01-12", "2026-02-02"].flatMap((on) => [{ accountId: "a", on }]);
    rows.unshift({ accountId: "b", on: "2026-01-19" }, { accountId: "b", on: "2026-01-26" });
    const { tracking, rejected } = cumulativeTracking(bg, [...rows, { accountId: "", on: "2026-01-01" }], {
      until: "2026-02-02",
      points: 4,
    });
    expect(rejected.map(({ index }) => index)).toEqual([5]);
    const ofNew = (horizon: number): number => expectedPurchases(bg, "new", { horizon });
    // Four weeks from the 5th; the other account begins after two.
    expect(tracking.map(({ time, actual }) => [time, actual])).toEqual([
      [1, 1],
      [2, 1],
      [3, 2],
      [4, 3],
    ]);
    tracking.forEach(({ expected }, at) => {
      expect(expected).toBeCloseTo(ofNew(at + 1) + (at < 2 ? 0 : ofNew(at - 1)), 12);
    });
    expect(() => cumulativeTracking(bg, rows, { until: "2026-02-02", points: 0.5 })).toThrow("options.points");
  });

  test("cell by cell", () => {
    const cells = frequencyRecencyMatrix(bg, { observed: 40, mostPurchases: 2, steps: 2, horizon: 10 });
    expect(cells.map(({ repeatPurchases, recency }) => [repeatPurchases, recency])).toEqual([
      [0, 0],
      [1, 20],
      [1, 40],
      [2, 20],
      [2, 40],
    ]);
    for (const { alive, expected, ...of } of cells) {
      expect(alive).toBe(probabilityAlive(bg, { ...of, observed: 40 }));
      expect(expected).toBe(expectedPurchases(bg, { ...of, observed: 40 }, { horizon: 10 }));
    }
    expect(frequencyRecencyMatrix(bg, { observed: 40, mostPurchases: 1, horizon: 10 })).toHaveLength(21);
  });
});

describe("covariates", () => {
  const covariates = { size: 0.7, age: -1.5 };
  const models = [
    { purchase: ["size"], dropout: [] },
    { purchase: [], dropout: ["age"] },
    { purchase: ["size"], dropout: ["age"] },
  ].map((names) => ({
    ...mbg,
    covariates: names,
    parameters: { ...parameters, "purchase.size": 0.3, "dropout.age": 0.2 },
  }));
  /** The rate e^(c·x) times as high is a scale so much smaller; the odds of leaving are a/b. */
  const scaled = models.map(({ covariates: { purchase, dropout } }) =>
    mbgNbdModel(
      {
        ...parameters,
        alpha: parameters.alpha * (purchase.length > 0 ? Math.exp(-0.3 * 0.7) : 1),
        a: parameters.a * (dropout.length > 0 ? Math.exp(0.2 * -1.5) : 1),
      },
      week,
    ),
  );
  const known = { ...history, covariates };

  test.each([0, 1, 2])("scale the parameters of each customer (%i)", (at) => {
    const [model, by] = [models[at], scaled[at]];
    if (model === undefined || by === undefined) throw new Error("there are three");
    expect(probabilityAlive(model, known)).toBeCloseTo(probabilityAlive(by, history), 12);
    expect(buyingWithin(model)(known, 10)).toBeCloseTo(probabilityOfBuying(by, history, { horizon: 10 }), 12);
    const others = [known, { ...known, covariates: { size: 0, age: 0 } }, known];
    const { predictions } = predictPurchases(model, others, { horizon: 10 });
    const alone = [by, mbg, by].map((each) => probabilityOfBuying(each, history, { horizon: 10 }));
    predictions.forEach(({ buying }, row) => {
      expect(buying).toBeCloseTo(alone[row] ?? NaN, 12);
    });
    const never = { repeatPurchases: 0, recency: 0, observed: 12, covariates: { size: 0, age: 0 } };
    expect(logLikelihood(model, [known, { ...never, count: 3 }])).toBeCloseTo(
      logLikelihood(by, [history]) + 3 * logLikelihood(mbg, [never]),
      10,
    );
  });
});

test("a fit with several covariates has the likelihood of its own model", () => {
  const rows = Array.from({ length: 40 }, (_, at) => ({
    repeatPurchases: at % 4,
    recency: at % 4 === 0 ? 0 : 5 + ((at * 7) % 20),
    observed: 30 + (at % 5),
    covariates: { size: (at % 3) - 1, age: (at % 7) / 7, plan: at % 2 },
  }));
  const fitted = fitBgNbd(rows, {
    ...week,
    covariates: { purchase: ["size"], dropout: ["age", "plan"] },
    penalty: 0.5,
  });
  expect(logLikelihood(fitted, rows)).toBeCloseTo(fitted.logLikelihood ?? NaN, 8);
  const turned = fitBgNbd(rows, {
    ...week,
    covariates: { purchase: ["size"], dropout: ["plan", "age"] },
    penalty: 0.5,
  });
  for (const name of ["purchase.size", "dropout.age", "dropout.plan"] as const) {
    expect(turned.parameters[name]).toBeCloseTo(fitted.parameters[name] ?? NaN, 6);
  }
});

test("a prediction's interval has the scale that was asked for", () => {
  const covariance = [0.04, 1e-6, 1e-6, 1e-6].map((variance, row) =>
    [0, 1, 2, 3].map((column) => (row === column ? variance : 0)),
  );
  const model = { ...bg, covariance };
  const z = 1.6448536269514722;
  const of = (scale?: "linear" | "log" | "logit") =>
    predictionInterval(model, (each) => each.parameters.r, { confidence: 0.9, ...(scale && { scale }) });
  const r = parameters.r;
  expect(of("linear")).toMatchObject({ value: r, confidence: 0.9, method: "delta" });
  expect(of("linear").lower).toBeCloseTo(r - z * 0.2, 6);
  expect(of("linear").upper).toBeCloseTo(r + z * 0.2, 6);
  expect(of().lower).toBeCloseTo(r * Math.exp((-z * 0.2) / r), 6);
  expect(of("log").upper).toBeCloseTo(r * Math.exp((z * 0.2) / r), 5);
  const odds = (sign: number): number => (r / (1 - r)) * Math.exp((sign * z * 0.2) / (r * (1 - r)));
  expect(of("logit").lower).toBeCloseTo(odds(-1) / (1 + odds(-1)), 6);
  expect(of("logit").upper).toBeCloseTo(odds(1) / (1 + odds(1)), 6);
});

test("why a customer is thought one is told in the model's unit, or in opportunities", () => {
  const never = { repeatPurchases: 0, recency: 0, observed: 39 };
  expect(explainAlive(bg, never)).toEqual({
    probability: 1,
    reasons: [{ code: "purchases.alive.by-construction", params: { observed: 39, unit: "week" } }],
  });
  const chances = bgBbModel({ alpha: 1.2, beta: 0.75, gamma: 0.66, delta: 2.8 });
  expect(explainAlive(chances, { repeatPurchases: 2, recency: 3, opportunities: 6 }).reasons).toEqual([
    { code: "purchases.repeat", params: { purchases: 2, time: 6, unit: "period" } },
    { code: "purchases.silent", params: { time: 3, unit: "period" } },
  ]);
});

describe("simulated customers of a model without chance", () => {
  const [nearly, hardly] = [1e9, 1e-9];
  const observed = Array<number>(60).fill(20);
  const draw = (model: Parameters<typeof simulateHistories>[0]) =>
    simulateHistories(model, { observed, seed: 4, horizon: 10 }) as {
      repeatPurchases: number;
      recency: number;
      observed?: number;
      opportunities?: number;
      alive: boolean;
      nextPurchases: number;
    }[];
  const often = { r: 5, alpha: 5 };

  test("who leaves after any purchase buys again once at most, or under MBG/NBD never", () => {
    const once = draw(bgNbdModel({ ...often, a: nearly, b: hardly }, week));
    expect(
      once.every(({ repeatPurchases, alive, nextPurchases }) => {
        return repeatPurchases + nextPurchases === 1 && alive === (repeatPurchases === 0);
      }),
    ).toBe(true);
    const none = draw(mbgNbdModel({ ...often, a: nearly, b: hardly }, week));
    expect(none.every(({ repeatPurchases, alive }) => repeatPurchases === 0 && !alive)).toBe(true);
  });

  test("who never leaves goes on at a rate of one a week", () => {
    for (const model of [
      bgNbdModel({ ...often, a: hardly, b: nearly }, week),
      mbgNbdModel({ ...often, a: hardly, b: nearly }, week),
      paretoNbdModel({ ...often, s: 5, beta: nearly }, week),
    ]) {
      const list = draw(model);
      expect(list.every(({ alive, recency }) => alive && recency > 0 && recency <= 20)).toBe(true);
      const mean = (of: (each: (typeof list)[number]) => number): number =>
        list.reduce((sum, each) => sum + of(each), 0) / list.length;
      // A gamma rate of deviation 1/√5, of 60 customers: four standard errors.
      expect(Math.abs(mean(({ repeatPurchases }) => repeatPurchases) - 20)).toBeLessThan(
        4 * (Math.hypot(20 / 5 ** 0.5, 20 ** 0.5) / 60 ** 0.5),
      );
      expect(Math.abs(mean(({ nextPurchases }) => nextPurchases) - 10)).toBeLessThan(
        4 * (Math.hypot(10 / 5 ** 0.5, 10 ** 0.5) / 60 ** 0.5),
      );
    }
    const gone = draw(paretoNbdModel({ ...often, s: 5, beta: hardly }, week));
    expect(gone.every(({ repeatPurchases, alive }) => repeatPurchases === 0 && !alive)).toBe(true);
  });

  test("who takes every opportunity, or none, or leaves before the first", () => {
    const of = (buys: boolean, leaves: boolean) =>
      draw(
        bgBbModel({
          alpha: buys ? nearly : hardly,
          beta: buys ? hardly : nearly,
          gamma: leaves ? nearly : hardly,
          delta: leaves ? hardly : nearly,
        }),
      )[0];
    const all = { repeatPurchases: 20, recency: 20, opportunities: 20, alive: true, nextPurchases: 10 };
    expect(of(true, false)).toEqual(all);
    expect(of(false, false)).toEqual({ ...all, repeatPurchases: 0, recency: 0, nextPurchases: 0 });
    expect(of(true, true)).toEqual({ ...all, repeatPurchases: 0, recency: 0, nextPurchases: 0, alive: false });
  });

  test("whose chances are too small to be drawn are at either end, as often as they say", () => {
    const least = 1e-300;
    const buying = draw(bgBbModel({ alpha: 3 * least, beta: least, gamma: hardly, delta: nearly }));
    const takers = buying.filter(({ repeatPurchases }) => repeatPurchases === 20).length;
    expect(buying.every(({ repeatPurchases }) => repeatPurchases === 0 || repeatPurchases === 20)).toBe(true);
    // Three quarters of sixty, to within four standard deviations.
    expect(Math.abs(takers - 45)).toBeLessThan(4 * Math.sqrt((60 * 3) / 16));
  });
});

test("the likelihood over thousands of opportunities is the sum over when the customer left", () => {
  const { alpha, beta, gamma, delta } = { alpha: 900, beta: 0.5, gamma: 0.7, delta: 3 };
  const model = bgBbModel({ alpha, beta, gamma, delta });
  for (const [x, last, n] of [
    [0, 0, 3000],
    [2, 5, 1500],
  ] as const) {
    const before = logBeta(alpha, beta) + logBeta(gamma, delta);
    const logs = [logBeta(alpha + x, beta + n - x) + logBeta(gamma, delta + n) - before];
    for (let gone = last; gone < n; gone++) {
      logs.push(logBeta(alpha + x, beta + gone - x) + logBeta(gamma + 1, delta + gone) - before);
    }
    const most = Math.max(...logs);
    const expected = most + Math.log(logs.reduce((sum, each) => sum + Math.exp(each - most), 0));
    const found = logLikelihood(model, [{ repeatPurchases: x, recency: last, opportunities: n }]);
    expect(found / expected).toBeCloseTo(1, 10);
  }
});

test("a history that cannot be under the model has no likelihood", () => {
  const never = bgNbdModel({ r: 1e307, alpha: 1, a: 1, b: 1 }, week);
  expect(() => logLikelihood(never, [{ repeatPurchases: 3, recency: 1, observed: 1e6 }])).toThrow(
    "logLikelihood: histories must be possible under the model",
  );
});

test("rows come in order of their purchases, with their customers", () => {
  const { repeatPurchases, observed, weight } = mergeHistories({
    repeatPurchases: Float64Array.of(9, 0, 4, 0, 100),
    recency: Float64Array.of(1, 0, 1, 0, 1),
    observed: Float64Array.of(5, 6, 7, 6, 8),
    weight: Float64Array.of(1, 2, 3, 4, 5),
    covariates: [],
  });
  expect([...repeatPurchases]).toEqual([0, 4, 9, 100]);
  expect([...observed]).toEqual([6, 7, 5, 8]);
  expect([...weight]).toEqual([6, 3, 1, 5]);
});

test("who never bought again, or whose spend is not known, says nothing of spending", () => {
  const known = [1, 2, 3, 4, 5, 6].map((each) => ({ repeatPurchases: each, meanRepeatSpend: 10 + ((each * 7) % 5) }));
  const silent = [
    { repeatPurchases: 0, meanRepeatSpend: 500 },
    { repeatPurchases: 3, meanRepeatSpend: null },
    { repeatPurchases: 3, meanRepeatSpend: 0 },
    { repeatPurchases: 3, meanRepeatSpend: 500, count: 0 },
  ];
  expect(fitGammaGamma([...silent, ...known], { penalty: 0.1 })).toEqual(fitGammaGamma(known, { penalty: 0.1 }));
});

describe("at the edges of time", () => {
  test("nothing is bought in no time, and what is never bought is bought never", () => {
    for (const model of [bg, mbg, pareto]) {
      expect(expectedPurchases(model, history, { horizon: 0 })).toBe(0);
      expect(probabilityOfPurchases(model, history, { horizon: 0, purchases: 0 })).toBe(1);
      expect(probabilityOfPurchases(model, history, { horizon: 0, purchases: 1 })).toBe(0);
      const money = { spend: 1, discount: { rate: 0.1, per: "year" } } as const;
      expect(lifetimeValue(model, history, { ...money, horizon: 0 })).toBe(0);
    }
    const chances = bgBbModel({ alpha: 1.2, beta: 0.75, gamma: 0.66, delta: 2.8 });
    const of = (purchases: number) =>
      probabilityOfPurchases(chances, { repeatPurchases: 2, recency: 3, opportunities: 6 }, { horizon: 2, purchases });
    expect(of(0) + of(1) + of(2)).toBeCloseTo(1, 12);
    expect(of(3)).toBe(0);
  });

  test("the next purchase of one who buys once in a trillion weeks has no date", () => {
    const rare = bgNbdModel({ r: 1, alpha: 1e14, a: 1, b: 1 }, week);
    const { median, lower, upper, probabilityNever } = expectedNextPurchase(rare, "new", { confidence: 0.9 });
    expect([median, upper]).toEqual([null, null]);
    // 1 − α/(α + t) = 1/20 at α/19, which is beyond a trillion too.
    expect(lower).toBeNull();
    const sooner = expectedNextPurchase(bgNbdModel({ r: 1, alpha: 1e13, a: 1, b: 1 }, week), "new", {
      confidence: 0.9,
    });
    expect((sooner.lower ?? NaN) / (1e13 / 19)).toBeCloseTo(1, 9);
    expect(sooner.median).toBeNull();
    expect(probabilityNever).toBe(0);
  });

  test("by opportunities the next purchase is at the first by which enough have bought", () => {
    const half = bgBbModel({ alpha: 1e9, beta: 1e9, gamma: 1e-9, delta: 1e9 });
    const fresh = { repeatPurchases: 0, recency: 0, opportunities: 0 };
    // ½, ¾, ⅞, … by the first, second, third.
    const found = expectedNextPurchase(half, fresh, { confidence: 0.8 });
    expect([found.lower, found.median, found.upper]).toEqual([1, 1, 4]);
    const seldom = bgBbModel({ alpha: 1, beta: 1e6, gamma: 1e-12, delta: 1e9 });
    const { median } = expectedNextPurchase(seldom, fresh);
    expect(median === null || median > 100_000).toBe(true);
  });
});

test("every day of purchase and every step counts as an entry of a path", () => {
  const purchases = Array.from({ length: 300 }, (_, day) => ({
    on: new Date(Date.UTC(2000, 0, 1 + day)).toISOString().slice(0, 10),
  }));
  const path = alivePath(bg, purchases, { until: "2001-01-01", everyDays: 30 });
  // Three hundred days, then those at 300, 330 and 360 days from the first, and the last.
  expect(path).toHaveLength(304);
  // 19,701 days and 300 of purchases are more than 20,000; 19,700 are not.
  const last = (days: number): string => new Date(Date.UTC(2000, 0, 1 + days)).toISOString().slice(0, 10);
  expect(() => alivePath(bg, purchases, { until: last(19_701), everyDays: 1 })).toThrow("at most 20000 entries");
});

test("a holdout of rows without amounts has no mean, and an observation may be a single day", () => {
  const rows = [
    { accountId: "a", on: "2026-01-01", amount: 5 },
    { accountId: "a", on: "2026-02-01" },
    { accountId: "a", on: "2026-02-03", amount: 7 },
  ];
  const { summaries } = splitHoldout(rows, { until: "2026-01-31", holdoutUntil: "2026-03-01", unit: "day" });
  expect(summaries[0]).toMatchObject({ holdoutPurchases: 2, holdoutMeanSpend: null });
  const day = { from: "2026-01-01", until: "2026-01-01", holdoutUntil: "2026-03-01", unit: "day" } as const;
  expect(splitHoldout(rows, day).summaries[0]).toMatchObject({ repeatPurchases: 0, observed: 0 });
});
