import { assertUntil } from "../../support/assert-until.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Choice, Option } from "../../../src/opportunity/knapsack/choices.js";
import { expand } from "../../../src/opportunity/knapsack/expand.js";
import { joint, NOTHING_TO_COME, openChoice, openChoices } from "../../../src/opportunity/knapsack/outlook.js";
import { above } from "../../../src/opportunity/knapsack/item-set.js";
import { settle, totalOf } from "../../../src/opportunity/knapsack/relaxation.js";
import { searchAll } from "../../../src/opportunity/knapsack/search-all.js";
import { searchByCost } from "../../../src/opportunity/knapsack/search-by-cost.js";
import {
  isOpen,
  mostLoss,
  NO_TRAIL,
  noteItems,
  type Search,
  startFrom,
  type States,
} from "../../../src/opportunity/knapsack/search.js";
import { baseState, match } from "../../../src/opportunity/knapsack/states.js";
import { fillUp, tryHalves } from "../../../src/opportunity/knapsack/try-halves.js";

/** A decision as it is drawn: ways to take, each with what it opens; not to take it is always a way. */
interface Drawn {
  ways: { cost: number; value: number; opens: Drawn[] }[];
}

const drawn = (depth: number): fc.Arbitrary<Drawn> =>
  fc.record({
    ways: fc.array(
      fc.record({
        cost: fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 30 })),
        value: fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 40 })),
        opens: depth === 0 ? fc.constant([]) : fc.array(drawn(depth - 1), { maxLength: 2 }),
      }),
      { minLength: 1, maxLength: 2 },
    ),
  });

/** A search over drawn choices, with the bases of a price, in which nothing was looked at yet. */
function searchOf(roots: readonly Drawn[], price: number, capacity: number): Search & { order: Choice[] } {
  const order: Choice[] = [];
  const allOptions: Option[] = [];
  const made = ({ ways }: Drawn): Choice => {
    const choice: Choice = { options: [], base: 0, depth: 0 };
    const add = (cost: number, value: number, opens: readonly Choice[]): void => {
      const id = allOptions.length;
      const option: Option = {
        id,
        choice,
        items: { item: id, rest: null },
        cost,
        value,
        choices: opens,
        fullCost: cost,
        fullValue: value,
        loss: 0,
      };
      allOptions.push(option);
      choice.options.push(option);
      for (const { depth } of opens) choice.depth = Math.max(choice.depth, depth + 1);
    };
    add(0, 0, []);
    for (const { cost, value, opens } of ways) add(cost, value, opens.map(made));
    order.push(choice);
    return choice;
  };
  const choices = roots.map(made);
  const base = settle({ roots: choices, order }, price);
  for (const { options, base: at } of order) {
    const gain = (option: Option | undefined) => (option?.fullValue ?? NaN) - price * (option?.fullCost ?? NaN);
    for (const option of options) option.loss = Math.max(0, gain(options[at]) - gain(option));
  }
  return {
    roots: choices,
    order,
    capacity,
    price,
    reach: capacity,
    limit: base.value + price * (capacity - base.cost),
    base,
    best: 0,
    items: [],
    trails: null,
    givenUp: 0,
    width: 1e6,
    options: Infinity,
    steps: 0,
    mostSteps: Infinity,
    allOptions,
    taken: new Int32Array(1),
    before: new Int32Array(1),
    noted: 0,
    spare: [],
  };
}

interface Way {
  cost: number;
  value: number;
  loss: number;
}

/** Every way to make some choices, what the options taken open included; with the most that one of its options loses. */
function everyWay(choices: readonly Choice[]): Way[] {
  return choices.reduce<Way[]>(
    (before, { options }) =>
      before.flatMap((one) =>
        options.flatMap((option) =>
          everyWay(option.choices).map((other) => ({
            cost: one.cost + option.cost + other.cost,
            value: one.value + option.value + other.value,
            loss: Math.max(one.loss, option.loss, other.loss),
          })),
        ),
      ),
    [{ cost: 0, value: 0, loss: 0 }],
  );
}

