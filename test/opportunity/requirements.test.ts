import fc from "fast-check";
import { defineCatalogue, scoreOpportunity, type Product } from "retention-kit";
import { expect, test } from "vitest";

const asOf = "2026-11-21";

interface Given {
  products: Product[];
  owned: string[];
  budget: number;
}

/** Products that require others as they like, rings among them; some are not sold to the account. */
const given: fc.Arbitrary<Given> = fc.integer({ min: 1, max: 8 }).chain((size) =>
  fc
    .record({
      rows: fc.array(
        fc.record({
          price: fc.integer({ min: 0, max: 50 }),
          requires: fc.array(fc.integer({ min: 0, max: size - 1 }), { maxLength: 2 }),
          isSold: fc.boolean(),
          owned: fc.constantFrom(false, false, true),
          lifespanMonths: fc.constantFrom(undefined, 6),
        }),
        { minLength: size, maxLength: size },
      ),
      budget: fc.integer({ min: 0, max: 200 }),
    })
    .map(({ rows, budget }) => ({
      products: rows.map(({ price, requires, isSold, lifespanMonths }, index) => ({
        id: `p${index}`,
        price,
        requires: requires.filter((other) => other !== index).map((other) => `p${other}`),
        ...(!isSold && { segments: ["others"] }),
        ...(lifespanMonths !== undefined && { lifespanMonths }),
      })),
      owned: rows.flatMap(({ owned }, index) => (owned ? [`p${index}`] : [])),
      budget,
    })),
);

function closureOf(id: string, products: readonly Product[]): string[] {
  const closure = new Set([id]);
  for (const member of closure)
    for (const other of products.find((p) => p.id === member)?.requires ?? []) closure.add(other);
  return [...closure];
}

/** What can be bought and with what, by asking again and again until nothing falls away any more. */
function byAsking({ products, owned, budget }: Given): Map<string, string[]> {
  const isOwned = (id: string): boolean => owned.includes(id);
  const sold = products.filter(({ segments }) => segments === undefined);
  let open = sold.filter(({ id, lifespanMonths }) => !isOwned(id) || lifespanMonths === 6).map(({ id }) => id);
  for (let before = -1; before !== open.length;) {
    before = open.length;
    const isThere = (id: string): boolean => isOwned(id) || open.includes(id);
    open = open.filter((id) => isOwned(id) || closureOf(id, products).every(isThere));
  }
  const offers = new Map<string, string[]>();
  for (const id of open) {
    const together = isOwned(id) ? [id] : closureOf(id, products).filter((other) => !isOwned(other));
    const cost = together.reduce((sum, other) => sum + (products.find((p) => p.id === other)?.price ?? NaN), 0);
    if (cost <= budget) offers.set(id, together.filter((other) => other !== id).sort());
  }
  // What is free comes only with what costs money.
  const isPaid = (id: string): boolean => (products.find((p) => p.id === id)?.price ?? 0) > 0;
  const along = [...offers].flatMap(([id, requires]) => (isPaid(id) ? requires : []));
  for (const id of offers.keys()) if (!isPaid(id) && !along.includes(id)) offers.delete(id);
  return offers;
}

test("what is offered, and what has to be bought with it, follow from what is owned and sold", () => {
  fc.assert(
    fc.property(given, (rows) => {
      const account = {
        id: "acme",
        owned: rows.owned.map((productId) => ({ productId, purchasedOn: "2026-01-15" })),
        annualBudget: rows.budget,
      };
      const { offers } = scoreOpportunity(account, { catalogue: defineCatalogue(rows.products), asOf });
      const found = new Map(offers.map(({ productId, requires }) => [productId, requires.toSorted()]));
      const expected = byAsking(rows);
      expect([...found.keys()].sort()).toEqual([...expected.keys()].sort());
      for (const [id, requires] of expected) expect(found.get(id)).toEqual(requires);
    }),
    { numRuns: 170 },
  );
});

