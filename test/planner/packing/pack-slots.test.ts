import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nthSmallest } from "../../../src/numeric/discrete/nth-smallest.js";
import { packSlots } from "../../../src/planner/packing/pack-slots.js";
import { anyProblem, checkedCost, leastCost } from "./packing-problems.js";

describe("packSlots", () => {
  test("finds the cheapest packing of few items, and its bound nearly always proves it", () => {
    let [proven, total] = [0, 0];
    fc.assert(
      fc.property(anyProblem, (problem) => {
        const least = leastCost(problem);
        for (const kicks of [0, 5]) {
          const { option, lowerBound } = packSlots(problem, { kicks });
          // So few items leave the first beam nothing to leave out.
          expect(checkedCost(problem, option)).toBe(least);
          expect(lowerBound).toBeLessThanOrEqual(least);
          total++;
          if (lowerBound === least) proven++;
        }
      }),
      { numRuns: 250 },
    );
    expect(proven / total).toBeGreaterThan(0.95);
  });

  test("started from its own answer, leaves it as it is", () => {
    fc.assert(
      fc.property(anyProblem, (problem) => {
        const { option } = packSlots(problem, { kicks: 5 });
        const again = packSlots(problem, { kicks: 5, start: option });
        expect(checkedCost(problem, again.option)).toBe(checkedCost(problem, option));
      }),
      { numRuns: 300 },
    );
  });
});

test("nthSmallest finds what sorting finds", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1 }), fc.nat(), (numbers, at) => {
      const n = at % numbers.length;
      expect(nthSmallest(Float64Array.from(numbers), n)).toBe([...numbers].sort((a, b) => a - b)[n]);
    }),
  );
});
