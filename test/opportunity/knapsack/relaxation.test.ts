import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Choice, ChoiceSet, Option } from "../../../src/opportunity/knapsack/choices.js";
import { reachableCosts } from "../../../src/opportunity/knapsack/reachable-costs.js";
import { priceOfMoney, relaxation, settle, totalOf } from "../../../src/opportunity/knapsack/relaxation.js";

/** A decision as it is drawn: ways to take, each with what it opens; not to take it is always a way. */
interface Drawn {
  ways: { cost: number; value: number; loses: boolean; opens: Drawn[] }[];
}

const drawn = (depth: number, unit: number): fc.Arbitrary<Drawn> =>
  fc.record({
    ways: fc.array(
      fc.record({
        cost: fc.integer({ min: 1, max: 40 }).map((units) => units * unit),
        value: fc.integer({ min: 1, max: 60 }),
        loses: fc.boolean(),
        opens: depth === 0 ? fc.constant([]) : fc.array(drawn(depth - 1, unit), { maxLength: 2 }),
      }),
      { minLength: 1, maxLength: depth === 0 ? 1 : 2 },
    ),
  });

/** The same as choices, with all that their options open before them. */
function choiceSet(roots: readonly Drawn[]): ChoiceSet {
  const order: Choice[] = [];
  let ids = 0;
  const made = ({ ways }: Drawn): Choice => {
    const choice: Choice = { options: [], base: 0, depth: 0 };
    const option = (cost: number, value: number, loss: number, choices: readonly Choice[]): Option => ({
      id: ids++,
      choice,
      items: null,
      cost,
      value,
      choices,
      fullCost: cost,
      fullValue: value,
      loss,
    });
    choice.options.push(option(0, 0, 0, []));
    for (const { cost, value, loses, opens } of ways) {
      choice.options.push(option(cost, value, loses ? 1 : 0, opens.map(made)));
    }
    choice.depth = Math.max(
      0,
      ...choice.options.map(({ choices }) => choices.reduce((most, { depth }) => Math.max(most, depth + 1), 0)),
    );
    order.push(choice);
    return choice;
  };
  return { roots: roots.map(made), order };
}

/** Every way to make some choices: what it costs and is worth, without the ways that lose where these do not count. */
function everyWay(
  choices: readonly Choice[],
  withoutLoss: boolean,
): { cost: number; value: number; taken: Option[] }[] {
  return choices.reduce<{ cost: number; value: number; taken: Option[] }[]>(
    (before, { options }) => {
      const own = options
        .filter(({ loss }) => !withoutLoss || loss === 0)
        .flatMap((option) =>
          everyWay(option.choices, withoutLoss).map(({ cost, value, taken }) => ({
            cost: cost + option.cost,
            value: value + option.value,
            taken: [option, ...taken],
          })),
        );
      return before.flatMap((one) =>
        own.map((other) => ({
          cost: one.cost + other.cost,
          value: one.value + other.value,
          taken: [...one.taken, ...other.taken],
        })),
      );
    },
    [{ cost: 0, value: 0, taken: [] }],
  );
}

const anyChoices = fc
  .constantFrom(1, 7, 100)
  .chain((unit) => fc.array(drawn(2, unit), { minLength: 1, maxLength: 3 }))
  .filter((roots) => everyWay(choiceSet(roots).roots, false).length <= 3000);

