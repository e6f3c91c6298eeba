import { assumptions, type BuyingOutcome, calibratedChance, fitBuyingCalibration } from "retention-kit";
import { describe, expect, test } from "vitest";
import { correctedLogOdds } from "../../../src/purchases/calibration/calibrated-chance.js";
import { levelToCome } from "../../../src/purchases/calibration/level-to-come.js";
import { draws } from "../../support/draws.js";

const logOdds = (p: number): number => Math.log(p / (1 - p));
const logistic = (x: number): number => 1 / (1 + Math.exp(-x));
const WINDOW = 90;

/** What the calibration looks at, as it is said to. */
const featuresOf = ({ raw, silentDays, purchaseDays }: Omit<BuyingOutcome, "bought">): number[] => [
  logOdds(raw),
  Math.log(1 + silentDays),
  Math.log(purchaseDays),
  silentDays / WINDOW,
];

const random = draws(71);
const windows = [40, 30, 20].map((accounts, age) => ({
  rows: Array.from({ length: accounts }, (): BuyingOutcome => {
    const raw = 0.1 + 0.8 * random.uniform();
    return {
      raw,
      silentDays: Math.floor(200 * random.uniform()),
      purchaseDays: 1 + Math.floor(8 * random.uniform()),
      bought: random.chance(logistic(logOdds(raw) + 0.3 - 0.2 * age)),
      count: 1 + Math.floor(3 * random.uniform()),
    };
  }),
}));
const figures = assumptions("published", {
  "buysAgain.windowDecay": 0.7,
  "buysAgain.coefficientDeviation": 0.6,
  "buysAgain.levelDeviation": 0.8,
  "buysAgain.seasonDeviation": 0.25,
});
const calibration = fitBuyingCalibration(windows, { windowDays: WINDOW, assumptions: figures });
const rows = windows.flatMap(({ rows: list }, age) =>
  list.map((row) => ({ ...row, age, count: row.count ?? 1, features: featuresOf(row) })),
);
const total = rows.reduce((sum, { count }) => sum + count, 0);

