import { readFileSync } from "node:fs";
import {
  defineCatalogue,
  fitPurchasePropensity,
  opportunityPolicy,
  scoreOpportunity,
  type PropensityFitOptions,
  type PropensityModel,
  type PropensityObservation,
} from "retention-kit";
import { describe, expect, test } from "vitest";

interface Fit {
  parameters: number[];
  standardErrors: number[];
  covariance: number[][];
  logLikelihood: number;
  priorDeviation?: number;
  interceptDeviation?: number;
}

interface Data {
  names: string[];
  features: (number | null)[][];
  bought: number[];
}

/** statsmodels and scikit-learn, by test/fixtures/propensity/make.py. */
const fixture = JSON.parse(
  readFileSync(new URL("../../fixtures/propensity/propensity.json", import.meta.url), "utf8"),
) as Data & {
  maximumLikelihood: Fit;
  weakPrior: Fit;
  strongPrior: Fit;
  withHoles: Fit & Pick<Data, "features">;
  separated: Fit & Data;
  docExample: Fit;
};

const observationsOf = ({ names, features, bought }: Data): PropensityObservation[] =>
  features.map((row, index) => ({
    bought: bought[index] === 1,
    features: Object.fromEntries(names.map((name, column) => [name, row[column] ?? null])),
  }));

function expectSame(
  model: PropensityModel,
  names: string[],
  { parameters, standardErrors, covariance, ...fit }: Fit,
): void {
  const all = ["intercept", ...names];
  expect(model.converged).toBe(true);
  expect(model.features).toEqual(names);
  expect(Object.keys(model.parameters)).toEqual(all);
  all.forEach((name, index) => {
    expect(model.parameters[name]).toBeCloseTo(parameters[index] ?? NaN, 6);
    expect(model.standardErrors[name]).toBeCloseTo(standardErrors[index] ?? NaN, 6);
    covariance[index]?.forEach((value, column) => {
      expect(model.covariance[index]?.[column]).toBeCloseTo(value, 6);
    });
  });
  expect(model.logLikelihood).toBeCloseTo(fit.logLikelihood, 6);
}

const withPrior = ({ priorDeviation = 2.5, interceptDeviation = 10 }: Fit): PropensityFitOptions => ({
  priorDeviation,
  interceptDeviation,
});

describe("agrees to 1e-6", () => {
  test("with statsmodels' Logit, without a prior", () => {
    const model = fitPurchasePropensity(observationsOf(fixture), { priorDeviation: null, interceptDeviation: null });
    expectSame(model, fixture.names, fixture.maximumLikelihood);
    expect(model.observations).toBe(400);
  });

  test.each(["weakPrior", "strongPrior"] as const)("with scikit-learn's ridge regression: %s", (name) => {
    expectSame(fitPurchasePropensity(observationsOf(fixture), withPrior(fixture[name])), fixture.names, fixture[name]);
  });

  test("where features are not known and the mean stands in", () => {
    const model = fitPurchasePropensity(observationsOf({ ...fixture, features: fixture.withHoles.features }));
    expectSame(model, fixture.names, fixture.withHoles);
  });

  test("where a feature separates buyers from the rest", () => {
    const { separated } = fixture;
    expectSame(fitPurchasePropensity(observationsOf(separated)), separated.names, separated);
  });

  test("on the documented example", () => {
    const rows = [0, 1, 2, 3, 4, 5].map((owned) => ({ bought: owned > 2, features: { owned } }));
    expectSame(fitPurchasePropensity(rows), ["owned"], fixture.docExample);
  });
});

test("the weak prior is the default", () => {
  expect(fitPurchasePropensity(observationsOf(fixture))).toEqual(
    fitPurchasePropensity(observationsOf(fixture), withPrior(fixture.weakPrior)),
  );
});

test("without a prior, separated data are refused rather than answered with huge numbers", () => {
  expect(() =>
    fitPurchasePropensity(observationsOf(fixture.separated), { priorDeviation: null, interceptDeviation: null }),
  ).toThrow("fitPurchasePropensity: observations must decide every parameter");
});

test("nobody or everybody bought, a feature that never varies, no features at all: finite, with a prior", () => {
  for (const bought of [true, false]) {
    const rows = [1, 2, 3].map((owned) => ({ bought, features: { owned, constant: 7, unknown: null } }));
    const { parameters, standardErrors, converged } = fitPurchasePropensity(rows);
    expect(converged).toBe(true);
    for (const value of [...Object.values(parameters), ...Object.values(standardErrors)]) {
      expect(Number.isFinite(value)).toBe(true);
    }
    expect(parameters.constant).toBe(0);
  }
  // The mode of 3 log p + log(1 - p) is at p = 3/4 as the prior of the intercept widens.
  const rows = [true, true, true, false].map((bought) => ({ bought, features: {} }));
  expect(fitPurchasePropensity(rows, { interceptDeviation: null }).parameters.intercept).toBeCloseTo(Math.log(3), 9);
});

