import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { knapsackChains } from "../../../src/planner/packing/knapsack-chains.js";
import { lagrangianBound } from "../../../src/planner/packing/lagrangian-bound.js";
import { localSearch } from "../../../src/planner/packing/local-search.js";
import { lpDualPrices, pricedValues } from "../../../src/planner/packing/lp-dual-prices.js";
import { OUT, Packing, type PackingProblem } from "../../../src/planner/packing/packing.js";
import { beamPacking } from "../../../src/planner/packing/packing-beam.js";
import { packingExchange } from "../../../src/planner/packing/packing-exchange.js";
import { kickPacking } from "../../../src/planner/packing/packing-kicks.js";
import { packingReassignment } from "../../../src/planner/packing/packing-reassignment.js";
import { improveWindows } from "../../../src/planner/packing/window-search.js";
import { loadHighs } from "../highs-oracle.js";
import { anyProblem, checkedCost, itemsOf, leastCost, leastWithin, optionsOf } from "./packing-problems.js";

const UNIT = 15;
const shares = fc.array(fc.nat(8), { minLength: 6, maxLength: 6 });
const numbers = fc.array(fc.nat(99), { minLength: 40, maxLength: 40 });

/** Any values that a bound may have: from nothing to what leaving the item out costs. */
const valuesOf = ({ without }: PackingProblem, share: readonly number[]) =>
  without.map((each, item) => (each * (share[item] ?? 0)) / 8);

/** The option by which an item goes to a slot, by looking at each. */
const optionTo = (problem: PackingProblem, item: number, slot: number) =>
  optionsOf(problem, item).find((at) => problem.slot[at] === slot) ?? OUT;

/** Every way to pick some of a list. */
const picks = (list: readonly number[]): number[][] =>
  list.reduce<number[][]>((found, each) => [...found, ...found.map((own) => [...own, each])], [[]]);

/** The most that some of the items bring a slot with so much room. */
function bestKnapsack(problem: PackingProblem, slot: number, items: number[], room: number, value: ArrayLike<number>) {
  const bring = (item: number) => {
    const at = optionTo(problem, item, slot);
    return at === OUT ? -Infinity : (value[item] ?? 0) - (problem.cost[at] ?? 0);
  };
  const fitting = picks(items.filter((item) => bring(item) > 0)).filter(
    (own) => own.reduce((sum, item) => sum + (problem.length[item] ?? 0), 0) <= room,
  );
  return Math.max(...fitting.map((own) => own.reduce((sum, item) => sum + bring(item), 0)));
}

/** Puts items where there is room, as some numbers say. */
function packed(problem: PackingProblem, chosen: readonly number[]): Packing {
  const packing = new Packing(problem);
  for (const item of itemsOf(problem)) {
    const options = optionsOf(problem, item);
    const at = options[(chosen[item] ?? 0) % (options.length + 1)];
    if (at !== undefined && (packing.left[problem.slot[at] ?? 0] ?? 0) >= (problem.length[item] ?? 0)) {
      packing.place(item, at);
    }
  }
  return packing;
}

function expectSound(packing: Packing): void {
  const { problem, option, members, left, out } = packing;
  const slotOf = (item: number) => (option[item] === OUT ? OUT : problem.slot[option[item] ?? 0]);
  expect(packing.total()).toBe(checkedCost(problem, option));
  problem.room.forEach((room, slot) => {
    const inside = itemsOf(problem).filter((item) => slotOf(item) === slot);
    expect([...(members[slot] ?? [])].sort((a, b) => a - b)).toEqual(inside);
    expect(left[slot]).toBe(room - inside.reduce((sum, item) => sum + (problem.length[item] ?? 0), 0));
  });
  expect([...out].sort((a, b) => a - b)).toEqual(itemsOf(problem).filter((item) => option[item] === OUT));
}

