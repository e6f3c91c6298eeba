import fc from "fast-check";
import type { PlaceProblem } from "../../src/numeric/place-assignment.js";

/** Few distinct costs, so that ties abound. */
export const anyPlaceProblem: fc.Arbitrary<PlaceProblem> = fc
  .integer({ min: 1, max: 4 })
  .chain((slots) =>
    fc.record({
      places: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: slots, maxLength: slots }),
      requests: fc.array(
        fc.record({
          options: fc
            .uniqueArray(fc.tuple(fc.nat({ max: slots - 1 }), fc.nat({ max: 5 })), { selector: ([slot]) => slot })
            .map((options) => options.sort(([, a], [, b]) => a - b)),
          without: fc.nat({ max: 8 }),
        }),
        { maxLength: 5 },
      ),
    }),
  )
  .map(({ places, requests }) => ({
    places: Int32Array.from(places),
    first: Int32Array.from(
      [0, ...requests].map((_, index) => requests.slice(0, index).flatMap((r) => r.options).length),
    ),
    slot: Int32Array.from(requests.flatMap(({ options }) => options.map(([slot]) => slot))),
    cost: Float64Array.from(requests.flatMap(({ options }) => options.map(([, cost]) => cost))),
    without: Float64Array.from(requests.map(({ without }) => without)),
  }));

/** What an assignment costs. */
export function assignmentCost({ cost, without }: PlaceProblem, option: ArrayLike<number>): number {
  return Array.from(option).reduce((total, at, request) => total + ((at < 0 ? without[request] : cost[at]) ?? NaN), 0);
}

/** Every assignment within the places, each request's choices in the order of preference. */
export function* assignments(problem: PlaceProblem, request = 0, left = [...problem.places]): Generator<number[]> {
  if (request === problem.without.length) {
    yield [];
    return;
  }
  const from = problem.first[request] ?? 0;
  const to = problem.first[request + 1] ?? 0;
  for (const option of [...Array.from({ length: to - from }, (_, index) => from + index), -1]) {
    const slot = option < 0 ? -1 : (problem.slot[option] ?? -1);
    if (slot >= 0 && left[slot] === 0) continue;
    const rest = left.map((places, index) => places - (index === slot ? 1 : 0));
    for (const others of assignments(problem, request + 1, rest)) yield [option, ...others];
  }
}