describe("a calibration", () => {
  test("has the weighted mean and deviation, and the ends, of what it looks at", () => {
    for (let feature = 0; feature < 4; feature++) {
      const of = (value: (x: number) => number): number =>
        rows.reduce((sum, { features, count }) => sum + count * value(features[feature] ?? NaN), 0) / total;
      const mean = of((x) => x);
      const seen = rows.map(({ features }) => features[feature] ?? NaN);
      expect(calibration.means[feature]).toBeCloseTo(mean, 10);
      expect(calibration.deviations[feature]).toBeCloseTo(Math.sqrt(of((x) => (x - mean) ** 2)), 10);
      expect(calibration.lowest[feature]).toBeCloseTo(Math.min(...seen), 10);
      // Of the frequency only what more than ten, or a twentieth of fewer than 200, reach.
      const reach = (bound: number): number =>
        rows.reduce((sum, { features, count }) => sum + ((features[feature] ?? NaN) >= bound ? count : 0), 0);
      const few = feature === 2 ? Math.min(10, total / 20) : 0;
      const reached = seen.filter((value) => reach(value) > few);
      expect(calibration.highest[feature]).toBeCloseTo(Math.max(...reached), 10);
    }
    expect(calibration).toMatchObject({ kind: "buying-calibration", version: 1, windowDays: WINDOW, converged: true });
  });

  test("counts the accounts of each window, and those that bought", () => {
    expect(calibration.windows.map(({ accounts, bought }) => [accounts, bought])).toEqual(
      [0, 1, 2].map((age) => {
        const of = rows.filter((row) => row.age === age);
        const sum = (list: typeof of): number => list.reduce((all, { count }) => all + count, 0);
        return [sum(of), sum(of.filter(({ bought }) => bought))];
      }),
    );
  });

  /** Levels of the windows, then coefficients: logarithm of their posterior. */
  const posterior = (point: readonly number[]): number => {
    let value = 0;
    for (const { raw, bought, count, age, features } of rows) {
      let odds = logOdds(raw) + (point[age] ?? NaN);
      features.forEach((x, feature) => {
        const scaled = (x - (calibration.means[feature] ?? NaN)) / (calibration.deviations[feature] ?? NaN);
        odds += (point[3 + feature] ?? NaN) * scaled;
      });
      value += count * 0.7 ** age * Math.log(logistic(bought ? odds : -odds));
    }
    // The windows' own levels are nearly free: a precision of a hundredth.
    point.forEach((entry, at) => (value -= (entry ** 2 * (at < 3 ? 0.01 : 1 / 0.6 ** 2)) / 2));
    return value;
  };
  const point = [...calibration.windows.map(({ level }) => level), ...calibration.coefficients];
  const moved = (...moves: readonly [number, number][]): number => {
    const other = [...point];
    for (const [at, move] of moves) other[at] = (other[at] ?? NaN) + move;
    return posterior(other);
  };

  test("lies where its posterior, written out row by row, is level", () => {
    for (let at = 0; at < 7; at++) {
      expect(Math.abs((moved([at, 1e-4]) - moved([at, -1e-4])) / 2e-4)).toBeLessThan(1e-5);
    }
  });

  test("has the inverse of its bend as covariance", () => {
    const bend = point.map((_, row) =>
      point.map((__, column) => {
        const [a, b] = [1e-3, 1e-3];
        return (
          -(
            moved([row, a], [column, b]) -
            moved([row, a], [column, -b]) -
            moved([row, -a], [column, b]) +
            moved([row, -a], [column, -b])
          ) /
          (4 * a * b)
        );
      }),
    );
    const inverse = inverted(bend);
    for (let row = 0; row < 4; row++) {
      for (let column = 0; column < 4; column++) {
        expect(calibration.covariance[row]?.[column]).toBeCloseTo(inverse[3 + row]?.[3 + column] ?? NaN, 4);
      }
    }
  });

  test("where nothing differs takes one as the deviation", () => {
    const row = { raw: 0.5, silentDays: 3, purchaseDays: 1, bought: true };
    const same = fitBuyingCalibration([{ rows: [row, { ...row, bought: false }] }], { windowDays: WINDOW });
    expect(same.deviations).toEqual([1, 1, 1, 1]);
    expect(same.coefficients.every((each) => each === 0)).toBe(true);
  });
});

/** Gauss and Jordan. */
function inverted(matrix: readonly (readonly number[])[]): number[][] {
  const size = matrix.length;
  const work = matrix.map((row, at) => [...row, ...row.map((_, column) => (column === at ? 1 : 0))]);
  for (let pivot = 0; pivot < size; pivot++) {
    const by = work[pivot]?.[pivot] ?? NaN;
    work[pivot] = (work[pivot] ?? []).map((entry) => entry / by);
    for (let row = 0; row < size; row++) {
      const factor = work[row]?.[pivot] ?? NaN;
      if (row !== pivot) work[row] = (work[row] ?? []).map((entry, at) => entry - factor * (work[pivot]?.[at] ?? NaN));
    }
  }
  return work.map((row) => row.slice(size));
}

