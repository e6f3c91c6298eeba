import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { historyLikelihood, type LikelihoodAt } from "../../src/purchases/engine/history-likelihood.js";
import {
  type LikelihoodProblem,
  type LikelihoodStage,
  maximizeLikelihood,
} from "../../src/purchases/engine/maximize-likelihood.js";
import { fittedModel } from "../../src/purchases/engine/model.js";
import { logCountProbability, probabilityOfAtLeast } from "../../src/purchases/engine/negative-binomial.js";
import { distinctRows } from "../../src/purchases/histories/distinct-rows.js";
import {
  mergeHistories,
  type MergedHistories,
  sampleHistories,
} from "../../src/purchases/histories/merged-histories.js";
import { betaGeometricKernel } from "../../src/purchases/models/beta-geometric/beta-geometric-likelihood.js";
import { draws } from "../support/draws.js";

/** A parabola round a point with a curvature in each coordinate. */
const parabola =
  (top: readonly number[], bends: readonly number[], height = 0) =>
  (point: readonly number[]): LikelihoodAt => ({
    value: point.reduce((sum, x, at) => sum - ((bends[at] ?? NaN) * (x - (top[at] ?? NaN)) ** 2) / 2, height),
    gradient: point.map((x, at) => -(bends[at] ?? NaN) * (x - (top[at] ?? NaN))),
    hessian: point.map((_, row) => point.map((__, column) => (row === column ? -(bends[row] ?? NaN) : 0))),
  });

/** A likelihood of one parameter, with derivatives by differences. */
const curve =
  (value: (x: number) => number) =>
  ([x = NaN]: readonly number[]): LikelihoodAt => ({
    value: value(x),
    gradient: [(value(x + 1e-5) - value(x - 1e-5)) / 2e-5],
    hessian: [[(value(x + 1e-4) - 2 * value(x) + value(x - 1e-4)) / 1e-8]],
  });

/** The problem, and the points at which the whole likelihood was asked for. */
function watched(problem: Omit<LikelihoodProblem, "penalty"> & { penalty?: number }) {
  const asked: number[][] = [];
  const whole: LikelihoodStage = {
    ...problem.whole,
    logLikelihood: (point) => {
      asked.push([...point]);
      return problem.whole.logLikelihood(point);
    },
  };
  return { found: maximizeLikelihood({ penalty: 0, ...problem, whole }), asked };
}
const stage = (logLikelihood: LikelihoodStage["logLikelihood"], customers = 100): LikelihoodStage => ({
  logLikelihood,
  customers,
});

