import {
  alivePath,
  betaDiscreteWeibullModel,
  bgBbModel,
  bgNbdModel,
  calibratedChance,
  compareModels,
  cumulativeTracking,
  discountedResidualLifetime,
  discountedResidualPurchases,
  expectedNextPurchase,
  expectedPurchases,
  expectedSpend,
  explainAlive,
  fitBetaDiscreteWeibull,
  fitBgBb,
  fitBgNbd,
  fitBuyingCalibration,
  fitGammaGamma,
  fitMbgNbd,
  fitParetoNbd,
  fitShiftedBetaGeometric,
  frequencyRecencyMatrix,
  gammaGammaModel,
  lifetimeValue,
  logLikelihood,
  mbgNbdModel,
  paretoNbdModel,
  predictionInterval,
  predictPurchases,
  predictSpend,
  probabilityAlive,
  probabilityOfBuying,
  probabilityOfPurchases,
  purchaseAccumulator,
  shiftedBetaGeometricModel,
  simulateHistories,
  splitHoldout,
  summarizePurchases,
  survival,
} from "retention-kit";
import { expect, test } from "vitest";
import { refused, type RefusedRow } from "../support/refused.js";

const week = { timeUnit: "week" } as const;
const bg = bgNbdModel({ r: 0.2426, alpha: 4.414, a: 0.7929, b: 2.426 }, week);
const bb = bgBbModel({ alpha: 1.2, beta: 0.75, gamma: 0.66, delta: 2.8 });
const contract = shiftedBetaGeometricModel({ alpha: 0.7, beta: 3.8 });
const weibull = betaDiscreteWeibullModel({ alpha: 0.7, beta: 3.8, c: 1.5 });
const spending = gammaGammaModel({ p: 6, q: 4, v: 15 });
const withCovariate = {
  ...bg,
  covariates: { purchase: ["size"], dropout: ["age"] },
  parameters: { ...bg.parameters, "purchase.size": 0.1, "dropout.age": 0.1 },
};
const history = { repeatPurchases: 2, recency: 30, observed: 39 };
const chances = { repeatPurchases: 2, recency: 3, opportunities: 6 };
const spend = { repeatPurchases: 2, meanRepeatSpend: 30 };

/** A model or a history that is none, whatever it is asked by. */
const any = (value: unknown) => value as never;

/** What every prediction for one customer refuses. */
function predictionRows(predict: (model: typeof bg, of: typeof history) => unknown): RefusedRow[] {
  const model = (changes: object) => predict({ ...bg, ...changes }, history);
  const of = (changes: object) => predict(bg, { ...history, ...changes });
  return [
    ["model", () => predict(any(3), history)],
    ["model.kind", () => model({ kind: "gamma-gamma" })],
    ["model.version", () => model({ version: 2 })],
    ["model.timeUnit", () => model({ timeUnit: "decade" })],
    ["model.parameters", () => model({ parameters: 3 })],
    ["model.parameters.alpha", () => model({ parameters: { ...bg.parameters, alpha: "4" } })],
    ["model.parameters.b", () => model({ parameters: { ...bg.parameters, b: 0 } })],
    ["model.parameters.r", () => model({ parameters: { ...bg.parameters, r: Infinity } })],
    ["model.covariates", () => model({ covariates: null })],
    ["model.covariates.purchase", () => model({ covariates: { purchase: 3, dropout: [] } })],
    ["model.covariates.dropout", () => model({ covariates: { purchase: [], dropout: [3] } })],
    ["model.parameters.purchase.size", () => model({ covariates: { purchase: ["size"], dropout: [] } })],
    ["model.covariates", () => model({ covariates: undefined })],
    ["history", () => predict(bg, any(3))],
    ["history", () => predict(bg, any(null))],
    ["history.repeatPurchases", () => of({ repeatPurchases: -1 })],
    ["history.repeatPurchases", () => of({ repeatPurchases: 1.5 })],
    ["history.observed", () => of({ observed: "39" })],
    ["history.observed", () => of({ observed: Infinity })],
    ["history.recency", () => of({ recency: 39.1 })],
    ["history.recency", () => of({ recency: -1 })],
    ["history.recency", () => of({ recency: NaN })],
    ["history.recency", () => of({ repeatPurchases: 0 })],
    ["history.unit", () => of({ unit: "day" })],
    ["history.unit", () => of({ unit: "decade" })],
    ["history.covariates.size", () => predict(withCovariate, any({ ...history, covariates: { age: 1 } }))],
    ["history.covariates.age", () => predict(withCovariate, any({ ...history, covariates: { size: 1, age: "1" } }))],
  ];
}