describe("a calibrated chance", () => {
  const account = { raw: 0.3, rawInWindow: 0.45, silentDays: 44, purchaseDays: 5 };
  const scaled = featuresOf({ ...account, raw: 0.45 }).map(
    (x, feature) => (x - (calibration.means[feature] ?? NaN)) / (calibration.deviations[feature] ?? NaN),
  );
  const adds = scaled.map((x, feature) => x * (calibration.coefficients[feature] ?? NaN));
  const [own = NaN, silence = NaN, frequency = NaN, inWindows = NaN] = adds;

  test("is the model's own, moved by season, silence and frequency", () => {
    const found = calibratedChance(calibration, account);
    const parts = [logOdds(0.3) + own, calibration.level, silence + inWindows, frequency];
    expect(found.contributions.map(({ factor, value, weight }) => [factor, value, weight])).toEqual([
      ["baseline", 0.3, 1],
      ["season", null, 1],
      ["silence", 44, 1],
      ["frequency", 5, 1],
    ]);
    found.contributions.forEach(({ points }, at) => {
      expect(points).toBeCloseTo(parts[at] ?? NaN, 9);
    });
    const odds = parts.reduce((sum, part) => sum + part, 0);
    expect(found.logOdds).toBeCloseTo(odds, 9);
    expect(found.probability).toBeCloseTo(logistic(odds), 10);
    expect(correctedLogOdds(calibration, account)).toBe(found.logOdds);
    const spread = scaled.reduce(
      (sum, x, row) =>
        sum + scaled.reduce((all, y, column) => all + x * y * (calibration.covariance[row]?.[column] ?? NaN), 0),
      0,
    );
    expect(found.variance).toBeCloseTo(calibration.levelDeviation ** 2 + spread, 10);
    // Without a chance of its own window the chance asked about stands for it.
    const usual = { raw: 0.3, silentDays: 44, purchaseDays: 5 };
    expect(calibratedChance(calibration, usual)).toEqual(calibratedChance(calibration, { ...usual, rawInWindow: 0.3 }));
  });

  test("takes what lies beyond what was seen for its end, either way", () => {
    const seen = (value: (row: (typeof rows)[number]) => number): [number, number] => {
      const values = rows.map(value);
      return [Math.min(...values), Math.max(...values)];
    };
    const at = (changes: object): number => calibratedChance(calibration, { ...account, ...changes }).logOdds;
    const [leastDays, mostDays] = seen(({ purchaseDays }) => purchaseDays);
    expect(at({ purchaseDays: 1000 })).toBe(at({ purchaseDays: mostDays }));
    expect(leastDays).toBe(1);
    const [leastRaw, mostRaw] = seen(({ raw }) => raw);
    expect(at({ rawInWindow: 0 })).toBe(at({ rawInWindow: leastRaw }));
    expect(at({ rawInWindow: 1 })).toBe(at({ rawInWindow: mostRaw }));
    // No chance is surer than a millionth.
    expect(at({ raw: 0 })).toBe(at({ raw: 1e-6 }));
    expect(at({ raw: 1 })).toBe(at({ raw: 1 - 1e-6 }));
    expect(at({ raw: 0 })).toBeLessThan(at({ raw: 2e-6 }));
  });
});

describe("the level to come", () => {
  test("of three windows, by hand", () => {
    // Weights 1, .7, .49: sum 2.19, squares 1.7301, windows 2.19²/1.7301.
    const levels = [0.5, -0.2, 0.4];
    const [sum, squares] = [2.19, 1.7301];
    const effective = sum ** 2 / squares;
    const mean = (0.5 - 0.7 * 0.2 + 0.49 * 0.4) / sum;
    const scatter = ((0.5 - mean) ** 2 + 0.7 * (0.2 + mean) ** 2 + 0.49 * (0.4 - mean) ** 2) / sum;
    // Windows less one have a scatter of their own; the prior spread counts as one more.
    const between = (0.25 ** 2 + effective * scatter) / effective;
    const kept = 0.8 ** 2 / (0.8 ** 2 + between / effective);
    const found = levelToCome(levels, figures, [1, 0.7, 0.49]);
    expect(found.level).toBeCloseTo(mean * kept, 12);
    expect(found.levelDeviation).toBeCloseTo(Math.sqrt(between + (kept * between) / effective), 12);
    expect(calibration.level).toBeCloseTo(
      levelToCome(
        calibration.windows.map(({ level }) => level),
        figures,
        [1, 0.7, 0.49],
      ).level,
      12,
    );
  });

  test("of a window that is believed in part, by hand: it tells of the mean what a whole one of spread σ²/b does", () => {
    // between = .25²; of a tenth it says kept = .64 / (.64 + .0625 / .1), of a millionth next to nothing.
    const found = levelToCome([0.5], figures, [0.1], [0.1]);
    expect(found.level).toBeCloseTo((0.5 * 0.64) / (0.64 + 0.625), 12);
    expect(levelToCome([0.5], figures, [1e-6], [1e-6]).level).toBeCloseTo((0.5 * 0.64) / (0.64 + 62_500), 12);
    // Two that share the belief of one are one; weights of one age are their beliefs.
    const shared = levelToCome([0.5, 0.5], figures, [0.3, 0.7], [0.3, 0.7]);
    expect(shared.level).toBeCloseTo(levelToCome([0.5], figures, [1]).level, 12);
  });
});

