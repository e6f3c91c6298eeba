import {
  bgBbModel,
  expectedSpend,
  fitBgBb,
  fitGammaGamma,
  gammaGammaModel,
  predictSpend,
  probabilityAlive,
  summarizePurchases,
} from "retention-kit";
import { describe, expect, test } from "vitest";
import exact from "../fixtures/buy-till-you-die/gamma-gamma.json" with { type: "json" };
import reference from "../fixtures/buy-till-you-die/reference.json" with { type: "json" };
import { cdnowPurchases, hasCdnow } from "./cdnow.js";

describe("the gamma–gamma model", () => {
  test("expects of many customers what it expects of each, and rejects the others", () => {
    const model = gammaGammaModel({ p: 6.25, q: 3.74, v: 15.44 });
    const histories = [
      { accountId: "a", repeatPurchases: 2, meanRepeatSpend: 22.35 },
      { accountId: "b", repeatPurchases: 3, meanRepeatSpend: -1 },
      { repeatPurchases: 0, meanRepeatSpend: null },
      { accountId: "d", repeatPurchases: 1.5, meanRepeatSpend: 9 },
      null as never,
    ];
    const { predictions, rejected } = predictSpend(model, histories);
    expect(predictions).toEqual([
      { index: 0, accountId: "a", spend: expectedSpend(model, histories[0] ?? "new") },
      { index: 2, accountId: null, spend: expectedSpend(model, "new") },
    ]);
    expect(rejected.map(({ index, path }) => [index, path])).toEqual([
      [1, "history.meanRepeatSpend"],
      [3, "history.repeatPurchases"],
      [4, "histories[4]"],
    ]);
    // Without purchases the mean of all is p·v / (q − 1); where q ≤ 1 there is none.
    const heavy = predictSpend(gammaGammaModel({ p: 6, q: 0.9, v: 15 }), [{ repeatPurchases: 0, meanRepeatSpend: 0 }]);
    expect(heavy.rejected[0]?.path).toBe("model.parameters.q");
  });

  test.skipIf(!hasCdnow)("fits the CDNOW spend and expects what was recomputed", () => {
    const { recomputed, published, logLikelihood, expectedSpendFirstTenCustomers } = reference.gammaGamma.cdnow;
    const { summaries } = summarizePurchases(cdnowPurchases(), { until: "1997-09-30", unit: "week" });
    const model = fitGammaGamma(summaries);
    expect(model).toMatchObject({ converged: true, observations: 946 });
    expect(model.logLikelihood).toBeGreaterThan(logLikelihood - 1e-3);
    expect(model.logLikelihood).toBeCloseTo(exact.logLikelihood, 9);
    for (const name of ["p", "q", "v"] as const) {
      expect(Math.abs(model.parameters[name] / exact.parameters[name] - 1)).toBeLessThan(1e-9);
      // The recomputed ones are rounded to five decimals, for q 1.3e-6 of it at most.
      const [actual, rounded] = [model.parameters[name], recomputed.parameters[name]];
      expect(Math.abs(actual - rounded)).toBeLessThan(Math.max(1e-6 * rounded, 0.5001e-5));
      expect(Math.abs(model.parameters[name] / published.parameters[name] - 1)).toBeLessThan(1.5e-3);
    }
    // The published ten are the first of the summary file, which is ordered by customer id.
    const first = summaries
      .toSorted((one, other) => Number(one.accountId.split("-")[1]) - Number(other.accountId.split("-")[1]))
      .slice(0, 10);
    first.forEach((summary, index) => {
      const expected = expectedSpendFirstTenCustomers.value[index] ?? NaN;
      expect(Math.abs(expectedSpend(model, summary) / expected - 1)).toBeLessThan(1e-4);
    });
  });

  test("gives an error only where the expectation does not exist", () => {
    const heavy = gammaGammaModel({ p: 0.5, q: 0.9, v: 10 });
    expect(() => expectedSpend(heavy, "new")).toThrow("expectedSpend: model.parameters.q must exceed");
    expect(expectedSpend(heavy, { repeatPurchases: 1, meanRepeatSpend: 20 })).toBeCloseTo((0.5 * 30) / 0.4, 12);
    expect(() =>
      expectedSpend(gammaGammaModel({ p: 0.5, q: 0.5, v: 1 }), { repeatPurchases: 1, meanRepeatSpend: 2 }),
    ).toThrow("does not exist");
  });

  test("stays a number where the money spent in all does not", () => {
    const model = gammaGammaModel({ p: 6.25, q: 3.74, v: 15.44 });
    const spent = expectedSpend(model, { repeatPurchases: 1e9, meanRepeatSpend: 1e305 });
    expect(spent / 1e305).toBeCloseTo(1, 7);
  });

  test("learns nothing from who spent nothing, or is not there", () => {
    const paying = [2, 9, 4, 30, 12, 7, 55].map((meanRepeatSpend, index) => {
      return { repeatPurchases: 1 + (index % 3), meanRepeatSpend };
    });
    const others = [
      { repeatPurchases: 4, meanRepeatSpend: 0 },
      { repeatPurchases: 4, meanRepeatSpend: null },
      { repeatPurchases: 0, meanRepeatSpend: 0 },
      { repeatPurchases: 4, meanRepeatSpend: 80, count: 0 },
    ];
    expect(fitGammaGamma([...paying, ...others], { penalty: 0.1 })).toEqual(fitGammaGamma(paying, { penalty: 0.1 }));
  });

  test("needs a spend to learn from", () => {
    expect(() => fitGammaGamma([{ repeatPurchases: 0, meanRepeatSpend: 0 }])).toThrow("must hold a repeat purchase");
    expect(() => fitGammaGamma([{ repeatPurchases: 1, meanRepeatSpend: -3 }])).toThrow("must be at least 0, got -3");
  });
});

