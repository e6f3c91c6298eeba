import fc from "fast-check";
import {
  fitBgBb,
  fitBgNbd,
  fitGammaGamma,
  fitMbgNbd,
  fitParetoNbd,
  type PurchaseSummary,
  summarizePurchases,
} from "retention-kit";
import { beforeAll, describe, expect, test } from "vitest";
import { betaGeometricKernel } from "../../src/purchases/models/beta-geometric/beta-geometric-likelihood.js";
import { logLikelihoodOf } from "../../src/purchases/engine/history-likelihood.js";
import { historyModelOf } from "../../src/purchases/models/history-models.js";
import reference from "../fixtures/buy-till-you-die/reference.json" with { type: "json" };
import { cdnowPurchases, cdnowSummaryFile, hasCdnow } from "./cdnow.js";

/** Every entry within a relative distance of the reference. */
function expectClose(actual: object | null, expected: Record<string, number>, tolerance: number): void {
  const entries = actual as Record<string, number>;
  for (const [name, value] of Object.entries(expected)) {
    expect(Math.abs((entries[name] ?? NaN) / value - 1), name).toBeLessThan(tolerance);
  }
}

describe.skipIf(!hasCdnow)("fits to the CDNOW sample", () => {
  let summaries: PurchaseSummary<"week">[] = [];
  beforeAll(() => {
    ({ summaries } = summarizePurchases(cdnowPurchases(), { until: "1997-09-30", unit: "week" }));
  });

  test("BG/NBD gives the published and the recomputed figures", () => {
    const { published, recomputed, logLikelihood } = reference.bgNbd.cdnow;
    const model = fitBgNbd(summaries);
    expect(model).toMatchObject({ kind: "bg-nbd", timeUnit: "week", observations: 2357, converged: true });
    expect(model.logLikelihood).toBeGreaterThan(logLikelihood - 1e-3);
    expectClose(model.parameters, recomputed.parameters, 1e-6);
    expectClose(model.standardErrors, recomputed.standardErrors, 1e-4);
    expectClose(model.parameters, published.parameters, 1e-3);
    expectClose(model.standardErrors, published.standardErrors, 1e-3);
  });

  test("BG/NBD gives the log likelihood of the rounded summary file", () => {
    const model = fitBgNbd(cdnowSummaryFile(), { timeUnit: "week" });
    expect(model.logLikelihood).toBeGreaterThan(reference.bgNbd.cdnow.logLikelihoodOnRoundedSummaryFile - 1e-3);
    expect(model.logLikelihood).toBeLessThan(reference.bgNbd.cdnow.logLikelihoodOnRoundedSummaryFile + 1e-3);
  });

  test("MBG/NBD gives the published figures", () => {
    const { parameters, logLikelihood } = reference.mbgNbd.cdnow;
    const model = fitMbgNbd(summaries);
    expect(model.converged).toBe(true);
    expect(model.logLikelihood).toBeGreaterThan(logLikelihood - 1e-3);
    expectClose(model.parameters, parameters, 1e-3);
  });

  test("Pareto/NBD gives the published and the recomputed figures", () => {
    const { published, recomputed, logLikelihood } = reference.paretoNbd.cdnow;
    const model = fitParetoNbd(summaries);
    expect(model.converged).toBe(true);
    expect(model.logLikelihood).toBeGreaterThan(logLikelihood - 1e-3);
    expectClose(model.parameters, recomputed.parameters, 1e-6);
    expectClose(model.standardErrors, recomputed.standardErrors, 1e-4);
    expectClose(model.parameters, published.parameters, 1e-3);
    expectClose(model.standardErrors, published.standardErrors, 1e-3);
  });

  test("equal histories come to the same once with their count", () => {
    const doubled = fitBgNbd(summaries.map((summary) => ({ ...summary, count: 2 })));
    const twice = fitBgNbd([...summaries, ...summaries]);
    expect(doubled.observations).toBe(4714);
    expect(twice).toEqual(doubled);
  });
});