describe("a packing", () => {
  test("knows what is where, what fits, and who would gain most", () => {
    fc.assert(
      fc.property(anyProblem, numbers, (problem, chosen) => {
        const packing = new Packing(problem);
        expectSound(packing);
        let clock = 0;
        chosen.slice(0, 12).forEach((number, move) => {
          const item = move % problem.length.length;
          const options = [...optionsOf(problem, item), OUT];
          const to = options[number % options.length] ?? OUT;
          const from = packing.slotOf(item);
          const there = to === OUT ? OUT : (problem.slot[to] ?? OUT);
          const fits = there === OUT || there === from || (packing.left[there] ?? 0) >= (problem.length[item] ?? 0);
          if (!fits) return;
          const changed = [...packing.changedAt];
          const isMove = packing.option[item] !== to;
          packing.place(item, to);
          if (isMove) clock++;
          expect(packing.clock).toBe(clock);
          packing.changedAt.forEach((at, slot) => {
            expect(at).toBe(isMove && (slot === from || slot === there) ? clock : changed[slot]);
          });
          expectSound(packing);
          expect([packing.slotOf(item), packing.costOf(item)]).toEqual([
            there,
            to === OUT ? problem.without[item] : problem.cost[to],
          ]);
          problem.room.forEach((_, slot) => {
            const keen = [30, 45, 60].flatMap((length) => {
              const waiting = [...packing.out]
                .filter((each) => problem.length[each] === length && optionTo(problem, each, slot) !== OUT)
                .map((each) => ({
                  each,
                  saving: (problem.without[each] ?? 0) - (problem.cost[optionTo(problem, each, slot)] ?? 0),
                }));
              return waiting.sort((a, b) => b.saving - a.saving || a.each - b.each).slice(0, 2);
            });
            expect([...packing.bestUnassigned(slot)].sort((a, b) => a - b)).toEqual(
              keen.map(({ each }) => each).sort((a, b) => a - b),
            );
            for (const each of itemsOf(problem)) {
              expect(packing.optionAt(each, slot)).toBe(optionTo(problem, each, slot));
            }
          });
        });
      }),
      { numRuns: 50 },
    );
  });

  test("moves several items at once, though none had room before the others left", () => {
    const problem: PackingProblem = {
      room: Int32Array.of(30, 30),
      length: Int32Array.of(30, 30),
      first: Int32Array.of(0, 2, 4),
      slot: Int32Array.of(0, 1, 0, 1),
      cost: new Float64Array(4),
      without: Float64Array.of(1, 1),
    };
    const packing = new Packing(problem);
    packing.placeAll([0, 1], [0, 3]);
    packing.placeAll([0, 1], [1, 2]);
    expectSound(packing);
    expect([...packing.option]).toEqual([1, 2]);
    const { clock } = packing;
    packing.placeAll([0, 1], [1, 2]);
    expect(packing.clock).toBe(clock);
  });
});