test("what is free is no offer by itself, and none of the chances that a budget is told by", () => {
  const products: Product[] = [
    { id: "app", price: 0, margin: 1, lifespanMonths: 12 },
    { id: "gift", price: 0, margin: 1, requires: ["app"] },
    { id: "mill", price: 600, margin: 1, requires: ["app"] },
    { id: "oven", price: 900, margin: 1 },
  ];
  const of = (annualBudget: number, owned: string[] = [], catalogue = products, more = {}) => {
    const { offers, level, means, reasons } = scoreOpportunity(
      { id: "a", owned: owned.map((productId) => ({ productId, purchasedOn: "2024-01-15" })), annualBudget, ...more },
      { catalogue, asOf },
    );
    const budget = reasons.find(({ code }) => /means\.(covered|short|budget)/.test(code));
    return {
      level,
      means,
      budget: budget?.params,
      offers: offers.map(({ productId, requires }) => [productId, requires]),
    };
  };
  // The mill's app is in its set, and is no offer where the mill is too dear; the gift is free, and no one requires it.
  expect(of(700)).toMatchObject({ means: "has", budget: { budget: 700, cheapest: 600 } });
  expect(of(700).offers).toEqual([
    ["mill", ["app"]],
    ["app", []],
  ]);
  expect(of(500)).toMatchObject({ means: "lacks", budget: { budget: 500, cheapest: 600 }, offers: [] });
  expect(of(0)).toMatchObject({ means: "lacks", offers: [] });
  // An app of one's own is not replaced for nothing, and what stands in a deal takes its app along.
  expect(of(700, ["app"]).offers).toEqual([["mill", []]]);
  const deals = [{ id: "d", status: "open", openedOn: "2026-01-02", products: [{ productId: "mill" }] }];
  expect(of(700, [], products, { deals }).offers).toEqual([]);
  expect(of(1000, [], products, { deals }).offers).toEqual([["oven", []]]);
  // Where all that is left is free, there is nothing to sell.
  expect(of(700, ["mill", "oven"])).toEqual({ level: "low", means: "has", budget: { budget: 700 }, offers: [] });
});

test("a chain of 2,000 products is read in one pass where the budget reaches a few of them", () => {
  const products = Array.from({ length: 2000 }, (_, index) => ({
    id: `p${index}`,
    price: 10,
    ...(index > 0 && { requires: [`p${index - 1}`] }),
  }));
  const catalogue = defineCatalogue(products);
  const { offers } = scoreOpportunity({ id: "acme", owned: [], annualBudget: 35 }, { catalogue, asOf });
  expect(offers.map(({ productId, requires }) => [productId, requires])).toEqual([
    ["p0", []],
    ["p1", ["p0"]],
    ["p2", ["p1", "p0"]],
  ]);
});

test("pieces that fall due together cost what they come to, for what requires them and for the budget", () => {
  // Three presses are at the end of their life and are followed by a new model, which the oven works with only.
  const list: Product[] = [
    { id: "press", price: 100, margin: 1, lifespanMonths: 12 },
    { id: "press-2", price: 150, margin: 1, lifespanMonths: 12, replaces: ["press"] },
    { id: "oven", price: 500, margin: 1, requires: ["press-2"] },
    { id: "cloth", price: 10, margin: 1 },
  ];
  const account = { id: "a", owned: [{ productId: "press", purchasedOn: "2024-01-15", quantity: 3 }] };
  const probability = { whitespace: 0.5, replacement: 0.5, "add-on": 0.5, "service-contract": 0.5 };
  const at = (annualBudget: number) => {
    const { offers, expectedValue } = scoreOpportunity(
      { ...account, annualBudget },
      { catalogue: list, asOf: "2026-11-21", policy: { probability } },
    );
    const chosen = offers.filter((offer) => offer.chosen);
    const cost = chosen.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
    return {
      offered: offers.map(({ productId }) => productId).sort(),
      chosen: chosen.map(({ productId }) => productId).sort(),
      cost,
      expectedValue,
    };
  };
  // 3 × 150 are 450, with the oven 950, with the cloth 960.
  expect(at(960)).toEqual({
    offered: ["cloth", "oven", "press-2"],
    chosen: ["cloth", "oven", "press-2"],
    cost: 960,
    expectedValue: 480,
  });
  expect(at(959)).toEqual({
    offered: ["cloth", "oven", "press-2"],
    chosen: ["oven", "press-2"],
    cost: 950,
    expectedValue: 475,
  });
  expect(at(950)).toMatchObject({ chosen: ["oven", "press-2"], cost: 950 });
  // A unit less, and the oven cannot be had with what it requires.
  expect(at(949)).toEqual({
    offered: ["cloth", "press-2"],
    chosen: ["cloth", "press-2"],
    cost: 460,
    expectedValue: 230,
  });
  expect(at(459)).toMatchObject({ chosen: ["press-2"], cost: 450 });
  // Two of the three pieces can be paid, and the cloth beside them.
  expect(at(449)).toEqual({
    offered: ["cloth", "press-2"],
    chosen: ["cloth", "press-2"],
    cost: 310,
    expectedValue: 155,
  });
});
