import fc from "fast-check";
import { expect, test } from "vitest";
import { wholePower } from "../../src/numeric/elementary/whole-power.js";
import { binaryCeiling, binaryExponent } from "../../src/numeric/elementary/words.js";

test("powers that a number can hold are exact", () => {
  fc.assert(
    fc.property(fc.integer({ min: -12, max: 12 }), fc.integer({ min: 0, max: 14 }), (x, times) => {
      expect(wholePower(x, times)).toBe(Number(BigInt(x) ** BigInt(times)));
    }),
  );
  expect(wholePower(10, 22)).toBe(1e22);
  expect(wholePower(2, -1022)).toBe(2.2250738585072014e-308);
  expect(wholePower(2, -1075)).toBe(0);
});

test("the power of two below a number and the one from it on", () => {
  const positive = fc.double({ min: 2.2250738585072014e-308, max: 2 ** 1022, noNaN: true });
  fc.assert(
    fc.property(positive, (x) => {
      const k = binaryExponent(x);
      expect(wholePower(2, k)).toBeLessThanOrEqual(x);
      expect(wholePower(2, k + 1)).toBeGreaterThan(x);
      expect(binaryCeiling(x)).toBe(wholePower(2, k) === x ? k : k + 1);
    }),
  );
  expect([0.5, 1, 3, 2 ** 51].map(binaryExponent)).toEqual([-1, 0, 1, 51]);
});