test.each<[string, unknown, string]>([
  ["nothing", [], "observations must have at least one"],
  ["another feature", [row({ owned: 1 }), row({ bought: 1 })], "observations[1].features must be those of the first"],
  [
    "a feature more",
    [row({ owned: 1 }), row({ owned: 1, x: 1 })],
    "observations[1].features must be those of the first",
  ],
  ["no number", [row({ owned: NaN })], "observations[0].features.owned must be a finite number"],
  ["a reserved name", [row({ intercept: 1 })], "observations[0].features must not be named"],
  ["no outcome", [{ bought: 1, features: {} }], "observations[0].bought must be true or false"],
])("refuses %s", (_, observations, message) => {
  expect(() => fitPurchasePropensity(observations as PropensityObservation[])).toThrow(message);
});

function row(features: Record<string, number>): PropensityObservation {
  return { bought: true, features };
}

describe("in a policy", () => {
  const model = fitPurchasePropensity(observationsOf(fixture));
  const catalogue = defineCatalogue([
    { id: "mill", price: 100, margin: 0.5, lifespanMonths: 12 },
    { id: "sieve", price: 10, margin: 0.5, addOnTo: ["mill"] },
  ]);
  const account = {
    id: "acme",
    purchases: [
      { on: "2025-12-01", productId: "mill", amount: 100 },
      { on: "2026-08-21", amount: 30 },
      { on: "2026-08-21", amount: -30 },
    ],
  };
  const { intercept = NaN, ...by } = model.parameters;
  const logOdds = (kind: string): number =>
    intercept +
    (by.owned ?? NaN) +
    // What was bought and taken back in August is no purchase.
    (by.purchasesLastYear ?? NaN) +
    (355 / 365.25) * (by.yearsSinceLastPurchase ?? NaN) +
    (by[`kind:${kind}`] ?? NaN);

  test("gives the probabilities, and says that they are calibrated", () => {
    const policy = opportunityPolicy({ propensity: model });
    const result = scoreOpportunity(account, { catalogue, asOf: "2026-11-21", policy });
    expect(result.calibrated).toBe(true);
    expect(result.reasons.map(({ code }) => code)).not.toContain("opportunity.uncalibrated");
    expect(result.assumptions.map(({ key }) => key)).toEqual([
      "opportunity.scoreWeights",
      "opportunity.highAtMostShare",
      "opportunity.budgetYears",
      "opportunity.declinedMonths",
    ]);
    const probabilities = Object.fromEntries(result.offers.map(({ kind, probability }) => [kind, probability]));
    expect(probabilities.replacement).toBeCloseTo(1 / (1 + Math.exp(-logOdds("replacement"))), 12);
    expect(probabilities["add-on"]).toBeCloseTo(1 / (1 + Math.exp(-logOdds("add-on"))), 12);
  });

  test("works after having been stored", () => {
    const stored = JSON.parse(JSON.stringify(opportunityPolicy({ propensity: model }))) as object;
    const fresh = scoreOpportunity(account, { catalogue, asOf: "2026-11-21", policy: { propensity: model } });
    expect(scoreOpportunity(account, { catalogue, asOf: "2026-11-21", policy: stored })).toEqual(fresh);
  });

  test("a number that the account does not give counts as the mean of the observations", () => {
    const simple = fitPurchasePropensity(
      [0, 1, 2, 3].map((years) => ({ bought: years < 2, features: { yearsSinceLastPurchase: years } })),
    );
    const [offer] = scoreOpportunity(
      { id: "new" },
      { catalogue, asOf: "2026-11-21", policy: { propensity: simple } },
    ).offers;
    const { intercept: at0 = NaN, yearsSinceLastPurchase: slope = NaN } = simple.parameters;
    expect(offer?.probability).toBeCloseTo(1 / (1 + Math.exp(-at0 - 1.5 * slope)), 12);
  });

  test.each<[string, object, string]>([
    ["another version", { ...model, version: 3 }, "policy.propensity.version must be 1 or 2"],
    [
      "a feature that an account does not give",
      { ...model, features: ["age"] },
      "policy.propensity.features[0] must be",
    ],
    [
      "a parameter that is missing",
      { ...model, parameters: { intercept: 0 } },
      "policy.propensity.parameters.owned must",
    ],
  ])("refuses %s", (_, propensity, message) => {
    expect(() =>
      scoreOpportunity(account, {
        catalogue,
        asOf: "2026-11-21",
        policy: { propensity: propensity as PropensityModel },
      }),
    ).toThrow(message);
  });
});
