import { describe, expect, test } from "vitest";
import { minimizeByNewton, type SmoothObjective } from "../../src/numeric/fitting/newton.js";

test("a parabola takes one step, and its Hessian comes back", () => {
  const parabola: SmoothObjective = {
    value: ([x = 0, y = 0]) => (x - 3) ** 2 + 2 * (y + 1) ** 2 + x * y,
    derivatives: ([x = 0, y = 0]) => ({
      gradient: [2 * (x - 3) + y, 4 * (y + 1) + x],
      hessian: [
        [2, 1],
        [1, 4],
      ],
    }),
  };
  const minimum = minimizeByNewton(parabola, [100, -50]);
  expect(minimum.converged).toBe(true);
  expect(minimum.iterations).toBeLessThanOrEqual(2);
  // 2x + y = 6 and x + 4y = -4.
  expect(minimum.point[0]).toBeCloseTo(4, 12);
  expect(minimum.point[1]).toBeCloseTo(-2, 12);
  expect(minimum.gradientNorm).toBeLessThan(1e-12);
  expect(minimum.hessian).toEqual([
    [2, 1],
    [1, 4],
  ]);
});

test("Rosenbrock's valley, whose Hessian is indefinite in parts, ends at (1, 1)", () => {
  const rosenbrock: SmoothObjective = {
    value: ([x = 0, y = 0]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2,
    derivatives: ([x = 0, y = 0]) => ({
      gradient: [-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)],
      hessian: [
        [2 - 400 * (y - 3 * x * x), -400 * x],
        [-400 * x, 200],
      ],
    }),
  };
  for (const start of [
    [-1.2, 1],
    [0, 2],
    [5, -7],
  ]) {
    const { point, converged } = minimizeByNewton(rosenbrock, start);
    expect(converged).toBe(true);
    expect(point[0]).toBeCloseTo(1, 9);
    expect(point[1]).toBeCloseTo(1, 9);
  }
});

describe("without a line search Newton's method would fail", () => {
  test("log cosh, where full steps from 2 diverge", () => {
    const logCosh: SmoothObjective = {
      value: ([x = 0]) => Math.log(Math.cosh(x)),
      derivatives: ([x = 0]) => ({ gradient: [Math.tanh(x)], hessian: [[1 / Math.cosh(x) ** 2]] }),
    };
    const { point, converged } = minimizeByNewton(logCosh, [2]);
    expect(converged).toBe(true);
    expect(point[0]).toBeCloseTo(0, 12);
  });

  test("x - log x, where a full step from 3 leaves the domain", () => {
    const barrier: SmoothObjective = {
      value: ([x = 0]) => x - Math.log(x),
      derivatives: ([x = 0]) => ({ gradient: [1 - 1 / x], hessian: [[1 / (x * x)]] }),
    };
    const { point, converged } = minimizeByNewton(barrier, [3]);
    expect(converged).toBe(true);
    expect(point[0]).toBeCloseTo(1, 12);
  });
});

test("the tolerance is met where the value is large and its rounding coarse", () => {
  const offset: SmoothObjective = {
    value: ([x = 0]) => 1e9 + (x - 7) ** 2 + Math.exp(x - 7),
    derivatives: ([x = 0]) => ({ gradient: [2 * (x - 7) + Math.exp(x - 7)], hessian: [[2 + Math.exp(x - 7)]] }),
  };
  const { point, converged } = minimizeByNewton(offset, [0]);
  expect(converged).toBe(true);
  // 2u + exp(u) = 0 at u = -W(1/2), Lambert's function.
  expect(point[0]).toBeCloseTo(7 - 0.351733711249196, 9);
});

test("no minimum, a start outside the domain and too few steps say that they did not converge", () => {
  const line: SmoothObjective = { value: ([x = 0]) => x, derivatives: () => ({ gradient: [1], hessian: [[0]] }) };
  expect(minimizeByNewton(line, [0]).converged).toBe(false);
  const outside: SmoothObjective = { value: () => NaN, derivatives: () => ({ gradient: [NaN], hessian: [[NaN]] }) };
  expect(minimizeByNewton(outside, [0])).toMatchObject({ converged: false, iterations: 0, point: [0] });
  const quartic: SmoothObjective = {
    value: ([x = 0]) => x ** 4 + x * x,
    derivatives: ([x = 0]) => ({ gradient: [4 * x ** 3 + 2 * x], hessian: [[12 * x * x + 2]] }),
  };
  expect(minimizeByNewton(quartic, [10], { iterations: 2 }).converged).toBe(false);
});
