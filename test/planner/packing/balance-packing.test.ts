import fc from "fast-check";
import { expect, test } from "vitest";
import { balancePacking } from "../../../src/planner/packing/balance-packing.js";
import { OUT, Packing } from "../../../src/planner/packing/packing.js";

/** Up to eight items in up to six slots of three pools, with few costs, so that ties abound; packed as they come. */
const anyPacking = fc
  .record({
    pools: fc.array(fc.record({ capacity: fc.integer({ min: 60, max: 300 }), load: fc.nat({ max: 60 }) }), {
      minLength: 3,
      maxLength: 3,
    }),
    slots: fc.array(fc.record({ pool: fc.nat({ max: 2 }), room: fc.constantFrom(45, 60, 90, 120) }), {
      minLength: 1,
      maxLength: 6,
    }),
    items: fc.array(
      fc.record({
        length: fc.constantFrom(30, 45, 60),
        costs: fc.array(fc.option(fc.nat({ max: 1 })), { minLength: 6, maxLength: 6 }),
      }),
      { minLength: 1, maxLength: 8 },
    ),
  })
  .map(({ pools, slots, items }) => {
    const options = items.map(({ costs }) =>
      slots.flatMap((_, slot) => ({ slot, cost: costs[slot] ?? OUT })).filter(({ cost }) => cost !== OUT),
    );
    options.forEach((own) => own.sort((a, b) => a.cost - b.cost));
    const packing = new Packing({
      room: Int32Array.from(slots, ({ room }) => room),
      length: Int32Array.from(items, ({ length }) => length),
      first: Int32Array.from([0, ...items].map((_, end) => options.slice(0, end).flat().length)),
      slot: Int32Array.from(options.flat(), ({ slot }) => slot),
      cost: Float64Array.from(options.flat(), ({ cost }) => cost),
      without: new Float64Array(items.length).fill(9),
    });
    items.forEach(({ length }, item) => {
      const { first, slot } = packing.problem;
      for (let at = first[item] ?? 0; at < (first[item + 1] ?? 0) && packing.option[item] === OUT; at++) {
        if ((packing.left[slot[at] ?? 0] ?? 0) >= length) packing.place(item, at);
      }
    });
    const slotPools = {
      poolOf: Int32Array.from(slots, ({ pool }) => pool),
      capacity: Float64Array.from(pools, ({ capacity }) => capacity),
      load: Float64Array.from(pools, ({ load }) => load),
    };
    return { packing, pools: slotPools };
  });

type Case = typeof anyPacking extends fc.Arbitrary<infer T> ? T : never;

/** The sum of load² / capacity when items take so many options; infinite where a slot has too little room. */
function unevenness({ packing: { problem }, pools }: Case, option: ArrayLike<number>): number {
  const left = Array.from(problem.room);
  const load = Array.from(pools.load);
  Array.from(option).forEach((at, item) => {
    if (at === OUT) return;
    const slot = problem.slot[at] ?? 0;
    const pool = pools.poolOf[slot] ?? 0;
    left[slot] = (left[slot] ?? 0) - (problem.length[item] ?? 0);
    load[pool] = (load[pool] ?? 0) + (problem.length[item] ?? 0);
  });
  if (Math.min(...left) < 0) return Infinity;
  return load.reduce((sum, own, pool) => sum + own ** 2 / (pools.capacity[pool] ?? 1), 0);
}

/** The options of an item that cost what the one it takes does. */
function alike({ packing: { problem } }: Case, option: Int32Array, item: number): number[] {
  const taken = option[item] ?? OUT;
  if (taken === OUT) return [OUT];
  const start = problem.first[item] ?? 0;
  return Array.from({ length: (problem.first[item + 1] ?? 0) - start }, (_, index) => start + index).filter(
    (at) => problem.cost[at] === problem.cost[taken],
  );
}

test("costs of items stay, and no item moved and no two exchanged would load pools more evenly", () => {
  fc.assert(
    fc.property(anyPacking, (given) => {
      const before = Int32Array.from(given.packing.option);
      const allowed = Array.from(before, (_, item) => alike(given, before, item));
      balancePacking(given.packing, given.pools);
      const after = Int32Array.from(given.packing.option);
      const reached = unevenness(given, after);
      after.forEach((at, item) => {
        expect(allowed[item]).toContain(at);
      });
      expect(reached).toBeLessThanOrEqual(unevenness(given, before));
      const slotOf = (item: number): number => given.packing.problem.slot[after[item] ?? 0] ?? 0;
      for (let item = 0; item < after.length; item++) {
        for (const at of allowed[item] ?? []) {
          expect(unevenness(given, after.with(item, at))).toBeGreaterThanOrEqual(reached - 1e-9);
          for (let other = 0; other < item; other++) {
            if (given.packing.problem.slot[at] !== slotOf(other)) continue;
            for (const back of allowed[other] ?? []) {
              if (given.packing.problem.slot[back] !== slotOf(item)) continue;
              expect(unevenness(given, after.with(item, at).with(other, back))).toBeGreaterThanOrEqual(reached - 1e-9);
            }
          }
        }
      }
    }),
    { numRuns: 600 },
  );
});
