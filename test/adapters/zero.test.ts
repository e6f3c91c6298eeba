import { expect, test } from "vitest";
import { finite, number } from "../../src/adapters/shared/read-field.js";

test("-0 is read as 0, as a number and as a text", () => {
  for (const zero of [-0, "-0", "-0.00", "-0e3"]) {
    expect(finite(zero)).toBe(0);
    expect(number(zero)).toBe(0);
  }
  expect([finite("-2.5"), finite(-2.5), finite("x")]).toEqual([-2.5, -2.5, undefined]);
});
