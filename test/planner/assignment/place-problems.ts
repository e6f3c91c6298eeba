import fc from "fast-check";
import { classMembers, type ClassMembers } from "../../../src/planner/assignment/class-members.js";
import { ownersOf, type TransportationProblem } from "../../../src/planner/assignment/transportation.js";

/** A problem, the order in which its requests are served, and the same requests each as a kind of its own. */
export interface AnyPlaceProblem {
  problem: TransportationProblem;
  members: ClassMembers;
  single: TransportationProblem;
}

/** Requests that are alike: their options, cheapest first, and what leaving one of them out costs. */
export interface Kind {
  options: [slot: number, cost: number][];
  without: number;
}

/** Few distinct costs, so that ties abound; up to five requests, of which some are alike. */
export const anyPlaceProblem: fc.Arbitrary<AnyPlaceProblem> = fc
  .integer({ min: 1, max: 4 })
  .chain((slots) =>
    fc.record({
      places: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: slots, maxLength: slots }),
      kinds: fc.array(
        fc.record({
          options: fc
            .uniqueArray(fc.tuple(fc.nat({ max: slots - 1 }), fc.nat({ max: 5 })), { selector: ([slot]) => slot })
            .map((options) => options.sort(([, a], [, b]) => a - b)),
          without: fc.nat({ max: 8 }),
        }),
        { minLength: 1, maxLength: 5 },
      ),
      kindOf: fc.array(fc.nat({ max: 4 }), { maxLength: 5 }),
    }),
  )
  .map(({ places, kinds, kindOf }) => drawnProblem(places, kinds, kindOf));

/** A problem of requests that were drawn, each by the number of its kind. */
export function drawnProblem(places: number[], kinds: Kind[], drawn: number[]): AnyPlaceProblem {
  const kindOf = Int32Array.from(drawn, (kind) => kind % kinds.length);
  const size = kinds.map((_, kind) => kindOf.filter((own) => own === kind).length);
  return {
    problem: placeProblem(places, kinds, size),
    members: classMembers(kindOf, kinds.length),
    single: placeProblem(
      places,
      [...kindOf].flatMap((kind) => kinds[kind] ?? []),
      [...kindOf].map(() => 1),
    ),
  };
}

/** The kinds as a problem, so many requests of each. */
export function placeProblem(places: number[], kinds: Kind[], size: number[]): TransportationProblem {
  const first = [0, ...kinds].map((_, index) => kinds.slice(0, index).flatMap((kind) => kind.options).length);
  return {
    places: Int32Array.from(places),
    size: Int32Array.from(size),
    first: Int32Array.from(first),
    owner: ownersOf(Int32Array.from(first)),
    slot: Int32Array.from(kinds.flatMap(({ options }) => options.map(([slot]) => slot))),
    cost: Float64Array.from(kinds.flatMap(({ options }) => options.map(([, cost]) => cost))),
    without: Float64Array.from(kinds.map(({ without }) => without)),
  };
}

/** What an assignment costs. */
export function assignmentCost({ cost, without }: TransportationProblem, option: ArrayLike<number>): number {
  return Array.from(option).reduce((total, at, request) => total + ((at < 0 ? without[request] : cost[at]) ?? NaN), 0);
}

/** What an assignment by kinds costs. */
export function cost({ size, first, cost, without }: TransportationProblem, taken: Int32Array): number {
  return [...size].reduce((total, own, kind) => {
    const [from, to] = [first[kind] ?? 0, first[kind + 1] ?? 0];
    const counts = [...taken.subarray(from, to)];
    const placed = counts.reduce((sum, count) => sum + count, 0);
    const paid = counts.reduce((sum, count, index) => sum + count * (cost[from + index] ?? NaN), 0);
    return total + paid + (own - placed) * (without[kind] ?? NaN);
  }, 0);
}

/** Whether no kind takes more places than it has requests, and no slot gives more than it has. */
export function isWithinPlaces({ size, first, slot, places }: TransportationProblem, taken: Int32Array): boolean {
  const left = [...places];
  taken.forEach((count, at) => (left[slot[at] ?? 0] = (left[slot[at] ?? 0] ?? 0) - count));
  const placed = [...size].map((_, kind) => taken.slice(first[kind], first[kind + 1]).reduce((a, b) => a + b, 0));
  return Math.min(...left, ...taken) >= 0 && placed.every((count, kind) => count <= (size[kind] ?? 0));
}

/** Which requests have a place: of each kind the first. */
export function served(
  { first }: TransportationProblem,
  { classOf: kindOf }: ClassMembers,
  taken: Int32Array,
): number[] {
  const left = [...first.subarray(1)].map((to, kind) => taken.slice(first[kind], to).reduce((a, b) => a + b, 0));
  return [...kindOf.keys()].filter((request) => {
    const kind = kindOf[request] ?? 0;
    left[kind] = (left[kind] ?? 0) - 1;
    return left[kind] >= 0;
  });
}

/** Every assignment of requests that are all kinds of their own, each one's choices in the order of preference. */
export function* assignments(
  problem: TransportationProblem,
  request = 0,
  left = [...problem.places],
): Generator<number[]> {
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