/** What every prediction over opportunities refuses. */
function opportunityRows(predict: (model: typeof bb, of: typeof chances) => unknown): RefusedRow[] {
  const of = (changes: object) => predict(bb, { ...chances, ...changes });
  return [
    ["history", () => predict(bb, any(3))],
    ["history.repeatPurchases", () => of({ repeatPurchases: -1 })],
    ["history.opportunities", () => of({ opportunities: 1_000_001 })],
    ["history.opportunities", () => of({ opportunities: 6.5 })],
    ["history.recency", () => of({ recency: 2.5 })],
    ["history.recency", () => of({ recency: 7 })],
    ["history.recency", () => of({ recency: 1 })],
    ["history.recency", () => of({ repeatPurchases: 0 })],
  ];
}

/** What every rate of discount refuses. */
function discountRows(value: (discount: object) => unknown): RefusedRow[] {
  return [
    ["options.discount", () => value({ rate: 0.1, unit: "year" })],
    ["options.discount.rate", () => value({ rate: "0.1" })],
    ["options.discount.rate", () => value({ rate: 0 })],
    ["options.discount.rate", () => value({ rate: 1.01, per: "year" })],
    ["options.discount.per", () => value({ rate: 0.1 })],
    ["options.discount.per", () => value({ rate: 0.1, per: "decade" })],
  ];
}

const horizon = { horizon: 10 };
refused("expectedPurchases", [
  ...predictionRows((model, of) => expectedPurchases(model, of, horizon)),
  ...opportunityRows((model, of) => expectedPurchases(model, of, horizon)),
  ["options", () => expectedPurchases(bg, history, any(3))],
  ["options.horizon", () => expectedPurchases(bg, history, { horizon: -1 })],
  ["options.horizon", () => expectedPurchases(bb, chances, { horizon: 1.5 })],
  ["options.horizon", () => expectedPurchases(bb, chances, { horizon: 1_000_001 })],
  ["history", () => expectedPurchases(withCovariate, "new", horizon)],
]);
refused("probabilityOfBuying", [
  ...predictionRows((model, of) => probabilityOfBuying(model, of, horizon)),
  ["options", () => probabilityOfBuying(bg, history, any(null))],
  ["options.horizon", () => probabilityOfBuying(bg, history, { horizon: -1 })],
]);
refused("probabilityOfPurchases", [
  ...predictionRows((model, of) => probabilityOfPurchases(model, of, { horizon: 1, purchases: 1 })),
  ["options", () => probabilityOfPurchases(bg, history, any(3))],
  ["options.horizon", () => probabilityOfPurchases(bg, history, { horizon: -1, purchases: 1 })],
  ["options.purchases", () => probabilityOfPurchases(bg, history, { horizon: 1, purchases: 1.5 })],
]);
refused("probabilityAlive", [
  ...predictionRows((model, of) => probabilityAlive(model, of)),
  ["options", () => probabilityAlive(bg, history, any({ on: 3 }))],
  ["options.at", () => probabilityAlive(bg, history, { at: 38.9 })],
  ["options.at", () => probabilityAlive(bb, chances, { at: 5 })],
]);
refused("explainAlive", [["options", () => explainAlive(bg, history, any({ on: 3 }))]]);
refused("expectedNextPurchase", [
  ...predictionRows((model, of) => expectedNextPurchase(model, of)),
  ["options", () => expectedNextPurchase(bg, history, any({ horizon: 3 }))],
  ["options.confidence", () => expectedNextPurchase(bg, history, { confidence: 1 })],
]);
refused("discountedResidualPurchases", [
  ...predictionRows((model, of) => discountedResidualPurchases(model, of, { discount: { rate: 0.1, per: "year" } })),
  ...discountRows((discount) => discountedResidualPurchases(bg, history, { discount: any(discount) })),
  ["options", () => discountedResidualPurchases(bg, history, any(3))],
]);
refused("discountedResidualLifetime", [
  ...discountRows((discount) => discountedResidualLifetime(bg, history, { discount: any(discount) })),
  ["model", () => discountedResidualLifetime(any(3), any(history), { discount: { rate: 0.1 } })],
  ["options", () => discountedResidualLifetime(bg, history, any(3))],
  ["history.recency", () => discountedResidualLifetime(bg, { ...history, recency: 40 }, year())],
  ["model.parameters.alpha", () => discountedResidualLifetime(broken(), any({ renewalsMade: 1 }), year())],
  ["age", () => discountedResidualLifetime(contract, any(3), { discount: { rate: 0.1 } })],
  ["age", () => discountedResidualLifetime(contract, any({}), { discount: { rate: 0.1 } })],
  [
    "age",
    () => discountedResidualLifetime(contract, any({ renewalsMade: 1, periodsBegun: 2 }), { discount: { rate: 0.1 } }),
  ],
  ["age.renewalsMade", () => discountedResidualLifetime(contract, { renewalsMade: -1 }, { discount: { rate: 0.1 } })],
  ["age.periodsBegun", () => discountedResidualLifetime(contract, { periodsBegun: 0 }, { discount: { rate: 0.1 } })],
  ["options.discount.per", () => discountedResidualLifetime(contract, { renewalsMade: 1 }, year())],
]);