describe("knapsack chains", () => {
  test("hold, before and after each item, the best that those to come bring to each room", () => {
    fc.assert(
      fc.property(anyProblem, shares, numbers, (problem, share, rank) => {
        const value = valuesOf(problem, share);
        const order = itemsOf(problem).sort((a, b) => (rank[a] ?? 0) - (rank[b] ?? 0));
        const units = Uint16Array.from(problem.room, (room) => Math.floor(room / UNIT));
        const chains = knapsackChains(problem, order, value, units, UNIT);
        if (chains === null) throw new Error("too large");
        const expectTable = (start: number | undefined, slot: number, items: number[]) => {
          for (let room = 0; room <= (units[slot] ?? 0); room++) {
            const best = bestKnapsack(problem, slot, items, room * UNIT, value);
            expect(chains.profit[(start ?? NaN) + room]).toBeCloseTo(best, 9);
          }
        };
        units.forEach((_, slot) => {
          expectTable(chains.now[slot], slot, order);
        });
        order.forEach((item, position) => {
          const from = chains.first[item] ?? 0;
          const links = Array.from({ length: chains.count[item] ?? 0 }, (_, index) => from + index);
          const profitable = optionsOf(problem, item).filter((at) => (problem.cost[at] ?? 0) < (value[item] ?? 0));
          expect(links.map((link) => chains.slot[link])).toEqual(profitable.map((at) => problem.slot[at]));
          for (const link of links) {
            const slot = chains.slot[link] ?? 0;
            expectTable(chains.before[link], slot, order.slice(position));
            expectTable(chains.after[link], slot, order.slice(position + 1));
          }
        });
      }),
      { numRuns: 40 },
    );
  });

  test("are not made where they would take too much memory", () => {
    const items = 300;
    const problem: PackingProblem = {
      room: Int32Array.of(60_000),
      length: new Int32Array(items).fill(1),
      first: Int32Array.from({ length: items + 1 }, (_, item) => item),
      slot: new Int32Array(items),
      cost: new Float64Array(items),
      without: new Float64Array(items).fill(1),
    };
    const order = itemsOf(problem);
    expect(knapsackChains(problem, order, problem.without, Uint16Array.of(60_000), 1)).toBeNull();
    expect(knapsackChains(problem, order, problem.cost, Uint16Array.of(60_000), 1)).not.toBeNull();
    const width = { value: problem.without, rank: order, unit: 1, limit: Infinity, width: 5 };
    expect(beamPacking(problem, width)).toBeNull();
  });
});

describe("beam search", () => {
  test("is exhaustive while it keeps all: the cheapest packing, or none below the limit", () => {
    fc.assert(
      fc.property(anyProblem, shares, numbers, fc.integer({ min: -2, max: 3 }), (problem, share, rank, beyond) => {
        const least = leastCost(problem);
        const search = { value: valuesOf(problem, share), rank, unit: UNIT, width: 4000 };
        const whole = beamPacking(problem, { ...search, limit: Infinity });
        expect(checkedCost(problem, whole ?? Int32Array.of())).toBe(least);
        const limited = beamPacking(problem, { ...search, limit: least + beyond });
        if (beyond <= 0) expect(limited).toBeNull();
        else expect(checkedCost(problem, limited ?? Int32Array.of())).toBe(least);
      }),
      { numRuns: 50 },
    );
  });

  test("of few that it keeps, gives a packing that fits, if any", () => {
    fc.assert(
      fc.property(anyProblem, shares, numbers, fc.integer({ min: 1, max: 3 }), (problem, share, rank, width) => {
        const limit = 1 + problem.without.reduce((sum, each) => sum + each, 0);
        const found = beamPacking(problem, { value: valuesOf(problem, share), rank, unit: UNIT, limit, width });
        if (found === null) return;
        const cost = checkedCost(problem, found);
        expect(cost).toBeGreaterThanOrEqual(leastCost(problem));
        expect(cost).toBeLessThan(limit);
      }),
      { numRuns: 50 },
    );
  });
});

