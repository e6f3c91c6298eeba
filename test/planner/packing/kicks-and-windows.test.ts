import { assertUntil } from "../../support/assert-until.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PackingDescent } from "../../../src/planner/packing/local-search.js";
import { OUT, Packing, type PackingProblem } from "../../../src/planner/packing/packing.js";
import { kickPacking } from "../../../src/planner/packing/packing-kicks.js";
import { improveWindows } from "../../../src/planner/packing/window-search.js";
import { checkedCost, leastWithin, optionsOf } from "./packing-problems.js";

/** A descent that does what it is told, and counts how often it is asked. */
function descentOf(
  packing: Packing,
  slack: (slot: number) => number,
  descend: (call: number) => void = () => undefined,
) {
  let saved = [...packing.option];
  const counts = { descend: 0, slack: 0, save: 0, restore: 0 };
  const descent: PackingDescent = {
    descend: () => {
      counts.descend++;
      descend(counts.descend);
    },
    settle: () => undefined,
    save: () => {
      counts.save++;
      saved = [...packing.option];
    },
    restore: () => {
      counts.restore++;
      packing.placeAll([...saved.keys()], saved);
    },
    slack: (slot) => {
      counts.slack++;
      return slack(slot);
    },
  };
  return { descent, counts };
}

const problemOf = (
  room: number[],
  items: { length: number; options: [slot: number, cost: number][]; without?: number }[],
): PackingProblem => ({
  room: Int32Array.from(room),
  length: Int32Array.from(items, ({ length }) => length),
  first: Int32Array.from([0, ...items].map((_, end) => items.slice(0, end).flatMap(({ options }) => options).length)),
  slot: Int32Array.from(items.flatMap(({ options }) => options.map(([slot]) => slot))),
  cost: Float64Array.from(items.flatMap(({ options }) => options.map(([, cost]) => cost))),
  without: Float64Array.from(items, ({ without = 1_000 }) => without),
});

