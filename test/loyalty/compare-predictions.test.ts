import { assumptions, comparePredictions, evaluatePredictions } from "retention-kit";
import { describe, expect, test } from "vitest";
import { binSums, orderedPredictions, weighedScores } from "../../src/loyalty/ordered-predictions.js";
import { randomStream } from "../../src/numeric/random/random-stream.js";
import { normal, uniform } from "../../src/numeric/random/random-variates.js";
import fixture from "../fixtures/scikit-learn/predictions.json" with { type: "json" };

const { outcome, first, second, worth, times, scores } = fixture;

/** To a share of the interval's own width: two sets of samples differ by chance. */
function expectBounds(
  found: { lower: number | null; upper: number | null } | null,
  by: { lower: number; upper: number },
) {
  const width = by.upper - by.lower;
  expect(Math.abs((found?.lower ?? NaN) - by.lower)).toBeLessThan(0.03 * width);
  expect(Math.abs((found?.upper ?? NaN) - by.upper)).toBeLessThan(0.03 * width);
}

describe("numbers are scikit-learn's", () => {
  test.each([
    ["the first predictions", evaluatePredictions(first, outcome, { weights: worth }), scores.first],
    ["the second", evaluatePredictions(second, outcome, { weights: worth }), scores.second],
    [
      "rows that count several times",
      weighedScores(orderedPredictions(first, outcome, worth, 10, 0.1), Uint32Array.from(times), binSums(10)),
      scores.firstWeighed,
    ],
  ])("of %s", (_, found, expected) => {
    for (const [name, value] of Object.entries(expected)) {
      expect(found[name as keyof typeof expected]).toBeCloseTo(value, 12);
    }
  });

  test("and so are the intervals, up to the chance in the samples", { tags: ["slow"] }, () => {
    const { intervals } = evaluatePredictions(first, outcome, { seed: 1, resamples: 20_000 });
    const compared = comparePredictions(first, second, outcome, { seed: 1, resamples: 20_000 });
    for (const name of ["brier", "logLoss", "auc"] as const) {
      expectBounds(intervals?.[name] ?? null, fixture.intervals[name]);
      expectBounds(compared[name], fixture.differences[name]);
      expect(compared[name].difference).toBeCloseTo(scores.first[name] - scores.second[name], 12);
      expect(compared[name].verdict).toBe("better");
    }
  });
});

describe("the top", () => {
  test("is shared out among equal predictions at its edge", () => {
    const outcomes = Array.from({ length: 40 }, (_, index) => index % 4 === 0);
    const constant = evaluatePredictions(Array<number>(40).fill(0.25), outcomes, { weights: outcomes.map(() => 3) });
    expect(constant).toMatchObject({ topShare: 0.1, topWeightShare: 0.1, lift: 1 });
    const perfect = evaluatePredictions(outcomes.map(Number), outcomes, { top: 0.2 });
    expect(perfect).toMatchObject({ topShare: 0.8, lift: 4, topWeightShare: null });
    expect(evaluatePredictions([0.4, 0.2], [false, false])).toMatchObject({ topShare: null, lift: null });
  });

  test("counts what outcomes are worth, however much that is", () => {
    const outcomes = Array.from({ length: 10 }, () => true);
    const probabilities = outcomes.map((_, index) => 1 - index / 10);
    const weights = outcomes.map((_, index) => (index === 0 ? 1e308 : 0.25e308));
    expect(evaluatePredictions(probabilities, outcomes, { weights }).topWeightShare).toBeCloseTo(1 / 3.25, 12);
    expect(evaluatePredictions(probabilities, outcomes, { weights: weights.map(() => 0) }).topWeightShare).toBeNull();
  });
});

/** Customers, predictions with an error of their own each, and what happened. */
function simulated(seed: number, customers: number, start: number) {
  const random = randomStream(seed, 1);
  const chance = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));
  return Array.from({ length: customers }, () => {
    const logOdds = start + 1.2 * normal(random);
    return {
      one: chance(logOdds + 0.5 * normal(random)),
      other: chance(logOdds + 0.5 * normal(random)),
      blunt: chance(start + 0.2 * normal(random)),
      outcome: uniform(random) < chance(logOdds),
    };
  });
}

describe("over books whose truth is known", () => {
  const truth = simulated(1, 200_000, -1);
  const outcomes = truth.map(({ outcome }) => outcome);
  const expected = evaluatePredictions(
    truth.map(({ one }) => one),
    outcomes,
  );
  const books = Array.from({ length: 300 }, (_, seed) => simulated(seed + 2, 250, -1));

  test("95% intervals hold it about as often as they say", { tags: ["slow"] }, () => {
    const held = { brier: 0, logLoss: 0, auc: 0, skill: 0, baseRate: 0, topShare: 0, expectedCalibrationError: 0 };
    books.forEach((book, seed) => {
      const { intervals } = evaluatePredictions(
        book.map(({ one }) => one),
        book.map(({ outcome }) => outcome),
        { seed, resamples: 200 },
      );
      for (const name of Object.keys(held) as (keyof typeof held)[]) {
        const { lower = NaN, upper = NaN } = intervals?.[name] ?? {};
        const value = expected[name] ?? NaN;
        if (lower <= value && value <= upper) held[name]++;
      }
    });
    // 95% of 300 less three standard deviations of chance, and less a point for the few samples.
    for (const [name, count] of Object.entries(held)) expect(count / 300, name).toBeGreaterThan(0.902);
  });

  test(
    "a verdict where nothing differs is as rare as it says, and one where much does is not",
    { tags: ["slow"] },
    () => {
      const wrong = { logLoss: 0, brier: 0, auc: 0 };
      let right = 0;
      books.forEach((book, seed) => {
        const lists = [
          book.map(({ one }) => one),
          book.map(({ other }) => other),
          book.map(({ blunt }) => blunt),
        ] as const;
        const happened = book.map(({ outcome }) => outcome);
        const same = comparePredictions(lists[0], lists[1], happened, { seed, resamples: 200 });
        for (const name of Object.keys(wrong) as (keyof typeof wrong)[]) {
          if (same[name].verdict !== "no-difference") wrong[name]++;
        }
        const { auc } = comparePredictions(lists[2], lists[0], happened, { seed, resamples: 200 });
        if (auc.verdict === "worse") right++;
      });
      for (const [name, count] of Object.entries(wrong)) expect(count / 300, name).toBeLessThan(0.098);
      expect(right).toBeGreaterThan(290);
    },
  );
});