describe("bounds", () => {
  let highs: Awaited<ReturnType<typeof loadHighs>>;
  beforeAll(async () => {
    highs = await loadHighs();
  });

  /** The optimum of a linear programme in which columns cost something and draw on rows. */
  function optimum(columns: { cost: number; item: number[]; slot?: number; takes?: number }[], rooms: number[]) {
    const terms = (take: (column: (typeof columns)[number]) => number) =>
      columns.flatMap((column, index) => (take(column) === 0 ? [] : `${take(column)} x${index}`)).join(" + ");
    const items = new Set(columns.flatMap(({ item }) => item));
    const rows = [
      ...[...items].map((item) => `i${item}: ${terms((column) => Number(column.item.includes(item)))} >= 1`),
      ...rooms.flatMap((room, slot) => {
        const drawn = terms((column) => (column.slot === slot ? (column.takes ?? 1) : 0));
        return drawn === "" ? [] : `s${slot}: ${drawn} <= ${room}`;
      }),
    ];
    const model = `Minimize\n obj: ${columns.map(({ cost }, index) => `${cost} x${index}`).join(" + ")}\nSubject To\n ${rows.join("\n ")}\nEnd`;
    return highs.solve(model, { output_flag: false }).ObjectiveValue;
  }
  const alone = ({ without }: PackingProblem) => Array.from(without, (cost, item) => ({ cost, item: [item] }));

  test("by linear prices are the optimum of the relaxation, as HiGHS has it", () => {
    fc.assert(
      fc.property(anyProblem, (problem) => {
        const price = lpDualPrices(problem, UNIT);
        const value = pricedValues(problem, UNIT, price);
        const places = Array.from(problem.room, (room) => Math.floor(room / UNIT));
        const bound =
          value.reduce((sum, each) => sum + each, 0) -
          price.reduce((sum, each, slot) => sum + each * (places[slot] ?? 0), 0);
        const columns = itemsOf(problem).flatMap((item) =>
          optionsOf(problem, item).map((at) => ({
            cost: problem.cost[at] ?? 0,
            item: [item],
            slot: problem.slot[at] ?? 0,
            takes: (problem.length[item] ?? 0) / UNIT,
          })),
        );
        expect(Math.min(...price)).toBeGreaterThanOrEqual(0);
        expect(bound).toBeCloseTo(optimum([...alone(problem), ...columns], places), 6);
        value.forEach((each, item) => {
          const paid = optionsOf(problem, item).map(
            (at) =>
              (problem.cost[at] ?? 0) + ((price[problem.slot[at] ?? 0] ?? 0) * (problem.length[item] ?? 0)) / UNIT,
          );
          expect(each).toBeCloseTo(Math.min(problem.without[item] ?? 0, ...paid), 9);
        });
      }),
      { numRuns: 50 },
    );
  });

  const knapsacksOf = (problem: PackingProblem, value: Float64Array) =>
    Array.from(problem.room, (room, slot) => bestKnapsack(problem, slot, itemsOf(problem), room, value));

  test("by knapsacks are proven by their values", () => {
    fc.assert(
      fc.property(anyProblem, shares, (problem, share) => {
        const least = leastCost(problem);
        const start = valuesOf(problem, share);
        const provenBy = (value: Float64Array) =>
          value.reduce((sum, each) => sum + each, 0) - knapsacksOf(problem, value).reduce((sum, each) => sum + each, 0);
        const { bound, value, chosen, profit } = lagrangianBound(problem, start, least, 40);
        expect(bound).toBeLessThanOrEqual(least);
        expect(bound).toBeCloseTo(provenBy(value), 6);
        expect(bound).toBeGreaterThanOrEqual(provenBy(start) - 1e-3);
        value.forEach((each, item) => {
          expect(each).toBeGreaterThanOrEqual(0);
          expect(each).toBeLessThanOrEqual(problem.without[item] ?? 0);
        });
        knapsacksOf(problem, value).forEach((each, slot) => {
          expect(profit[slot]).toBeCloseTo(each, 6);
          const own = chosen.filter((at) => problem.slot[at] === slot);
          const owner = (at: number) => itemsOf(problem).find((item) => optionsOf(problem, item).includes(at)) ?? OUT;
          expect(new Set(own).size).toBe(own.length);
          expect(chosen.every((at) => owner(at) !== OUT)).toBe(true);
          expect(own.reduce((sum, at) => sum + (problem.length[owner(at)] ?? 0), 0)).toBeLessThanOrEqual(
            problem.room[slot] ?? 0,
          );
          expect(own.reduce((sum, at) => sum + (value[owner(at)] ?? 0) - (problem.cost[at] ?? 0), 0)).toBeCloseTo(
            each,
            6,
          );
        });
      }),
      { numRuns: 40 },
    );
  });

  test("by knapsacks take the most profitable of many items of one length, as many as there is room for", () => {
    const many = fc.record({
      rooms: fc.array(fc.constantFrom(60, 90, 120), { minLength: 2, maxLength: 2 }),
      gains: fc.array(fc.array(fc.integer({ min: -3, max: 20 }), { minLength: 2, maxLength: 2 }), {
        minLength: 6,
        maxLength: 12,
      }),
      length: fc.constantFrom(30, 45),
    });
    fc.assert(
      fc.property(many, ({ rooms, gains, length }) => {
        const value = 20;
        const options = gains.map((own) =>
          own.map((gain, slot) => ({ slot, cost: value - gain })).sort((a, b) => a.cost - b.cost),
        );
        const problem: PackingProblem = {
          room: Int32Array.from(rooms),
          length: new Int32Array(gains.length).fill(length),
          first: Int32Array.from({ length: gains.length + 1 }, (_, item) => 2 * item),
          slot: Int32Array.from(options.flat(), ({ slot }) => slot),
          cost: Float64Array.from(options.flat(), ({ cost }) => cost),
          without: new Float64Array(gains.length).fill(value),
        };
        const best = rooms.map((room, slot) =>
          gains
            .map((own) => Math.max(0, own[slot] ?? 0))
            .sort((a, b) => b - a)
            .slice(0, Math.floor(room / length))
            .reduce((sum, gain) => sum + gain, 0),
        );
        const { bound, profit } = lagrangianBound(problem, problem.without, 1e6, 1);
        expect([...profit]).toEqual(best);
        expect(bound).toBe(value * gains.length - best.reduce((sum, each) => sum + each, 0));
      }),
      { numRuns: 60 },
    );
  });

  test("by knapsacks come near the best that any values can prove, and steps are what takes them there", () => {
    let [few, some, many, far, high, possible] = [0, 0, 0, 0, 0, 0];
    for (const problem of fc.sample(anyProblem, { numRuns: 25, seed: 7 })) {
      const start = new Float64Array(problem.without.length);
      const least = leastCost(problem);
      few += lagrangianBound(problem, start, least, 3).bound;
      some += lagrangianBound(problem, start, least, 40).bound;
      many += lagrangianBound(problem, start, least, 300).bound;
      // A poor guess of the cost, and values that are all too high, only take longer.
      far += lagrangianBound(problem, start, 3 * least + 9, 300).bound;
      high += lagrangianBound(problem, problem.without, least, 300).bound;
      // The best of all values prove what packings that may be mixed cost: each slot takes parts of whole fillings.
      const fillings = Array.from(problem.room, (room, slot) =>
        picks(itemsOf(problem).filter((item) => optionTo(problem, item, slot) !== OUT))
          .filter((own) => own.length > 0 && own.reduce((sum, item) => sum + (problem.length[item] ?? 0), 0) <= room)
          .map((own) => ({
            cost: own.reduce((sum, item) => sum + (problem.cost[optionTo(problem, item, slot)] ?? 0), 0),
            item: own,
            slot,
          })),
      );
      possible += optimum(
        [...alone(problem), ...fillings.flat()],
        Array.from(problem.room, () => 1),
      );
    }
    expect(some / possible).toBeGreaterThan(0.999);
    for (const bound of [many, far, high]) {
      expect(bound / possible).toBeGreaterThan(0.99999);
      expect(bound / possible).toBeLessThanOrEqual(1 + 1e-9);
    }
    expect(few / many).toBeLessThan(0.97);
  });
});