describe("a kick", () => {
  /** Forty slots, each with the one item that may be there: what is taken out goes back, and tells which slots were kicked. */
  const own = (cost: number) => {
    const packing = new Packing(
      problemOf(
        Array<number>(40).fill(30),
        Array.from({ length: 40 }, (_, slot) => ({ length: 30, options: [[slot, cost]] })),
      ),
    );
    for (let item = 0; item < 40; item++) packing.place(item, item);
    return packing;
  };

  test("takes apart ten slots around one where something is to be gained, and none further than ten from it", () => {
    const packing = own(1);
    const seen = new Set<number>();
    let before = packing.clock;
    const { descent, counts } = descentOf(
      packing,
      (slot) => (slot === 20 ? 0.5 : 0.49),
      () => {
        const kicked = [...packing.changedAt.keys()].filter((slot) => (packing.changedAt[slot] ?? 0) > before);
        before = packing.clock;
        expect(kicked).toHaveLength(10);
        expect(kicked).toContain(20);
        for (const slot of kicked) seen.add(slot);
        expect([...packing.option]).toEqual([...Array(40).keys()]);
      },
    );
    kickPacking(packing, descent, new Float64Array(40), { kicks: 1_000, enough: 0 });
    // Nothing is ever gained, so that it ends by itself.
    expect([counts.descend, counts.restore]).toEqual([60, 0]);
    expect([...seen].sort((a, b) => a - b)).toEqual(Array.from({ length: 21 }, (_, index) => 10 + index));
  });

  test("stays within the slots that there are, and is as often as is asked", () => {
    for (const centre of [0, 39]) {
      const packing = own(1);
      const seen = new Set<number>();
      const { descent, counts } = descentOf(
        packing,
        (slot) => (slot === centre ? 9 : 0),
        () => {
          for (const [slot, at] of packing.changedAt.entries()) if (at > 40) seen.add(slot);
        },
      );
      kickPacking(packing, descent, new Float64Array(40), { kicks: 30, enough: 0 });
      expect(counts.descend).toBe(30);
      expect([...seen].sort((a, b) => a - b)).toEqual(
        Array.from({ length: 11 }, (_, index) => (centre === 0 ? index : 29 + index)),
      );
    }
    const packing = own(1);
    const { descent, counts } = descentOf(packing, () => 0.49);
    kickPacking(packing, descent, new Float64Array(40), { kicks: 30, enough: 0 });
    expect(counts.descend).toBe(0);
  });

  test("starts from each slot where something is to be gained", () => {
    const packing = own(1);
    const seen = new Set<number>();
    const { descent } = descentOf(
      packing,
      (slot) => (slot === 3 || slot === 36 ? 1 : 0),
      () => {
        for (const [slot, at] of packing.changedAt.entries()) if (at > 40) seen.add(slot);
      },
    );
    kickPacking(packing, descent, new Float64Array(40), { kicks: 50, enough: 0 });
    expect([seen.has(3), seen.has(36), seen.has(20)]).toEqual([true, true, false]);
  });

  /** One item that may be in either of two slots, moved by the descent. */
  const movable = (costs: [number, number]) => {
    const packing = new Packing(
      problemOf(
        [30, 30],
        [
          {
            length: 30,
            options: [
              [0, costs[0]],
              [1, costs[1]],
            ],
          },
        ],
      ),
    );
    packing.place(0, 1);
    return packing;
  };

  test("is undone where the descent ends worse, and kept where it ends no worse", () => {
    const worse = movable([1, 5]);
    worse.place(0, 0);
    const { descent, counts } = descentOf(
      worse,
      () => 1,
      () => {
        worse.place(0, 1);
      },
    );
    kickPacking(worse, descent, new Float64Array(2), { kicks: 1_000, enough: 0 });
    expect([counts.descend, counts.restore, counts.save]).toEqual([60, 60, 1]);
    expect(worse.total()).toBe(1);

    const equal = movable([5, 5]);
    const other = descentOf(
      equal,
      () => 1,
      () => {
        equal.place(0, 0);
      },
    );
    kickPacking(equal, other.descent, new Float64Array(2), { kicks: 1_000, enough: 0 });
    expect([other.counts.descend, other.counts.restore, other.counts.save]).toEqual([60, 0, 61]);
    expect([...equal.option]).toEqual([0]);
  });

  test("is followed by others for as long again where something is gained, until it is cheap enough", () => {
    const packing = movable([1, 5]);
    const late = descentOf(
      packing,
      () => 1,
      (call) => {
        packing.place(0, call < 50 ? 1 : 0);
      },
    );
    kickPacking(packing, late.descent, new Float64Array(2), { kicks: 1_000, enough: 0 });
    expect(packing.total()).toBe(1);
    expect(late.counts.descend).toBeGreaterThan(105);
    expect(late.counts.descend).toBeLessThan(112);

    const other = movable([1, 5]);
    const { descent, counts } = descentOf(
      other,
      () => 1,
      (call) => {
        other.place(0, call < 7 ? 1 : 0);
      },
    );
    kickPacking(other, descent, new Float64Array(2), { kicks: 1_000, enough: 1 });
    expect(counts.descend).toBe(7);
  });

  /** Items that cost nothing where they are, so that nothing is drawn at random but their order. */
  const idle = fc.record({
    rooms: fc.array(fc.constantFrom(60, 90), { minLength: 3, maxLength: 3 }),
    price: fc.array(fc.nat({ max: 4 }), { minLength: 3, maxLength: 3 }),
    items: fc.array(
      fc.record({
        length: fc.constantFrom(30, 60),
        home: fc.nat({ max: 2 }),
        costs: fc.array(fc.nat({ max: 9 }), { minLength: 3, maxLength: 3 }),
      }),
      { minLength: 1, maxLength: 5 },
    ),
  });

  test("puts each item back where cost and room together are worth least, of what is free then", () => {
    let moved = 0;
    assertUntil(
      fc.property(idle, ({ rooms, price, items }) => {
        const packing = new Packing(
          problemOf(
            rooms,
            items.map(({ length, home, costs }) => ({
              length,
              options: costs
                .map((cost, slot): [number, number] => [slot, slot === home ? 0 : cost])
                .sort(([, a], [, b]) => a - b),
            })),
          ),
        );
        const { problem } = packing;
        for (const [item, { length, home }] of items.entries()) {
          const at = optionsOf(problem, item).find((option) => problem.slot[option] === home) ?? OUT;
          if ((packing.left[home] ?? 0) >= length) packing.place(item, at);
        }
        // Those without a place must cost nothing either.
        for (const item of packing.out) problem.without[item] = 0;
        const prices = Float64Array.from(price, (each) => each / 30);
        const worth = (item: number, option: number) =>
          (problem.cost[option] ?? NaN) + (prices[problem.slot[option] ?? 0] ?? NaN) * (problem.length[item] ?? NaN);
        const start = [...packing.option];
        const kicked = new Set<number>();
        const place = packing.place.bind(packing);
        packing.place = (item, option) => {
          if (option === OUT) kicked.add(item);
          place(item, option);
        };
        const { descent } = descentOf(
          packing,
          () => 1,
          () => {
            checkedCost(problem, packing.option);
            for (const [item, at] of packing.option.entries()) {
              if (!kicked.has(item)) expect(at).toBe(start[item]);
              if (!kicked.has(item)) continue;
              // What is still free when all are back was free when it chose.
              const free = optionsOf(problem, item).filter(
                (option) =>
                  option !== at && (packing.left[problem.slot[option] ?? 0] ?? 0) >= (problem.length[item] ?? 0),
              );
              const own = at === OUT ? Infinity : worth(item, at);
              for (const option of free) expect(worth(item, option)).toBeGreaterThanOrEqual(own - 1e-9);
              if (at !== start[item]) moved++;
            }
            packing.placeAll([...start.keys()], start);
            kicked.clear();
          },
        );
        kickPacking(packing, descent, prices, { kicks: 6, enough: -1 });
      }),
      { numRuns: 300 },
      () => {
        expect(moved).toBeGreaterThan(50);
      },
    );
  });

  test("puts items back in an order of chance, and by costs that chance blurs", () => {
    // Two for one place, each with a dearer one of its own.
    const packing = new Packing(
      problemOf(
        [30, 30, 30],
        [
          {
            length: 30,
            options: [
              [0, 0],
              [1, 50],
            ],
          },
          {
            length: 30,
            options: [
              [0, 0],
              [2, 50],
            ],
          },
        ],
      ),
    );
    const settle = () => {
      packing.placeAll([0, 1], [0, 3]);
    };
    settle();
    const seen = new Set<string>();
    const { descent } = descentOf(
      packing,
      () => 1,
      () => {
        seen.add([...packing.option].join());
        settle();
      },
    );
    kickPacking(packing, descent, new Float64Array(3), { kicks: 60, enough: 0 });
    expect(seen).toContain("0,3");
    expect(seen).toContain("1,2");

    // Of 100 a kick blurs costs by half of them, as two items share them: 20 away may win, 60 away may not.
    const blurred = new Packing(
      problemOf(
        [30, 30, 30, 30],
        [
          {
            length: 30,
            options: [
              [0, 50],
              [1, 70],
              [2, 110],
            ],
          },
          { length: 30, options: [[3, 50]] },
        ],
      ),
    );
    blurred.placeAll([0, 1], [0, 3]);
    const taken = new Map<number, number>();
    const other = descentOf(
      blurred,
      () => 1,
      () => {
        const at = blurred.option[0] ?? OUT;
        taken.set(at, (taken.get(at) ?? 0) + 1);
        blurred.placeAll([0, 1], [0, 3]);
      },
    );
    kickPacking(blurred, other.descent, new Float64Array(4), { kicks: 60, enough: 0 });
    expect([...taken.keys()].sort()).toEqual([0, 1]);
    expect(taken.get(0) ?? 0).toBeGreaterThan(taken.get(1) ?? 0);
  });
});

