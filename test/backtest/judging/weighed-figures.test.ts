import fc from "fast-check";
import { evaluatePredictions } from "retention-kit";
import { expect, test } from "vitest";
import { capturedShares } from "../../../src/backtest/judging/captured-shares.js";
import {
  type Figures,
  weighedAuc,
  weighedMean,
  weighedPredictions,
  weighedRatio,
  weighedTopShare,
} from "../../../src/backtest/judging/weighed-figures.js";

const OWNERS = 6;
const row = fc.record({
  owner: fc.nat(OWNERS - 1),
  score: fc.integer({ min: -3, max: 3 }).map((score) => score / 4),
  value: fc.integer({ min: 0, max: 9 }),
  came: fc.boolean(),
});
const rows = fc.array(row, { minLength: 2, maxLength: 25 });
const times = fc.array(fc.nat(3), { minLength: OWNERS, maxLength: OWNERS });

/** The rows, each repeated as often as its account is drawn: the definition. */
function drawn<Row extends { owner: number }>(given: readonly Row[], counts: readonly number[]): Row[] {
  return given.flatMap((each) => Array.from({ length: counts[each.owner] ?? 0 }, () => each));
}

function pairsWon(given: readonly { score: number; came: boolean }[]): number {
  const [came, failed] = [given.filter((each) => each.came), given.filter((each) => !each.came)];
  const won = came.flatMap(({ score }) =>
    failed.map((other) => (score > other.score ? 1 : score === other.score ? 0.5 : 0)),
  );
  return won.length === 0 ? NaN : won.reduce<number>((sum, each) => sum + each, 0) / won.length;
}

const of = (figures: Figures, counts: readonly number[]) => figures.of(Uint32Array.from(counts));
/** The same to rounding; `NaN` where nothing tells a figure. */
function expectClose(found: number | undefined, expected: number): void {
  if (Number.isNaN(expected)) expect(found).toBeNaN();
  else expect(found).toBeCloseTo(expected, 10);
}

const columns = (given: readonly { owner: number; score: number; value: number; came: boolean }[]) => ({
  owners: Uint32Array.from(given, ({ owner }) => owner),
  scores: given.map(({ score }) => score),
  values: given.map(({ value }) => value),
  outcomes: given.map(({ came }) => came),
});

test("the area under the curve counts pairs of drawn rows", () => {
  fc.assert(
    fc.property(rows, times, (given, counts) => {
      const { owners, scores, outcomes } = columns(given);
      const [auc] = of(weighedAuc("auc", owners, scores, outcomes), counts);
      expectClose(auc, pairsWon(drawn(given, counts)));
    }),
  );
});

test("means and ratios are those of the drawn rows", () => {
  fc.assert(
    fc.property(rows, times, (given, counts) => {
      const { owners, scores, values } = columns(given);
      const sample = drawn(given, counts);
      const sum = (valueOf: (each: (typeof given)[number]) => number) =>
        sample.reduce((total, each) => total + valueOf(each), 0);
      const [mean] = of(weighedMean("mean", owners, Float64Array.from(values)), counts);
      expectClose(mean, sample.length === 0 ? NaN : sum(({ value }) => value) / sample.length);
      const whole = Float64Array.from(values);
      const [ratio] = of(weighedRatio("ratio", owners, Float64Array.from(scores), whole), counts);
      const bottom = sum(({ value }) => value);
      expectClose(ratio, bottom === 0 ? NaN : sum(({ score }) => score) / bottom);
    }),
  );
});

test("a ratio to nothing is none", () => {
  const ratio = (part: number, whole: number) =>
    of(weighedRatio("ratio", Uint32Array.of(0), Float64Array.of(part), Float64Array.of(whole)), [1])[0];
  expect([ratio(3, 0), ratio(0, 0), ratio(3, 2)]).toEqual([NaN, NaN, 1.5]);
});

test("the top share is the mean over the orders that the scores allow", () => {
  fc.assert(
    fc.property(rows, times, (given, counts) => {
      const { owners, scores, values } = columns(given);
      const [share] = of(weighedTopShare("share", owners, scores, values, 0.3), counts);
      const sample = drawn(given, counts).toSorted((a, b) => b.score - a.score);
      const whole = sample.reduce((sum, { value }) => sum + value, 0);
      // Each row holds its value evenly: of a run of equal scores, a part holds as much of the run's value.
      const top = 0.3 * sample.length;
      const held = sample.reduce((sum, { score, value }) => {
        const above = sample.filter((other) => other.score > score).length;
        const tied = sample.filter((other) => other.score === score).length;
        return sum + value * Math.min(1, Math.max(0, top - above) / tied);
      }, 0);
      expectClose(share, whole === 0 ? NaN : held / whole);
    }),
  );
});

test("scores of predictions are those that evaluatePredictions gives of the drawn rows", () => {
  fc.assert(
    fc.property(rows, times, (given, counts) => {
      const probability = (score: number) => (score + 1) / 2;
      const { owners, scores, outcomes } = columns(given);
      const figures = weighedPredictions("x", owners, scores.map(probability), outcomes);
      expect(figures.names).toEqual(["auc:x", "logLoss:x", "brier:x"]);
      const sample = drawn(given, counts);
      const found = of(figures, counts);
      if (sample.length === 0) {
        expect(found).toEqual([NaN, NaN, NaN]);
        return;
      }
      const { auc, logLoss, brier } = evaluatePredictions(
        sample.map(({ score }) => probability(score)),
        sample.map(({ came }) => came),
      );
      [auc ?? NaN, logLoss, brier].forEach((expected, index) => {
        expectClose(found[index], expected);
      });
    }),
  );
});

test("captured shares rise to all of it, and the first is the top share", () => {
  fc.assert(
    fc.property(rows, (given) => {
      const { scores, values } = columns(given);
      const shares = capturedShares(scores, values);
      const whole = values.reduce((sum, value) => sum + value, 0);
      if (whole === 0) {
        expect(shares).toEqual([]);
        return;
      }
      expect(shares).toHaveLength(10);
      expect(shares.at(-1)).toBeCloseTo(1, 12);
      const owners = Uint32Array.from(given, (_, index) => index);
      [0, 4, 8].forEach((tenth) => {
        const [top] = weighedTopShare("top", owners, scores, values, (tenth + 1) / 10).of(
          new Uint32Array(given.length).fill(1),
        );
        expect(shares[tenth]).toBeCloseTo(top ?? NaN, 10);
      });
    }),
  );
});