describe("moves", () => {
  test("an exchange shares out what some slots hold, and what they are keen on, as cheaply as can be", () => {
    fc.assert(
      fc.property(anyProblem, shares, numbers, (problem, share, chosen) => {
        const packing = packed(problem, chosen);
        const exchange = packingExchange(packing, UNIT, valuesOf(problem, share));
        for (const [one, other] of [
          [0, 1],
          [1, 2],
          [0, 3],
        ] as const) {
          const slots = [one, other].filter((slot) => slot < problem.room.length);
          if (slots.length < 2) continue;
          const items = new Set(
            slots.flatMap((slot) => [...(packing.members[slot] ?? []), ...packing.bestUnassigned(slot)]),
          );
          const before = packing.total();
          const costs = [...items].reduce((sum, item) => sum + packing.costOf(item), 0);
          const least = leastWithin(packing, [...items], slots);
          expect(exchange(slots)).toBe(least < costs);
          expectSound(packing);
          expect(packing.total()).toBe(before - costs + least);
        }
        // A slot is keen on some of a length at a time, so that one exchange may make way for another, and each lowers the cost.
        const all = [...problem.room.keys()];
        for (let cost = packing.total(); exchange(all); cost = packing.total()) {
          expectSound(packing);
          expect(packing.total()).toBeLessThan(cost);
        }
        const items = new Set(
          all.flatMap((slot) => [...(packing.members[slot] ?? []), ...packing.bestUnassigned(slot)]),
        );
        expect(leastWithin(packing, [...items], all)).toBe(
          [...items].reduce((sum, item) => sum + packing.costOf(item), 0),
        );
      }),
      { numRuns: 50 },
    );
  });

  test("an exchange whose rooms do not fit into a number is not tried", () => {
    const problem: PackingProblem = {
      room: Int32Array.of(2 ** 11, 2 ** 11),
      length: Int32Array.of(1),
      first: Int32Array.of(0, 2),
      slot: Int32Array.of(0, 1),
      cost: Float64Array.of(0, 0),
      without: Float64Array.of(5),
    };
    const of = (room: number, second = room) => {
      const packing = new Packing({ ...problem, room: Int32Array.of(room, second) });
      return packingExchange(packing, 1, problem.without)([0, 1]);
    };
    expect([of(2 ** 11), of(2 ** 11, 2 ** 10 - 1), of(2 ** 10)]).toEqual([false, false, false]);
    expect([of(2 ** 10, 2 ** 10 - 1), of(30)]).toEqual([true, true]);
  });

  test("reassigning gives the items of one length the cheapest places that the others leave", () => {
    fc.assert(
      fc.property(anyProblem, numbers, (problem, chosen) => {
        const packing = packed(problem, chosen);
        const { reassign, settle } = packingReassignment(packing);
        const slots = [...problem.room.keys()];
        const ofLength = (length: number) => itemsOf(problem).filter((item) => problem.length[item] === length);
        const gain = (length: number) =>
          ofLength(length).reduce((sum, item) => sum + packing.costOf(item), 0) -
          leastWithin(packing, ofLength(length), slots);
        const before = packing.total();
        // Nothing has moved since then.
        expect(reassign(packing.clock)).toBe(false);
        const first = [...new Set(problem.length)].sort((a, b) => a - b).find((length) => gain(length) > 0);
        expect(reassign(-1)).toBe(first !== undefined);
        expectSound(packing);
        if (first !== undefined) expect(packing.total()).toBeLessThan(before);
        while (reassign(-1));
        for (const length of new Set(problem.length)) expect(gain(length)).toBe(0);
        const total = packing.total();
        const counts = (length: number) =>
          slots.map((slot) => (packing.members[slot] ?? []).filter((item) => problem.length[item] === length).length);
        const full = [30, 45, 60].map(counts);
        settle();
        expectSound(packing);
        expect(packing.total()).toBe(total);
        expect([30, 45, 60].map(counts).map((own) => own.reduce((a, b) => a + b, 0))).toEqual(
          full.map((own) => own.reduce((a, b) => a + b, 0)),
        );
        for (const length of new Set(problem.length))
          expectInOrder(packing, ofLength(length), full[[30, 45, 60].indexOf(length)] ?? []);
        // One slot that has changed is enough to look again.
        const inside = itemsOf(problem).find((item) => packing.option[item] !== OUT);
        if (inside === undefined) return;
        const since = packing.clock;
        packing.place(inside, OUT);
        const isBetter = [...new Set(problem.length)].some((length) => gain(length) > 0);
        expect(reassign(since)).toBe(isBetter);
      }),
      { numRuns: 50 },
    );
  });

  test("nothing that descends, is kicked or packed again costs more, and it all stays sound", () => {
    fc.assert(
      fc.property(anyProblem, shares, numbers, (problem, share, chosen) => {
        const packing = packed(problem, chosen);
        const least = leastCost(problem);
        const bound = lagrangianBound(problem, valuesOf(problem, share), least, 50);
        const descent = localSearch(packing, UNIT, bound);
        let total = packing.total();
        const step = (change: () => void) => {
          change();
          expectSound(packing);
          expect(packing.total()).toBeLessThanOrEqual(total);
          total = packing.total();
        };
        for (let slot = 0; slot < problem.room.length; slot++) {
          const held = packing.members[slot] ?? [];
          const heldCosts = held.reduce((sum, item) => sum + packing.costOf(item) - (bound.value[item] ?? 0), 0);
          expect(descent.slack(slot)).toBeCloseTo((bound.profit[slot] ?? NaN) + heldCosts, 6);
        }
        step(() => {
          descent.descend(1);
        });
        // The items of one length could not change places among themselves more cheaply.
        for (const length of new Set(problem.length)) {
          const own = itemsOf(problem).filter((item) => problem.length[item] === length);
          const costs = own.reduce((sum, item) => sum + packing.costOf(item), 0);
          expect(leastWithin(packing, own, [...problem.room.keys()])).toBe(costs);
        }
        descent.save();
        const kept = [...packing.option];
        for (const item of itemsOf(problem)) packing.place(item, OUT);
        descent.restore();
        expect([...packing.option]).toEqual(kept);
        step(() => {
          descent.descend(2);
        });
        // No two slots could share out what they hold more cheaply.
        for (let one = 0; one < problem.room.length; one++) {
          for (let other = one + 1; other < problem.room.length; other++) {
            const items = new Set(
              [one, other].flatMap((slot) => [...(packing.members[slot] ?? []), ...packing.bestUnassigned(slot)]),
            );
            const costs = [...items].reduce((sum, item) => sum + packing.costOf(item), 0);
            expect(leastWithin(packing, [...items], [one, other])).toBe(costs);
          }
        }
        step(() => {
          improveWindows(packing, descent, bound, { unit: UNIT, enough: least, sizes: [2] });
        });
        step(() => {
          kickPacking(packing, descent, new Float64Array(problem.room.length), { kicks: 3, enough: least });
        });
        step(() => {
          descent.descend(4);
        });
        // One window holds all slots, and its beam keeps every packing of so few items.
        step(() => {
          improveWindows(packing, descent, bound, { unit: UNIT, enough: least, sizes: [4] });
        });
        expect(total).toBe(least);
      }),
      { numRuns: 50 },
    );
  });
});

