import fc from "fast-check";
import { expect, test } from "vitest";
import {
  cholesky,
  choleskyInverse,
  choleskyLogDeterminant,
  choleskySolve,
} from "../../src/numeric/fitting/cholesky.js";

/** Golub & Van Loan's textbook kind of example, with whole numbers: L = [[2], [6, 1], [-8, 5, 3]]. */
const matrix = [
  [4, 12, -16],
  [12, 37, -43],
  [-16, -43, 98],
];

test("factors a matrix whose factor is known", () => {
  expect(cholesky(matrix)).toEqual([[2], [6, 1], [-8, 5, 3]]);
});

test("solves, inverts and takes the determinant from the factor", () => {
  const factor = cholesky(matrix) ?? [];
  expect(choleskySolve(factor, [0, 6, 39])).toEqual([1, 1, 1]);
  expect(choleskyLogDeterminant(factor)).toBeCloseTo(Math.log(36), 14);
  const inverse = choleskyInverse(factor);
  const adjugate = [
    [1777, -488, 76],
    [-488, 136, -20],
    [76, -20, 4],
  ];
  inverse.forEach((row, i) => {
    row.forEach((entry, j) => {
      expect(entry).toBeCloseTo((adjugate[i]?.[j] ?? NaN) / 36, 10);
    });
  });
});

test.each([
  ["negative", [[-1]]],
  [
    "singular",
    [
      [1, 1],
      [1, 1],
    ],
  ],
  [
    "indefinite",
    [
      [1, 2],
      [2, 1],
    ],
  ],
  ["not finite", [[NaN]]],
])("a %s matrix has no factor", (_, bad) => {
  expect(cholesky(bad)).toBeNull();
});

test("the solution solves, for any matrix made positive definite", () => {
  const entry = fc.double({ min: -2, max: 2, noNaN: true });
  const square = fc.integer({ min: 1, max: 6 }).chain((size) =>
    fc.record({
      root: fc.array(fc.array(entry, { minLength: size, maxLength: size }), { minLength: size, maxLength: size }),
      wanted: fc.array(entry, { minLength: size, maxLength: size }),
    }),
  );
  fc.assert(
    fc.property(square, ({ root, wanted }) => {
      const product = root.map((left, i) => root.map((right, j) => dot(left, right) + (i === j ? 1 : 0)));
      const factor = cholesky(product) ?? [];
      const solved = choleskySolve(
        factor,
        product.map((row) => dot(row, wanted)),
      );
      solved.forEach((value, index) => {
        expect(value).toBeCloseTo(wanted[index] ?? NaN, 9);
      });
    }),
  );
});

function dot(left: number[], right: number[]): number {
  return left.reduce((sum, value, index) => sum + value * (right[index] ?? 0), 0);
}
