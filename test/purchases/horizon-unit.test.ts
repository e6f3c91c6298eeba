import {
  bgBbModel,
  bgNbdModel,
  expectedPurchases,
  lifetimeValue,
  mbgNbdModel,
  paretoNbdModel,
  predictPurchases,
  probabilityOfBuying,
  probabilityOfPurchases,
  shiftedBetaGeometricModel,
} from "retention-kit";
import { describe, expect, test } from "vitest";

/** A horizon that names its unit: 12 months are not 12 weeks. A year is 365.25 days, a month a twelfth, a quarter a fourth of it. */
const DAYS = { day: 1, week: 7, fortnight: 14, month: 30.4375, quarter: 91.3125, year: 365.25 } as const;
const units = Object.keys(DAYS) as (keyof typeof DAYS)[];
const history = { repeatPurchases: 4, recency: 30, observed: 39 };
const discount = { rate: 0.1, per: "year" } as const;

describe.each(units)("a model that counts in %ss", (timeUnit) => {
  const models = [
    bgNbdModel({ r: 0.2426, alpha: 4.414, a: 0.7929, b: 2.426 }, { timeUnit }),
    mbgNbdModel({ r: 0.25, alpha: 4.4, a: 0.9, b: 3.4 }, { timeUnit }),
    paretoNbdModel({ r: 0.5533, alpha: 10.58, s: 0.6062, beta: 11.67 }, { timeUnit }),
  ];

  test.each(models)("and asks $kind about any other unit", (model) => {
    for (const unit of units) {
      const own = (7.5 * DAYS[unit]) / DAYS[timeUnit];
      const given = { horizon: 7.5, unit };
      expect(expectedPurchases(model, history, given)).toBeCloseTo(
        expectedPurchases(model, history, { horizon: own }),
        12,
      );
      expect(probabilityOfBuying(model, "new", given)).toBeCloseTo(
        probabilityOfBuying(model, "new", { horizon: own }),
        12,
      );
      expect(probabilityOfPurchases(model, history, { ...given, purchases: 2 })).toBeCloseTo(
        probabilityOfPurchases(model, history, { horizon: own, purchases: 2 }),
        12,
      );
      const { horizon, unit: taken, predictions } = predictPurchases(model, [history], given);
      expect([taken, predictions.length]).toEqual([timeUnit, 1]);
      expect(horizon).toBeCloseTo(own, 9);
      const money = { spend: 10, discount };
      expect(lifetimeValue(model, history, { ...money, ...given })).toBeCloseTo(
        lifetimeValue(model, history, { ...money, horizon: own }),
        9,
      );
    }
  });
});

test("opportunities and payments are counted in the time that lies between them", () => {
  const donations = bgBbModel({ alpha: 1.204, beta: 0.75, gamma: 0.657, delta: 2.783 }, { timeUnit: "year" });
  const donor = { repeatPurchases: 3, recency: 5, opportunities: 6 };
  expect(expectedPurchases(donations, donor, { horizon: 24, unit: "month" })).toBe(
    expectedPurchases(donations, donor, { horizon: 2 }),
  );
  expect(() => expectedPurchases(donations, donor, { horizon: 18, unit: "month" })).toThrow(
    "options.horizon must be a whole number",
  );
  const contract = shiftedBetaGeometricModel({ alpha: 1, beta: 4 }, { timeUnit: "quarter" });
  expect(lifetimeValue(contract, "new", { spend: 1, discount, horizon: 36, unit: "month" })).toBe(
    lifetimeValue(contract, "new", { spend: 1, discount, horizon: 12 }),
  );
});

test("a unit is refused that none can be told by, or that stands alone", () => {
  const model = bgNbdModel({ r: 0.2426, alpha: 4.414, a: 0.7929, b: 2.426 }, { timeUnit: "week" });
  const apart = bgBbModel({ alpha: 1.204, beta: 0.75, gamma: 0.657, delta: 2.783 });
  const donor = { repeatPurchases: 3, recency: 5, opportunities: 6 };
  expect(() => expectedPurchases(apart, donor, { horizon: 2, unit: "year" })).toThrow(
    "options.unit needs a model that knows its unit of time",
  );
  expect(() => predictPurchases(model, [history], { horizon: 12, unit: "months" as never })).toThrow(
    "options.unit must",
  );
  expect(() => probabilityOfBuying(model, history, { horizon: -1, unit: "month" })).toThrow(
    "horizon must be at least 0",
  );
  expect(() => lifetimeValue(model, history, { spend: 1, discount, unit: "month" })).toThrow("options.horizon must be");
});

test("a parameter or option that a model does not have is refused, not left out", () => {
  const parameters = { r: 0.2426, alpha: 4.414, a: 0.7929, b: 2.426 };
  // Parameters of a fit with covariates: without them they would make another model.
  const fitted = { ...parameters, "purchase.region": 0.4 };
  expect(() => bgNbdModel(fitted, { timeUnit: "week" })).toThrow("parameters must have no field but r, alpha, a, b");
  expect(() => paretoNbdModel({ r: 1, alpha: 2, s: 3, beta: 4 }, { timeUnit: "week", unit: 1 } as never)).toThrow(
    "options must have no field but timeUnit",
  );
});