describe("the BG/BB model", () => {
  test("fits the donations as published", () => {
    const { cells, parameters, logLikelihood } = reference.bgBb;
    const model = fitBgBb(
      cells.map(([repeatPurchases = NaN, recency = NaN, opportunities = NaN, count = NaN]) => ({
        repeatPurchases,
        recency,
        opportunities,
        count,
      })),
      { timeUnit: "year" },
    );
    expect(model).toMatchObject({ kind: "bg-bb", timeUnit: "year", converged: true, observations: 11104 });
    expect(model.logLikelihood).toBeGreaterThan(logLikelihood - 1e-3);
    for (const name of ["alpha", "beta", "gamma", "delta"] as const) {
      expect(Math.abs(model.parameters[name] / parameters[name] - 1)).toBeLessThan(1e-3);
    }
  });

  test("asks of the next opportunity unless told", () => {
    const model = bgBbModel({ alpha: 1.2, beta: 0.75, gamma: 0.66, delta: 2.8 });
    const history = { repeatPurchases: 2, recency: 4, opportunities: 6 };
    const last = probabilityAlive(model, history, { at: 6 });
    expect(probabilityAlive(model, history)).toBe(probabilityAlive(model, history, { at: 7 }));
    // Of those alive at the sixth, the share 1 − E[θ] with θ of beta(γ, δ + 6) is alive at the seventh.
    expect(probabilityAlive(model, history) / last).toBeCloseTo(8.8 / 9.46, 12);
  });

  test("refuses a history that cannot be", () => {
    const impossible = { repeatPurchases: 3, recency: 2, opportunities: 6 };
    expect(() => fitBgBb([impossible])).toThrow("fitBgBb: histories[0].recency must be at least the purchases");
    const endless = { repeatPurchases: 1, recency: 1, opportunities: 1e300 };
    expect(() => fitBgBb([endless])).toThrow("fitBgBb: histories[0].opportunities must be at most 1000000");
    expect(() => bgBbModel({ alpha: 1, beta: 0, gamma: 1, delta: 1 })).toThrow("parameters.beta must be above 0");
  });
});