function year() {
  return { discount: { rate: 0.1, per: "year" } } as const;
}
function broken() {
  return { ...contract, timeUnit: any("year"), parameters: { alpha: 0, beta: 1 } };
}

const money = { spend: 1, discount: { rate: 0.1, per: "year" } } as const;
refused("lifetimeValue", [
  ...predictionRows((model, of) => lifetimeValue(model, of, money)).filter(([path]) => path !== "model"),
  ...discountRows((discount) => lifetimeValue(bg, history, { ...money, discount: any(discount) })),
  ["model", () => lifetimeValue(any(3), any(history), money)],
  ["options", () => lifetimeValue(bg, history, any({ ...money, spent: 3 }))],
  ["options.spend", () => lifetimeValue(bg, history, { ...money, spend: -1 })],
  ["options.margin", () => lifetimeValue(bg, history, { ...money, margin: 1.1 })],
  ["options.discounting", () => lifetimeValue(bg, history, { ...money, discounting: any("daily") })],
  ["options.horizon", () => lifetimeValue(bg, history, { ...money, horizon: -1 })],
  ["options.horizon", () => lifetimeValue(bg, history, { ...money, discounting: "discrete" })],
  ["options.horizon", () => lifetimeValue(bg, history, { ...money, discounting: "discrete", horizon: 5_217_858 })],
  ["options.horizon", () => lifetimeValue(bb, chances, { spend: 1, discount: { rate: 0.1 }, horizon: 100_001 })],
  ["options.horizon", () => lifetimeValue(contract, "new", { spend: 1, discount: { rate: 0.1 }, horizon: 100_001 })],
  ["options.horizon", () => lifetimeValue(contract, "new", { spend: 1, discount: { rate: 0.1 }, horizon: 0.5 })],
  ["model.parameters.alpha", () => lifetimeValue(broken(), "new", money)],
  ["age", () => lifetimeValue(contract, any(3), { spend: 1, discount: { rate: 0.1 } })],
]);

refused("predictPurchases", [
  ["options", () => predictPurchases(bg, [history], any(3))],
  ["model.version", () => predictPurchases({ ...bg, version: any(2) }, [history], horizon)],
  ["options.horizon", () => predictPurchases(bg, [history], { horizon: NaN })],
  [
    "histories[0].recencyy",
    () => predictPurchases(bg, [{ ...history, recency: undefined, recencyy: 3 } as never], horizon),
  ],
  ["histories", () => predictPurchases(bg, any(3), horizon)],
]);
test("predictPurchases rejects a history by what is wrong with it", () => {
  const rows: readonly (readonly [unknown, string])[] = [
    [{ ...history, recency: 40 }, "recency"],
    [{ ...history, accountId: 3 }, "accountId"],
    [{ ...history, unit: "day" }, "unit"],
    [{ ...history, covariate: {} }, "covariate"],
  ];
  for (const [row, path] of rows) {
    const { predictions, rejected } = predictPurchases(bg, [history, row] as never, horizon);
    expect(predictions.map(({ index }) => index)).toEqual([0]);
    expect(rejected.map((each) => [each.index, each.path.replace("histories[1].", "")])).toEqual([[1, path]]);
    expect(rejected[0]?.message).toMatch(/^predictPurchases: /);
  }
});