describe("windows", () => {
  /** Up to seven slots, so that windows of two and of four leave some out. */
  const wide = fc.record({
    rooms: fc.array(fc.constantFrom(30, 60, 75), { minLength: 5, maxLength: 7 }),
    items: fc.array(
      fc.record({
        length: fc.constantFrom(30, 45, 60),
        costs: fc.array(fc.nat({ max: 9 }), { minLength: 7, maxLength: 7 }),
        slots: fc.subarray([0, 1, 2, 3, 4, 5, 6], { minLength: 1, maxLength: 4 }),
        without: fc.nat({ max: 12 }),
        chosen: fc.nat({ max: 4 }),
      }),
      { minLength: 3, maxLength: 7 },
    ),
  });
  type Wide = typeof wide extends fc.Arbitrary<infer Value> ? Value : never;
  const packingOf = ({ rooms, items }: Wide) => {
    const packing = new Packing(
      problemOf(
        rooms,
        items.map(({ length, costs, slots, without }) => ({
          length,
          without,
          options: slots
            .filter((slot) => slot < rooms.length)
            .map((slot): [number, number] => [slot, costs[slot] ?? 0])
            .sort(([, a], [, b]) => a - b),
        })),
      ),
    );
    for (const [item, { chosen, length }] of items.entries()) {
      const at = optionsOf(packing.problem, item)[chosen];
      if (at !== undefined && (packing.left[packing.problem.slot[at] ?? 0] ?? 0) >= length) packing.place(item, at);
    }
    return packing;
  };
  const bound = ({ without }: PackingProblem) => ({
    bound: 0,
    value: Float64Array.from(without),
    chosen: [],
    profit: new Float64Array(0),
  });

  test("that overlap by half are each packed as cheaply as can be, with what is out and keen on them", () => {
    fc.assert(
      fc.property(wide, fc.constantFrom(2, 4), (given, size) => {
        const packing = packingOf(given);
        const slots = given.rooms.length;
        const { descent, counts } = descentOf(packing, () => 1);
        let total = packing.total();
        const search = { unit: 15, enough: -1, sizes: [size] };
        improveWindows(packing, descent, bound(packing.problem), search);
        expect(checkedCost(packing.problem, packing.option)).toBe(packing.total());
        expect(packing.total()).toBeLessThanOrEqual(total);
        if (packing.total() < total) expect(counts.descend).toBeGreaterThan(0);
        else expect(counts.descend).toBe(0);
        total = packing.total();
        for (let index = 0; index < slots; index += size / 2) {
          const from = Math.max(0, Math.min(index, slots - size));
          const window = [...Array(slots).keys()].slice(from, from + size);
          const items = new Set(
            window.flatMap((slot) => [...(packing.members[slot] ?? []), ...packing.bestUnassigned(slot)]),
          );
          const current = [...items].reduce((sum, item) => sum + packing.costOf(item), 0);
          expect(leastWithin(packing, [...items], window)).toBe(current);
        }
        // Nothing is found again, and each window is tried in four orders.
        counts.slack = 0;
        const { clock } = packing;
        improveWindows(packing, descent, bound(packing.problem), search);
        expect(packing.clock).toBe(clock);
        expect(counts.slack).toBe(4 * size * Math.ceil(slots / (size / 2)));
      }),
      { numRuns: 80 },
    );
  });

  test("are left alone where they have nothing to gain, or where it is cheap enough", () => {
    fc.assert(
      fc.property(wide, (given) => {
        const packing = packingOf(given);
        const { clock } = packing;
        const { descent, counts } = descentOf(packing, () => 0);
        // Those out cost their value, so that only slack could save.
        improveWindows(packing, descent, bound(packing.problem), { unit: 15, enough: -1, sizes: [2] });
        expect([packing.clock, counts.descend]).toEqual([clock, 0]);
        const other = descentOf(packing, () => 9);
        improveWindows(packing, other.descent, bound(packing.problem), {
          unit: 15,
          enough: packing.total(),
          sizes: [2],
        });
        expect([packing.clock, other.counts.slack]).toEqual([clock, 0]);
      }),
      { numRuns: 40 },
    );
  });
});
