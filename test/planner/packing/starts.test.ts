import { assertUntil } from "../../support/assert-until.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fill, insert } from "../../../src/planner/packing/pack-slots.js";
import { OUT, Packing, type PackingProblem } from "../../../src/planner/packing/packing.js";
import { beamPacking } from "../../../src/planner/packing/packing-beam.js";
import { packingExchange } from "../../../src/planner/packing/packing-exchange.js";
import { anyProblem, checkedCost, optionsOf } from "./packing-problems.js";

const UNIT = 15;
const shares = fc.array(fc.nat(8), { minLength: 6, maxLength: 6 });
const numbers = fc.array(fc.nat(9), { minLength: 24, maxLength: 24 });
/** The most that some of the items bring to so much room of a slot, by trying to take and to leave each. */
function knapsack(
  problem: PackingProblem,
  value: Float64Array,
  slot: number,
  items: readonly number[],
  room: number,
): number {
  const [item, ...others] = items;
  if (item === undefined) return 0;
  const left = knapsack(problem, value, slot, others, room);
  const at = optionsOf(problem, item).find((option) => problem.slot[option] === slot);
  const length = problem.length[item] ?? 0;
  if (at === undefined || length > room) return left;
  return Math.max(
    left,
    (value[item] ?? 0) - (problem.cost[at] ?? 0) + knapsack(problem, value, slot, others, room - length),
  );
}

interface Beginning {
  cost: number;
  room: number[];
  options: number[];
}

/**
 * The beam as it is described: of partial packings that leave the same room the cheapest, of these the most promising by what
 * they cost and what the items to come cost at least. The room is told in full.
 */
function beam(
  problem: PackingProblem,
  { value, rank, limit, width }: { value: Float64Array; rank: readonly number[]; limit: number; width: number },
): number[] | null {
  const order = [...problem.length.keys()].sort((a, b) => (rank[a] ?? 0) - (rank[b] ?? 0) || a - b);
  let kept: Beginning[] = [{ cost: 0, room: [...problem.room].map((room) => room - (room % UNIT)), options: [] }];
  for (const [position, item] of order.entries()) {
    const toCome = order.slice(position + 1);
    const boundOf = ({ cost, room }: Beginning) =>
      cost +
      toCome.reduce((sum, each) => sum + (value[each] ?? 0), 0) -
      room.reduce((sum, left, slot) => sum + knapsack(problem, value, slot, toCome, left), 0);
    const found = new Map<string, Beginning & { bound: number }>();
    for (const { cost, room, options } of kept) {
      for (const option of [OUT, ...optionsOf(problem, item)]) {
        const slot = problem.slot[option] ?? OUT;
        const left = option === OUT ? room : room.with(slot, (room[slot] ?? 0) - (problem.length[item] ?? 0));
        if (Math.min(...left) < 0) continue;
        const own = {
          cost: cost + ((option === OUT ? problem.without[item] : problem.cost[option]) ?? NaN),
          room: left,
          options: [...options, option],
        };
        const bound = boundOf(own);
        const known = found.get(left.join());
        if (bound >= limit || (known !== undefined && known.bound <= bound)) continue;
        found.set(left.join(), { ...own, bound });
      }
    }
    const all = [...found.values()];
    const best = new Set(all.toSorted((a, b) => a.bound - b.bound).slice(0, width));
    kept = all.filter((each) => best.has(each));
    if (kept.length === 0) return null;
  }
  const least = Math.min(...kept.map(({ cost }) => cost));
  const chosen = kept.find(({ cost }) => cost === least)?.options ?? [];
  return [...problem.length.keys()].map((item) => chosen[order.indexOf(item)] ?? NaN);
}

const valuesOf = ({ without }: PackingProblem, share: readonly number[]) =>
  without.map((each, item) => (each * (share[item] ?? 0)) / 8);

describe("beam search", () => {
  test("keeps the most promising of the partial packings, told apart by the room they leave", () => {
    let least = 0;
    assertUntil(
      fc.property(
        anyProblem,
        shares,
        numbers,
        fc.integer({ min: 1, max: 5 }),
        fc.constantFrom(Infinity, 25),
        (problem, share, rank, width, limit) => {
          const search = { value: valuesOf(problem, share), rank, limit, width };
          const found = beamPacking(problem, { ...search, unit: UNIT });
          const expected = beam(problem, search);
          expect(found === null ? null : [...found]).toEqual(expected);
          if (expected === null) least++;
        },
      ),
      { numRuns: 500 },
      () => {
        expect(least).toBeGreaterThan(0);
      },
    );
  });
});

