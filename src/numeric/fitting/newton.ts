import { cholesky, choleskySolve, type Matrix } from "./cholesky.js";

/** A function to minimize, with its first two derivatives. */
export interface SmoothObjective {
  /** Its value; anything but a finite number marks a point outside its domain, which the line search steps back from. */
  value: (point: readonly number[]) => number;
  derivatives: (point: readonly number[]) => { gradient: number[]; hessian: number[][] };
}

/** When to stop. */
export interface NewtonOptions {
  /**
   * Stops where the next step would lower the value by less than this.
   * @defaultValue `1e-10`
   */
  tolerance?: number;
  /**
   * Most steps taken.
   * @defaultValue `100`
   */
  iterations?: number;
  /**
   * Most that one step may move a coordinate.
   * @defaultValue without bound
   */
  longestStep?: number;
}

/** Where the search ended. */
export interface Minimum {
  point: number[];
  value: number;
  /** Largest absolute entry of the gradient. */
  gradientNorm: number;
  iterations: number;
  /** Whether the tolerance was met with a positive definite Hessian. */
  converged: boolean;
  hessian: number[][];
}

/** Share of the promised decrease that a step must keep (Armijo), and the shortest step tried. */
const SUFFICIENT_DECREASE = 1e-4;
const SHORTEST_STEP = 2 ** -40;
/** Rounding of a sum of many terms, relative to the value: a smaller rise is no rise. */
const ROUNDING = 1e-13;

/**
 * The minimum of a smooth function by Newton's method with a backtracking line search. Without the search, Newton's
 * method cycles or diverges on a logistic likelihood far from its mode. Where the Hessian is not positive definite, a
 * multiple of the identity is added until it is. Once the tolerance is met one more full step is taken, which, as
 * convergence is quadratic, makes the answer good to rounding.
 *
 * Source: Nocedal & Wright (2006), "Numerical Optimization", algorithms 3.1, 3.2 and 3.3.
 *
 * @internal
 */
export function minimizeByNewton(
  objective: SmoothObjective,
  start: readonly number[],
  { tolerance = 1e-10, iterations = 100, longestStep = Infinity }: NewtonOptions = {},
): Minimum {
  let point = [...start];
  let value = objective.value(point);
  let { gradient, hessian } = objective.derivatives(point);
  let taken = 0;
  let converged = false;

  while (taken < iterations && !converged) {
    const step = newtonStep(gradient, hessian);
    if (step === null) break;
    const { direction, slope, shifted } = step;
    const isFlat = -slope / 2 <= tolerance;
    // Flat and not bent upwards: a plateau or a saddle.
    if (isFlat && shifted) break;
    converged = isFlat;
    const next = converged
      ? fullStep(objective, point, value, direction)
      : lineSearch(objective, point, value, direction, slope, Math.min(1, longestStep / largest(direction)));
    if (next === null) break;
    const derivatives = objective.derivatives(next.point);
    if (converged && !(largest(derivatives.gradient) <= largest(gradient))) break;
    ({ point, value } = next);
    ({ gradient, hessian } = derivatives);
    taken++;
  }
  return { point, value, gradientNorm: largest(gradient), iterations: taken, converged, hessian };
}

interface Position {
  point: number[];
  value: number;
}

/** The step to the minimum of the local parabola, and the slope along it; `null` if the derivatives are not finite. */
function newtonStep(
  gradient: readonly number[],
  hessian: Matrix,
): { direction: number[]; slope: number; shifted: boolean } | null {
  if (!gradient.every(Number.isFinite) || !hessian.every((row) => row.every(Number.isFinite))) return null;
  const scale = Math.max(...hessian.flat().map(Math.abs), Number.MIN_VALUE * 2 ** 60);
  for (let shift = 0; shift <= scale * 1e6; shift = Math.max(shift * 4, scale * 1e-6)) {
    const factor = cholesky(shift === 0 ? hessian : withDiagonal(hessian, shift));
    if (factor === null) continue;
    const direction = choleskySolve(factor, gradient).map((entry) => -entry);
    const slope = direction.reduce((sum, entry, index) => sum + entry * (gradient[index] ?? 0), 0);
    if (Number.isFinite(slope)) return { direction, slope, shifted: shift > 0 };
  }
  return null;
}

function withDiagonal(matrix: Matrix, shift: number): number[][] {
  return matrix.map((values, row) => values.map((value, column) => (row === column ? value + shift : value)));
}

function fullStep({ value }: SmoothObjective, from: number[], before: number, direction: number[]): Position | null {
  const point = along(from, direction, 1);
  const reached = value(point);
  return isFallen(reached, before, 0) ? { point, value: reached } : null;
}

function lineSearch(
  { value }: SmoothObjective,
  from: number[],
  before: number,
  direction: number[],
  slope: number,
  first: number,
): Position | null {
  for (let length = first; length >= SHORTEST_STEP * first; length /= 2) {
    const point = along(from, direction, length);
    const reached = value(point);
    if (isFallen(reached, before, SUFFICIENT_DECREASE * length * slope)) return { point, value: reached };
  }
  return null;
}

function isFallen(reached: number, before: number, promised: number): boolean {
  return Number.isFinite(reached) && reached <= before + promised + ROUNDING * Math.max(1, Math.abs(before));
}

function along(from: readonly number[], direction: readonly number[], length: number): number[] {
  return from.map((entry, index) => entry + length * (direction[index] ?? 0));
}

function largest(entries: readonly number[]): number {
  return entries.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0);
}
