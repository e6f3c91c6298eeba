import fc from "fast-check";
import { fitLoyaltyModel, type LoyaltyModel } from "retention-kit";
import { expect, test } from "vitest";
import {
  curveAt,
  effectAt,
  type PreparedModel,
  prepareModel,
  varianceAlong,
} from "../../src/loyalty/estimate/prepared-model.js";

/** A model with the given parameters: those of the curve, then three baselines, then those of the effect. */
function prepared(straight: boolean, values: readonly number[]): PreparedModel {
  const curve = straight ? 2 : 5;
  const covariance = new Float64Array(values.length ** 2);
  return {
    values,
    covariance,
    straight,
    noProblem: curve,
    unknown: curve + 1,
    level: curve + 2,
    service: curve + 3,
    covariates: [],
  };
}
const numbers = (count: number) => fc.array(fc.integer({ min: -9, max: 9 }), { minLength: count, maxLength: count });
const efforts = fc.oneof(fc.constantFrom(1, 2, 3, 4, 5), fc.double({ min: 1, max: 5, noNaN: true }));

/** Straight between two knots at whole efforts from 1. */
function between(knots: readonly number[], effort: number): number {
  const low = Math.min(Math.floor(effort), knots.length - 1);
  const [start = NaN, end = NaN] = [knots[low - 1], knots[low]];
  return start + (effort - low) * (end - start);
}

test("a bent curve and its effect run straight between their values at the efforts 1 to 5", () => {
  fc.assert(
    fc.property(numbers(13), efforts, (values, effort) => {
      const model = prepared(false, values);
      expect(curveAt(model, effort)).toBeCloseTo(between(values.slice(0, 5), effort), 9);
      expect(effectAt(model, effort)).toBeCloseTo(between(values.slice(8, 13), effort), 9);
    }),
  );
});

test("a straight curve has its middle at effort 3 and a slope per two steps, its effect a start and a span", () => {
  fc.assert(
    fc.property(numbers(7), efforts, (values, effort) => {
      const model = prepared(true, values);
      const [middle = NaN, slope = NaN] = values;
      const [start = NaN, span = NaN] = values.slice(5);
      expect(curveAt(model, effort)).toBeCloseTo(middle + (slope * (effort - 3)) / 2, 9);
      expect(effectAt(model, effort)).toBeCloseTo(start + (span * (effort - 1)) / 4, 9);
    }),
  );
});

test("the slopes are what a parameter moves the value by, times what is asked for, added to what is there", () => {
  for (const [straight, count] of [
    [true, 7],
    [false, 13],
  ] as const) {
    fc.assert(
      fc.property(numbers(count), efforts, fc.double({ min: -2, max: 2, noNaN: true }), (values, effort, times) => {
        for (const of of [curveAt, effectAt]) {
          const row = values.map(() => 1);
          const plain = values.map(() => 0);
          const base = of(prepared(straight, values), effort, row, times);
          of(prepared(straight, values), effort, plain);
          values.forEach((_, at) => {
            const moved = values.map((value, index) => value + (index === at ? 1 : 0));
            const slope = of(prepared(straight, moved), effort) - base;
            expect(plain[at]).toBeCloseTo(slope, 9);
            expect(row[at]).toBeCloseTo(1 + times * slope, 9);
          });
        }
      }),
      { numRuns: 30 },
    );
  }
});

test("the variance along a row is row · covariance · row, and never below 0", () => {
  const model = (covariance: number[]) => ({ ...prepared(true, [0, 0, 0]), covariance: Float64Array.from(covariance) });
  const covariance = [4, 1, 0, 1, 9, 2, 0, 2, 1];
  // 4·1 + 9·4 + 2·1·2·1 = 44; with the third 1·9 + 2·2·2·3 = 33 more.
  expect(varianceAlong(model(covariance), [1, 2, 0])).toBe(44);
  expect(varianceAlong(model(covariance), [1, 2, 3])).toBe(77);
  expect(varianceAlong(model(covariance), [0, 0, 0])).toBe(0);
  expect(varianceAlong(model(covariance.map((value) => -value)), [1, 2, 3])).toBe(0);
});

test("a covariate has the weight that was learned or is taken on trust, and is blank where outcomes told nothing of it", () => {
  const rows = [1, 2, 3, 4, 5, 6].map((years) => ({
    effort: 3,
    repurchased: years % 3 > 0,
    tenureYears: years,
    exposures: { gift: years % 2 },
  }));
  const fitted = fitLoyaltyModel(rows);
  const covariate = (name: string, changes: Partial<LoyaltyModel> = {}) =>
    prepareModel({ ...fitted, ...changes }).covariates.find((each) => each.name === name);
  expect(covariate("tenureYears")).toMatchObject({
    exposure: null,
    weight: fitted.parameters.tenureYears,
    parameter: Object.keys(fitted.parameters).indexOf("tenureYears"),
    isBlank: false,
  });
  expect(covariate("exposures.gift")?.exposure).toBe("gift");
  const learned = (share?: number) => {
    const others = Object.fromEntries(Object.entries(fitted.learned).filter(([name]) => name !== "tenureYears"));
    return { learned: share === undefined ? others : { ...others, tenureYears: share } };
  };
  const isBlank = (changes: Partial<LoyaltyModel>) => covariate("tenureYears", changes)?.isBlank;
  expect([learned(0.01), learned(0.0099), learned()].map(isBlank)).toEqual([false, true, true]);
  expect(isBlank({ ...learned(), observations: 0 })).toBe(false);
  const onTrust = fitted.influences.map((each) => ({ ...each, assumedWeight: 0.25 }));
  expect(covariate("tenureYears", { ...learned(), influences: onTrust })).toMatchObject({
    weight: 0.25,
    parameter: null,
    isBlank: false,
  });
});
