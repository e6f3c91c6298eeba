import {
  betaDiscreteWeibullModel,
  bgBbModel,
  bgNbdModel,
  discountedResidualLifetime,
  discountedResidualPurchases,
  expectedPurchases,
  lifetimeValue,
  paretoNbdModel,
  shiftedBetaGeometricModel,
  survival,
} from "retention-kit";
import { describe, expect, test } from "vitest";
import reference from "../fixtures/buy-till-you-die/reference.json" with { type: "json" };

const { discountedExpectedResidualLifetime, parameters, offByOneTrap } = reference.shiftedBetaGeometric;
const week = { timeUnit: "week" } as const;
const history = { repeatPurchases: 4, recency: 30, observed: 39 };

describe("the discounted residual lifetime of contracts", () => {
  const { discount, byPeriodsBegun1to5, byRenewalsMade1to5 } = discountedExpectedResidualLifetime;
  const model = shiftedBetaGeometricModel(discountedExpectedResidualLifetime.parameters);

  test.each([1, 2, 3, 4, 5])("is the published one at age %i, either way of counting", (age) => {
    const options = { discount: { rate: discount } };
    expect(discountedResidualLifetime(model, { periodsBegun: age }, options)).toBeCloseTo(
      byPeriodsBegun1to5[age - 1] ?? NaN,
      2,
    );
    expect(discountedResidualLifetime(model, { renewalsMade: age }, options)).toBeCloseTo(
      byRenewalsMade1to5[age - 1] ?? NaN,
      3,
    );
  });

  test("does not fall into the trap of one period", () => {
    const highEnd = shiftedBetaGeometricModel(parameters.highEnd);
    const options = { discount: { rate: 0.1 } };
    expect(offByOneTrap).toContain("7.345");
    expect(discountedResidualLifetime(highEnd, { periodsBegun: 7 }, options)).toBeCloseTo(7.345, 3);
    expect(discountedResidualLifetime(highEnd, { renewalsMade: 7 }, options)).toBeCloseTo(7.53, 3);
    // @ts-expect-error -- neither way of counting.
    expect(() => discountedResidualLifetime(highEnd, {}, options)).toThrow("either renewalsMade or periodsBegun");
  });

  test("is the sum over the survival curve, for both models", () => {
    for (const contract of [model, betaDiscreteWeibullModel({ alpha: 0.7, beta: 4, c: 1.4 })]) {
      const curve = survival(contract, { periods: 2000, renewals: 3 });
      const sum = curve.slice(1).reduce((total, share, index) => total + share / 1.1 ** index, 0);
      const actual = discountedResidualLifetime(contract, { renewalsMade: 3 }, { discount: { rate: 0.1 } });
      expect(actual / sum - 1).toBeCloseTo(0, 12);
    }
  });
});