describe("what choices can cost together", () => {
  test("is the most within a room that any of all ways costs, and the options that come to it", () => {
    fc.assert(
      fc.property(anyChoices, fc.double({ min: 0, max: 1.2, noNaN: true }), (roots, share) => {
        const { roots: choices } = choiceSet(roots);
        const costs = [...new Set(everyWay(choices, true).map(({ cost }) => cost))].sort((a, b) => a - b);
        const most = costs.at(-1) ?? 0;
        const reachable = reachableCosts(choices, most, most, 1e9);
        for (const room of [Math.floor(share * most), most, most - 1, 0, ...costs.slice(0, 5)]) {
          if (room < 0) continue;
          const within = reachable?.within(room) ?? NaN;
          expect(within).toBe(costs.findLast((cost) => cost <= room));
          const options = reachable?.optionsFor(within) ?? [];
          expect(options.reduce((sum, { cost }) => sum + cost, 0)).toBe(within);
          expect(options.every(({ loss }) => loss === 0)).toBe(true);
          // One way a choice, and what is opened only where its option is taken.
          const taken = new Set(options);
          expect(new Set(options.map(({ choice }) => choice)).size).toBe(options.length);
          const isWhole = (list: readonly Choice[]): number =>
            list.reduce((sum, choice) => {
              const own = choice.options.filter((option) => taken.has(option));
              return sum + own.length + own.reduce((inner, { choices: opened }) => inner + isWhole(opened), 0);
            }, 0);
          expect(isWhole(choices)).toBe(options.length);
        }
      }),
      { numRuns: 50 },
    );
  });

  test("is looked for only as far below the room as matters, and not where there is too much of it", () => {
    fc.assert(
      fc.property(
        anyChoices,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat({ max: 200 }),
        (roots, share, span) => {
          const { roots: choices } = choiceSet(roots);
          const costs = everyWay(choices, true).map(({ cost }) => cost);
          const most = Math.floor(share * Math.max(...costs));
          const best = Math.max(...costs.filter((cost) => cost <= most));
          const within = reachableCosts(choices, most, span, 1e9)?.within(most) ?? NaN;
          if (best >= most - span) expect(within).toBe(best);
          else expect(within).toBeLessThanOrEqual(best);
          expect(reachableCosts(choices, most, span, -1)).toBeNull();
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe("the price of money", () => {
  /** The most that any way is worth, where money has a price and what is left of the capacity is sold at it. */
  const boundAt = (choices: ChoiceSet, price: number, capacity: number): number =>
    Math.max(...everyWay(choices.roots, false).map(({ cost, value }) => value + price * (capacity - cost)));

  test("gives the lowest bound of all prices, and bases that are best there", () => {
    fc.assert(
      fc.property(
        anyChoices,
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        fc.option(fc.double({ min: 0, max: 5, noNaN: true })),
        (roots, share, guess) => {
          const choices = choiceSet(roots);
          const ways = everyWay(choices.roots, false);
          const all = ways.reduce((most, way) =>
            way.value > most.value || (way.value === most.value && way.cost < most.cost) ? way : most,
          );
          const capacity = Math.floor(share * all.cost);
          if (capacity >= all.cost) return;
          const price = priceOfMoney(choices, capacity, { cost: all.cost, value: all.value }, guess);
          const bound = boundAt(choices, price, capacity);
          for (const other of [0, price * 0.9, price * 1.1, price + 0.01, Math.max(0, price - 0.01), 1, 3]) {
            expect(bound).toBeLessThanOrEqual(boundAt(choices, other, capacity) * (1 + 1e-9) + 1e-9);
          }
          const total = settle(choices, price);
          expect(total.value + price * (capacity - total.cost)).toBeCloseTo(bound, 6);
          // Of equal ones the first is base, which may be beyond the capacity. What fills the room loses nothing at that price.
          if (total.cost > capacity) return;
          const fill = relaxation(choices, price, capacity);
          for (const dearShare of [0, 0.5, 1, 0]) {
            const filled = fill(dearShare);
            expect(filled.cost).toBeLessThanOrEqual(capacity + 1e-6);
            expect(filled.cost).toBeGreaterThanOrEqual(total.cost);
            expect(filled.value + price * (capacity - filled.cost)).toBeCloseTo(bound, 6);
            const bases = totalOf(choices.roots);
            expect(bases.cost).toBeCloseTo(filled.cost, 6);
            expect(bases.value).toBeCloseTo(filled.value, 6);
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  test("fills the room with the cheapest, or a share of it with the dearest", () => {
    // Ten to the cost each, so that at a price of ten nothing loses; twelve to the cost of the first, which is base.
    const one = (cost: number, value = 10 * cost): Drawn => ({ ways: [{ cost, value, loses: false, opens: [] }] });
    const choices = choiceSet([one(10, 120), one(1), one(2), one(3), one(50)]);
    const price = priceOfMoney(choices, 16, { cost: 66, value: 680 });
    expect(price).toBe(10);
    const fill = relaxation(choices, price, 16);
    expect(fill(0)).toEqual({ cost: 16, value: 180 });
    const wide = relaxation(choices, price, 62);
    // The fifty first, then the two.
    expect(wide(1)).toEqual({ cost: 62, value: 640 });
    expect(wide(0)).toEqual({ cost: 16, value: 180 });
  });
});
