import { marketDamage } from "retention-kit";
import { describe, expect, test } from "vitest";
import { incompleteBeta } from "../../src/numeric/functions/incomplete-beta.js";

const outcomes = { silent: 0.5, unsatisfied: 0.2, satisfied: 0.2, satisfiedQuickly: 0.1 };
const input = { customers: 1000, problemShare: 0.3, outcomes, lostPerHearer: 0.01, customerValue: 200 };

describe("market damage", () => {
  const damage = marketDamage(input);

  test("is the formula of the evidence page", () => {
    const customers = 1000 * 0.3 * (0.5 * (0.9 - 0.37) + 0.2 * (0.9 - 0.46) + 0.2 * (0.9 - 0.7));
    const hearers = 1000 * 0.3 * (0.5 + 0.2) * 13.69 * 0.01;
    expect(damage.customersLost.mean).toBeCloseTo(customers, 9);
    expect(damage.hearersLost?.mean).toBeCloseTo(hearers, 9);
    expect(damage.total?.mean).toBeCloseTo(customers + hearers, 9);
    expect(damage.damage?.mean).toBeCloseTo((customers + hearers) * 200, 6);
  });

  test("customers lost are a binomial number", () => {
    const share = 0.3 * (0.5 * 0.53 + 0.2 * 0.44 + 0.2 * 0.2);
    const cdf = (x: number): number => 1 - incompleteBeta(share, x + 1, 1000 - x);
    const { lower, upper, chance } = damage.customersLost;
    expect(chance ** 2).toBeCloseTo(1000 * share * (1 - share), 8);
    // Within the quantiles of 5% and 95%; without either bound they would hold less than 90%.
    expect(cdf(lower)).toBeGreaterThanOrEqual(0.05);
    expect(cdf(upper - 1)).toBeLessThan(0.95);
    expect(cdf(upper) - cdf(lower - 1)).toBeGreaterThanOrEqual(0.9);
    expect(cdf(upper - 1) - cdf(lower - 1)).toBeLessThan(0.9);
    expect(cdf(upper) - cdf(lower)).toBeLessThan(0.9);
  });

  test("one more point solved quickly is the difference it makes", () => {
    const moved = {
      silent: 0.5,
      unsatisfied: 0.2,
      satisfied: 0.2,
      satisfiedQuickly: 0.11,
    };
    for (const outcome of ["silent", "unsatisfied", "satisfied"] as const)
      moved[outcome] -= (0.01 * moved[outcome]) / 0.9;
    const after = marketDamage({ ...input, outcomes: moved });
    expect(damage.onePointQuicker.customers).toBeCloseTo(damage.customersLost.mean - after.customersLost.mean, 9);
    expect(damage.onePointQuicker.hearers).toBeCloseTo(
      (damage.hearersLost?.mean ?? NaN) - (after.hearersLost?.mean ?? NaN),
      9,
    );
    expect(damage.onePointQuicker.money).toBeCloseTo((damage.damage?.mean ?? NaN) - (after.damage?.mean ?? NaN), 6);
  });

  test("those solved quickly tell too, also where there is nobody yet whose problem was", () => {
    const lostPerHearer = { unsatisfied: 0.1, satisfiedQuickly: 0.02 };
    const { onePointQuicker, assumptions } = marketDamage({ ...input, outcomes: { unsatisfied: 1 }, lostPerHearer });
    // Three of 300: each tells 13.69 people now, and 5 then.
    expect(onePointQuicker.customers).toBeCloseTo(3 * (0.9 - 0.46), 9);
    expect(onePointQuicker.hearers).toBeCloseTo(3 * (13.69 * 0.1 - 5 * 0.02), 9);
    expect(assumptions.map(({ key }) => key)).toContain("wordOfMouth.told.resolved");
  });

  test("says that it is a reconstruction, and adds up", () => {
    expect(damage.reasons.map(({ code }) => code)).toContain("word-of-mouth.damage.reconstruction");
    expect(damage.contributions.reduce((sum, { points }) => sum + points, 0)).toBe(damage.total?.mean);
    expect(damage.assumptions.map(({ key }) => key)).toContain("loyalty.repurchase.silent");
  });

  test("large losses take the other figures", () => {
    const large = marketDamage(input, { loss: "large" });
    expect(large.customersLost.mean).toBeCloseTo(
      300 * (0.5 * (0.9 - 0.09) + 0.2 * (0.9 - 0.19) + 0.2 * (0.9 - 0.54) + 0.1 * (0.9 - 0.82)),
      9,
    );
    expect(large.assumptions.map(({ key }) => key)).toContain("loyalty.repurchase.silent.largeLoss");
  });

  test("without the hearers' behaviour the customers lost remain", () => {
    const half = marketDamage({ customers: 1000, problemShare: 0.3, outcomes, customerValue: 200 });
    expect(half.customersLost.mean).toBeCloseTo(damage.customersLost.mean, 9);
    expect([half.hearersLost, half.total, half.damage, half.onePointQuicker.money]).toEqual([null, null, null, null]);
    expect(half.contributions.reduce((sum, { points }) => sum + points, 0)).toBe(half.customersLost.mean);
    expect(half.reasons.map(({ code }) => code)).toContain("word-of-mouth.unknown.lost");
  });

  test("no customers, no problems and problems all solved quickly give nothing to gain", () => {
    for (const change of [{ customers: 0 }, { problemShare: 0 }, { outcomes: { satisfiedQuickly: 1 } }]) {
      const none = marketDamage({ ...input, ...change });
      expect(none.total?.mean).toBe(0);
      expect(none.onePointQuicker).toEqual({ customers: 0, hearers: 0, money: 0 });
    }
  });
});