describe("the maximum of a likelihood", () => {
  test("is that of a parabola, drawn to the first start by the penalty, its covariance the inverse of the bend", () => {
    const { found } = watched({
      whole: stage(parabola([1, -0.5], [4, 10], 7)),
      samples: [],
      starts: [[0.5, 0.5]],
      penalty: 3,
    });
    // Each coordinate: (bend · top + 2 · penalty · start) / (bend + 2 · penalty).
    const [x, y] = [(4 + 6 * 0.5) / 10, (-5 + 6 * 0.5) / 16];
    expect(found.point[0]).toBeCloseTo(x, 12);
    expect(found.point[1]).toBeCloseTo(y, 12);
    expect(found.covariance?.[0]?.[0]).toBeCloseTo(1 / 10, 12);
    expect(found.covariance?.[1]?.[1]).toBeCloseTo(1 / 16, 12);
    expect(found.covariance?.[0]?.[1]).toBeCloseTo(0, 12);
    // Without the penalty.
    expect(found.logLikelihood).toBeCloseTo(7 - 2 * (x - 1) ** 2 - 5 * (y + 0.5) ** 2, 12);
    expect(found.converged).toBe(true);
    expect(found.gradientNorm).toBeLessThan(1e-12);
  });

  test("is not settled where the error of a logarithm is ten or more, nor where nothing bends", () => {
    const of = (bend: number) => watched({ whole: stage(parabola([0], [bend])), samples: [], starts: [[0]] }).found;
    expect(of(1 / 99).converged).toBe(true);
    expect(of(1 / 101).converged).toBe(false);
    expect(of(1 / 101).covariance?.[0]?.[0]).toBeCloseTo(101, 9);
    const flat = of(0);
    expect([flat.converged, flat.covariance]).toEqual([false, null]);
  });

  test("is flat to a billionth a customer, or is none", () => {
    // A slope that no step can lower, as at the edge of what numbers tell.
    const stuck = (slope: number) => {
      const level = { value: 0, gradient: [slope], hessian: [[-1e6]] };
      return maximizeLikelihood({
        whole: stage((point) => (Math.abs(point[0] ?? NaN) < 1e-30 ? level : { ...level, value: -1 }), 10),
        samples: [],
        starts: [[0]],
        penalty: 0,
      });
    };
    expect(stuck(0.5e-8).gradientNorm).toBeCloseTo(0.5e-9, 15);
    expect(stuck(0.5e-8).converged).toBe(true);
    expect(stuck(2e-8).gradientNorm).toBeCloseTo(2e-9, 15);
    expect(stuck(2e-8).converged).toBe(false);
  });

  test("lies less than fourteen from the first start in every coordinate", () => {
    const near = watched({ whole: stage(parabola([13.9, 0], [1, 1])), samples: [], starts: [[0, 0]] }).found;
    expect(near.point[0]).toBeCloseTo(13.9, 9);
    expect(near.converged).toBe(true);
    for (const top of [
      [14.1, 0],
      [0, -14.1],
    ]) {
      const far = watched({ whole: stage(parabola(top, [1, 1])), samples: [], starts: [[0, 0]] }).found;
      expect(Math.max(...far.point.map(Math.abs))).toBeLessThan(14);
      expect(far.converged).toBe(false);
    }
  });

  test("takes at most a step of one a coordinate, and counts the steps of every start", () => {
    const whole = stage(parabola([3.5], [2]));
    const { found, asked } = watched({ whole, samples: [], starts: [[0]] });
    expect(asked.slice(0, 2)).toEqual([[0], [1]]);
    // Three whole steps, the rest, and one that finds nothing left to gain.
    expect(found.iterations).toBe(5);
    expect(watched({ whole, samples: [], starts: [[0], [0]] }).found.iterations).toBe(10);
    // 5 on the sample, 1 on all.
    expect(watched({ whole, samples: [whole], starts: [[0]] }).found.iterations).toBe(6);
  });

  test("is the highest of several, the earlier start's where the gain is a rounding", () => {
    const two = (gain: number) =>
      curve((x) => Math.log(Math.exp(-8 * (x + 3) ** 2) + (1 + gain) * Math.exp(-8 * (x - 3) ** 2)));
    const of = (gain: number, starts: number[][]) =>
      watched({ whole: stage(two(gain)), samples: [], starts }).found.point[0];
    expect(of(0.5, [[-2.8], [2.8]])).toBeCloseTo(3, 3);
    expect(of(0.5, [[2.8], [-2.8]])).toBeCloseTo(3, 3);
    expect(of(1e-7, [[-2.8], [2.8]])).toBeCloseTo(-3, 3);
    expect(of(1e-5, [[-2.8], [2.8]])).toBeCloseTo(3, 3);
  });
});