refused("expectedSpend", [
  ["model.kind", () => expectedSpend(any(bg), spend)],
  ["history", () => expectedSpend(spending, any(3))],
  ["history.repeatPurchases", () => expectedSpend(spending, { ...spend, repeatPurchases: -1 })],
  ["history.meanRepeatSpend", () => expectedSpend(spending, { ...spend, meanRepeatSpend: -1 })],
  ["model.parameters.q", () => expectedSpend(gammaGammaModel({ p: 0.1, q: 0.5, v: 1 }), "new")],
  ["model.parameters.q", () => expectedSpend(gammaGammaModel({ p: 0.25, q: 0.5, v: 1 }), spend)],
]);
refused("predictSpend", [
  ["model.kind", () => predictSpend(any(bg), [spend])],
  [
    "histories[0].meanRepeatSpends",
    () => predictSpend(spending, [{ ...spend, meanRepeatSpend: undefined, meanRepeatSpends: 3 } as never]),
  ],
  ["histories", () => predictSpend(spending, any(3))],
]);
test("predictSpend rejects a history by what is wrong with it", () => {
  const rows: readonly (readonly [unknown, string])[] = [
    [{ ...spend, accountId: 3 }, "accountId"],
    [{ ...spend, repeatPurchases: -1 }, "history.repeatPurchases"],
    [{ ...spend, meanRepeatSpend: undefined, meanRepeatSpends: 1 }, "meanRepeatSpends"],
  ];
  for (const [row, path] of rows) {
    const { predictions, rejected } = predictSpend(spending, [spend, row] as never);
    expect(predictions).toHaveLength(1);
    expect(rejected.map((each) => [each.index, each.path])).toEqual([[1, path]]);
    expect(rejected[0]?.message).toMatch(/^predictSpend: /);
  }
});

const models: readonly (readonly [string, (parameters: object, options?: object) => unknown, object])[] = [
  ["bgNbdModel", (parameters, options = week) => bgNbdModel(any(parameters), any(options)), bg.parameters],
  ["mbgNbdModel", (parameters, options = week) => mbgNbdModel(any(parameters), any(options)), bg.parameters],
  [
    "paretoNbdModel",
    (parameters, options = week) => paretoNbdModel(any(parameters), any(options)),
    { r: 1, alpha: 1, s: 1, beta: 1 },
  ],
];
for (const [name, make, parameters] of models) {
  refused(name, [
    ["parameters", () => make(any(3))],
    ["options", () => make(parameters, any(3))],
    ["options.timeUnit", () => make(parameters, { timeUnit: null })],
    ...Object.keys(parameters).map((key): RefusedRow => [`parameters.${key}`, () => make({ ...parameters, [key]: 0 })]),
  ]);
}
const periodModels: readonly (readonly [string, (parameters: object, options?: object) => unknown, object])[] = [
  ["bgBbModel", (parameters, options) => bgBbModel(any(parameters), any(options)), bb.parameters],
  [
    "shiftedBetaGeometricModel",
    (parameters, options) => shiftedBetaGeometricModel(any(parameters), any(options)),
    contract.parameters,
  ],
  [
    "betaDiscreteWeibullModel",
    (parameters, options) => betaDiscreteWeibullModel(any(parameters), any(options)),
    weibull.parameters,
  ],
];
for (const [name, make, parameters] of periodModels) {
  refused(name, [
    ["parameters", () => make(any(3))],
    ["options", () => make(parameters, { unit: "week" })],
    ["options.timeUnit", () => make(parameters, { timeUnit: "decade" })],
    ...Object.keys(parameters).map((key): RefusedRow => [
      `parameters.${key}`,
      () => make({ ...parameters, [key]: "1" }),
    ]),
  ]);
}
refused("gammaGammaModel", [
  ["parameters", () => gammaGammaModel(any(null))],
  ["parameters.p", () => gammaGammaModel(any({ q: 1, v: 1 }))],
]);
test("models know their kind and unit", () => {
  const period = { timeUnit: "month" } as const;
  expect([bg.kind, bg.timeUnit, bg.version]).toEqual(["bg-nbd", "week", 1]);
  expect([bb.kind, bb.timeUnit]).toEqual(["bg-bb", null]);
  expect(mbgNbdModel(bg.parameters, week).kind).toBe("mbg-nbd");
  expect(paretoNbdModel({ r: 1, alpha: 1, s: 1, beta: 1 }, week).kind).toBe("pareto-nbd");
  expect([contract.kind, weibull.kind, spending.kind]).toEqual([
    "shifted-beta-geometric",
    "beta-discrete-weibull",
    "gamma-gamma",
  ]);
  expect(bgBbModel(bb.parameters, period).timeUnit).toBe("month");
  expect(shiftedBetaGeometricModel(contract.parameters, period).timeUnit).toBe("month");
  expect(betaDiscreteWeibullModel(weibull.parameters, period).timeUnit).toBe("month");
});

