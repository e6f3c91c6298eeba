import {
  bgBbModel,
  type BgBbModel,
  bgNbdModel,
  fitBgBb,
  fitBgNbd,
  fitGammaGamma,
  fitMbgNbd,
  fitParetoNbd,
  gammaGammaModel,
  logLikelihood,
  mbgNbdModel,
  paretoNbdModel,
  simulateHistories,
  summarizePurchases,
} from "retention-kit";
import { describe, expect, test } from "vitest";
import reference from "../fixtures/buy-till-you-die/reference.json" with { type: "json" };
import lifetimes from "../fixtures/lifetimes/probability-of-buying.json" with { type: "json" };
import exact from "../fixtures/mpmath/probability-of-buying.json" with { type: "json" };
import { cdnowPurchases, hasCdnow } from "./cdnow.js";

const week = { timeUnit: "week" } as const;
const donors: BgBbModel = bgBbModel({ alpha: 1.2, beta: 0.75, gamma: 0.66, delta: 2.8 });

describe("the log likelihood at given parameters", () => {
  test.each(exact["bg-nbd"])(
    "is the story's own, BG/NBD after $history",
    ({ parameters, history, logLikelihood: value }) => {
      const [r = 0, alpha = 0, a = 0, b = 0] = parameters;
      const [repeatPurchases = 0, recency = 0, observed = 0] = history;
      const histories = [{ repeatPurchases, recency, observed, count: 3 }];
      expect(logLikelihood(bgNbdModel({ r, alpha, a, b }, week), histories) / 3).toBeCloseTo(value, 10);
    },
  );

  test.each(exact["mbg-nbd"])(
    "is the story's own, MBG/NBD after $history",
    ({ parameters, history, logLikelihood: value }) => {
      const [r = 0, alpha = 0, a = 0, b = 0] = parameters;
      const [repeatPurchases = 0, recency = 0, observed = 0] = history;
      const histories = [{ repeatPurchases, recency, observed }];
      expect(logLikelihood(mbgNbdModel({ r, alpha, a, b }, week), histories)).toBeCloseTo(value, 10);
    },
  );

  test.each(exact["pareto-nbd"])(
    "is the story's own, Pareto/NBD after $history",
    ({ parameters, history, logLikelihood: value }) => {
      const [r = 0, alpha = 0, s = 0, beta = 0] = parameters;
      const [repeatPurchases = 0, recency = 0, observed = 0] = history;
      const histories = [{ repeatPurchases, recency, observed }];
      expect(logLikelihood(paretoNbdModel({ r, alpha, s, beta }, week), histories)).toBeCloseTo(value, 10);
    },
  );

  test.each(exact["bg-bb"])(
    "is the story's own, BG/BB after $history",
    ({ parameters, history, logLikelihood: value }) => {
      const [alpha = 0, beta = 0, gamma = 0, delta = 0] = parameters;
      const [repeatPurchases = 0, recency = 0, opportunities = 0] = history;
      const histories = [{ repeatPurchases, recency, opportunities }];
      expect(logLikelihood(bgBbModel({ alpha, beta, gamma, delta }), histories)).toBeCloseTo(value, 10);
    },
  );

  test("a customer is that of pymc-marketing", () => {
    const { parameters, cases } = reference.mbgNbd.logLikelihoodPerCustomer;
    for (const { x, tx, T, value } of cases) {
      const history = { repeatPurchases: x, recency: tx, observed: T };
      expect(logLikelihood(mbgNbdModel(parameters, week), [history])).toBeCloseTo(value, 4);
    }
  });

  test.skipIf(!hasCdnow)("of CDNOW at the published parameters is the published one", () => {
    const { summaries } = summarizePurchases(cdnowPurchases(), { until: "1997-09-30", unit: "week" });
    const { parameters, logLikelihood: value } = reference.mbgNbd.cdnow;
    expect(logLikelihood(mbgNbdModel(parameters, week), summaries)).toBeCloseTo(value, 2);
    const bgNbd = bgNbdModel(reference.bgNbd.cdnow.predictionsAt, week);
    expect(logLikelihood(bgNbd, summaries)).toBeCloseTo(reference.bgNbd.cdnow.logLikelihood, 2);
  });

  test("is that of lifetimes", () => {
    const histories = lifetimes.histories.map(([repeatPurchases = 0, recency = 0, observed = 0]) => ({
      repeatPurchases,
      recency,
      observed,
    }));
    const { parameters, bgNbd, mbgNbd } = lifetimes.betaGeometric;
    expect(logLikelihood(bgNbdModel(parameters, week), histories)).toBeCloseTo(bgNbd, 8);
    expect(logLikelihood(mbgNbdModel(parameters, week), histories)).toBeCloseTo(mbgNbd, 8);
    const pareto = paretoNbdModel(lifetimes.pareto.parameters, week);
    expect(logLikelihood(pareto, histories)).toBeCloseTo(lifetimes.pareto.logLikelihood, 8);
  });

  const truth = paretoNbdModel({ r: 0.7, alpha: 8, s: 0.6, beta: 20 }, week);
  const histories = simulateHistories(truth, { observed: Array(400).fill(52) as number[], seed: 5 }).map(
    (history, index) => ({ ...history, covariates: { big: index % 3 } }),
  );

  test.each([fitBgNbd, fitMbgNbd, fitParetoNbd])("is the fit's own at the fit, and less elsewhere", (fit) => {
    for (const covariates of [{}, { purchase: ["big"], dropout: ["big"] }]) {
      const model = fit(histories, { ...week, covariates });
      expect(logLikelihood(model, histories)).toBeCloseTo(model.logLikelihood ?? NaN, 8);
      const parameters = { ...model.parameters, r: model.parameters.r * 1.2 };
      const moved = { ...model, parameters } as typeof model;
      expect(logLikelihood(moved, histories)).toBeLessThan(model.logLikelihood ?? NaN);
    }
  });

  test("is the fit's own for spend and over opportunities", () => {
    const spenders = histories
      .filter(({ repeatPurchases }) => repeatPurchases > 0)
      .map(({ repeatPurchases }, index) => ({ repeatPurchases, meanRepeatSpend: 10 + ((index * 7) % 31) }));
    const spend = fitGammaGamma(spenders);
    expect(logLikelihood(spend, spenders)).toBeCloseTo(spend.logLikelihood ?? NaN, 8);
    const chances = simulateHistories(donors, { observed: Array(200).fill(6) as number[], seed: 2 });
    const donations = fitBgBb(chances);
    expect(logLikelihood(donations, chances)).toBeCloseTo(donations.logLikelihood ?? NaN, 8);
  });

  test("refuses no histories, impossible ones and models of contracts", () => {
    const model = bgNbdModel({ r: 1, alpha: 1, a: 1, b: 1 }, week);
    expect(() => logLikelihood(model, [])).toThrow("histories must not be empty");
    expect(() => logLikelihood(model, [{ repeatPurchases: 0, recency: 3, observed: 9 }])).toThrow(
      "histories[0].recency",
    );
    expect(() => logLikelihood({ ...model, kind: "shifted-beta-geometric" } as never, [])).toThrow(
      "model.kind must be",
    );
    expect(() =>
      logLikelihood(gammaGammaModel({ p: 6, q: 4, v: 15 }), [{ repeatPurchases: 0, meanRepeatSpend: null }]),
    ).toThrow("must hold a repeat purchase");
  });
});
