import fc from "fast-check";
import { expect, test } from "vitest";
import { nestedFlow, type NestedFlowProblem } from "../../../src/planner/flow/nested-flow.js";

const anyProblem: fc.Arbitrary<NestedFlowProblem> = fc
  .record({
    slots: fc.array(fc.record({ places: fc.nat(2), limit: fc.integer({ min: -1, max: 1 }) }), {
      minLength: 1,
      maxLength: 4,
    }),
    limit: fc.array(fc.nat(3), { minLength: 2, maxLength: 2 }),
    classes: fc.array(
      fc.record({
        size: fc.integer({ min: 1, max: 2 }),
        options: fc.uniqueArray(fc.tuple(fc.nat(3), fc.nat(5)), { selector: ([slot]) => slot, maxLength: 4 }),
        without: fc.nat(9),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  })
  .map(({ slots, limit, classes }) => {
    const options = classes.map((own) => own.options.filter(([slot]) => slot < slots.length));
    return {
      size: Int32Array.from(classes, ({ size }) => size),
      first: Int32Array.from([0, ...classes].map((_, end) => options.slice(0, end).flat().length)),
      slot: Int32Array.from(options.flat(), ([slot]) => slot),
      cost: Float64Array.from(options.flat(), ([, cost]) => cost),
      without: Float64Array.from(classes, ({ without }) => without),
      places: Int32Array.from(slots, ({ places }) => places),
      limitOf: Int32Array.from(slots, (own) => own.limit),
      limit: Int32Array.from(limit),
    };
  });

/** What a sharing costs, and whether it is within the sizes, the places and the limits. */
function costOf({ size, first, slot, cost, without, places, limitOf, limit }: NestedFlowProblem, taken: number[]) {
  const inSlot = [...places.keys()].map((at) =>
    taken.reduce((sum, own, option) => sum + (slot[option] === at ? own : 0), 0),
  );
  const inLimit = [...limit.keys()].map((at) =>
    inSlot.reduce((sum, own, on) => sum + (limitOf[on] === at ? own : 0), 0),
  );
  const placed = [...size.keys()].map((own) =>
    taken.slice(first[own], first[own + 1]).reduce((sum, each) => sum + each, 0),
  );
  const fits =
    taken.every((each) => each >= 0) &&
    inSlot.every((own, at) => own <= (places[at] ?? 0)) &&
    inLimit.every((own, at) => own <= (limit[at] ?? 0)) &&
    placed.every((own, at) => own <= (size[at] ?? 0));
  const paid = taken.reduce((sum, own, option) => sum + own * (cost[option] ?? 0), 0);
  const left = placed.reduce((sum, own, at) => sum + ((size[at] ?? 0) - own) * (without[at] ?? 0), 0);
  return fits ? paid + left : Infinity;
}

/** The least cost of any sharing, by trying them all. */
function leastCost(problem: NestedFlowProblem, taken: number[] = []): number {
  if (taken.length === problem.slot.length) return costOf(problem, taken);
  return Math.min(...[0, 1, 2].map((own) => leastCost(problem, [...taken, own])));
}

test("classes share slots within places and limits as cheaply as can be", () => {
  fc.assert(
    fc.property(
      anyProblem.filter(({ slot }) => slot.length <= 6),
      (problem) => {
        expect(costOf(problem, [...nestedFlow(problem)])).toBe(leastCost(problem));
      },
    ),
    { numRuns: 150 },
  );
});

test("of many alike as many are served as there is room for", () => {
  const problem = {
    size: Int32Array.of(500),
    first: Int32Array.of(0, 2),
    slot: Int32Array.of(0, 1),
    cost: Float64Array.of(1, 2),
    without: Float64Array.of(9),
    places: Int32Array.of(100, 300),
    limitOf: Int32Array.of(0, 0),
    limit: Int32Array.of(250),
  };
  expect([...nestedFlow(problem)]).toEqual([100, 150]);
});