/** Of some sets those that none beats: by ascending cost, each worth more than all before. */
function front(ways: readonly Way[]): [number, number][] {
  const result: [number, number][] = [];
  for (const { cost, value } of [...ways].sort((a, b) => a.cost - b.cost || b.value - a.value)) {
    if (value > (result.at(-1)?.[1] ?? -Infinity)) result.push([cost, value]);
  }
  return result;
}

const listed = ({ count, costs, values }: States): [number, number][] =>
  Array.from({ length: count }, (_, index) => [costs[index] ?? NaN, values[index] ?? NaN]);

/** What the best set of a search holds, by the items noted: each option is an item. */
function held(search: Search): Way {
  noteItems(search);
  return search.items.reduce<Way>(
    (sum, item) => ({
      cost: sum.cost + (search.allOptions[item]?.cost ?? NaN),
      value: sum.value + (search.allOptions[item]?.value ?? NaN),
      loss: 0,
    }),
    { cost: 0, value: 0, loss: 0 },
  );
}

const close = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));

/** Value per cost as it is drawn, or in some or all choices the same, as the price of money is, so that nothing loses. */
function casesOf(depth: number, most: number) {
  return fc
    .record({
      roots: fc.array(drawn(depth), { minLength: 1, maxLength: most }),
      flats: fc.constantFrom<(root: number) => boolean>(
        () => false,
        (root) => root > 0,
        (root) => root > 1,
        () => true,
      ),
      price: fc.constantFrom(0.5, 1, 1.5, 3),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      known: fc.constantFrom(0, 0.5, 0.9, 1),
      add: fc.constantFrom(0, 0.5, 1, 2),
      cut: fc.constantFrom(0.25, 1, 2, Infinity),
    })
    .map(({ roots, flats, price, ...rest }) => ({
      ...rest,
      roots: roots.map((root, index) => (flats(index) ? flat(root) : root)),
      price: flats(1) ? 1 : price,
    }))
    .filter(({ roots }) => countOf(roots) <= 300);
}

const flat = ({ ways }: Drawn): Drawn => ({
  ways: ways.map(({ cost, opens }) => ({ cost: cost + 1, value: cost + 1, opens: opens.map(flat) })),
});

/** Ways to make some decisions. */
const countOf = (roots: readonly Drawn[]): number =>
  roots.reduce((all, { ways }) => all * ways.reduce((sum, { opens }) => sum + countOf(opens), 1), 1);

const cases = casesOf(2, 3);
const shallow = casesOf(0, 5);

/** Cost and value of an option with the bases of all that it opens. */
function fullOf({ cost, value, choices }: Option): Pick<Option, "fullCost" | "fullValue"> {
  const opened = totalOf(choices);
  return { fullCost: cost + opened.cost, fullValue: value + opened.value };
}

/** A search whose choices all count, unless their options lose more than it allows. */
function begun(
  { roots, price, share, known }: { roots: Drawn[]; price: number; share: number; known: number },
  dear = false,
) {
  const all = everyWay(searchOf(roots, 1, 0).roots);
  const capacity = Math.floor(share * Math.max(...all.map(({ cost }) => cost)));
  const search = searchOf(roots, price, capacity);
  // What loses nothing may as well be taken, as where bases fill the room.
  if (dear) {
    for (const choice of search.order) {
      const free = choice.options.findIndex(({ loss }, index) => index !== choice.base && loss === 0);
      if (choice.depth === 0 && free >= 0) choice.base = free;
    }
    for (const { options } of search.order) {
      for (const option of options) Object.assign(option, fullOf(option));
    }
    search.base = totalOf(search.roots);
  }
  const within = everyWay(search.roots).filter(({ cost }) => cost <= capacity);
  const best = Math.max(...within.map(({ value }) => value));
  return { search: { ...search, best: Math.floor(known * best) }, best, capacity };
}

