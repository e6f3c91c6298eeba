import fc from "fast-check";
import { expect, test } from "vitest";
import { exactParts, exactPoints } from "../../src/reasons/explained.js";

const inEveryOrder = (parts: readonly number[]): number[] =>
  [parts, parts.toReversed(), parts.toSorted((a, b) => a - b), parts.toSorted((a, b) => Math.abs(b) - Math.abs(a))].map(
    (order) => order.reduce((sum, part) => sum + part, 0),
  );

test("parts add up to one sum in any order, however large or small they are, and are what they were", () => {
  const anyPart = fc.oneof(
    fc.double({ min: -1e300, max: 1e300, noNaN: true }),
    fc.double({ min: -1e-300, max: 1e-300, noNaN: true }),
    fc.double({ min: -5e-322, max: 5e-322, noNaN: true }),
    fc.integer({ min: -1000, max: 1000 }),
  );
  fc.assert(
    fc.property(fc.array(anyPart, { maxLength: 6 }), (values) => {
      const parts = exactParts(values);
      expect(new Set(inEveryOrder(parts)).size).toBe(1);
      const size = values.reduce((sum, value) => sum + Math.abs(value), 0);
      // 2^-50 of their size, or half of the smallest number that there is.
      parts.forEach((part, index) => {
        expect(Math.abs(part - (values[index] ?? NaN))).toBeLessThanOrEqual(Math.max(size * 2 ** -50, 5e-324));
        expect(Object.is(part, -0)).toBe(false);
      });
    }),
  );
});

test("numbers below the smallest with all digits add up as well as others", () => {
  for (const values of [
    [2.5e-323, 8.900295434028804e-307, 5.4e-323],
    [5e-324, 5e-324, 5e-324],
    [1e-310, 3e-309, 2e-308],
    [1e-300, 1e-308, 5e-324],
  ]) {
    const parts = exactParts(values);
    expect(new Set(inEveryOrder(parts)).size).toBe(1);
    expect(parts.at(-1)).toBeGreaterThanOrEqual(0);
  }
  expect(exactParts([5e-324, -5e-324, 1e-320])).toEqual([5e-324, -5e-324, 1e-320]);
});

test("of nothing is nothing, and no part is -0", () => {
  expect(exactParts([])).toEqual([]);
  expect(exactParts([0, -0, 0])).toStrictEqual([0, 0, 0]);
  expect(exactPoints(-0)).toBe(0);
  expect(exactPoints(-(2 ** -60))).toBe(0);
  expect(exactPoints(1 / 3) * 2 ** 40).toBe(Math.round(2 ** 40 / 3));
});