describe("a first packing", () => {
  test("is that of a beam of twenty, those first who would like the last slots best", () => {
    fc.assert(
      fc.property(anyProblem, shares, (problem, share) => {
        const value = valuesOf(problem, share);
        const packing = new Packing(problem);
        fill(packing, UNIT, { value });
        const rank = [...problem.length.keys()].map((item) => {
          const [favourite] = optionsOf(problem, item);
          return favourite === undefined ? 0 : -(problem.slot[favourite] ?? 0);
        });
        expect([...packing.option]).toEqual(beam(problem, { value, rank, limit: Infinity, width: 20 }));
      }),
      { numRuns: 40 },
    );
  });

  test("takes in what is out: the dearest first, where slots chose it and then where it costs least", () => {
    fc.assert(
      fc.property(anyProblem, numbers, numbers, (problem, start, picked) => {
        const packing = new Packing(problem);
        const left = [...problem.room];
        const option = [...problem.length].map(() => OUT);
        const put = (item: number, at: number): boolean => {
          const slot = problem.slot[at] ?? 0;
          if ((left[slot] ?? 0) < (problem.length[item] ?? 0)) return false;
          left[slot] = (left[slot] ?? 0) - (problem.length[item] ?? 0);
          option[item] = at;
          return true;
        };
        for (const [item] of problem.length.entries()) {
          // About half start with a place.
          const at = optionsOf(problem, item)[start[item] ?? 0];
          if (at !== undefined && put(item, at)) packing.place(item, at);
        }
        const chosen = [...problem.slot.keys()].filter((at) => (picked[at] ?? 0) < 3);
        const waiting = [...problem.length.keys()]
          .filter((item) => option[item] === OUT)
          .sort((a, b) => (problem.without[b] ?? 0) - (problem.without[a] ?? 0) || a - b);
        for (const isAllowed of [(at: number) => chosen.includes(at), () => true]) {
          for (const item of waiting) {
            if (option[item] !== OUT) continue;
            const cheaper = optionsOf(problem, item).filter(
              (at) => (problem.cost[at] ?? 0) < (problem.without[item] ?? 0),
            );
            cheaper.some((at) => isAllowed(at) && put(item, at));
          }
        }
        const entered = waiting.filter((item) => option[item] !== OUT).length;
        expect(insert(packing, chosen)).toBe(entered);
        expect([...packing.option]).toEqual(option);
      }),
      { numRuns: 200 },
    );
  });
});

describe("an exchange", () => {
  /** So many items of length 1 that either of two slots may hold, half of them each, and none may be left out. */
  const halves = (differences: readonly number[], alone = 1e6) => {
    const items = differences.length;
    const costs = differences.map(
      (difference): [number, number][] =>
        [
          [0, Math.max(0, difference)],
          [1, Math.max(0, -difference)],
        ].sort(([, a = 0], [, b = 0]) => a - b) as [number, number][],
    );
    const problem: PackingProblem = {
      room: Int32Array.of(items / 2, items / 2),
      length: new Int32Array(items).fill(1),
      first: Int32Array.from({ length: items + 1 }, (_, item) => 2 * item),
      slot: Int32Array.from(costs.flatMap((own) => own.map(([slot]) => slot))),
      cost: Float64Array.from(costs.flatMap((own) => own.map(([, cost]) => cost))),
      without: new Float64Array(items).fill(alone),
    };
    const packing = new Packing(problem);
    for (const [item] of differences.entries()) {
      packing.place(
        item,
        optionsOf(problem, item).find((at) => problem.slot[at] === (item < items / 2 ? 0 : 1)) ?? OUT,
      );
    }
    return { problem, packing };
  };

  test("shares out many items: those go to the first slot that lose most by the other", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 44, maxLength: 44 }), (differences) => {
        const { problem, packing } = halves(differences);
        const sorted = differences.toSorted((a, b) => a - b);
        const least = sorted.reduce((sum, each, at) => sum + (at < 22 ? Math.max(0, each) : Math.max(0, -each)), 0);
        const before = packing.total();
        expect(packingExchange(packing, 1, new Float64Array(44))([0, 1])).toBe(least < before);
        expect(checkedCost(problem, packing.option)).toBe(least);
      }),
      { numRuns: 25 },
    );
  });

  test("is given up where it has too many ways, and leaves nothing behind for the next", () => {
    // Lengths of powers of two fill two slots in more ways than are kept.
    const lengths = [...Array(10).keys()].map((power) => 2 ** power);
    const items = [
      ...lengths.map((length) => ({ length, slots: [0, 1], costs: [1, 1] })),
      // Both would like the last slot better.
      { length: 2, slots: [3, 2], costs: [1, 3] },
      { length: 2, slots: [3, 2], costs: [2, 3] },
    ];
    const problem: PackingProblem = {
      room: Int32Array.of(1023, 600, 2, 2),
      length: Int32Array.from(items, ({ length }) => length),
      first: Int32Array.from({ length: items.length + 1 }, (_, item) => 2 * item),
      slot: Int32Array.from(items.flatMap(({ slots }) => slots)),
      cost: Float64Array.from(items.flatMap(({ costs }) => costs)),
      without: new Float64Array(items.length).fill(9),
    };
    const packing = new Packing(problem);
    const exchange = packingExchange(packing, 1, new Float64Array(items.length));
    const nothing = [...packing.option];
    expect(exchange([0, 1])).toBe(false);
    expect([...packing.option]).toEqual(nothing);
    expect(exchange([2, 3])).toBe(true);
    // The first has it, as the second loses less.
    expect(packing.total()).toBe(lengths.length * 9 + 1 + 3);
    expect(exchange([0, 1])).toBe(false);
  });
});