describe("a list of sets, with every way to make one more choice", () => {
  test("holds all that none beats, and the options that each of them takes", () => {
    fc.assert(
      fc.property(cases, fc.constantFrom(0, 3, Infinity), ({ roots, price }, loss) => {
        // Nothing is ruled out but what loses too much: any amount may come, and no set is kept, as none fits.
        const search = { ...searchOf(roots, price, -1), limit: loss, reach: 1e9 };
        let states = baseState(search);
        expect(listed(states)).toEqual([[search.base.cost, search.base.value]]);
        for (const choice of search.roots) states = expand(search, states, choice, { add: 1e9, cut: Infinity });
        const ways = everyWay(search.roots).filter((way) => way.loss <= loss);
        expect(listed(states)).toEqual(front(ways));
        expect(search.best).toBe(0);
        for (let index = 0; index < states.count; index++) {
          const one = { ...search, trails: [states.trails[index] ?? NaN] };
          expect([held(one).cost, held(one).value]).toEqual([states.costs[index], states.values[index]]);
        }
      }),
      { numRuns: 50 },
    );
  });

  test("of a choice with too many options takes some of them, and none that they open", () => {
    fc.assert(
      fc.property(cases, ({ roots, price }) => {
        const search = { ...searchOf(roots, price, -1), limit: Infinity, reach: 1e9, options: 1 };
        const [choice] = search.roots;
        if (choice === undefined || openChoice(choice, Infinity).options < 2) return;
        const states = expand(search, baseState(search), choice, { add: 1e9, cut: Infinity });
        const others = totalOf(search.roots.slice(1));
        const [first] = choice.options;
        const taken = [choice.options[choice.base], first].map((option) => ({
          cost: others.cost + (option?.fullCost ?? NaN),
          value: others.value + (option?.fullValue ?? NaN),
          loss: 0,
        }));
        expect(listed(states)).toEqual(front(taken));
      }),
      { numRuns: 50 },
    );
  });

  test("takes a step for each set looked at, and has room for all that are kept", () => {
    // Each costs more and is worth more than those before, with the option or without.
    const search = {
      ...searchOf([{ ways: [{ cost: 5, value: 4, opens: [] }] }], 1, -1),
      limit: Infinity,
      reach: 1e9,
      width: 40,
    };
    const grown = Array.from({ length: 18 }, (_, index) => index);
    const states: States = {
      count: grown.length,
      costs: Float64Array.from(grown, (index) => 10 * index),
      values: Float64Array.from(grown, (index) => 9 * index),
      trails: Int32Array.from(grown, () => NO_TRAIL),
    };
    const [choice] = search.roots;
    if (choice === undefined) throw new Error("no choice");
    const both = expand({ ...search, width: 1e6 }, { ...states }, choice, { add: 1e9, cut: Infinity });
    expect(both.count).toBe(36);
    expect(expand(search, states, choice, { add: 1e9, cut: Infinity }).count).toBe(36);
    expect(search.steps).toBe(36);

    const three = searchOf(
      [
        {
          ways: [
            { cost: 5, value: 4, opens: [] },
            { cost: 9, value: 9, opens: [] },
          ],
        },
      ],
      0.5,
      -1,
    );
    const wide = { ...three, limit: Infinity, reach: 1e9, steps: 100 };
    const [root] = wide.roots;
    if (root === undefined) throw new Error("no choice");
    expect(expand(wide, baseState(wide), root, { add: 1e9, cut: Infinity }).count).toBe(3);
    // The base is nine; then nothing, and the two together; then five, and the three.
    expect(wide.steps).toBe(100 + 1 + 2 + 1 + 3);
    // Steps up to the most are taken.
    const last = { ...three, limit: Infinity, reach: 1e9, steps: 7, mostSteps: 7 };
    const [again] = last.roots;
    if (again === undefined) throw new Error("no choice");
    expect(expand(last, baseState(last), again, { add: 1e9, cut: Infinity }).count).toBe(3);
  });

  test("holds those that could lead to a better one, and no others; the best within the capacity is kept", () => {
    fc.assert(
      fc.property(shallow, ({ add, cut, ...drawn }) => {
        const { search } = begun(drawn);
        const [choice] = search.roots;
        if (choice === undefined) return;
        const others = totalOf(search.roots.slice(1));
        const known = search.best;
        const allowed = mostLoss(search);
        const options = choice.options.filter(
          (option) => option.loss <= allowed || option === choice.options[choice.base],
        );
        const ways = options.flatMap((option) =>
          everyWay(option.choices).map(({ cost, value }) => ({
            cost: cost + option.cost + others.cost,
            value: value + option.value + others.value,
            loss: 0,
          })),
        );
        const given = baseState(search);
        const states = expand(search, given, choice, { add, cut });
        if (options.length === 1) {
          expect([states === given, search.steps, search.best]).toEqual([true, 0, known]);
          return;
        }
        const better = ways.filter(({ cost, value }) => cost <= search.capacity && value > known);
        const best = Math.max(known, ...better.map(({ value }) => value));
        // The base itself is in the list from the beginning, and kept as best by whoever sets it.
        const baseValue = search.base.cost <= search.capacity ? search.base.value : -1;
        expect(search.best).toBe(best === baseValue && best > known ? search.best : best);
        const promise = ({ cost, value }: Way): number =>
          cost <= search.reach ? value + (search.reach - cost) * add : value - (cost - search.reach) * cut;
        const list = listed(states);
        for (const [cost, value] of list) {
          expect(ways.some((way) => way.cost === cost && way.value === value)).toBe(true);
          expect(promise({ cost, value, loss: 0 })).toBeGreaterThan(known);
        }
        for (const [cost, value] of front(ways)) {
          if (promise({ cost, value, loss: 0 }) > search.best * (1 + 1e-12)) expect(list).toContainEqual([cost, value]);
        }
        if (choice.options.length === 2) expect(search.steps).toBe(2);
      }),
      { numRuns: 65 },
    );
  });

  test("that would be too long keeps of neighbours the most promising, and says what the others promised", () => {
    fc.assert(
      fc.property(shallow, fc.integer({ min: 1, max: 6 }), ({ roots, price, add }, width) => {
        const wide = { ...searchOf(roots, price, 0), limit: Infinity, reach: 1e6 };
        const narrow = { ...searchOf(roots, price, 0), limit: Infinity, reach: 1e6 };
        const outlook = { add: 1 + add, cut: 1 };
        const [choice] = wide.roots;
        const [same] = narrow.roots;
        if (choice === undefined || same === undefined || choice.options.length !== 2) return;
        const states = (search: Search): States => {
          const given = baseState(search);
          const list = Array.from({ length: 9 }, (_, index) => [10 * index, 9 * index + (index % 3)]);
          const all = { ...given, costs: new Float64Array(9), values: new Float64Array(9), trails: new Int32Array(9) };
          list.forEach(([cost = 0, value = 0], index) => {
            all.costs[index] = cost;
            all.values[index] = value;
            all.trails[index] = NO_TRAIL;
          });
          return { ...all, count: 9 };
        };
        const whole = listed(expand(wide, states(wide), choice, outlook));
        narrow.width = width;
        const kept = listed(expand(narrow, states(narrow), same, outlook));
        if (whole.length <= width) {
          expect([kept, narrow.givenUp]).toEqual([whole, 0]);
          return;
        }
        const promise = ([cost, value]: [number, number]): number => value + (narrow.reach - cost) * outlook.add;
        const group = Math.ceil(whole.length / width);
        const groups = Array.from({ length: Math.ceil(whole.length / group) }, (_, index) =>
          whole.slice(index * group, (index + 1) * group),
        );
        const chosen = groups.map((each) => each.reduce((most, one) => (promise(one) > promise(most) ? one : most)));
        expect(kept).toEqual(chosen);
        const left = groups.flatMap((each, index) => each.filter((one) => one !== chosen[index]).map(promise));
        expect(narrow.givenUp).toBe(Math.max(0, ...left));
        // Once too many steps were taken nothing is kept.
        const late = { ...searchOf(roots, price, 0), limit: Infinity, reach: 1e6, steps: 5, mostSteps: 4 };
        const [last] = late.roots;
        if (last === undefined) return;
        expect(expand(late, states(late), last, outlook).count).toBe(0);
        expect(late.givenUp).toBe(Math.max(...whole.map(promise)));
      }),
      { numRuns: 65 },
    );
  });

  test("is matched with another: of all pairs the best that fits", () => {
    fc.assert(
      fc.property(cases, fc.array(drawn(0), { minLength: 1, maxLength: 3 }), ({ roots, price, share }, more) => {
        const capacity = Math.floor(share * 120);
        const search = { ...searchOf([...roots, ...more], price, capacity), limit: Infinity, reach: 1e9 };
        const outlook = { add: 1e9, cut: Infinity };
        let [one, other] = [baseState(search), baseState(search)];
        search.roots.forEach((choice, index) => {
          // The capacity is out of reach while the lists are made, so that no set is kept.
          const apart = Object.assign(search, { capacity: -1 });
          if (index < roots.length) one = expand(apart, one, choice, outlook);
          else other = expand(apart, other, choice, outlook);
        });
        Object.assign(search, { capacity });
        const [left, right] = [listed(one), listed(other)];
        const [a, b] = [everyWay(search.roots.slice(0, roots.length)), everyWay(search.roots.slice(roots.length))];
        expect([left.length, right.length]).toEqual([front(a).length, front(b).length]);
        const before = search.steps;
        match(search, one, other);
        expect(search.steps - before).toBe(left.length + right.length);
        const pairs = everyWay(search.roots).filter(({ cost }) => cost <= capacity);
        const best = Math.max(0, ...pairs.map(({ value }) => value));
        expect(search.best).toBe(best);
        if (best > 0) {
          expect(held(search).value).toBe(best);
          expect(held(search).cost).toBeLessThanOrEqual(capacity);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("what a choice could still change", () => {
  test("is the extremes of all that it opens, by options that lose no more than allowed", () => {
    const optionsIn = (choice: Choice, most: number): { option: Option; best: Option | undefined }[] =>
      choice.options
        .filter(({ loss }) => loss <= most)
        .flatMap((option) => [
          ...option.choices.flatMap((opened) => optionsIn(opened, most)),
          ...(option === choice.options[choice.base] ? [] : [{ option, best: choice.options[choice.base] }]),
        ]);
    fc.assert(
      fc.property(cases, fc.constantFrom(0, 1, 5, 20, Infinity), ({ roots, price }, most) => {
        for (const choice of searchOf(roots, price, 0).roots) {
          const open = optionsIn(choice, most);
          const moved = open.map(({ option, best }) => ({
            more: option.fullCost - (best?.fullCost ?? NaN),
            gain: option.fullValue - (best?.fullValue ?? NaN),
            loss: option.loss,
          }));
          const moving = moved.filter(({ more }) => more !== 0);
          const rates = (sign: number) =>
            moving.filter(({ more }) => more * sign > 0).map(({ more, gain }) => gain / more);
          expect(openChoice(choice, most)).toEqual({
            choice,
            outlook: { add: Math.max(0, ...rates(1)), cut: Math.min(Infinity, ...rates(-1)) },
            rate: Math.min(Infinity, ...moving.map(({ loss, more }) => loss / Math.abs(more))),
            move: Math.min(Infinity, ...moving.map(({ more }) => Math.abs(more))),
            leastLoss: Math.min(Infinity, ...moved.map(({ loss }) => loss)),
            mostLoss: Math.max(0, ...moved.map(({ loss }) => loss)),
            options: moved.length,
          });
        }
      }),
      { numRuns: 60 },
    );
    expect(joint({ add: 1, cut: 2 }, { add: 3, cut: 1 })).toEqual({ add: 3, cut: 1 });
    expect(joint({ add: 4, cut: 0.5 }, NOTHING_TO_COME)).toEqual({ add: 4, cut: 0.5 });
  });

  test("puts first what loses least per cost, then what moves least; too large a choice gives way to what it opens", () => {
    fc.assert(
      fc.property(cases, fc.constantFrom(0, 2, 10), fc.constantFrom(1, 3, Infinity), ({ roots, price }, most, many) => {
        const search = searchOf(roots, price, 0);
        const expected = (choices: readonly Choice[]): Choice[] =>
          choices.flatMap((choice) => {
            const opened = choice.options[choice.base]?.choices ?? [];
            const isOpened = choice.options.some(({ loss }, index) => index !== choice.base && loss <= most);
            const fits = openChoice(choice, most).options <= many || opened.length === 0;
            return isOpened && fits ? [choice] : expected(opened);
          });
        const open = openChoices(search.roots, most, many);
        expect(new Set(open.map(({ choice }) => choice))).toEqual(new Set(expected(search.roots)));
        expect(open).toHaveLength(new Set(expected(search.roots)).size);
        open.slice(1).forEach((next, index) => {
          const before = open[index];
          expect([before?.rate, before?.move]).not.toEqual([NaN, NaN]);
          expect((before?.rate ?? NaN) < next.rate || (before?.rate === next.rate && before.move <= next.move)).toBe(
            true,
          );
        });
      }),
      { numRuns: 65 },
    );
  });
});

describe("each way to look for a better set", () => {
  const searches: [string, (search: Search) => boolean][] = [
    ["through all choices", (search) => searchAll(search, 1e6, 1e9)],
    ["through a short list of all", (search) => searchAll(search, 3, 1e9)],
    ["through all until the steps are used up", (search) => searchAll(search, 1e6, 6)],
    ["by cost alone", (search) => searchByCost(search, 1e6, 1e9, 1e9)],
    ["by cost alone in few steps", (search) => searchByCost(search, 1e6, 3, 1e9)],
    ["by cost alone in a short list", (search) => searchByCost(search, 2, 1e9, 1e9)],
    ["by cost alone in few words", (search) => searchByCost(search, 1e6, 1e9, 20)],
    ["by two lists", (search) => tryHalves(search, 1e6, 24)],
    ["by two short lists", (search) => tryHalves(search, 2, 4)],
    ["by two lists of few choices", (search) => tryHalves(search, 1e6, 2)],
  ];

  test.each(searches)("%s finds it, or says that it may not have", (name, look) => {
    let [whole, all] = [0, 0];
    assertUntil(
      fc.property(name.startsWith("by cost") ? shallow : cases, fc.boolean(), (drawn, dear) => {
        const { search, best, capacity } = begun(drawn, dear);
        const known = search.best;
        search.steps = 1000;
        const free = openChoices(search.roots, mostLoss(search), Infinity).filter(({ mostLoss }) => mostLoss === 0);
        const found = look(search);
        if (name === "through all choices") expect(found).toBe(true);
        if (name === "by cost alone" && search.base.cost <= capacity) expect(found).toBe(free.length > 1);
        expect(search.best).toBeGreaterThanOrEqual(known);
        expect(search.best).toBeLessThanOrEqual(best + 1e-9);
        if (search.best > known) {
          const way = held(search);
          expect(close(way.value, search.best)).toBe(true);
          expect(way.cost).toBeLessThanOrEqual(capacity);
        }
        // The base is a set too, and its search begins with it.
        const base = search.base.cost <= capacity ? search.base.value : 0;
        if (found) expect(close(Math.max(search.best, base), best)).toBe(true);
        if (!isOpen(search)) expect(close(search.best, best)).toBe(true);
        all++;
        if (found) whole++;
      }),
      { numRuns: 75 },
      () => {
        expect(whole).toBeGreaterThan(all / 15);
      },
    );
  });

  test("takes up what costs as much as the base and opens what moves", () => {
    // Nothing fits but what is free: the base costs three, and so does the other way with the best of what it opens.
    const inner: Drawn = {
      ways: [
        { cost: 3, value: 3, opens: [] },
        { cost: 0, value: 1, opens: [] },
      ],
    };
    const root: Drawn = {
      ways: [
        { cost: 0, value: 1, opens: [inner] },
        { cost: 3, value: 5, opens: [] },
      ],
    };
    const search = { ...searchOf([root], 0.5, 0), best: 1 };
    expect([tryHalves(search, 8, 8), search.best]).toEqual([true, 2]);
    expect(held(search)).toMatchObject({ cost: 0, value: 2 });
  });

  test("all that there is room for is taken, what loses least per cost first", () => {
    fc.assert(
      fc.property(shallow, (drawn) => {
        const { search, capacity } = begun({ ...drawn, known: 0 });
        const base = search.base;
        fillUp(search);
        if (base.cost > capacity) return;
        let [left, value] = [capacity - base.cost, base.value];
        const moves = openChoices(search.roots, mostLoss({ ...search, best: 0 }), 8);
        for (const { choice } of moves) {
          const at = choice.options[choice.base];
          const taken = choice.options.find(
            (option) => option.fullValue > (at?.fullValue ?? NaN) && option.fullCost - (at?.fullCost ?? NaN) <= left,
          );
          if (taken === undefined) continue;
          left -= taken.fullCost - (at?.fullCost ?? NaN);
          value += taken.fullValue - (at?.fullValue ?? NaN);
        }
        expect(search.best).toBe(value);
        if (value > 0) expect(held(search)).toMatchObject({ value, cost: capacity - left });
      }),
      { numRuns: 50 },
    );
  });

  test("goes on from another base with the best set's items noted, and keeps the base where it is better", () => {
    const search = searchOf(
      [{ ways: [{ cost: 5, value: 4, opens: [] }] }, { ways: [{ cost: 2, value: 9, opens: [] }] }],
      9,
      10,
    );
    const [one, other] = search.roots;
    if (one === undefined || other === undefined) throw new Error("no choice");
    // The base takes nothing; what is best takes the first.
    search.taken[0] = one.options[1]?.id ?? NaN;
    search.before[0] = NO_TRAIL;
    Object.assign(search, { noted: 1, best: 4, trails: [0] });
    startFrom(search, () => {
      other.base = 1;
      return { cost: 2, value: 4 };
    });
    expect(search).toMatchObject({ best: 4, trails: null, noted: 0, base: { cost: 2, value: 4 } });
    expect(search.items).toEqual([one.options[1]?.id, other.options[0]?.id]);
    startFrom(search, () => ({ cost: 10, value: 9 }));
    expect(search).toMatchObject({ best: 9, trails: [NO_TRAIL], base: { cost: 10, value: 9 } });
    expect(held(search).value).toBe(9);
    expect(search.items).toEqual([one.options[0]?.id, other.options[1]?.id]);
    startFrom(search, () => ({ cost: 11, value: 10 }));
    expect(search).toMatchObject({ best: 9, trails: null, base: { cost: 11, value: 10 } });
  });

  test("ends where no better set is possible, but for rounding", () => {
    expect(above(1)).toBeGreaterThan(1);
    expect(above(1e6) - 1e6).toBeCloseTo(1e-6, 8);
    const at = (limit: number, best: number) => ({ ...searchOf([], 1, 0), limit, best });
    expect([isOpen(at(2, 1)), isOpen(at(1, 1)), isOpen(at(1 + 1e-13, 1)), isOpen(at(1, 2))]).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(mostLoss(at(5, 3))).toBeCloseTo(2, 9);
  });
});