const fits = { fitBgNbd, fitMbgNbd, fitParetoNbd };
for (const [name, fit] of Object.entries(fits)) {
  const of = (row: object, options: object = week) => (fit as typeof fitBgNbd)([history, row as never], any(options));
  refused(name, [
    ["options", () => of(history, { unit: "week" })],
    ["options.penalty", () => of(history, { ...week, penalty: -1 })],
    ["options.timeUnit", () => of(history, {})],
    ["options.covariates", () => of(history, { ...week, covariates: { leaving: [] } })],
    ["options.covariates.purchase", () => of(history, { ...week, covariates: { purchase: "size" } })],
    ["options.covariates.dropout[1]", () => of(history, { ...week, covariates: { dropout: ["size", 3] } })],
    ["histories", () => fit(any(3), week)],
    ["histories", () => fit([], week)],
    ["histories[1].counts", () => of({ ...history, counts: 3 })],
    ["histories[1].count", () => of({ ...history, count: 0.5 })],
    ["histories[1].count", () => of({ ...history, count: -1 })],
    ["histories[1].observed", () => of({ ...history, observed: -1 })],
    ["histories[0].covariates.size", () => of(history, { ...week, covariates: { purchase: ["size"] } })],
  ]);
}
refused("fitBgBb", [
  ["options", () => fitBgBb([chances], any({ covariates: {} }))],
  ["options.timeUnit", () => fitBgBb([chances], { timeUnit: any("decade") })],
  ["options.penalty", () => fitBgBb([chances], { penalty: -1 })],
  ["histories", () => fitBgBb(any(3))],
  ["histories", () => fitBgBb([])],
  ["histories[1].opportunities", () => fitBgBb([chances, { ...chances, opportunities: -1 }])],
  ["histories[1].count", () => fitBgBb([chances, { ...chances, count: 1.5 }])],
]);
refused("fitGammaGamma", [
  ["options", () => fitGammaGamma([spend], any({ timeUnit: "week" }))],
  ["options.penalty", () => fitGammaGamma([spend], { penalty: -1 })],
  ["histories", () => fitGammaGamma(any(3))],
  ["histories", () => fitGammaGamma([{ ...spend, count: 0 }])],
  ["histories[0].repeatPurchases", () => fitGammaGamma([{ ...spend, repeatPurchases: 0.5 }])],
  ["histories[0].meanRepeatSpend", () => fitGammaGamma([{ ...spend, meanRepeatSpend: Infinity }])],
  ["histories[1].meanRepeatSpend", () => fitGammaGamma([spend, { ...spend, meanRepeatSpend: -1 }])],
  ["histories[0].count", () => fitGammaGamma([{ ...spend, count: -1 }])],
]);
for (const [name, fit] of Object.entries({ fitShiftedBetaGeometric, fitBetaDiscreteWeibull })) {
  const of = (surviving: unknown, options: object = {}) => fit(any(surviving), options);
  refused(name, [
    ["options", () => of([100, 80], { unit: "year" })],
    ["options.timeUnit", () => of([100, 80], { timeUnit: "decade" })],
    ["options.penalty", () => of([100, 80], { penalty: -1 })],
    ["surviving", () => of(3)],
    ["surviving", () => of([])],
    ["surviving[1]", () => of([{ surviving: [100, 80] }, 3])],
    ["surviving[0].surviving", () => of([{ surviving: 3 }])],
    ["surviving[0][0]", () => of([0, 0])],
    ["surviving[1]", () => of([{ surviving: [100, 80] }, { surviving: [100] }])],
    ["customers", () => of([100, 80], { customers: 0 })],
    ["surviving[0][2]", () => of([100, 80, 81])],
    ["surviving[0][1]", () => of([100, -1])],
  ]);
}
refused("survival", [
  ["options", () => survival(contract, any({ period: 3 }))],
  ["model.kind", () => survival(any(bg), { periods: 3 })],
  ["options.periods", () => survival(contract, { periods: 1_000_001 })],
  ["options.periods", () => survival(contract, { periods: 0.5 })],
  ["options.renewals", () => survival(contract, { periods: 1, renewals: -1 })],
]);