describe("kicks", () => {
  /** So many items that a descent alone is caught: rooms are tight, and lengths do not fit evenly. */
  const tight = (seed: number): PackingProblem => {
    let state = seed;
    const draw = (most: number) => (state = (state * 48_271) % 2_147_483_647) % most;
    const [items, slots] = [16, 5];
    const options = Array.from({ length: items }, () =>
      Array.from({ length: slots }, (_, slot) => ({ slot, cost: draw(20) })).sort((a, b) => a.cost - b.cost),
    );
    return {
      room: Int32Array.from({ length: slots }, () => 105 + 15 * draw(3)),
      length: Int32Array.from({ length: items }, () => [30, 45, 60][draw(3)] ?? 30),
      first: Int32Array.from({ length: items + 1 }, (_, item) => item * slots),
      slot: Int32Array.from(options.flat(), ({ slot }) => slot),
      cost: Float64Array.from(options.flat(), ({ cost }) => cost),
      without: Float64Array.from({ length: items }, () => 25 + draw(10)),
    };
  };
  const caught = (seed: number) => {
    const problem = tight(seed);
    const packing = packed(
      problem,
      Array.from({ length: 16 }, (_, item) => item),
    );
    const bound = lagrangianBound(
      problem,
      Float64Array.from(problem.without, (each) => each / 2),
      300,
      200,
    );
    const descent = localSearch(packing, UNIT, bound);
    descent.descend(1);
    return { problem, packing, descent, before: packing.total(), price: new Float64Array(problem.room.length), bound };
  };

  test("take a packing further than the descent in which it was caught", () => {
    let gained = 0;
    for (const seed of [11, 12, 13, 14]) {
      const { packing, descent, before, price } = caught(seed);
      kickPacking(packing, descent, price, { kicks: 30, enough: 0 });
      expectSound(packing);
      expect(packing.total()).toBeLessThanOrEqual(before);
      if (packing.total() < before) gained++;
    }
    expect(gained).toBeGreaterThan(2);
  });

  test("are none where none are asked for, or where it is cheap enough", () => {
    for (const options of [
      { kicks: 0, enough: 0 },
      { kicks: 30, enough: 1e9 },
    ]) {
      const { packing, descent, price } = caught(11);
      const { clock } = packing;
      kickPacking(packing, descent, price, options);
      expect(packing.clock).toBe(clock);
    }
  });

  test("windows take it further too, and end once it is cheap enough", () => {
    let gained = 0;
    for (const seed of [11, 12, 13, 14]) {
      const { packing, descent, before, bound } = caught(seed);
      const { clock } = packing;
      improveWindows(packing, descent, bound, { unit: UNIT, enough: 1e9, sizes: [4] });
      expect(packing.clock).toBe(clock);
      improveWindows(packing, descent, bound, { unit: UNIT, enough: 0, sizes: [2, 4] });
      expectSound(packing);
      if (packing.total() < before) gained++;
      const after = packing.clock;
      improveWindows(packing, descent, bound, { unit: UNIT, enough: 0, sizes: [2] });
      expect(packing.clock).toBe(after);
    }
    expect(gained).toBeGreaterThan(2);
  });
});

