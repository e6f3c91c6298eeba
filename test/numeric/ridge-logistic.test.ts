import fc from "fast-check";
import { expect, test } from "vitest";
import { ridgeLogistic } from "../../src/numeric/fitting/ridge-logistic.js";

const rowsOf = (happened: number[], columns: number[][], offset?: number[], weight?: number[]) => ({
  columns: columns.map((column) => Float64Array.from(column)),
  happened: Uint8Array.from(happened),
  offset: Float64Array.from(offset ?? happened.map(() => 0)),
  weight: Float64Array.from(weight ?? happened.map(() => 1)),
});

test("an intercept without a prior is the log odds of the share", () => {
  const { coefficients, covariance, converged } = ridgeLogistic(rowsOf([1, 1, 1, 0], [[1, 1, 1, 1]]), {
    means: [0],
    precisions: [0],
  });
  expect(coefficients[0]).toBeCloseTo(Math.log(3), 9);
  expect(covariance[0]?.[0]).toBeCloseTo(1 / (4 * 0.75 * 0.25), 8);
  expect(converged).toBe(true);
});

test("with an offset an intercept adds what the share lies above it", () => {
  const { coefficients } = ridgeLogistic(rowsOf([1, 1, 1, 0], [[1, 1, 1, 1]], [1, 1, 1, 1]), {
    means: [0],
    precisions: [0],
  });
  expect(coefficients[0]).toBeCloseTo(Math.log(3) - 1, 9);
});

test("scikit-learn 1.9.1, LogisticRegression(C=1, fit_intercept=False), gives the same", () => {
  // X = [[.5, 1], [-1, 2], [1.5, -1], [0, .5], [2, 1], [-.5, -2]], y = [1, 0, 1, 0, 1, 1]
  const { coefficients } = ridgeLogistic(
    rowsOf(
      [1, 0, 1, 0, 1, 1],
      [
        [0.5, -1, 1.5, 0, 2, -0.5],
        [1, 2, -1, 0.5, 1, -2],
      ],
    ),
    { means: [0, 0], precisions: [1, 1] },
  );
  expect(coefficients).toEqual([expect.closeTo(0.8757477, 6), expect.closeTo(-0.5380786, 6)]);
});

test("the answer is where the gradient of the penalised likelihood is zero, whatever the rows", () => {
  const entry = fc.double({ min: -3, max: 3, noNaN: true });
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          a: entry,
          b: entry,
          offset: entry,
          happened: fc.boolean(),
          weight: fc.double({ min: 0.1, max: 5, noNaN: true }),
        }),
        {
          minLength: 1,
          maxLength: 30,
        },
      ),
      entry,
      (list, mean) => {
        const means = [mean, 0];
        const precisions = [1, 0.5];
        const { coefficients } = ridgeLogistic(
          rowsOf(
            list.map(({ happened }) => Number(happened)),
            [list.map(({ a }) => a), list.map(({ b }) => b)],
            list.map(({ offset }) => offset),
            list.map(({ weight }) => weight),
          ),
          { means, precisions },
        );
        for (const [index, key] of (["a", "b"] as const).entries()) {
          const pull = (precisions[index] ?? 0) * ((coefficients[index] ?? 0) - (means[index] ?? 0));
          const gradient = list.reduce((sum, row) => {
            const logOdds = row.offset + (coefficients[0] ?? 0) * row.a + (coefficients[1] ?? 0) * row.b;
            return sum + row.weight * (1 / (1 + Math.exp(-logOdds)) - Number(row.happened)) * row[key];
          }, pull);
          expect(Math.abs(gradient)).toBeLessThan(1e-6);
        }
      },
    ),
  );
});