describe("lifetime value", () => {
  const models = [
    bgNbdModel({ r: 0.2426, alpha: 4.414, a: 0.7929, b: 2.426 }, week),
    paretoNbdModel({ r: 0.5533, alpha: 10.58, s: 0.6062, beta: 11.67 }, week),
  ];

  test.each(models)("of $kind is the integral of discounted purchases", (model) => {
    const weekly = 1.1 ** (-7 / 365.25);
    // Simpson's rule on e^(−δu) dE(u), by parts, over a thousand steps.
    const [horizon, steps] = [104, 1000];
    const expected = Array.from({ length: steps + 1 }, (_, step) =>
      step === 0 ? 0 : expectedPurchases(model, history, { horizon: (horizon * step) / steps }),
    );
    const integral = expected.reduce((sum, value, step) => {
      const weight = step === 0 || step === steps ? 1 : step % 2 === 1 ? 4 : 2;
      return sum + (weight * value * weekly ** ((horizon * step) / steps) * horizon) / steps / 3;
    }, 0);
    const byParts = (expected.at(-1) ?? NaN) * weekly ** horizon - Math.log(weekly) * integral;
    const value = lifetimeValue(model, history, {
      spend: 20,
      margin: 0.5,
      horizon,
      discount: { rate: 0.1, per: "year" },
    });
    expect(value / (10 * byParts) - 1).toBeCloseTo(0, 8);
  });

  test.each(models)("of $kind for ever is the margin of the residual purchases", (model) => {
    const discount = { rate: 0.15, per: "year" } as const;
    const forever = lifetimeValue(model, history, { spend: 30, margin: 0.2, discount });
    expect(forever).toBeCloseTo(6 * discountedResidualPurchases(model, history, { discount }), 12);
    const century = lifetimeValue(model, history, { spend: 30, margin: 0.2, discount, horizon: 52 * 100 });
    expect(century / forever - 1).toBeCloseTo(0, 5);
  });

  test.each(models)("of $kind discounts whole periods from their end", (model) => {
    const purchases = (horizon: number): number => expectedPurchases(model, history, { horizon });
    const byHand =
      purchases(1) / 1.01 + (purchases(2) - purchases(1)) / 1.01 ** 2 + (purchases(2.5) - purchases(2)) / 1.01 ** 3;
    const options = { spend: 1, discounting: "discrete" } as const;
    expect(
      lifetimeValue(model, history, { ...options, horizon: 2.5, discount: { rate: 0.01, per: "week" } }),
    ).toBeCloseTo(byHand, 12);
    // A year is longer than the horizon, so that all is discounted from its end.
    const yearly = lifetimeValue(model, history, { ...options, horizon: 5, discount: { rate: 0.1, per: "year" } });
    expect(yearly).toBeCloseTo(purchases(5) / 1.1, 12);
    const forever = { spend: 1, discounting: "discrete", discount: { rate: 0.1, per: "year" } } as const;
    expect(() => lifetimeValue(model, history, forever)).toThrow(
      "options.horizon must be given for discrete discounting",
    );
  });

  test("of contracts counts payments, the next one now", () => {
    const model = shiftedBetaGeometricModel({ alpha: 1, beta: 4 }, { timeUnit: "year" });
    const [, first = NaN, second = NaN] = survival(model, { periods: 2 });
    const options = { spend: 100, margin: 0.4, discount: { rate: 0.1, per: "year" } } as const;
    expect(lifetimeValue(model, "new", { ...options, horizon: 3 })).toBeCloseTo(
      40 * (1 + first / 1.1 + second / 1.21),
      10,
    );
    const age = { renewalsMade: 0 };
    expect(lifetimeValue(model, age, { ...options, horizon: 2 })).toBeCloseTo(40 * (first + second / 1.1), 10);
    const residual = discountedResidualLifetime(model, age, { discount: options.discount });
    expect(lifetimeValue(model, age, options)).toBeCloseTo(40 * residual, 10);
    expect(lifetimeValue(model, "new", options)).toBeCloseTo(40 * (1 + residual / 1.1), 10);
  });

  test("of opportunities is the sum of the expected purchases, each discounted", () => {
    const model = bgBbModel({ alpha: 1.2, beta: 0.75, gamma: 0.66, delta: 2.8 });
    const known = { repeatPurchases: 3, recency: 5, opportunities: 6 };
    const expected = [1, 2, 3].map((horizon) => expectedPurchases(model, known, { horizon }));
    const [one = NaN, two = NaN, three = NaN] = expected;
    const byHand = one / 1.1 + (two - one) / 1.1 ** 2 + (three - two) / 1.1 ** 3;
    expect(lifetimeValue(model, known, { spend: 1, horizon: 3, discount: { rate: 0.1 } })).toBeCloseTo(byHand, 12);
    const forever = lifetimeValue(model, known, { spend: 1, discount: { rate: 0.1 } });
    expect(lifetimeValue(model, known, { spend: 1, horizon: 2000, discount: { rate: 0.1 } })).toBeCloseTo(forever, 10);
    // @ts-expect-error -- a rate a year needs a model that knows how far apart opportunities are.
    const unknown = lifetimeValue.bind(null, model, known, { spend: 1, discount: { rate: 0.1, per: "decade" } });
    expect(unknown).toThrow("options.discount.per must be one of");
    expect(() => lifetimeValue(model, known, { spend: 1, discount: { rate: 0.1, per: "year" } })).toThrow(
      "needs a model that knows its unit of time",
    );
  });
});