/** Of the assignments of items of one length to as many places that cost the same, the first in the order of items. */
function expectInOrder(packing: Packing, items: readonly number[], places: readonly number[]): void {
  const { problem } = packing;
  const found: { cost: number; key: number[] }[] = [];
  const from = (index: number, left: readonly number[], cost: number, key: number[]): void => {
    const item = items[index];
    if (item === undefined) {
      found.push({ cost, key });
      return;
    }
    for (const at of optionsOf(problem, item)) {
      const slot = problem.slot[at] ?? 0;
      if ((left[slot] ?? 0) === 0) continue;
      from(index + 1, left.with(slot, (left[slot] ?? 0) - 1), cost + (problem.cost[at] ?? 0), [...key, at]);
    }
    from(index + 1, left, cost + (problem.without[item] ?? 0), [...key, Infinity]);
  };
  from(0, places, 0, []);
  const least = Math.min(...found.map(({ cost }) => cost));
  const own = items.map((item) => (packing.option[item] === OUT ? Infinity : (packing.option[item] ?? 0)));
  const isOut = (key: readonly number[]) => key.map((at) => (at === Infinity ? 1 : 0));
  const compare = (a: readonly number[], b: readonly number[]) => {
    const at = a.findIndex((each, index) => each !== b[index]);
    return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
  };
  const [first] = found
    .filter(({ cost }) => cost === least)
    .map(({ key }) => key)
    .sort((a, b) => compare(isOut(a), isOut(b)) || compare(a, b));
  expect(own).toEqual(first);
}
