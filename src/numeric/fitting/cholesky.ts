import { log } from "../elementary/log.js";

/* eslint-disable @typescript-eslint/no-non-null-assertion -- indices run below the dimension, which the caller's matrix sets. */

/** A square matrix by rows. */
export type Matrix = readonly (readonly number[])[];

/**
 * The lower triangle L with L·Lᵀ = matrix, for solving, inverting and taking determinants; only the lower triangle of
 * the matrix is read. Cost n³/6 multiplications.
 *
 * Source: Golub & Van Loan (2013), "Matrix Computations", algorithm 4.2.1.
 *
 * @returns `null` if the matrix is not positive definite, or not finite.
 * @internal
 */
export function cholesky(matrix: Matrix): number[][] | null {
  const factor: number[][] = [];
  for (let row = 0; row < matrix.length; row++) {
    const current: number[] = [];
    for (let column = 0; column < row; column++) {
      const above = factor[column]!;
      current.push((matrix[row]![column]! - dot(current, above, column)) / above[column]!);
    }
    const pivot = matrix[row]![row]! - dot(current, current, row);
    if (!(pivot > 0 && pivot < Infinity)) return null;
    current.push(Math.sqrt(pivot));
    factor.push(current);
  }
  return factor;
}

/**
 * The x with L·Lᵀ·x = vector.
 * @internal
 */
export function choleskySolve(factor: Matrix, vector: readonly number[]): number[] {
  const solution: number[] = [];
  for (let row = 0; row < factor.length; row++) {
    solution.push((vector[row]! - dot(factor[row]!, solution, row)) / factor[row]![row]!);
  }
  for (let row = factor.length - 1; row >= 0; row--) {
    let rest = solution[row]!;
    for (let below = row + 1; below < factor.length; below++) rest -= factor[below]![row]! * solution[below]!;
    solution[row] = rest / factor[row]![row]!;
  }
  return solution;
}

/**
 * The inverse of L·Lᵀ, symmetric to the last bit: a covariance from the factor of a Hessian.
 * @internal
 */
export function choleskyInverse(factor: Matrix): number[][] {
  const inverse = factor.map((_, column) =>
    choleskySolve(
      factor,
      factor.map((_, row) => (row === column ? 1 : 0)),
    ),
  );
  inverse.forEach((values, row) => {
    for (let column = 0; column < row; column++) values[column] = inverse[column]![row]!;
  });
  return inverse;
}

/**
 * Natural logarithm of the determinant of L·Lᵀ.
 * @internal
 */
export function choleskyLogDeterminant(factor: Matrix): number {
  return factor.reduce((sum, row, index) => sum + 2 * log(row[index]!), 0);
}

/** Sum of the products of the first `length` entries. */
function dot(left: readonly number[], right: readonly number[], length: number): number {
  let sum = 0;
  for (let index = 0; index < length; index++) sum += left[index]! * right[index]!;
  return sum;
}