describe("the samples", () => {
  const options = { seed: 3, resamples: 100 };

  test("are of accounts, so that a row told four times settles no more than once", () => {
    const accounts = first.map((_, index) => `account ${index}`);
    const fourTimes = <T>(list: readonly T[]): T[] => [...list, ...list, ...list, ...list];
    const once = evaluatePredictions(first, outcome, options).intervals;
    const rows = evaluatePredictions(fourTimes(first), fourTimes(outcome), options).intervals;
    const grouped = { ...options, accounts: fourTimes(accounts) };
    const whole = evaluatePredictions(fourTimes(first), fourTimes(outcome), grouped).intervals;
    const width = (bounds: typeof once): number => (bounds?.auc?.upper ?? NaN) - (bounds?.auc?.lower ?? NaN);
    expect(width(whole)).toBeCloseTo(width(once), 12);
    expect(width(rows)).toBeLessThan(0.7 * width(once));
    expect(comparePredictions(first, second, outcome, { ...options, accounts }).accounts).toBe(300);
  });

  test("are the same for the same seed, others for another, and turn with the sides", () => {
    const compared = comparePredictions(first, second, outcome, options);
    expect(comparePredictions(first, second, outcome, options)).toEqual(compared);
    expect(comparePredictions(first, second, outcome, { ...options, seed: 4 })).not.toEqual(compared);
    const turned = comparePredictions(second, first, outcome, options);
    expect(turned.auc.lower).toBeCloseTo(-(compared.auc.upper ?? NaN), 12);
    expect(turned.auc.verdict).toBe("worse");
    const itself = comparePredictions(first, first, outcome, options);
    expect(itself.logLoss).toMatchObject({ difference: 0, lower: 0, upper: 0, verdict: "no-difference" });
  });

  test("are asked for by a seed or a number of them, and else not drawn", () => {
    expect(evaluatePredictions(first, outcome)).toMatchObject({ intervals: null, resamples: 0 });
    expect(evaluatePredictions(first, outcome, { seed: 1 }).resamples).toBe(1000);
    expect(evaluatePredictions(first, outcome, { resamples: 50 }).intervals?.auc?.lower).toBeLessThan(scores.first.auc);
    const alike = evaluatePredictions([0.5, 0.4, 0.3], [true, true, true], { seed: 1 });
    expect(alike.intervals).toMatchObject({ auc: null, skill: null, baseRate: { lower: 1, upper: 1 } });
  });
});

test("too few outcomes of a kind are said to be too few", () => {
  const outcomes = first.map((_, index) => index < 9);
  const { logLoss, auc, topWeightShare } = comparePredictions(first, second, outcomes, { seed: 1, resamples: 50 });
  expect(logLoss).toMatchObject({ difference: null, lower: null, upper: null, verdict: "too-few" });
  expect(auc.verdict).toBe("too-few");
  expect(topWeightShare).toBeNull();
  const asked = { seed: 1, resamples: 50, assumptions: assumptions("published", { "loyalty.fewestOutcomes": 5 }) };
  expect(comparePredictions(first, second, outcomes, asked).logLoss.verdict).not.toBe("too-few");
  const none = comparePredictions(
    first,
    second,
    first.map(() => false),
    { seed: 1, resamples: 50 },
  );
  expect(none.auc).toMatchObject({ first: null, difference: null, verdict: "too-few" });
});

test("what cannot be is refused by its place", () => {
  const options = { seed: 1 };
  expect(() => comparePredictions([0.5], [1.5], [true], options)).toThrow("second[0] must be at most 1, got 1.5");
  expect(() => comparePredictions([0.5], [0.5, 0.5], [true], options)).toThrow(
    "outcomes must be as many as the second, 2",
  );
  expect(() => comparePredictions([0.5], [0.5], [true], {} as never)).toThrow("options.seed must be a finite number");
  const weights = [1, 2];
  expect(() => evaluatePredictions([0.5], [true], { weights })).toThrow(
    "options.weights must be as many as the predictions, 1",
  );
  expect(() => evaluatePredictions([0.5], [true], { weights: [-1] })).toThrow("options.weights[0] must be at least 0");
  expect(() => evaluatePredictions([0.5], [true], { accounts: [""] })).toThrow("options.accounts[0] must be a text");
  expect(() => evaluatePredictions([0.5], [true], { resamples: 3 })).toThrow("options.resamples must be at least 20");
});