refused("logLikelihood", [
  ["model.kind", () => logLikelihood(any(contract), [])],
  ["histories", () => logLikelihood(bg, any(3))],
  ["histories", () => logLikelihood(bg, [])],
  ["histories[0].recency", () => logLikelihood(bg, [{ ...history, recency: 99 }])],
  ["histories[0].recency", () => logLikelihood(bb, [{ ...chances, recency: 9 }])],
  ["histories[0].count", () => logLikelihood(spending, [{ ...spend, count: -1 }])],
]);

const judged = { ...history, holdoutPurchases: 1 };
refused("compareModels", [
  ["models", () => compareModels(any(3), [judged], horizon)],
  ["options", () => compareModels({ bg }, [judged], any({ ...horizon, bins: 3 }))],
  ["options.lastBin", () => compareModels({ bg }, [judged], { ...horizon, lastBin: 10_001 })],
  ["histories", () => compareModels({ bg }, any(3), horizon)],
  ["histories", () => compareModels({ bg }, [], horizon)],
  ["histories[0].holdoutPurchases", () => compareModels({ bg }, [{ ...judged, holdoutPurchases: 0.5 }], horizon)],
  ["model.logLikelihood", () => compareModels({ bg: { ...bg, logLikelihood: NaN } }, [judged], horizon)],
  ["model.observations", () => compareModels({ bg: { ...bg, logLikelihood: -1 } }, [judged], horizon)],
]);
refused("cumulativeTracking", [
  ["model", () => cumulativeTracking(any(3), [], { until: "2026-01-01" })],
  ["options.until", () => cumulativeTracking(bg, [], { until: "2026-02-30" })],
  ["options.minorDigits", () => cumulativeTracking(bg, [], { until: "2026-01-01", minorDigits: 7 })],
  ["purchases", () => cumulativeTracking(bg, any(3), { until: "2026-01-01" })],
]);
refused("frequencyRecencyMatrix", [
  ["options", () => frequencyRecencyMatrix(bg, any({ ...horizon, observed: 1, mostPurchases: 1, step: 3 }))],
  ["options.observed", () => frequencyRecencyMatrix(bg, { ...horizon, observed: 0, mostPurchases: 1 })],
  ["options.mostPurchases", () => frequencyRecencyMatrix(bg, { ...horizon, observed: 1, mostPurchases: 10_001 })],
  ["options.steps", () => frequencyRecencyMatrix(bg, { ...horizon, observed: 1, mostPurchases: 1, steps: 0 })],
  ["options.steps", () => frequencyRecencyMatrix(bg, { ...horizon, observed: 1, mostPurchases: 1, steps: 10_001 })],
]);
const covariance = [1, 2, 3, 4].map((row) => [1, 2, 3, 4].map((column) => (row === column ? 1e-4 : 0)));
const settled = { ...bg, covariance };
refused("predictionInterval", [
  ["options", () => predictionInterval(settled, () => 1, any({ method: "delta" }))],
  ["options.confidence", () => predictionInterval(settled, () => 1, { confidence: 0 })],
  ["model.kind", () => predictionInterval(any({ ...settled, kind: "loyalty" }), () => 1)],
  ["predict", () => predictionInterval(settled, any(3))],
  ["predict", () => predictionInterval(settled, () => NaN)],
  ["options.scale", () => predictionInterval(settled, () => 1, { scale: any("square") })],
  ["options.scale", () => predictionInterval(settled, () => 0)],
  ["options.scale", () => predictionInterval(settled, () => 1, { scale: "logit" })],
  ["model.covariance", () => predictionInterval(bg, () => 1)],
  ["options.bootstrap", () => predictionInterval(bg, () => 1, { bootstrap: any({ observed: [1], seed: 1, runs: 3 }) })],
  ["model.kind", () => predictionInterval(contract, () => 1, { bootstrap: { observed: [1], seed: 1 } })],
  ["options.bootstrap.seed", () => predictionInterval(bg, () => 1, { bootstrap: { observed: [1], seed: -1 } })],
  [
    "options.bootstrap.replications",
    () => predictionInterval(bg, () => 1, { bootstrap: { observed: [1], seed: 1, replications: 19 } }),
  ],
  [
    "options.bootstrap.replications",
    () => predictionInterval(bg, () => 1, { bootstrap: { observed: [1], seed: 1, replications: 100_001 } }),
  ],
]);
refused("simulateHistories", [
  ["options", () => simulateHistories(bg, any({ observed: [1], seed: 1, paths: 3 }))],
  ["model.kind", () => simulateHistories(any(contract), { observed: [1], seed: 1 })],
  ["options.seed", () => simulateHistories(bg, { observed: [1], seed: 0.5 })],
  ["options.horizon", () => simulateHistories(bg, { observed: [1], seed: 1, horizon: -1 })],
  ["model.covariates", () => simulateHistories(withCovariate, { observed: [1], seed: 1 })],
  ["options.observed", () => simulateHistories(bg, { observed: any(3), seed: 1 })],
  ["options.observed[1]", () => simulateHistories(bg, { observed: [1, -1], seed: 1 })],
  ["options.observed[1]", () => simulateHistories(bb, { observed: [1, 1.5], seed: 1 })],
  ["options.observed[0]", () => simulateHistories(bb, { observed: [1_000_001], seed: 1 })],
]);

