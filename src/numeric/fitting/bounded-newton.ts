import { cholesky, choleskySolve } from "./cholesky.js";
import type { Minimum, NewtonOptions, SmoothObjective } from "./newton.js";

/** Where a search with floors ended. */
export interface BoundedMinimum extends Minimum {
  /** Whether each coordinate is held up by its floor: without the floor it would fall further. */
  held: boolean[];
}

const SUFFICIENT_DECREASE = 1e-4;
const SHORTEST_STEP = 2 ** -40;
/** Rounding of a sum of many terms, relative to the value: a smaller rise is no rise. */
const ROUNDING = 1e-13;

/**
 * The minimum of a smooth convex function over points that lie on or above a floor in each coordinate, by a projected
 * Newton method: coordinates that sit on their floor and want to fall are held, the others take a Newton step, and the
 * step is bent back onto the floors while a line search shortens it. The gradient norm is that of the free coordinates.
 *
 * Source: Bertsekas (1982), "Projected Newton methods for optimization problems with simple constraints", SIAM Journal
 * on Control and Optimization 20.
 *
 * @param floors - One per coordinate; -Infinity where there is none.
 * @internal
 */
export function minimizeAboveFloors(
  objective: SmoothObjective,
  start: readonly number[],
  floors: readonly number[],
  { tolerance = 1e-10, iterations = 100 }: NewtonOptions = {},
): BoundedMinimum {
  let point = start.map((entry, index) => Math.max(entry, floors[index] ?? -Infinity));
  let value = objective.value(point);
  let { gradient, hessian } = objective.derivatives(point);
  let held = heldBy(point, gradient, floors);
  let taken = 0;
  let converged = false;

  while (taken < iterations && !converged) {
    const direction = freeStep(gradient, hessian, held);
    if (direction === null) break;
    const slope = direction.reduce((sum, entry, index) => sum + entry * (gradient[index] ?? 0), 0);
    converged = -slope / 2 <= tolerance;
    const next = bentSearch(objective, point, value, gradient, direction, floors);
    if (next === null) break;
    ({ point, value } = next);
    ({ gradient, hessian } = objective.derivatives(point));
    held = heldBy(point, gradient, floors);
    taken++;
  }
  const gradientNorm = gradient.reduce(
    (most, entry, index) => (held[index] ? most : Math.max(most, Math.abs(entry))),
    0,
  );
  return { point, value, gradientNorm, iterations: taken, converged, hessian, held };
}

function heldBy(point: readonly number[], gradient: readonly number[], floors: readonly number[]): boolean[] {
  return point.map((entry, index) => entry <= (floors[index] ?? -Infinity) && (gradient[index] ?? 0) > 0);
}

/** The Newton step of the free coordinates; `null` if their Hessian is not positive definite. */
function freeStep(
  gradient: readonly number[],
  hessian: readonly number[][],
  held: readonly boolean[],
): number[] | null {
  const free = held.flatMap((isHeld, index) => (isHeld ? [] : [index]));
  const factor = cholesky(free.map((row) => free.map((column) => hessian[row]?.[column] ?? NaN)));
  if (factor === null) return null;
  const step = choleskySolve(
    factor,
    free.map((index) => gradient[index] ?? NaN),
  );
  const direction = gradient.map(() => 0);
  free.forEach((index, at) => (direction[index] = -(step[at] ?? NaN)));
  return direction.every(Number.isFinite) ? direction : null;
}

function bentSearch(
  { value }: SmoothObjective,
  from: readonly number[],
  before: number,
  gradient: readonly number[],
  direction: readonly number[],
  floors: readonly number[],
): { point: number[]; value: number } | null {
  for (let length = 1; length >= SHORTEST_STEP; length /= 2) {
    const point = from.map((entry, index) =>
      Math.max(entry + length * (direction[index] ?? 0), floors[index] ?? -Infinity),
    );
    const promised = point.reduce(
      (sum, entry, index) => sum + (gradient[index] ?? 0) * (entry - (from[index] ?? 0)),
      0,
    );
    const reached = value(point);
    const allowed = before + SUFFICIENT_DECREASE * promised + ROUNDING * Math.max(1, Math.abs(before));
    if (Number.isFinite(reached) && reached <= allowed) return { point, value: reached };
  }
  return null;
}