describe("samples", () => {
  /** Where the climbs on the whole likelihood began: at what was reached on the samples. */
  const begun = (samples: readonly LikelihoodStage[], starts: readonly number[][], penalty = 0) => {
    // A likelihood that is highest wherever one looks, so that nothing climbs.
    const whole = { value: 0, gradient: [0], hessian: [[-1]] };
    const { asked } = watched({ whole: stage(() => whole, 400), samples, starts, penalty });
    return [...new Set(asked.map(([x = NaN]) => Math.round(x * 1e6) / 1e6))];
  };

  test("lead near, and what leads to one place is followed once", () => {
    expect(begun([stage(parabola([0.6], [5]))], [[0], [0.2], [1]])).toEqual([0.6]);
  });

  test("have their share of the penalty", () => {
    // 100 of 400 customers: a quarter of 8, and the bend of 5 with twice that.
    expect(begun([stage(parabola([0.6], [5]))], [[0], [0.2]], 8)[0]).toBeCloseTo((5 * 0.6) / 9, 6);
  });

  const bumps = (distance: number, valley: number) =>
    curve((x) => {
      const share = x / distance;
      // 0 at both tops, and as deep as said between them.
      return -16 * valley * share ** 2 * (1 - share) ** 2;
    });

  test("keep tops apart that a valley parts, and one of those on a ridge", () => {
    const from = [[0.01], [1.99]];
    expect(begun([stage(bumps(2, 3))], from)).toHaveLength(2);
    expect(begun([stage(bumps(2, 0.2))], from)).toHaveLength(2);
    expect(begun([stage(bumps(2, 0.04))], from)).toHaveLength(1);
    // Nearer than 0.7 they are one, whatever lies between.
    expect(begun([stage(bumps(0.69, 3))], [[0], [0.69]])).toEqual([0]);
    expect(begun([stage(bumps(0.71, 3))], [[0], [0.71]])).toEqual([0, 0.71]);
  });

  test("that settle nothing leave the start that led highest", () => {
    const rising = curve((x) => (x < 0 ? -3 * x : x));
    expect(begun([stage(rising)], [[1], [-2.5], [2]])).toEqual([-2.5]);
  });

  test("that settle nothing do not end a search that all rows settle, however long the way", () => {
    // Counts of a mean of e^top: top is the maximum of their Poisson likelihood, with a variance of 1 / their sum.
    const counts =
      (top: number, sum: number) =>
      ([x = NaN]: readonly number[]): LikelihoodAt => {
        const rate = sum * Math.exp(x - top);
        return { value: sum * x - rate, gradient: [sum - rate], hessian: [[-rate]] };
      };
    const rising = stage(curve((x) => x));
    for (const top of [2.5, 8.5, 11.5, 12.5, 13.5]) {
      const { found } = watched({ whole: stage(counts(top, 400)), samples: [rising], starts: [[0]] });
      expect(found.point[0]).toBeCloseTo(top, 9);
      expect(found.covariance?.[0]?.[0]).toBeCloseTo(1 / 400, 9);
      expect(found.converged).toBe(true);
    }
    // What all rows leave open, too, is given up.
    const { found } = watched({ whole: rising, samples: [rising], starts: [[0]] });
    expect(found.converged).toBe(false);
  });
});

test("a fitted model has its parameters, errors and covariance from the logarithms, coefficients as they are", () => {
  const maximum = {
    point: [Math.log(2), Math.log(5), -0.3],
    logLikelihood: -7,
    covariance: [
      [0.04, 0.01, 0.002],
      [0.01, 0.09, 0.003],
      [0.002, 0.003, 0.25],
    ],
    gradientNorm: 1e-12,
    iterations: 9,
    converged: true,
  };
  const model = fittedModel("kind", ["a", "b", "purchase.size"], 2, "week", 321, maximum);
  expect(model).toMatchObject({ kind: "kind", version: 1, timeUnit: "week", observations: 321, logLikelihood: -7 });
  expect(model).toMatchObject({ gradientNorm: 1e-12, iterations: 9, converged: true });
  const close = (found: object | null, expected: Record<string, number>) => {
    expect(Object.keys(found ?? {})).toEqual(Object.keys(expected));
    for (const [name, value] of Object.entries(expected)) {
      expect((found as Record<string, number>)[name]).toBeCloseTo(value, 12);
    }
  };
  close(model.parameters as object, { a: 2, b: 5, "purchase.size": -0.3 });
  close(model.standardErrors, { a: 0.4, b: 1.5, "purchase.size": 0.5 });
  const scales = [2, 5, 1];
  model.covariance?.forEach((row, first) => {
    row.forEach((entry, second) => {
      const logarithmic = maximum.covariance[first]?.[second] ?? NaN;
      expect(entry).toBeCloseTo(logarithmic * (scales[first] ?? NaN) * (scales[second] ?? NaN), 12);
    });
  });
  const unsettled = { ...maximum, covariance: null, converged: false };
  const of = (changes: object) => fittedModel("kind", ["a", "b", "c"], 3, null, 1, { ...unsettled, ...changes });
  expect(of({})).toMatchObject({ standardErrors: null, covariance: null, converged: false });
  // A covariance beyond all numbers is none.
  const endless = { covariance: maximum.covariance, point: [600, 600, 600] };
  expect(of(endless)).toMatchObject({ standardErrors: null, covariance: null });
});