const summary = { until: "2026-03-31", unit: "week" } as const;
const summaries: Record<string, (options: object) => unknown> = {
  summarizePurchases: (options) => summarizePurchases([], any(options)),
  purchaseAccumulator: (options) => purchaseAccumulator(any(options)),
  splitHoldout: (options) => splitHoldout([], any({ holdoutUntil: "2026-06-30", ...options })),
};
for (const [name, call] of Object.entries(summaries)) {
  refused(name, [
    ["options", () => call({ ...summary, units: "week" })],
    ["options.unit", () => call({ ...summary, unit: undefined })],
    ["options.minorDigits", () => call({ ...summary, minorDigits: 7 })],
    ["options.minorDigits", () => call({ ...summary, minorDigits: -1 })],
    ["options.until", () => call({ ...summary, until: "2026-02-30" })],
    ["options.from", () => call({ ...summary, from: "soon" })],
    ["options.from", () => call({ ...summary, from: "2026-04-01" })],
  ]);
}
refused("splitHoldout", [
  ["options.holdoutUntil", () => splitHoldout([], { ...summary, holdoutUntil: "soon" })],
  ["options.holdoutUntil", () => splitHoldout([], { ...summary, holdoutUntil: "2026-03-31" })],
  ["purchases", () => splitHoldout(any(3), { ...summary, holdoutUntil: "2026-06-30" })],
  [
    "options.until",
    () => splitHoldout([{ accountId: "a", on: "2026-05-01" }], { ...summary, holdoutUntil: "2026-06-30" }),
  ],
]);
refused("summarizePurchases", [["purchases", () => summarizePurchases(any(3), summary)]]);

const until = "2026-03-31";
const bought = [{ on: "2026-01-01" }];
refused("alivePath", [
  ["options", () => alivePath(bg, bought, any({ until, every: 3 }))],
  ["model.kind", () => alivePath(any(bb), bought, { until })],
  ["options.everyDays", () => alivePath(bg, bought, { until, everyDays: 0 })],
  ["options.everyDays", () => alivePath(bg, bought, { until, everyDays: 3661 })],
  ["options.everyDays", () => alivePath(bg, [{ on: "1900-01-01" }], { until, everyDays: 1 })],
  ["options.until", () => alivePath(bg, bought, { until: "soon" })],
  ["options.from", () => alivePath(bg, bought, { until, from: "soon" })],
  ["options.from", () => alivePath(bg, bought, { until, from: "2026-04-01" })],
  ["purchases", () => alivePath(bg, any(3), { until })],
  ["purchases[0].on", () => alivePath(bg, [{ on: "soon" }], { until })],
  ["purchases[0].amount", () => alivePath(bg, [{ on: until, amount: 2 ** 47 }], { until })],
  ["purchases[0].amount", () => alivePath(bg, [{ on: until, amount: -(2 ** 47) }], { until })],
  ["purchases[0].quantity", () => alivePath(bg, [{ on: until, quantity: NaN }], { until })],
  ["purchases[1].accountId", () => alivePath(bg, [...bought, { on: until, accountId: "b" }], { until })],
  ["history.covariates.size", () => alivePath(withCovariate, bought, { until, covariates: { age: 1 } })],
]);