describe("a contract model that is not whole", () => {
  const whole = shiftedBetaGeometricModel({ alpha: 0.668, beta: 3.806 }, { timeUnit: "year" });
  const money = { spend: 10, discount: { rate: 0.1, per: "year" } } as const;

  test.each([undefined, 5])("is refused, with a horizon of %s", (horizon) => {
    const withoutBeta = { ...whole, parameters: { alpha: 0.668 } } as typeof whole;
    for (const age of ["new", { renewalsMade: 2 }] as const) {
      expect(() => lifetimeValue(withoutBeta, age, { ...money, horizon })).toThrow(
        /^lifetimeValue: model\.parameters\.beta must be a positive finite number/,
      );
    }
  });

  test("counts no more payments than a moment can discount", () => {
    expect(() => lifetimeValue(whole, "new", { ...money, horizon: 100_001 })).toThrow(
      /^lifetimeValue: options\.horizon must be .*100000/,
    );
    // Beyond the last payment that matters, a horizon adds nothing.
    expect(lifetimeValue(whole, "new", { ...money, horizon: 100_000 })).toBeCloseTo(
      lifetimeValue(whole, "new", money),
      6,
    );
  });
});

describe("a discount", () => {
  const model = bgNbdModel({ r: 0.2426, alpha: 4.414, a: 0.7929, b: 2.426 }, week);
  const worth = (discount: { rate: number; per?: "day" | "week" | "fortnight" | "quarter" | "year" }): number =>
    lifetimeValue(model, history, { spend: 1, horizon: 52, discount });

  test("is a share: 10 for 10% is refused, and so is what no year could have", () => {
    expect(() => worth({ rate: 10, per: "year" })).toThrow(
      "options.discount.rate must be at most 1, got 10; 10% is 0.1",
    );
    expect(() => worth({ rate: 0.1 })).toThrow(
      'options.discount.per must be given, such as { rate: 0.1, per: "year" } or, the model\'s unit, per: "week"',
    );
    expect(() => worth({ rate: 0.1, per: "year", unit: "week" } as never)).toThrow("must have no field but rate, per");
    // 1% a week would be 68% a year: a rate without its time is nobody's guess.
    expect(() => worth({ rate: 0.01 })).toThrow("options.discount.per must be given");
    expect(() => discountedResidualPurchases(model, history, { discount: { rate: 0.01 } })).toThrow(
      "discount.per must",
    );
    expect(worth({ rate: 1, per: "year" })).toBeGreaterThan(0);
  });

  test("of nothing adds the purchases up, where there is a horizon; for ever there is none", () => {
    expect(worth({ rate: 0, per: "year" })).toBeCloseTo(expectedPurchases(model, history, { horizon: 52 }), 10);
    const discrete = { spend: 1, horizon: 52, discounting: "discrete", discount: { rate: 0, per: "week" } } as const;
    expect(lifetimeValue(model, history, discrete)).toBeCloseTo(expectedPurchases(model, history, { horizon: 52 }), 10);
    const contract = shiftedBetaGeometricModel({ alpha: 1, beta: 4 }, { timeUnit: "year" });
    const sum = survival(contract, { periods: 4 }).reduce((total, share) => total + share, 0);
    expect(lifetimeValue(contract, "new", { spend: 1, horizon: 5, discount: { rate: 0, per: "year" } })).toBeCloseTo(
      sum,
      12,
    );
    expect(() => lifetimeValue(model, history, { spend: 1, discount: { rate: 0, per: "year" } })).toThrow(
      "options.discount.rate must be at least 0.000001",
    );
  });

  test("of a quarter or a fortnight is that of a year, cut to its length", () => {
    const yearly = worth({ rate: 0.1, per: "year" });
    expect(worth({ rate: 1.1 ** (1 / 4) - 1, per: "quarter" })).toBeCloseTo(yearly, 12);
    expect(worth({ rate: 1.1 ** (14 / 365.25) - 1, per: "fortnight" })).toBeCloseTo(yearly, 12);
  });
});
