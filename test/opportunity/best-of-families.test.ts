import { assertUntil } from "../support/assert-until.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Offer, type Product, scoreOpportunity } from "retention-kit";

const catalogues = fc
  .array(
    fc.record({
      price: fc.integer({ min: 1, max: 12 }),
      margin: fc.integer({ min: 1, max: 10 }).map((tenths) => tenths / 10),
      family: fc.constantFrom(null, "a", "b"),
      requires: fc.option(fc.nat(7), { nil: null, freq: 3 }),
    }),
    { minLength: 2, maxLength: 8 },
  )
  .map((rows) =>
    rows.map(({ price, margin, family, requires }, index): Product => ({
      id: `p${index}`,
      price,
      margin,
      family,
      // Of an earlier one, so that none requires itself.
      requires: requires !== null && requires < index ? [`p${requires}`] : [],
    })),
  );

test("a set holds one of each family, and no other such set within the budget is worth more", () => {
  let cases = 0;
  let bounded = 0;
  assertUntil(
    fc.property(catalogues, fc.integer({ min: 1, max: 40 }), (catalogue, annualBudget) => {
      cases++;
      const { offers, expectedValue, gap } = scoreOpportunity(
        { id: "acme", owned: [], annualBudget },
        { catalogue, asOf: "2026-11-21" },
      );
      const families = new Map(catalogue.map(({ id, family }) => [id, family ?? null]));
      const best = bestByBruteForce(offers, annualBudget, families);
      const chosen = offers.filter((offer) => offer.chosen);
      expect(isLegal(chosen, annualBudget, families)).toBe(true);
      expect(expectedValue).toBeLessThanOrEqual(best + 1e-9);
      expect(expectedValue * (1 + gap)).toBeGreaterThanOrEqual(best - 1e-9);
      if (gap > 0) bounded++;
      else expect(expectedValue).toBeCloseTo(best, 9);
    }),
    { numRuns: 400 },
    () => {
      expect(bounded / cases).toBeLessThan(40 / 400);
    },
  );
});

test("two that fit are taken in place of the one that is worth most", () => {
  const catalogue = [
    { id: "a", price: 10, margin: 0.6, family: "f" },
    { id: "b", price: 5, margin: 1, family: "f" },
    { id: "c", price: 5, margin: 1 },
  ];
  const { offers, gap } = scoreOpportunity(
    { id: "acme", owned: [], annualBudget: 10 },
    { catalogue, asOf: "2026-11-21" },
  );
  expect(offers.filter(({ chosen }) => chosen).map(({ productId }) => productId)).toEqual(["b", "c"]);
  expect(gap).toBe(0);
});

/** A set holds what its offers require, can be paid, and has one of each family beside what others in it require. */
function isLegal(set: readonly Offer[], budget: number, families: ReadonlyMap<string, string | null>): boolean {
  const ids = new Set(set.map(({ productId }) => productId));
  if (set.some(({ requires }) => requires.some((id) => !ids.has(id)))) return false;
  if (set.reduce((sum, { price, quantity }) => sum + price * quantity, 0) > budget) return false;
  const required = new Set(set.flatMap(({ requires }) => requires));
  const free = set.flatMap(({ productId }) => {
    const family = families.get(productId) ?? null;
    return required.has(productId) || family === null ? [] : [family];
  });
  return new Set(free).size === free.length;
}

function bestByBruteForce(
  offers: readonly Offer[],
  budget: number,
  families: ReadonlyMap<string, string | null>,
): number {
  let best = 0;
  for (let mask = 0; mask < 1 << offers.length; mask++) {
    const set = offers.filter((_, index) => (mask & (1 << index)) > 0);
    const value = set.reduce((sum, offer) => sum + offer.value, 0);
    if (value > best && isLegal(set, budget, families)) best = value;
  }
  return best;
}
