import {
  betaDiscreteWeibullModel,
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
