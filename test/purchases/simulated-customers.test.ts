import {
  bgBbModel,
  bgNbdModel,
  expectedPurchases,
  mbgNbdModel,
  paretoNbdModel,
  probabilityAlive,
  probabilityOfPurchases,
  simulateHistories,
} from "retention-kit";
import { describe, expect, test } from "vitest";
import { upperIncompleteGamma } from "../../src/numeric/functions/incomplete-gamma.js";

/** Customers a model; each check below fails for a true model with a probability of 1e-4. */
const CUSTOMERS = 10_000;
const FALSE_ALARM = 1e-4;

const week = { timeUnit: "week" } as const;
const models = [
  { model: bgNbdModel({ r: 0.2426, alpha: 4.414, a: 0.7929, b: 2.426 }, week), observed: 39, horizon: 26 },
  { model: mbgNbdModel({ r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 }, week), observed: 39, horizon: 26 },
  { model: paretoNbdModel({ r: 0.5533, alpha: 10.58, s: 0.6062, beta: 11.67 }, week), observed: 39, horizon: 26 },
  { model: bgBbModel({ alpha: 1.2035, beta: 0.7497, gamma: 0.6567, delta: 2.7834 }), observed: 6, horizon: 5 },
];

/** p-value of Pearson's statistic for counts against expectations; classes expecting less than 5 are put together. */
function chiSquare(observed: readonly number[], expected: readonly number[]): number {
  let [statistic, classes, seen, due] = [0, 0, 0, 0];
  expected.forEach((expectation, index) => {
    seen += observed[index] ?? 0;
    due += expectation;
    if (due < 5) return;
    statistic += (seen - due) ** 2 / due;
    [seen, due, classes] = [0, 0, classes + 1];
  });
  return upperIncompleteGamma((classes - 1) / 2, statistic / 2);
}

describe.each(models)("customers drawn from the model $model.kind", ({ model, observed, horizon }) => {
  const customers = simulateHistories(model, {
    observed: Array(CUSTOMERS).fill(observed) as number[],
    seed: 20,
    horizon,
  });

  test("buy as often as it says for new customers", () => {
    const most = model.kind === "bg-bb" ? observed : 25;
    const probabilities = Array.from({ length: most + 1 }, (_, purchases) =>
      probabilityOfPurchases(model, "new", { horizon: observed, purchases }),
    );
    probabilities.push(1 - probabilities.reduce((sum, each) => sum + each, 0));
    const counts = probabilities.map(
      (_, index) =>
        customers.filter(({ repeatPurchases }) => Math.min(repeatPurchases, probabilities.length - 1) === index).length,
    );
    expect(
      chiSquare(
        counts,
        probabilities.map((each) => each * CUSTOMERS),
      ),
    ).toBeGreaterThan(FALSE_ALARM);
  });

  test("are alive as often as it says, at every level of the probability", { tags: ["slow"] }, () => {
    // A BG/BB customer is asked after the last opportunity, before the next.
    const probabilities = customers.map((customer) => probabilityAlive(model, customer, { at: observed }));
    const bins = Array.from({ length: 10 }, (_, bin) => {
      const inside = probabilities.flatMap((probability, index) =>
        Math.min(9, Math.floor(probability * 10)) === bin ? [{ probability, alive: customers[index]?.alive }] : [],
      );
      const variance = inside.reduce((sum, { probability }) => sum + probability * (1 - probability), 0);
      const expected = inside.reduce((sum, { probability }) => sum + probability, 0);
      const alive = inside.filter((each) => each.alive).length;
      return variance < 1 ? 0 : (alive - expected) ** 2 / variance;
    });
    const statistic = bins.reduce((sum, each) => sum + each, 0);
    expect(upperIncompleteGamma(5, statistic / 2)).toBeGreaterThan(FALSE_ALARM);
  });

  test("go on to buy what it expects of each, and as often as it says", { tags: ["slow"] }, () => {
    const errors = customers.map(
      (customer) => customer.nextPurchases - expectedPurchases(model, customer, { horizon }),
    );
    const mean = errors.reduce((sum, error) => sum + error, 0) / CUSTOMERS;
    const deviation = Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0)) / CUSTOMERS;
    expect(Math.abs(mean / deviation)).toBeLessThan(3.9);

    const some = customers.slice(0, 2000);
    const expected = Array.from({ length: 8 }, (_, purchases) =>
      some.reduce((sum, customer) => sum + probabilityOfPurchases(model, customer, { horizon, purchases }), 0),
    );
    const seen = expected.map((_, purchases) => some.filter(({ nextPurchases }) => nextPurchases === purchases).length);
    const rest = (counts: readonly number[]): number => some.length - counts.reduce((sum, count) => sum + count, 0);
    expect(chiSquare([...seen, rest(seen)], [...expected, rest(expected)])).toBeGreaterThan(FALSE_ALARM);
  });
});

test("the same seed draws the same customers, and each is drawn alone", () => {
  const { model } = models[0] ?? expect.fail();
  const many = simulateHistories(model, { observed: [39, 39, 39, 39], seed: 5 });
  expect(simulateHistories(model, { observed: [39, 39], seed: 5 })).toEqual(many.slice(0, 2));
  expect(simulateHistories(model, { observed: [39, 39], seed: 6 })).not.toEqual(many.slice(0, 2));
});

test("what is drawn one by one is bounded, and refused beyond it by name", () => {
  const often = paretoNbdModel({ r: 50, alpha: 1, s: 1, beta: 1e300 }, { timeUnit: "day" });
  const rule = "must, with the horizon, be a time in which nobody buys more than a million times";
  expect(() => simulateHistories(often, { observed: [1, 1e300], seed: 1 })).toThrow(
    `simulateHistories: options.observed[1] ${rule}`,
  );
  const stays = bgNbdModel({ r: 50, alpha: 1, a: 1e-9, b: 1 }, { timeUnit: "day" });
  expect(() => simulateHistories(stays, { observed: [1], seed: 1, horizon: 1e300 })).toThrow(rule);
  const chances = bgBbModel({ alpha: 1, beta: 1, gamma: 1, delta: 1e9 }, { timeUnit: "day" });
  expect(() => simulateHistories(chances, { observed: [1e12], seed: 1 })).toThrow(
    "simulateHistories: options.observed[0] must be at most 1000000",
  );
  expect(() => simulateHistories(chances, { observed: [1], seed: 1, horizon: 1e12 })).toThrow(
    "options.horizon must be",
  );
});