describe.each([
  ["BG/NBD", 0, reference.bgNbd],
  ["MBG/NBD", 1, reference.mbgNbd],
] as const)("the %s likelihood", (_, leavesAfterFirst, { logLikelihoodPerCustomer }) => {
  const { r, alpha, a, b } = logLikelihoodPerCustomer.parameters;
  test.each(logLikelihoodPerCustomer.cases)("of $x purchases is the published one", ({ x, tx, T, value }) => {
    const actual = logLikelihoodOf(betaGeometricKernel(leavesAfterFirst), [r, alpha, a, b], x, tx, T);
    expect(actual).toBeCloseTo(value, value > 100 ? 4 : 7);
  });
});

describe.each([
  ["bg-nbd", fitBgNbd],
  ["mbg-nbd", fitMbgNbd],
  ["pareto-nbd", fitParetoNbd],
] as const)("the %s likelihood may have more than one maximum", (kind, fit) => {
  const histories = [
    { repeatPurchases: 0, recency: 0, observed: 39, count: 60 },
    { repeatPurchases: 1, recency: 5, observed: 39, count: 12 },
    { repeatPurchases: 2, recency: 14, observed: 39, count: 10 },
    { repeatPurchases: 4, recency: 30, observed: 39, count: 10 },
    { repeatPurchases: 9, recency: 36, observed: 39, count: 8 },
  ];
  test("and the fit ends at none that a grid of parameters surpasses", { tags: ["slow"] }, () => {
    const { kernel } = historyModelOf(kind);
    const ends = Array.from({ length: 9 }, (_, index) => 10 ** (index / 2 - 2));
    const heights = ends.flatMap((r) =>
      ends.flatMap((alpha) =>
        ends.flatMap((third) =>
          ends.map((fourth) =>
            histories.reduce(
              (sum, { repeatPurchases, recency, observed, count }) =>
                sum + count * logLikelihoodOf(kernel(), [r, alpha, third, fourth], repeatPurchases, recency, observed),
              0,
            ),
          ),
        ),
      ),
    );
    expect(fit(histories, { timeUnit: "week" }).logLikelihood).toBeGreaterThan(Math.max(...heights));
  });
});

test(
  "fits are the same to the last digit in any order of the rows, also where they do not converge",
  { tags: ["slow"] },
  () => {
    const row = fc
      .record({
        repeatPurchases: fc.nat(4),
        days: fc.integer({ min: 5, max: 300 }),
        share: fc.nat(100),
        money: fc.nat(999),
      })
      .map(({ repeatPurchases, days, share, money }) => ({
        repeatPurchases,
        recency: repeatPurchases === 0 ? 0 : Math.max(repeatPurchases, Math.round((days * share) / 100)) / 7,
        observed: days / 7,
        meanRepeatSpend: repeatPurchases === 0 ? 0 : (money + 1) / 100,
      }));
    const rows = fc.array(row, { minLength: 4, maxLength: 30 });
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 29 }), (histories, by) => {
        const turned = [...histories.slice(by), ...histories.slice(0, by)].reverse();
        for (const fit of [fitBgNbd, fitMbgNbd, fitParetoNbd]) {
          expect(fit(turned, { timeUnit: "week" })).toEqual(fit(histories, { timeUnit: "week" }));
        }
        const opportunities = (of: typeof histories) =>
          of.map(({ repeatPurchases }) => ({ repeatPurchases, recency: repeatPurchases, opportunities: 5 }));
        expect(fitBgBb(opportunities(turned))).toEqual(fitBgBb(opportunities(histories)));
        if (!histories.some(({ meanRepeatSpend }) => meanRepeatSpend > 0)) return;
        expect(fitGammaGamma(turned)).toEqual(fitGammaGamma(histories));
      }),
      { numRuns: 30 },
    );
  },
);
