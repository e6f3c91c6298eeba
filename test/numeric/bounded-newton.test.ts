import { describe, expect, test } from "vitest";
import { minimizeAboveFloors } from "../../src/numeric/fitting/bounded-newton.js";
import { cholesky, choleskySolve } from "../../src/numeric/fitting/cholesky.js";
import { draws } from "../support/draws.js";

describe("the minimum of a parabola above floors", () => {
  const { normal } = draws(5);

  test("is the best of the minima on every set of floors, tried one by one", () => {
    for (let round = 0; round < 200; round++) {
      const size = 4;
      const root = Array.from({ length: size }, () => Array.from({ length: size }, normal));
      const hessian = root.map((row, i) =>
        root.map((other, j) => row.reduce((sum, entry, k) => sum + entry * (other[k] ?? 0), i === j ? 0.1 : 0)),
      );
      const linear = Array.from({ length: size }, normal);
      const floors = Array.from({ length: size }, (_, index) => (index === 3 ? -Infinity : 0.3 * normal()));
      const value = (point: readonly number[]): number =>
        point.reduce(
          (sum, entry, i) =>
            sum + entry * ((linear[i] ?? 0) + 0.5 * point.reduce((s, e, j) => s + (hessian[i]?.[j] ?? 0) * e, 0)),
          0,
        );
      const derivatives = (point: readonly number[]): { gradient: number[]; hessian: number[][] } => ({
        gradient: linear.map((slope, i) => point.reduce((s, e, j) => s + (hessian[i]?.[j] ?? 0) * e, slope)),
        hessian,
      });

      let best = Infinity;
      for (let set = 0; set < 2 ** (size - 1); set++) {
        const fixed = floors.map((floor, index) => (set & (1 << index) ? floor : null));
        const free = fixed.flatMap((floor, index) => (floor === null ? [index] : []));
        const pull = free.map(
          (i) => -fixed.reduce<number>((sum, floor, j) => sum + (hessian[i]?.[j] ?? 0) * (floor ?? 0), linear[i] ?? 0),
        );
        const factor = cholesky(free.map((i) => free.map((j) => hessian[i]?.[j] ?? 0)));
        const solution = factor === null ? [] : choleskySolve(factor, pull);
        const point = fixed.map((floor, index) => floor ?? solution[free.indexOf(index)] ?? NaN);
        if (point.every((entry, index) => entry >= (floors[index] ?? 0))) best = Math.min(best, value(point));
      }
      const found = minimizeAboveFloors({ value, derivatives }, [1, 1, 1, 1], floors);
      expect(found.converged).toBe(true);
      expect(found.value).toBeCloseTo(best, 9);
      found.point.forEach((entry, index) => {
        expect(entry).toBeGreaterThanOrEqual(floors[index] ?? 0);
        if (found.held[index] === true) expect(entry).toBe(floors[index]);
      });
    }
  });
});

test("a start below the floors is lifted onto them", () => {
  const square = {
    value: ([x = NaN]: readonly number[]): number => (x - 1) ** 2,
    derivatives: ([x = NaN]: readonly number[]): { gradient: number[]; hessian: number[][] } => ({
      gradient: [2 * (x - 1)],
      hessian: [[2]],
    }),
  };
  expect(minimizeAboveFloors(square, [-5], [3])).toMatchObject({ point: [3], held: [true], gradientNorm: 0 });
  expect(minimizeAboveFloors(square, [-5], [0]).point[0]).toBeCloseTo(1, 12);
});
