import { comparePredictions, evaluatePredictions } from "retention-kit";
import { describe, expect, test } from "vitest";
import { percentileBounds, resampleAccounts } from "../../src/numeric/random/resampled-accounts.js";
import { draws } from "../support/draws.js";

/** A prediction with what happened, what it was worth, and how often it counts. */
interface Row {
  probability: number;
  outcome: boolean;
  worth: number;
  times: number;
}

const sum = (rows: readonly Row[], value: (row: Row) => number): number =>
  rows.reduce((total, row) => total + row.times * value(row), 0);
const came = ({ outcome }: Row): number => Number(outcome);

/** The bin from 0 in which a probability lies: above its lower edge, up to its upper. */
const binOf = ({ probability }: Row, bins: number): number => Math.max(0, Math.ceil(probability * bins) - 1);

/** Of each bin, its outcomes less its predictions, as a share of all. */
const gaps = (rows: readonly Row[], bins: number): number[] =>
  Array.from({ length: bins }, (_, bin) => {
    const within = rows.filter((row) => binOf(row, bins) === bin);
    return (sum(within, came) - sum(within, ({ probability }) => probability)) / sum(rows, () => 1);
  });

/** Every score from its definition: over pairs, and over predictions in the order of their size. */
function scoresOf(rows: readonly Row[], bins: number, top: number): Record<string, number | null> {
  const all = sum(rows, () => 1);
  const baseRate = sum(rows, came) / all;
  const brier = sum(rows, ({ probability, outcome }) => (probability - Number(outcome)) ** 2) / all;
  let [pairs, won] = [0, 0];
  for (const high of rows.filter(({ outcome }) => outcome)) {
    for (const low of rows.filter(({ outcome }) => !outcome)) {
      const count = high.times * low.times;
      pairs += count;
      won += high.probability > low.probability ? count : high.probability === low.probability ? count / 2 : 0;
    }
  }
  // The highest, of equal ones as many of each as there are.
  let left = top * all;
  let [topCame, topWorth] = [0, 0];
  for (const level of [...new Set(rows.map(({ probability }) => probability))].sort((a, b) => b - a)) {
    const equal = rows.filter(({ probability }) => probability === level);
    const size = sum(equal, () => 1);
    const taken = size === 0 ? 0 : Math.min(1, left / size);
    left -= taken * size;
    topCame += taken * sum(equal, came);
    topWorth += taken * sum(equal, (row) => came(row) * row.worth);
  }
  const worth = sum(rows, (row) => came(row) * row.worth);
  const spread = baseRate * (1 - baseRate);
  return {
    brier,
    logLoss: -sum(rows, ({ probability, outcome }) => Math.log(outcome ? probability : 1 - probability)) / all,
    auc: pairs === 0 ? null : won / pairs,
    skill: spread === 0 ? null : 1 - brier / spread,
    expectedCalibrationError: gaps(rows, bins).reduce((total, gap) => total + Math.abs(gap), 0),
    topShare: baseRate === 0 ? null : topCame / (baseRate * all),
    topWeightShare: worth === 0 ? null : topWorth / worth,
    lift: baseRate === 0 ? null : topCame / (baseRate * all) / top,
    baseRate,
  };
}

/** Three rows an account, ties among them, and one that is nearly sure. */
function book(seed: number, accounts: number): { rows: Row[]; accountOf: number[] } {
  const random = draws(seed);
  const accountOf = Array.from({ length: 3 * accounts }, (_, row) => row % accounts);
  const rows = accountOf.map((_, row) => {
    const probability = row === 0 ? 0.98 : (1 + Math.floor(15 * random.uniform())) / 16;
    return {
      probability,
      outcome: row === 0 ? false : random.chance(probability),
      worth: 1 + Math.floor(9 * random.uniform()),
      times: 1,
    };
  });
  return { rows, accountOf };
}
const probabilities = (rows: readonly Row[]) => rows.map(({ probability }) => probability);
const outcomes = (rows: readonly Row[]) => rows.map(({ outcome }) => outcome);
const worths = (rows: readonly Row[]) => rows.map(({ worth }) => worth);

describe.each([
  [7, 0.1, false, 14],
  [4, 0.25, true, 14],
  // Nearly all of many fail, whatever was said of them: the error is far from 0.
  [5, 0.2, false, 60],
])("in %d bins with %d as the top, grouped: %s, of %d accounts", (bins, top, grouped, accountCount) => {
  const { rows: honest, accountOf } = book(bins, accountCount);
  const rows = honest.map((row, at) => (accountCount > 14 && at % 9 > 0 ? { ...row, outcome: false } : row));
  const accounts = grouped ? accountOf.map((account) => `account ${account}`) : undefined;
  const options = { bins, top, accounts, weights: worths(rows), seed: 5, resamples: 60, confidence: 0.8 };
  const found = evaluatePredictions(probabilities(rows), outcomes(rows), options);
  const scores = scoresOf(rows, bins, top);

  test("scores are what they are defined as", () => {
    for (const [name, value] of Object.entries(scores)) {
      expect(found[name as "brier"], name).toBeCloseTo(value ?? NaN, 12);
    }
    expect(found).toMatchObject({ predictions: 3 * accountCount, resamples: 60, confidence: 0.8 });
  });

  test("intervals are the central part of the scores of samples", () => {
    const samples: Record<string, number | null>[] = [];
    const distances: number[] = [];
    const own = gaps(rows, bins);
    const numbers = grouped ? Uint32Array.from(accountOf) : null;
    resampleAccounts(rows.length, numbers, { seed: 5, resamples: 60 }, (times) => {
      const sample = rows.map((row, index) => ({ ...row, times: times[index] ?? NaN }));
      samples.push(scoresOf(sample, bins, top));
      distances.push(gaps(sample, bins).reduce((total, gap, bin) => total + Math.abs(gap - (own[bin] ?? NaN)), 0));
    });
    const within = (figures: readonly number[]) => percentileBounds(Float64Array.from(figures), 0.8);
    for (const name of Object.keys(scores)) {
      const bounds = within(samples.map((sample) => sample[name] ?? NaN));
      const interval = found.intervals?.[name as "brier"];
      if (name !== "expectedCalibrationError") {
        expect(interval?.lower, name).toBeCloseTo(bounds?.lower ?? NaN, 12);
        expect(interval?.upper, name).toBeCloseTo(bounds?.upper ?? NaN, 12);
        continue;
      }
      const score = scores[name] ?? NaN;
      if (accountCount > 14) expect(interval?.lower).toBeGreaterThan(0.1);
      expect(interval?.lower).toBeCloseTo(Math.max(0, score - (within(distances)?.upper ?? NaN)), 12);
      expect(interval?.upper).toBeCloseTo(Math.max(score, 2 * score - (bounds?.lower ?? NaN)), 12);
    }
  });
});