const outcome = { raw: 0.5, silentDays: 3, purchaseDays: 2, bought: true };
const windows = (row: object) => [{ rows: [outcome, { ...outcome, ...row }] }] as never;
const fitWindows = (row: object) => fitBuyingCalibration(windows(row), { windowDays: 90 });
refused("fitBuyingCalibration", [
  ["windows", () => fitBuyingCalibration(any(3), { windowDays: 90 })],
  ["windows", () => fitBuyingCalibration([], { windowDays: 90 })],
  ["options", () => fitBuyingCalibration(windows({}), any({ windowDays: 90, days: 3 }))],
  ["options.assumptions", () => fitBuyingCalibration(windows({}), { windowDays: 90, assumptions: any({}) })],
  ["options.windowDays", () => fitBuyingCalibration(windows({}), { windowDays: 0 })],
  ["windows[0].rows", () => fitBuyingCalibration([{ rows: [] }], { windowDays: 90 })],
  ["windows[1].rows", () => fitBuyingCalibration([{ rows: [outcome] }, { rows: any(3) }], { windowDays: 90 })],
  ["windows[0].rows[1]", () => fitBuyingCalibration([{ rows: [outcome, any(null)] }], { windowDays: 90 })],
  ["windows[0].age", () => fitBuyingCalibration([{ rows: [outcome], age: -1 }], { windowDays: 90 })],
  ["windows[0].belief", () => fitBuyingCalibration([{ rows: [outcome], belief: 0 }], { windowDays: 90 })],
  ["windows[0].belief", () => fitBuyingCalibration([{ rows: [outcome], belief: 1.1 }], { windowDays: 90 })],
  ["windows[0].windowDays", () => fitBuyingCalibration([{ rows: [outcome], windowDays: 0 }], { windowDays: 90 })],
  ["windows[0].beliefs", () => fitBuyingCalibration(any([{ rows: [outcome], beliefs: 1 }]), { windowDays: 90 })],
  ["windows[0].rows[1].counts", () => fitWindows({ counts: 3 })],
  ["windows[0].rows[1].raw", () => fitWindows({ raw: 1.1 })],
  ["windows[0].rows[1].raw", () => fitWindows({ raw: -0.1 })],
  ["windows[0].rows[1].raw", () => fitWindows({ raw: "0.5" })],
  ["windows[0].rows[1].silentDays", () => fitWindows({ silentDays: -1 })],
  ["windows[0].rows[1].silentDays", () => fitWindows({ silentDays: Infinity })],
  ["windows[0].rows[1].silentDays", () => fitWindows({ silentDays: "3" })],
  ["windows[0].rows[1].purchaseDays", () => fitWindows({ purchaseDays: 0 })],
  ["windows[0].rows[1].purchaseDays", () => fitWindows({ purchaseDays: 1.5 })],
  ["windows[0].rows[1].bought", () => fitWindows({ bought: 1 })],
  ["windows[0].rows[1].count", () => fitWindows({ count: 1.5 })],
]);

const calibration = fitBuyingCalibration(windows({ bought: false, silentDays: 40 }), { windowDays: 90 });
const account = { raw: 0.5, silentDays: 3, purchaseDays: 2 };
const calibrated = (changes: object) => calibratedChance({ ...calibration, ...changes }, account);
const lists = ["means", "deviations", "lowest", "highest", "coefficients"] as const;
refused("calibratedChance", [
  ["calibration", () => calibrated({ month: 3 })],
  ["calibration", () => calibrated({ kind: "calibration" })],
  ["calibration", () => calibrated({ version: 2 })],
  ["calibration.windowDays", () => calibrated({ windowDays: 0 })],
  ...[...lists, "covariance" as const].map((list): RefusedRow => [
    `calibration.${list}`,
    () => calibrated({ [list]: 3 }),
  ]),
  ...lists.map((list): RefusedRow => [
    `calibration.${list}[3]`,
    () => calibrated({ [list]: calibration[list].slice(0, 3) }),
  ]),
  ["calibration.covariance[1]", () => calibrated({ covariance: [[1, 1, 1, 1], 3] })],
  ["calibration.covariance[0][2]", () => calibrated({ covariance: [[1, 1, "1", 1]] })],
  ["calibration.season", () => calibrated({ season: { years: 2, months: 3, follows: true } })],
  ["calibration.season.years", () => calibrated({ season: { years: 1.5, follows: true } })],
  ["calibration.season.follows", () => calibrated({ season: { years: 2, follows: 1 } })],
  ["calibration.level", () => calibrated({ level: NaN })],
  ["calibration.levelDeviation", () => calibrated({ levelDeviation: -1 })],
  ["raw", () => calibratedChance(calibration, { ...account, raw: 1.1 })],
  ["silentDays", () => calibratedChance(calibration, { ...account, silentDays: -1 })],
  ["purchaseDays", () => calibratedChance(calibration, { ...account, purchaseDays: 0 })],
  ["rawInWindow", () => calibratedChance(calibration, { ...account, rawInWindow: 1.1 })],
  ["", () => calibratedChance(calibration, any(null))],
]);