describe("a window that is believed in part", () => {
  const [first = { rows: [] }, second = { rows: [] }, third = { rows: [] }] = windows;
  const fit = (list: Parameters<typeof fitBuyingCalibration>[0], windowDays = WINDOW) =>
    fitBuyingCalibration(list, { windowDays, assumptions: figures });
  const numbers = ({ means, deviations, coefficients, level, levelDeviation }: typeof calibration) => [
    ...means,
    ...deviations,
    ...coefficients,
    level,
    levelDeviation,
  ];
  const apart = (a: typeof calibration, b: typeof calibration) =>
    Math.max(...numbers(a).map((each, at) => Math.abs(each - (numbers(b)[at] ?? NaN))));

  test("counts as so many rows less, in what it looks at and in what it learns", () => {
    // Half of it is as one in which each row stands for half as many.
    const doubled = { ...second, rows: second.rows.map((row) => ({ ...row, count: 2 * (row.count ?? 1) })) };
    const found = fit([first, { ...doubled, belief: 0.5 }]);
    const whole = fit([first, second]);
    found.means.forEach((mean, feature) => {
      expect(mean).toBeCloseTo(whole.means[feature] ?? NaN, 10);
      expect(found.coefficients[feature]).toBeCloseTo(whole.coefficients[feature] ?? NaN, 5);
    });
    // Its level counts half beside the other's.
    const levels = found.windows.map(({ level }) => level);
    expect(found.level).toBeCloseTo(levelToCome(levels, figures, [1, 0.35], [1, 0.5]).level, 12);
  });

  test("comes in smoothly: hardly believed it changes hardly anything", () => {
    const without = fit([first, second]);
    const steps = [1e-6, 0.01, 0.1, 0.5, 1].map((belief) => apart(fit([first, second, { ...third, belief }]), without));
    expect(steps[0]).toBeLessThan(1e-4);
    expect(steps.at(-1)).toBeGreaterThan(0.01);
    steps.slice(1).forEach((step, at) => {
      expect(step).toBeGreaterThan(steps[at] ?? NaN);
    });
  });

  test("comes in smoothly as the first, too: hardly believed it leaves the model as it is", () => {
    const bought = { ...first, rows: first.rows.map((row) => ({ ...row, bought: true })) };
    for (const window of [first, bought]) {
      const moved = [1e-6, 0.01, 0.1, 0.5, 1].map((belief) => {
        const found = fit([{ ...window, belief }]);
        return Math.abs(correctedLogOdds(found, { raw: 0.3, silentDays: 44, purchaseDays: 5 }) - logOdds(0.3));
      });
      expect(moved[0]).toBeLessThan(1e-3);
      expect(moved.at(-1)).toBeGreaterThan(0.1);
      moved.slice(1).forEach((step, at) => {
        expect(step).toBeGreaterThan(moved[at] ?? NaN);
      });
    }
  });

  test("has the age and the length that it says", () => {
    const aged = fit([first, { ...second, age: 2 }]);
    const levels = aged.windows.map(({ level }) => level);
    expect(aged.level).toBeCloseTo(levelToCome(levels, figures, [1, 0.49]).level, 12);
    // A silence of half as many windows.
    const long = fit(windows.map((window) => ({ ...window, windowDays: 2 * WINDOW })));
    expect(long.means[3]).toBeCloseTo((calibration.means[3] ?? NaN) / 2, 12);
    expect(fit(windows, 2 * WINDOW).means[3]).toBeCloseTo(long.means[3] ?? NaN, 12);
    const said = windows.map((window, age) => ({ ...window, age, belief: 1, windowDays: WINDOW }));
    expect(fit(said)).toEqual(calibration);
    expect(fit(windows.map((window) => ({ ...window, age: null, belief: null, windowDays: null })))).toEqual(
      calibration,
    );
  });
});