test("a calibration error that no sample reaches has an interval down to 0 and up to itself at least", () => {
  // Two outcomes as predicted: samples can only be worse than none.
  const perfect = evaluatePredictions([0.5, 0.5], [true, false], { seed: 1, resamples: 50 });
  expect(perfect.expectedCalibrationError).toBe(0);
  expect(perfect.intervals?.expectedCalibrationError).toEqual({ lower: 0, upper: 0 });
  // All miss by as much in each sample as in all: it is sure, and moves nowhere.
  const sure = evaluatePredictions([0.75, 0.75], [true, true], { seed: 1, resamples: 50, bins: 1 });
  expect(sure.intervals?.expectedCalibrationError).toEqual({ lower: 0.25, upper: 0.25 });
});

describe("a comparison", () => {
  const { rows, accountOf } = book(9, 16);
  const other = rows.map((row, index) => ({ ...row, probability: index % 3 === 0 ? 0.5 : row.probability }));
  const accounts = accountOf.map((account) => `account ${account}`);
  const names = ["logLoss", "brier", "auc", "topShare", "topWeightShare"] as const;

  test.each([false, true])("is of the same samples for both, grouped: %s", (grouped) => {
    const options = { seed: 2, resamples: 40, top: 0.2, weights: worths(rows), ...(grouped ? { accounts } : {}) };
    const found = comparePredictions(probabilities(rows), probabilities(other), outcomes(rows), options);
    expect(found).toMatchObject({ predictions: 48, accounts: grouped ? 16 : 48, resamples: 40, confidence: 0.95 });
    expect(found.assumptions.map(({ key }) => key)).toEqual(["loyalty.fewestOutcomes"]);
    const samples: Record<string, number>[] = [];
    const numbers = grouped ? Uint32Array.from(accountOf) : null;
    resampleAccounts(rows.length, numbers, { seed: 2, resamples: 40 }, (times) => {
      const [one, two] = [rows, other].map((list) =>
        scoresOf(
          list.map((row, index) => ({ ...row, times: times[index] ?? NaN })),
          1,
          0.2,
        ),
      );
      samples.push(Object.fromEntries(names.map((name) => [name, (one?.[name] ?? NaN) - (two?.[name] ?? NaN)])));
    });
    for (const name of names) {
      const [first, second] = [rows, other].map((list) => scoresOf(list, 1, 0.2)[name]);
      const bounds = percentileBounds(
        Float64Array.from(samples, (sample) => sample[name] ?? NaN),
        0.95,
      );
      const compared = found[name];
      expect(compared?.first).toBeCloseTo(first ?? NaN, 12);
      expect(compared?.second).toBeCloseTo(second ?? NaN, 12);
      expect(compared?.difference).toBeCloseTo((first ?? NaN) - (second ?? NaN), 12);
      expect(compared?.lower).toBeCloseTo(bounds?.lower ?? NaN, 12);
      expect(compared?.upper).toBeCloseTo(bounds?.upper ?? NaN, 12);
    }
  });

  test("needs ten accounts of each outcome, not ten rows", () => {
    const many = Array.from({ length: 40 }, (_, row) => row);
    const happened = many.map((row) => row < 10);
    const compare = (of: (row: number) => string, outcome = happened) =>
      comparePredictions(
        many.map((row) => row / 40),
        many.map(() => 0.5),
        outcome,
        { seed: 1, resamples: 20, accounts: many.map(of) },
      ).brier.verdict;
    expect(compare(String)).not.toBe("too-few");
    expect(compare((row) => String(row < 2 ? 0 : row))).toBe("too-few");
    const failed = happened.map((outcome) => !outcome);
    expect(compare(String, failed)).not.toBe("too-few");
    expect(compare((row) => String(row < 2 ? 0 : row), failed)).toBe("too-few");
  });

  test("is better where the loss is lower or the order better, whichever side it is on", () => {
    const truth = Array.from({ length: 60 }, (_, row) => row % 2 === 0);
    const good = truth.map((outcome, row) => (outcome ? 0.8 : 0.2) + row / 1000);
    const bad = good.map((probability) => 1 - probability);
    const better = comparePredictions(good, bad, truth, { seed: 1, resamples: 20 });
    const worse = comparePredictions(bad, good, truth, { seed: 1, resamples: 20 });
    for (const name of ["logLoss", "brier", "auc", "topShare"] as const) {
      expect(better[name].verdict).toBe("better");
      expect(worse[name].verdict).toBe("worse");
    }
  });
});
