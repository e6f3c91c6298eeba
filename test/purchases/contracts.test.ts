import {
  betaDiscreteWeibullModel,
  discountedResidualLifetime,
  lifetimeValue,
  fitBetaDiscreteWeibull,
  fitShiftedBetaGeometric,
  shiftedBetaGeometricModel,
  survival,
} from "retention-kit";
import { describe, expect, test } from "vitest";
import reference from "../fixtures/buy-till-you-die/reference.json" with { type: "json" };

const { percentSurvivingByYear, fitOnYears, parameters, logLikelihoodOf1000, projectedSurvivalYears8To12 } =
  reference.shiftedBetaGeometric;

describe("the shifted beta–geometric model", () => {
  test.each(["highEnd", "regular"] as const)("fits the %s contracts as published", (segment) => {
    const years = percentSurvivingByYear[segment].slice(0, fitOnYears + 1);
    const model = fitShiftedBetaGeometric(years, { customers: 1000, timeUnit: "year" });
    expect(model).toMatchObject({ kind: "shifted-beta-geometric", timeUnit: "year", converged: true });
    expect(model.parameters.alpha / parameters[segment].alpha - 1).toBeCloseTo(0, 3);
    expect(model.parameters.beta / parameters[segment].beta - 1).toBeCloseTo(0, 3);
    expect(model.logLikelihood).toBeGreaterThan(logLikelihoodOf1000[segment] - 1e-3);
  });

  test("projects the published survival", () => {
    const projected = survival(shiftedBetaGeometricModel(parameters.highEnd), { periods: 12 });
    expect(projected[0]).toBe(1);
    projectedSurvivalYears8To12.highEnd.forEach((share, index) => {
      expect(projected[8 + index]).toBeCloseTo(share, 3);
    });
  });

  test("takes several cohorts, and percentages or counts alike", () => {
    const [percent, counts] = [percentSurvivingByYear.highEnd, percentSurvivingByYear.highEnd.map((each) => each * 10)];
    const once = fitShiftedBetaGeometric(counts);
    expect(fitShiftedBetaGeometric(percent, { customers: 1000 }).logLikelihood).toBeCloseTo(once.logLikelihood ?? 0, 8);
    const halves = [
      { surviving: percent, customers: 400 },
      { surviving: percent, customers: 600 },
    ];
    expect(fitShiftedBetaGeometric(halves).logLikelihood).toBeCloseTo(once.logLikelihood ?? 0, 8);
    const younger = fitShiftedBetaGeometric([{ surviving: counts }, { surviving: counts.slice(0, 4) }]);
    expect(younger.observations).toBeCloseTo(2000, 8);
  });

  test("survival after renewals is survival of the survivors", () => {
    const model = shiftedBetaGeometricModel(parameters.regular);
    const whole = survival(model, { periods: 9 });
    survival(model, { periods: 5, renewals: 4 }).forEach((share, index) => {
      expect(share).toBeCloseTo((whole[4 + index] ?? NaN) / (whole[4] ?? NaN), 14);
    });
  });

  test("refuses what cannot be", () => {
    expect(() => fitShiftedBetaGeometric([100])).toThrow("must show at least one renewal");
    expect(() => fitShiftedBetaGeometric([])).toThrow("must not be empty");
    expect(() => fitShiftedBetaGeometric([100, 101])).toThrow("surviving[0][1] must be at most 100");
  });
});

describe("the beta–discrete-Weibull model", () => {
  test("is the shifted beta–geometric one at c = 1", () => {
    const plain = survival(shiftedBetaGeometricModel(parameters.highEnd), { periods: 20 });
    const weibull = survival(betaDiscreteWeibullModel({ ...parameters.highEnd, c: 1 }), { periods: 20 });
    weibull.forEach((share, period) => {
      expect(share).toBeCloseTo(plain[period] ?? NaN, 14);
    });
  });

  test("has no age too large for it", () => {
    // B(1, 1 + age) is 1/(1 + age): survival is 1/(1 + 2^700) = 2^-700 after two periods, 3^-700 after three.
    const model = betaDiscreteWeibullModel({ alpha: 1, beta: 1, c: 700 });
    const [, once, twice, thrice] = survival(model, { periods: 3 });
    expect(once).toBeCloseTo(0.5, 12);
    expect((twice ?? NaN) / 2 ** -700).toBeCloseTo(1, 10);
    expect(thrice).toBeLessThan(1e-300);
    expect(survival(model, { periods: 1, renewals: 3 })[1]).toBeCloseTo(0.75 ** 700, 12);
    expect((survival(model, { periods: 1, renewals: 3 })[1] ?? NaN) / 0.75 ** 700).toBeCloseTo(1, 9);
    // The largest parameters promised; Γ(α + β)/Γ(β) is β^α but for parts of α²/β, and 2^(10,000·α) is 2.
    const largest = betaDiscreteWeibullModel({ alpha: 1e-4, beta: 1e4, c: 1e4 });
    expect(survival(largest, { periods: 2 })[2]).toBeCloseTo(1e4 ** 1e-4 / 2, 7);
    const next = discountedResidualLifetime(largest, { renewalsMade: 2 }, { discount: { rate: 0.1 } });
    let sum = 0;
    for (let t = 3; t < 600; t++) sum += (2 / t) * 1.1 ** (3 - t);
    expect(next).toBeCloseTo(sum, 6);
  });

  test("is not summed for ever", () => {
    const model = betaDiscreteWeibullModel({ alpha: 0.5, beta: 5, c: 0.3 }, { timeUnit: "day" });
    const discount = { rate: 1e-5, per: "year" } as const;
    expect(() => discountedResidualLifetime(model, { renewalsMade: 1 }, { discount })).toThrow(
      "discountedResidualLifetime: options.discount, as a rate a period, must be at least 0.000001",
    );
    expect(() => lifetimeValue(model, { renewalsMade: 1 }, { spend: 1, discount })).toThrow(
      "lifetimeValue: options.discount, as a rate a period, must be at least 0.000001",
    );
  });

  test("recovers the parameters behind an exact survival curve, with churn that first rises", () => {
    const truth = { alpha: 0.8, beta: 6, c: 1.6 };
    const curve = survival(betaDiscreteWeibullModel(truth), { periods: 14 }).map((share) => share * 1e6);
    const churn = curve.slice(1).map((share, index) => 1 - share / (curve[index] ?? NaN));
    expect(churn[1]).toBeGreaterThan(churn[0] ?? NaN);
    const { parameters, converged } = fitBetaDiscreteWeibull(curve);
    expect(converged).toBe(true);
    for (const name of ["alpha", "beta", "c"] as const) expect(parameters[name]).toBeCloseTo(truth[name], 5);
  });

  test("fits at least as well as the model it extends", () => {
    const years = percentSurvivingByYear.regular;
    const plain = fitShiftedBetaGeometric(years, { customers: 1000 });
    const weibull = fitBetaDiscreteWeibull(years, { customers: 1000 });
    expect(weibull.logLikelihood).toBeGreaterThan(plain.logLikelihood ?? NaN);
  });
});
