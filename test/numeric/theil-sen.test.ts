import fc from "fast-check";
import { expect, test } from "vitest";
import { median, theilSen } from "../../src/numeric/fitting/theil-sen.js";

test("the line of Sen's paper's kind: the median of all slopes, by hand", () => {
  // Slopes 1, 5/2, 10/3, 4, 9/2, 5; median (10/3 + 4) / 2 = 11/3. What is left: 0, −8/3, −7/3, −1; median −5/3.
  const points = [
    { x: 0, y: 0 },
    { x: 1, y: 1 },
    { x: 2, y: 5 },
    { x: 3, y: 10 },
  ];
  const line = theilSen(points);
  expect(line?.slope).toBeCloseTo(11 / 3, 12);
  expect(line?.intercept).toBeCloseTo(-5 / 3, 12);
});

test("a fifth of gross errors leaves an exact line as it is", () => {
  const points = Array.from({ length: 20 }, (_, x) => ({ x, y: x % 5 === 2 ? 1e6 * x : 7 + 3 * x }));
  const line = theilSen(points);
  expect(line?.slope).toBeCloseTo(3, 9);
  expect(line?.intercept).toBeCloseTo(7, 9);
});

test("one day, or none, gives no line", () => {
  expect(theilSen([])).toBeNull();
  expect(
    theilSen([
      { x: 1, y: 2 },
      { x: 1, y: 3 },
    ]),
  ).toBeNull();
});

test("the median is the middle of the sorted numbers", () => {
  const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(numbers, (list) => {
      const sorted = list.toSorted((a, b) => a - b);
      const [low = NaN, high = NaN] = [sorted[(list.length - 1) >> 1], sorted[list.length >> 1]];
      // 0 and -0 are one number here.
      expect(median(Float64Array.from(list)) + 0).toBe((low === high ? low : (low + high) / 2) + 0);
    }),
  );
});
