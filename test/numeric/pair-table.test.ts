import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pairTable } from "../../src/numeric/discrete/pair-table.js";

/** Numbers as histories have them: counts, times in days or weeks, and anything else that is no NaN. */
const number = fc.oneof(
  fc.integer({ min: 0, max: 40 }),
  fc.integer({ min: 0, max: 4000 }).map((days) => days / 7),
  fc.double({ noNaN: true }),
  fc.constantFrom(0, -0, 1e300, -1e300, Infinity, 2 ** 53, 5e-324),
);

describe("pairTable", () => {
  it("gives what a map of maps does", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(number, number), { maxLength: 800 }), (pairs) => {
        const table = pairTable<number>();
        const maps = new Map<number, Map<number, number>>();
        pairs.forEach(([first, second], index) => {
          const ofFirst = maps.get(first) ?? new Map<number, number>();
          maps.set(first, ofFirst);
          expect(table.get(first, second)).toBe(ofFirst.get(second));
          if (ofFirst.has(second)) return;
          ofFirst.set(second, index);
          table.add(first, second, index);
        });
        for (const [first, ofFirst] of maps) {
          for (const [second, index] of ofFirst) expect(table.get(first, second)).toBe(index);
        }
      }),
    );
  });

  it("keeps many pairs apart that differ in one number alone", () => {
    const table = pairTable<number>();
    for (let at = 0; at < 5000; at++) table.add(at % 7, at / 7, at);
    for (let at = 0; at < 5000; at++) expect(table.get(at % 7, at / 7)).toBe(at);
    expect(table.get(7, 1)).toBeUndefined();
  });
});
