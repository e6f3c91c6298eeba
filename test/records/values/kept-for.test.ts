import { expect, test, vi } from "vitest";
import { keptAmong, keptFor } from "../../../src/records/values/kept-for.js";

test("what was made for a key is given back, and made once", () => {
  const cache = new WeakMap<object, number[]>();
  const key = {};
  const make = vi.fn(() => [1]);
  expect(keptFor(cache, key, make)).toBe(keptFor(cache, key, make));
  expect(make).toHaveBeenCalledOnce();
  expect(make).toHaveBeenCalledWith(key);
});

test("a cache by values forgets all when it is full, and stays right", () => {
  const cache = new Map<number, number>();
  for (const key of [1, 2, 3, 3, 1]) expect(keptAmong(cache, 2, key, (number) => number * number)).toBe(key * key);
  expect([...cache.keys()]).toEqual([3, 1]);
});

test("what could not be made is not kept", () => {
  const cache = new Map<string, number>();
  const fail = (): number => {
    throw new RangeError("no such zone");
  };
  expect(() => keptAmong(cache, 2, "Nowhere/None", fail)).toThrow(RangeError);
  expect(cache.size).toBe(0);
});