type Row = readonly [purchases: number, recency: number, observed: number, weight: number, covariate: number];
const columnsOf = (rows: readonly Row[]): Omit<MergedHistories, "size" | "customers"> => {
  const column = (at: number) => Float64Array.from(rows, (row) => row[at] ?? NaN);
  return {
    repeatPurchases: column(0),
    recency: column(1),
    observed: column(2),
    weight: column(3),
    covariates: [column(4)],
  };
};
const rowsOf = ({ size, repeatPurchases, recency, observed, weight, covariates }: MergedHistories): Row[] =>
  Array.from({ length: size }, (_, at) => [
    repeatPurchases[at] ?? NaN,
    recency[at] ?? NaN,
    observed[at] ?? NaN,
    weight[at] ?? NaN,
    covariates[0]?.[at] ?? NaN,
  ]);
const byAll = (rows: readonly Row[]): Row[] =>
  rows.toSorted((one, other) => {
    const differing = one.findIndex((value, at) => value !== other[at]);
    return differing < 0 ? 0 : (one[differing] ?? NaN) - (other[differing] ?? NaN);
  });

describe("merged histories", () => {
  const value = fc.constantFrom(0, 1, 2, 2.5, 39);
  const row = fc.tuple(value, value, value, fc.integer({ min: 1, max: 9 }), value);

  test("are the distinct rows with all their customers, by purchases, whatever the order of the rows", () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 40 }), (rows) => {
        const merged = mergeHistories(columnsOf(rows));
        const counts = new Map<string, Row>();
        for (const [purchases, recency, observed, weight, covariate] of rows) {
          const key = [purchases, recency, observed, covariate].join();
          counts.set(key, [purchases, recency, observed, (counts.get(key)?.[3] ?? 0) + weight, covariate]);
        }
        expect(byAll(rowsOf(merged))).toEqual(byAll([...counts.values()]));
        expect(merged.customers).toBe(rows.reduce((sum, [, , , weight]) => sum + weight, 0));
        expect([...merged.repeatPurchases]).toEqual([...merged.repeatPurchases].sort((a, b) => a - b));
        expect(mergeHistories(columnsOf(rows.toReversed()))).toEqual(merged);
      }),
      { numRuns: 40 },
    );
  });

  test("have one order where hashes are the same too: of 3,000 rows alike but in one column some are", () => {
    const rows = Array.from({ length: 3000 }, (_, at): Row => [3, at / 7, 1000, 1, 0]);
    const random = draws(51);
    const shuffled = rows
      .map((each) => ({ each, key: random.uniform() }))
      .sort((a, b) => a.key - b.key)
      .map(({ each }) => each);
    const merged = rowsOf(mergeHistories(columnsOf(rows)));
    expect(byAll(merged)).toEqual(byAll(rows));
    expect(rowsOf(mergeHistories(columnsOf(shuffled)))).toEqual(merged);
    expect(rowsOf(mergeHistories(columnsOf(rows.toReversed())))).toEqual(merged);
  });

  test("a sample is of evenly spaced customers", () => {
    const rows = [3, 1, 40, 7, 0.5, 60, 2].map((weight, at): Row => [at, at / 3, 10 + at, weight, at * at]);
    const merged = mergeHistories(columnsOf(rows));
    for (const customers of [1, 2, 9, 30]) {
      // The customers at ½, 1½, 2½, … of as many equal shares.
      const share = 113.5 / customers;
      const picked = new Map<number, number>();
      for (let customer = 0; customer < customers; customer++) {
        let left = (customer + 0.5) * share;
        const at = rows.findIndex(([, , , weight]) => (left -= weight) < 0);
        picked.set(at, (picked.get(at) ?? 0) + 1);
      }
      const sample = sampleHistories(merged, customers);
      expect(sample.customers).toBe(customers);
      expect(sample.size).toBe(picked.size);
      expect(rowsOf(sample)).toEqual(
        [...picked].map(([at, count]) => {
          const [purchases = NaN, recency = NaN, observed = NaN, , covariate = NaN] = rows[at] ?? [];
          return [purchases, recency, observed, count, covariate];
        }),
      );
    }
  });
});

