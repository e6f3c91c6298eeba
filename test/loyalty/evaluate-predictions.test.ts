import fc from "fast-check";
import { evaluatePredictions } from "retention-kit";
import { expect, test } from "vitest";
import fixture from "../fixtures/scikit-learn/loyalty.json" with { type: "json" };

test.each(fixture.scores)("scores of $name are scikit-learn's", (expected) => {
  const result = evaluatePredictions(expected.probabilities, fixture.outcome);
  expect(result.brier).toBeCloseTo(expected.brier, 12);
  expect(result.logLoss).toBeCloseTo(expected.logLoss, 12);
  expect(result.auc).toBeCloseTo(expected.auc, 12);
  expect(result.bins.map(({ share }) => share)).toEqual(expected.binShares);
  result.bins.forEach(({ meanPrediction }, bin) => {
    expect(meanPrediction).toBeCloseTo(expected.binMeans[bin] ?? NaN, 12);
  });
});

test("the area under the curve counts pairs, a tie for half", () => {
  const pair = fc.record({ probability: fc.constantFrom(0, 0.2, 0.5, 0.7, 1), outcome: fc.boolean() });
  fc.assert(
    fc.property(fc.array(pair, { minLength: 1 }), (pairs) => {
      const came = pairs.filter(({ outcome }) => outcome);
      const failed = pairs.filter(({ outcome }) => !outcome);
      const wins = came.flatMap(({ probability: high }) =>
        failed.map(({ probability: low }): number => (high > low ? 1 : high === low ? 0.5 : 0)),
      );
      const { auc } = evaluatePredictions(
        pairs.map(({ probability }) => probability),
        pairs.map(({ outcome }) => outcome),
      );
      if (wins.length === 0) expect(auc).toBeNull();
      else expect(auc).toBeCloseTo(wins.reduce((sum, win) => sum + win, 0) / wins.length, 12);
    }),
  );
});

test("the base rate has no skill, certainty that holds has all, and that fails stays finite", () => {
  const outcomes = [true, true, false, true];
  expect(evaluatePredictions([0.75, 0.75, 0.75, 0.75], outcomes)).toMatchObject({
    skill: 0,
    auc: 0.5,
    expectedCalibrationError: 0,
  });
  expect(evaluatePredictions([1, 1, 0, 1], outcomes)).toMatchObject({ skill: 1, brier: 0, auc: 1 });
  expect(evaluatePredictions([0, 0, 1, 0], outcomes).logLoss).toBeCloseTo(-Math.log(1e-15), 10);
  expect(evaluatePredictions([0.3], [true])).toMatchObject({ skill: null, auc: null });
});

test("bins hold every prediction once, inside their bounds, with intervals around their shares", () => {
  const pair = fc.record({ probability: fc.double({ min: 0, max: 1, noNaN: true }), outcome: fc.boolean() });
  fc.assert(
    fc.property(fc.array(pair, { minLength: 1 }), fc.integer({ min: 1, max: 30 }), (pairs, bins) => {
      const result = evaluatePredictions(
        pairs.map(({ probability }) => probability),
        pairs.map(({ outcome }) => outcome),
        { bins },
      );
      expect(result.bins.reduce((sum, { predictions }) => sum + predictions, 0)).toBe(pairs.length);
      for (const { from, to, meanPrediction, share, lower, upper } of result.bins) {
        expect(meanPrediction).toBeGreaterThanOrEqual(from - 1e-9);
        expect(meanPrediction).toBeLessThanOrEqual(to + 1e-9);
        expect(lower).toBeLessThanOrEqual(share);
        expect(upper).toBeGreaterThanOrEqual(share);
      }
    }),
  );
});

test("a prediction at the edge of a bin is in the one below, for any number of bins", () => {
  for (let bins = 1; bins <= 120; bins++) {
    const edges = Array.from({ length: bins }, (_, index) => (index + 1) / bins);
    const found = evaluatePredictions(
      edges,
      edges.map(() => true),
      { bins },
    ).bins;
    expect(found.map(({ to, predictions }) => [to, predictions])).toEqual(edges.map((edge) => [edge, 1]));
  }
});

test("what is no prediction is refused by its place", () => {
  expect(() => evaluatePredictions([], [])).toThrow("probabilities must hold at least one");
  expect(() => evaluatePredictions([0.5], [])).toThrow("outcomes must be as many as the probabilities, 1, got 0");
  expect(() => evaluatePredictions([0.5, 1.2], [true, true])).toThrow("probabilities[1] must be at most 1, got 1.2");
});
