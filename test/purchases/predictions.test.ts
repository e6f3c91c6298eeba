import {
  bgNbdModel,
  expectedPurchases,
  fitBgNbd,
  mbgNbdModel,
  paretoNbdModel,
  probabilityAlive,
  probabilityOfPurchases,
  type PurchaseSummary,
  splitHoldout,
} from "retention-kit";
import { beforeAll, describe, expect, test } from "vitest";
import reference from "../fixtures/buy-till-you-die/reference.json" with { type: "json" };
import { cdnowPurchases, hasCdnow } from "./cdnow.js";

const week = { timeUnit: "week" } as const;
const { bgNbd, paretoNbd } = reference;
const bg = bgNbdModel(bgNbd.cdnow.predictionsAt, week);
const pareto = paretoNbdModel(paretoNbd.cdnow.predictionsAt, week);

/** To 1e-4 of the figure, or half of its last digit where it is printed with fewer. */
function expectPublished(actual: number, value: number): void {
  const decimals = String(value).split(".")[1]?.length ?? 0;
  expect(Math.abs(actual - value)).toBeLessThanOrEqual(Math.max(1e-4 * value, 0.5001 * 10 ** -decimals));
}

describe("BG/NBD predictions at the published parameters", () => {
  test.each(bgNbd.cdnow.conditionalExpectedPurchases)("expected purchases of a known customer", (known) => {
    const history = { repeatPurchases: known.x, recency: known.tx, observed: known.T };
    expectPublished(expectedPurchases(bg, history, { horizon: known.horizon }), known.value);
  });

  test.each(bgNbd.cdnow.unconditionalExpectedPurchases.cases)("expected purchases in $t weeks", ({ t, value }) => {
    expectPublished(expectedPurchases(bg, "new", { horizon: t }), value);
  });

  test.each(bgNbd.cdnow.probabilityOfCount)("probability of $n purchases in $t weeks", ({ t, n, value }) => {
    expectPublished(probabilityOfPurchases(bg, "new", { horizon: t, purchases: n }), value);
  });

  test.each(bgNbd.cdnow.probabilityAlive)("probability alive after $x purchases", ({ x, tx, T, value }) => {
    expectPublished(probabilityAlive(bg, { repeatPurchases: x, recency: tx, observed: T }), value);
  });

  test("more purchases mean less after the same silence", () => {
    const { x, tx, T, horizon, value } = bgNbd.cdnow.increasingFrequencyParadox;
    x.forEach((repeatPurchases, index) => {
      const actual = expectedPurchases(bg, { repeatPurchases, recency: tx, observed: T }, { horizon });
      expectPublished(actual, value[index] ?? NaN);
    });
  });
});

describe("Pareto/NBD predictions at the published parameters", () => {
  test.each(paretoNbd.cdnow.probabilityAlive)("probability alive after $x purchases", ({ x, tx, T, value }) => {
    expectPublished(probabilityAlive(pareto, { repeatPurchases: x, recency: tx, observed: T }), value);
  });

  test.each(paretoNbd.cdnow.conditionalExpectedPurchases)("expected purchases of a known customer", (known) => {
    const history = { repeatPurchases: known.x, recency: known.tx, observed: known.T };
    expectPublished(expectedPurchases(pareto, history, { horizon: known.horizon }), known.value);
  });

  test.each(paretoNbd.cdnow.unconditionalExpectedPurchases)("expected purchases in $t weeks", ({ t, value }) => {
    expectPublished(expectedPurchases(pareto, "new", { horizon: t }), value);
  });
});

describe.skipIf(!hasCdnow)("the CDNOW holdout", () => {
  let summaries: (PurchaseSummary<"week"> & { holdoutPurchases: number })[] = [];
  beforeAll(() => {
    ({ summaries } = splitHoldout(cdnowPurchases(), {
      until: "1997-09-30",
      holdoutUntil: "1998-06-30",
      unit: "week",
    }));
  });

  test.each([
    ["BG/NBD", bg, bgNbd.cdnow.holdoutTotal],
    ["Pareto/NBD", pareto, paretoNbd.cdnow.holdoutTotal],
  ] as const)(
    "%s expects the published total, with the published error",
    (_, model, { expected, meanAbsoluteError }) => {
      const predicted = summaries.map((summary) => expectedPurchases(model, summary, { horizon: 39 }));
      const total = predicted.reduce((sum, value) => sum + value, 0);
      const error = predicted.reduce(
        (sum, value, at) => sum + Math.abs(value - (summaries[at]?.holdoutPurchases ?? NaN)),
        0,
      );
      expectPublished(total, expected);
      expectPublished(error / summaries.length, meanAbsoluteError);
    },
  );

  test("BG/NBD expects the published holdout by frequency", () => {
    const { bins, expected } = bgNbd.cdnow.holdoutByCalibrationFrequency;
    bins.forEach((_, bin) => {
      const inBin = summaries.filter(({ repeatPurchases }) => Math.min(repeatPurchases, 7) === bin);
      const total = inBin.reduce((sum, summary) => sum + expectedPurchases(bg, summary, { horizon: 39 }), 0);
      expectPublished(total / inBin.length, expected[bin] ?? NaN);
    });
  });
});

describe("units of time", () => {
  test("do not mix, in types or at run time", () => {
    const daily = { repeatPurchases: 2, recency: 30, observed: 38, unit: "day" } as const;
    // @ts-expect-error -- a history in days for a model in weeks.
    expect(() => probabilityAlive(bg, daily)).toThrow(
      'probabilityAlive: history.unit must be the model\'s unit of time, "week", got "day"',
    );
    // @ts-expect-error -- the same for a prediction.
    expect(() => expectedPurchases(pareto, daily, { horizon: 3 })).toThrow("history.unit");
    expect(probabilityAlive(bg, { ...daily, unit: "week" })).toBeGreaterThan(0);
  });
});

describe("a customer without repeat purchases", () => {
  const silent = { repeatPurchases: 0, recency: 0, observed: 39 };
  test("is alive by construction under the BG/NBD model only", () => {
    expect(probabilityAlive(bg, silent)).toBe(1);
    const mbg = mbgNbdModel(reference.mbgNbd.cdnow.parameters, week);
    expect(probabilityAlive(mbg, silent)).toBeLessThan(0.7);
  });
});

test("a new customer of a model with covariates is asked for them by name", () => {
  const histories = Array.from({ length: 80 }, (_, index) => ({
    repeatPurchases: index % 4,
    recency: index % 4 === 0 ? 0 : 3 + (index % 7),
    observed: 12 + (index % 5),
    covariates: { city: index % 2 },
  }));
  const model = fitBgNbd(histories, { timeUnit: "week", covariates: { purchase: ["city"] } });
  expect(() => expectedPurchases(model, "new", { horizon: 10 })).toThrow(
    'expectedPurchases: history must be a history with covariates, as the model has them (city), got "new"',
  );
  const known = { repeatPurchases: 0, recency: 0, observed: 0, covariates: { city: 1 } };
  expect(expectedPurchases(model, known, { horizon: 10 })).toBeGreaterThan(0);
});
