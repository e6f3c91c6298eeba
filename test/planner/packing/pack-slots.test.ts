import { assertUntil } from "../../support/assert-until.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nthSmallest } from "../../../src/numeric/discrete/nth-smallest.js";
import { packSlots } from "../../../src/planner/packing/pack-slots.js";
import type { PackingProblem } from "../../../src/planner/packing/packing.js";
import { anyProblem, checkedCost, leastCost } from "./packing-problems.js";

describe("packSlots", () => {
  test("finds the cheapest packing of few items, and its bound nearly always proves it", () => {
    let [proven, total] = [0, 0];
    assertUntil(
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
      { numRuns: 60 },
      () => {
        expect(proven / total).toBeGreaterThan(0.95);
      },
    );
  });

  test("puts everything where it costs least if there is room, and leaves out what costs less so", () => {
    const problem: PackingProblem = {
      room: Int32Array.of(60, 45),
      length: Int32Array.of(30, 30, 45),
      first: Int32Array.of(0, 2, 4, 5),
      slot: Int32Array.of(1, 0, 0, 1, 1),
      cost: Float64Array.of(2, 4, 6, 8, 10),
      without: Float64Array.of(20, 6, 8),
    };
    const { option, lowerBound } = packSlots(problem, { kicks: 0 });
    expect([[...option], lowerBound]).toEqual([[0, 2, -1], 16]);
    const nothing = { ...problem, cost: new Float64Array(5), without: new Float64Array(3) };
    expect(packSlots(nothing, { kicks: 0 }).lowerBound).toBe(0);
  });

  test("started from a part of an answer, finds the cheapest packing of few items all the same", () => {
    let parts = 0;
    assertUntil(
      fc.property(anyProblem, fc.nat(5), (problem, chosen) => {
        const { option } = packSlots(problem, { kicks: 0 });
        const inside = [...option.keys()].filter(
          (item) => (problem.cost[option[item] ?? -1] ?? Infinity) < (problem.without[item] ?? 0),
        );
        const gone = inside[chosen % inside.length];
        if (gone === undefined) return;
        parts++;
        const start = option.with(gone, -1);
        const { option: found, lowerBound } = packSlots(problem, { kicks: 0, start });
        expect(checkedCost(problem, found)).toBe(leastCost(problem));
        expect(lowerBound).toBeLessThanOrEqual(leastCost(problem));
      }),
      { numRuns: 60 },
      () => {
        expect(parts).toBeGreaterThan(20);
      },
    );
  });

  test("started from its own answer, leaves it as it is", () => {
    fc.assert(
      fc.property(anyProblem, (problem) => {
        const { option } = packSlots(problem, { kicks: 5 });
        const again = packSlots(problem, { kicks: 5, start: option });
        expect(again.option).toEqual(option);
      }),
      { numRuns: 50 },
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