test("distinct rows are told by all columns, each numbered by its first", () => {
  const random = draws(52);
  const columns = [0, 1, 2].map(() => Float64Array.from({ length: 500 }, () => Math.floor(6 * random.uniform()) / 3));
  const { firsts, numbers, hashes } = distinctRows(columns, 400);
  const seen = new Map<string, number>();
  const expected = Array.from({ length: 400 }, (_, row) => {
    const key = columns.map((column) => column[row]).join();
    if (!seen.has(key)) seen.set(key, seen.size);
    return seen.get(key);
  });
  expect([...numbers]).toEqual(expected);
  expect(firsts).toHaveLength(seen.size);
  expect([...firsts]).toEqual([...new Set(expected)].map((number) => expected.indexOf(number)));
  expect(hashes).toHaveLength(seen.size);
  expect(new Set(hashes).size).toBe(seen.size);
});

test("a coefficient moves a parameter's logarithm by its value in each row", () => {
  const rows = mergeHistories(
    columnsOf([
      [0, 0, 30, 2, 0.5],
      [2, 11, 30, 1, -1],
      [5, 26, 39, 3, 2],
    ]),
  );
  const parameters = [0.5, 6, 0.8, 2.4];
  const coefficient = 0.3;
  for (const [parameter, sign] of [
    [1, -1],
    [2, 1],
  ] as const) {
    const effects = [{ parameter, sign, columns: [0] }];
    const whole = historyLikelihood(betaGeometricKernel(0), 4, rows, effects);
    const found = whole([...parameters.map(Math.log), coefficient]);
    // Row by row, with the parameter scaled by hand.
    let expected = 0;
    rowsOf(rows).forEach((row) => {
      const [, , , , covariate] = row;
      const own = parameters.map((value, at) =>
        at === parameter ? value * Math.exp(sign * coefficient * covariate) : value,
      );
      const one = historyLikelihood(betaGeometricKernel(0), 4, mergeHistories(columnsOf([row])), []);
      expected += one(own.map(Math.log)).value;
    });
    expect(found.value).toBeCloseTo(expected, 10);
  }
});

describe("counts at gamma distributed rates", () => {
  /** Γ(shape + count)/(Γ(shape) count!) · ratio^count / (1 + ratio)^(shape + count), factor by factor. */
  const probability = (shape: number, ratio: number, count: number): number => {
    let result = (1 + ratio) ** -shape;
    for (let each = 0; each < count; each++) result *= ((shape + each) / (each + 1)) * (ratio / (1 + ratio));
    return result;
  };
  test.each([
    [0.5, 0.3],
    [2, 1.7],
    [0.2, 4000],
    [7, 2500],
  ])("of shape %d and ratio %d are negative binomial", (shape, ratio) => {
    let below = 0;
    for (let count = 0; count < 12; count++) {
      if (count > 0) expect(probabilityOfAtLeast(shape, ratio, count)).toBeCloseTo(1 - below, 12);
      expect(Math.exp(logCountProbability(shape, ratio, count)) / probability(shape, ratio, count)).toBeCloseTo(1, 10);
      below += probability(shape, ratio, count);
    }
  });
});
