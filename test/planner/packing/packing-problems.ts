import fc from "fast-check";
import { OUT, type Packing, type PackingProblem } from "../../../src/planner/packing/packing.js";

/** Up to six items of mixed lengths for up to four slots. */
export const anyProblem: fc.Arbitrary<PackingProblem> = fc.integer({ min: 1, max: 4 }).chain((slots) =>
  fc
    .record({
      room: fc.array(fc.constantFrom(0, 45, 60, 75, 120), { minLength: slots, maxLength: slots }),
      items: fc.array(
        fc.record({
          length: fc.constantFrom(30, 45, 60),
          options: fc
            .uniqueArray(fc.tuple(fc.nat({ max: slots - 1 }), fc.nat({ max: 9 })), { selector: ([slot]) => slot })
            .map((options) => options.sort(([, a], [, b]) => a - b)),
          without: fc.nat({ max: 15 }),
        }),
        { minLength: 1, maxLength: 6 },
      ),
    })
    .map(({ room, items }) => ({
      room: Int32Array.from(room),
      length: Int32Array.from(items, ({ length }) => length),
      first: Int32Array.from([0, ...items].map((_, end) => items.slice(0, end).flatMap((item) => item.options).length)),
      slot: Int32Array.from(items.flatMap(({ options }) => options.map(([slot]) => slot))),
      cost: Float64Array.from(items.flatMap(({ options }) => options.map(([, cost]) => cost))),
      without: Float64Array.from(items, ({ without }) => without),
    })),
);

/** The least cost of any packing, by trying them all. */
export function leastCost(problem: PackingProblem, item = 0, left = [...problem.room]): number {
  if (item === problem.length.length) return 0;
  let least = (problem.without[item] ?? 0) + leastCost(problem, item + 1, left);
  for (let option = problem.first[item] ?? 0; option < (problem.first[item + 1] ?? 0); option++) {
    const slot = problem.slot[option] ?? 0;
    const rest = (left[slot] ?? 0) - (problem.length[item] ?? 0);
    if (rest < 0) continue;
    least = Math.min(least, (problem.cost[option] ?? 0) + leastCost(problem, item + 1, left.with(slot, rest)));
  }
  return least;
}

/** What a packing costs; throws where it does not fit. */
export function checkedCost({ room, length, slot, cost, without }: PackingProblem, option: Int32Array): number {
  const left = [...room];
  return option.reduce((total, taken, item) => {
    if (taken < 0) return total + (without[item] ?? 0);
    const at = slot[taken] ?? 0;
    left[at] = (left[at] ?? 0) - (length[item] ?? 0);
    if ((left[at] ?? 0) < 0) throw new Error(`slot ${at} is too full`);
    return total + (cost[taken] ?? 0);
  }, 0);
}

/** Places of an item's options. */
export const optionsOf = ({ first }: PackingProblem, item: number): number[] =>
  Array.from({ length: (first[item + 1] ?? 0) - (first[item] ?? 0) }, (_, index) => (first[item] ?? 0) + index);

export const itemsOf = ({ length }: PackingProblem): number[] => [...length.keys()];

/** The least that some items cost in some slots, what else is there staying. */
export function leastWithin(packing: Packing, items: readonly number[], slots: readonly number[]): number {
  const { problem } = packing;
  const left = Array.from(packing.left);
  for (const item of items) {
    const slot = packing.slotOf(item);
    if (slot !== OUT) left[slot] = (left[slot] ?? 0) + (problem.length[item] ?? 0);
  }
  const from = (index: number): number => {
    const item = items[index];
    if (item === undefined) return 0;
    let least = (problem.without[item] ?? 0) + from(index + 1);
    for (const at of optionsOf(problem, item)) {
      const slot = problem.slot[at] ?? 0;
      const length = problem.length[item] ?? 0;
      if (!slots.includes(slot) || (left[slot] ?? 0) < length) continue;
      left[slot] = (left[slot] ?? 0) - length;
      least = Math.min(least, (problem.cost[at] ?? 0) + from(index + 1));
      left[slot] = (left[slot] ?? 0) + length;
    }
    return least;
  };
  return from(0);
}
