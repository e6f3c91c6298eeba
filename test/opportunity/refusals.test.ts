import {
  defineCatalogue,
  fitPurchasePropensity,
  opportunityPolicy,
  purchaseObservations,
  rankOpportunities,
  scoreOpportunity,
  type Account,
  type CatalogueDefinition,
  type Product,
} from "retention-kit";
import { describe, expect, test } from "vitest";
import { readHoldings } from "../../src/opportunity/holdings/read-holdings.js";
import { branchAndBound } from "../../src/opportunity/knapsack/branch-and-bound.js";
import { bestSet } from "../../src/opportunity/knapsack/best-set.js";
import { resolveCatalogue } from "../../src/opportunity/catalogue/resolve-catalogue.js";
import { parseDay } from "../../src/calendar/days/plain-date.js";
import { draws } from "../support/draws.js";
import { wrongKinds } from "../support/wrong-kinds.js";

const asOf = "2026-11-21";
const refusal = (functionName: string, path: string): Error =>
  expect.objectContaining({ name: "RetentionError", functionName, path }) as Error;
const wrong = (given: object, under = ""): { path: string; input: never }[] =>
  wrongKinds(given).map(({ path, input }) => ({ path: `${under}${path}`, input: input as never }));

const product: Product = {
  id: "mill",
  price: 900,
  margin: 0.5,
  lifespanMonths: 60,
  requires: ["press"],
  addOnTo: ["press"],
  segments: ["hotel"],
  kind: "product",
  discontinued: false,
  soldFrom: "2020-01-01",
  family: "mills",
  replaces: ["old"],
};
const products: Product[] = [product, { id: "press", price: 5 }, { id: "old", price: 7 }];
const definition: CatalogueDefinition = { kind: "catalogue", version: 1, currency: "EUR", decimals: 2, products };
const observations = Array.from({ length: 12 }, (_, index) => ({
  bought: index % 3 === 0,
  features: { owned: index },
  offer: { accountId: `a${index}`, productId: "mill", segment: "hotel", owned: ["press"], firstOrder: 5 },
}));
const propensity = fitPurchasePropensity(observations, { days: 365 });

describe("a field of another kind is refused by its place", () => {
  test.each(wrong(definition))("defineCatalogue: $path", ({ path, input }) => {
    expect(() => defineCatalogue(input)).toThrow(refusal("defineCatalogue", path));
  });

  const policy = {
    horizonMonths: 12,
    hourCost: 20,
    budgetFromSpend: 1,
    budgetYears: 3,
    lowAtMostOwned: 1,
    highAtLeastOwned: 1,
    highAtMostOwned: 2,
    highAtMostShare: 0.1,
    highAtLeastChance: 0.5,
    probability: { whitespace: 0.1 },
    scoreWeights: { reach: 1 },
  };
  test.each(wrong(policy))("opportunityPolicy: $path", ({ path, input }) => {
    expect(() => opportunityPolicy(input)).toThrow(refusal("opportunityPolicy", path));
  });

  const against = { catalogue: definition, asOf, policy, standing: "active", buysAgain: 0.5, bookChance: 0.5 };
  test.each(wrong(against))("scoreOpportunity: $path", ({ path, input }) => {
    expect(() => scoreOpportunity({ id: "acme" }, input)).toThrow(refusal("scoreOpportunity", path));
  });
  test.each(wrong({ catalogue: definition, asOf, policy }))("rankOpportunities: $path", ({ path, input }) => {
    expect(() => rankOpportunities([], input)).toThrow(refusal("rankOpportunities", path));
  });
  const past = {
    catalogue: definition,
    asOf,
    until: "2026-12-31",
    policy,
    features: ["owned"],
    buysAgain: { acme: 0.5 },
  };
  test.each(wrong(past))("purchaseObservations: $path", ({ path, input }) => {
    expect(() => purchaseObservations([], input)).toThrow(
      expect.objectContaining({
        functionName: "purchaseObservations",
        path: expect.stringContaining(path) as string,
      }) as Error,
    );
  });

  const account = {
    id: "acme",
    segment: "hotel",
    annualBudget: 100,
    resources: "ample",
    owned: [{ productId: "mill", purchasedOn: "2025-01-01", quantity: 1, maintenanceHoursPerYear: 5 }],
    purchases: [{ accountId: "acme", on: "2025-01-01", productId: "mill", amount: 5, quantity: 1 }],
  };
  test.each(wrong(account))("scoreOpportunity, the account: $path", ({ path, input }) => {
    expect(() => scoreOpportunity(input, { catalogue: definition, asOf })).toThrow(refusal("scoreOpportunity", path));
  });

  test.each([
    ["products[0].price", { price: -1 }],
    ["products[0].price", { price: 1e300 }],
    ["products[0].margin", { margin: 1.1 }],
    ["products[0].lifespanMonths", { lifespanMonths: 0 }],
    ["products[0].lifespanMonths", { lifespanMonths: 1201 }],
    ["products[0].soldFrom", { soldFrom: "soon" }],
    ["products[0].requires[0]", { requires: ["mill"] }],
    ["products[0].requires[0]", { requires: ["none"] }],
    ["products[0].replaces[0]", { replaces: ["mill"] }],
    ["products[0].addOnTo[0]", { addOnTo: ["mill"] }],
    ["products[0].addOnTo[0]", { addOnTo: ["none"] }],
    ["products[0].familly", { family: undefined, familly: "mills" }],
  ])("defineCatalogue: %s, %j", (path, more) => {
    expect(() => defineCatalogue([{ ...product, ...more }, ...products.slice(1)])).toThrow(
      refusal("defineCatalogue", path),
    );
  });

  test.each([
    ["owned[0].quantity", { owned: [{ productId: "mill", purchasedOn: asOf, quantity: -1 }] }],
    ["owned[0].quantity", { owned: [{ productId: "mill", purchasedOn: asOf, quantity: 1e300 }] }],
    [
      "owned[0].maintenanceHoursPerYear",
      { owned: [{ productId: "mill", purchasedOn: asOf, maintenanceHoursPerYear: -1 }] },
    ],
    ["owned[0].purchasedOn", { owned: [{ productId: "mill", purchasedOn: "soon" }] }],
    ["purchases[0].on", { purchases: [{ on: "soon" }] }],
    ["purchases[0].amount", { purchases: [{ on: asOf, amount: -1e300 }] }],
    ["purchases[0].amount", { purchases: [{ on: asOf, amount: NaN }] }],
    ["purchases[0].quantity", { purchases: [{ on: asOf, quantity: 1e300 }] }],
    ["purchases[0].accountId", { purchases: [{ on: asOf, accountId: "bolt" }] }],
    ["annualBudget", { annualBudget: -1 }],
    ["resources", { resources: "some" }],
  ])("scoreOpportunity, the account: %s, %j", (path, more) => {
    expect(() => scoreOpportunity({ id: "acme", ...more }, { catalogue: definition, asOf })).toThrow(
      refusal("scoreOpportunity", path),
    );
  });

  test.each([
    ["horizonMonths", { horizonMonths: 121 }],
    ["hourCost", { hourCost: -1 }],
    ["budgetFromSpend", { budgetFromSpend: -1 }],
    ["budgetYears", { budgetYears: 0 }],
    ["lowAtMostOwned", { lowAtMostOwned: -1 }],
    ["highAtLeastChance", { highAtLeastChance: 1.1 }],
    ["highAtMostShare", { highAtMostShare: 1.1 }],
    ["probability.whitespace", { probability: { whitespace: 1.1 } }],
    ["scoreWeights.reach", { scoreWeights: { reach: 0 } }],
  ])("opportunityPolicy: %s, %j", (path, more) => {
    expect(() => opportunityPolicy(more)).toThrow(refusal("opportunityPolicy", path));
  });

  test("defineCatalogue: a product that comes twice", () => {
    expect(() => defineCatalogue([...products.slice(1), ...products.slice(1)])).toThrow(
      refusal("defineCatalogue", "products[2].id"),
    );
  });

  test("fitPurchasePropensity: observations, their features, and options", () => {
    const fit =
      (rows: unknown, options: object = {}) =>
      (): unknown =>
        fitPurchasePropensity(rows as never, options);
    expect(fit(null)).toThrow(refusal("fitPurchasePropensity", "observations"));
    expect(fit(observations, { days: 0 })).toThrow(refusal("fitPurchasePropensity", "options.days"));
    expect(fit(observations, { days: 36_601 })).toThrow(refusal("fitPurchasePropensity", "options.days"));
    expect(fit(observations, { priorDeviation: 0 })).toThrow(
      refusal("fitPurchasePropensity", "options.priorDeviation"),
    );
    expect(fit(observations, { interceptDeviation: 0 })).toThrow(
      refusal("fitPurchasePropensity", "options.interceptDeviation"),
    );
    expect(fit(observations, { odd: 0 })).toThrow(refusal("fitPurchasePropensity", "options"));
    expect(() => opportunityPolicy({ propensity: { ...propensity, version: 3 } as never })).toThrow(
      refusedPart("propensity"),
    );
  });
});

/** An error of `opportunityPolicy` about a part of a field. */
function refusedPart(field: string): Error {
  return expect.objectContaining({
    functionName: "opportunityPolicy",
    path: expect.stringContaining(field) as string,
  }) as Error;
}

describe("what an account has", () => {
  const catalogue = resolveCatalogue(
    "test",
    "catalogue",
    defineCatalogue([
      { id: "mill", price: 10 },
      { id: "press", price: 4 },
    ]),
  );
  const day = parseDay(asOf);
  const read = (account: Omit<Account, "id">) =>
    readHoldings("test", { id: "acme", ...account }, catalogue, {
      asOf: day,
      yearBefore: parseDay("2025-11-21"),
      yearsBefore: [parseDay("2024-11-21"), parseDay("2023-11-21")],
      noSpend: [0, 0],
      until: parseDay("2027-11-21"),
    });
  const owns = (productId: string, purchasedOn: string, quantity?: number) => ({
    productId,
    purchasedOn,
    ...(quantity !== undefined && { quantity }),
  });
  const buys = (on: string, productId: string | null, more: object = {}) => ({ on, productId, ...more });

  test("by what it owns: the oldest piece, none of no pieces, none that comes later", () => {
    const { since, owned, unlisted, future, pieces, hours, known, purchasesKnown } = read({
      owned: [
        { ...owns("mill", "2025-06-01"), maintenanceHoursPerYear: 3 },
        { ...owns("mill", "2024-06-01"), maintenanceHoursPerYear: 4 },
        owns("press", asOf),
        owns("z", "2024-01-01"),
        owns("y", "2024-01-01"),
        owns("y", "2025-01-01"),
        owns("x", "2024-01-01", 0),
        owns("mill", "2026-11-22"),
      ],
    });
    expect([since[0], since[1], owned, unlisted, future]).toEqual([parseDay("2024-06-01"), day, 4, ["y", "z"], 1]);
    expect([hours?.[0], known, purchasesKnown]).toEqual([7, true, false]);
    expect(pieces).not.toBeNull();
    expect(read({ owned: [owns("mill", asOf)] }).pieces).toBeNull();
    expect(read({ owned: [owns("mill", asOf, 0)] })).toMatchObject({ owned: 0, known: true });
    expect(read({})).toMatchObject({ known: false, owned: 0, hours: null, pieces: null });
  });

  test("by its purchases: the latest kept, what was spent in a year, what has no price", () => {
    const found = read({
      purchases: [
        buys("2025-11-21", "mill"),
        buys("2025-11-22", "mill"),
        buys("2026-01-01", "mill", { amount: 7 }),
        buys("2026-02-01", null, { amount: 5 }),
        buys("2026-03-01", null),
        buys("2026-04-01", "z", { quantity: 2 }),
        buys("2026-05-01", "y", { quantity: 1 }),
        buys("2026-06-01", "y", { quantity: -1 }),
        buys("2026-11-22", "press"),
      ],
    });
    expect([found.since[0], found.owned, found.unlisted, found.future]).toEqual([parseDay("2026-01-01"), 2, ["z"], 1]);
    expect(found).toMatchObject({ known: true, purchasesKnown: true, everOrdered: true });
    // The price of a mill, 7 and 5; a line without money, two of z, and y there and back say nothing.
    expect(found.spentLastYear).toBe(22);
    // A mill the day before the last 12 months; without money are the line of March and the two of z.
    expect([found.spentBefore, found.unpriced]).toEqual([[10, 0], 2]);
    expect(found.daysSinceLastPurchase).toBe(day - parseDay("2026-04-01"));
    expect(read({ purchases: [] })).toMatchObject({ everOrdered: false, daysSinceLastPurchase: null, known: true });
    expect(read({ purchases: [buys(asOf, "mill", { quantity: 3 })] }).pieces?.[0]).toBe(3);
    expect(read({ purchases: [buys(asOf, "mill"), buys(asOf, "mill")] }).pieces?.[0]).toBe(2);
    expect(read({ purchases: [buys("2026-11-20", "mill", { quantity: 2 }), buys(asOf, "mill")] }).pieces?.[0]).toBe(1);
    expect(read({ purchases: [buys(asOf, "mill")] }).pieces).toBeNull();
    expect(read({ purchases: [buys(asOf, "mill", { quantity: 0 })] })).toMatchObject({
      owned: 0,
      purchasesLastYear: 0,
      daysSinceLastPurchase: null,
    });
  });
});

describe("an opportunity", () => {
  const list: Product[] = [
    { id: "mill", price: 900, lifespanMonths: 12 },
    { id: "mill-2", price: 950, replaces: ["mill"] },
    { id: "lamp", price: 50 },
    { id: "lamp-2", price: 60, replaces: ["lamp"] },
    { id: "grinder", price: 300 },
    { id: "press", price: 600 },
  ];
  const score = (account: Omit<Account, "id">, options: object = {}) =>
    scoreOpportunity({ id: "acme", ...account }, { catalogue: list, asOf, ...options });
  const codes = (account: Omit<Account, "id">, options: object = {}): string[] =>
    score(account, options).reasons.map(({ code }) => code);

  test("tells upgrades from what they never had, and how many pieces fall due", () => {
    const { offers } = score({
      owned: [
        { productId: "mill", purchasedOn: "2026-10-01", quantity: 3 },
        { productId: "lamp", purchasedOn: "2026-10-01" },
      ],
      annualBudget: 1e6,
    });
    const reasons = new Map(
      offers.map((offer) => [offer.productId, offer.reasons.map(({ code, params }) => [code, params])]),
    );
    const due = ["opportunity.offer.replacement", { purchasedOn: "2026-10-01", dueOn: "2027-10-01" }];
    expect(reasons.get("grinder")?.[0]).toEqual(["opportunity.offer.whitespace", undefined]);
    expect(reasons.get("lamp-2")?.[0]).toEqual(["opportunity.offer.upgrade", { from: "lamp" }]);
    expect(reasons.get("mill-2")?.slice(0, 2)).toEqual([due, ["opportunity.offer.upgrade", { from: "mill" }]]);
    expect(reasons.get("mill-2")).toContainEqual(["opportunity.offer.pieces", { pieces: 3 }]);
  });

  test("names why too little is owned, what is not in the catalogue, and what comes later", () => {
    const policy = { highAtLeastOwned: 2 };
    const owned = (...ids: string[]) => ({
      owned: ids.map((productId) => ({ productId, purchasedOn: "2026-10-01" })),
      annualBudget: 1e6,
    });
    expect(score(owned("grinder"), { policy }).reasons[0]).toEqual({
      code: "opportunity.medium.too-few-owned",
      params: { owned: 1, least: 2, left: 5 },
    });
    expect(score(owned()).reasons[0]?.code).toBe("opportunity.medium.nothing-owned");
    expect(score({ purchases: [], annualBudget: 1e6 }).reasons[0]?.code).toBe("opportunity.medium.nothing-bought");
    expect(score({ annualBudget: 1e6 }).reasons[0]?.code).toBe("opportunity.medium.ownership-unknown");
    expect(score(owned("grinder", "z", "y")).reasons).toContainEqual({
      code: "opportunity.products.unlisted",
      params: { products: 2, productId: "y" },
    });
    expect(codes(owned("grinder"))).not.toContain("opportunity.products.unlisted");
    expect(codes(owned("grinder"))).not.toContain("opportunity.future-purchases");
    const later = { owned: [{ productId: "mill", purchasedOn: "2026-11-22" }] };
    expect(score(later).reasons).toContainEqual({ code: "opportunity.future-purchases", params: { purchases: 1 } });
  });

  test("has means or lacks them, also where nothing is for sale", () => {
    const nothing = (annualBudget: number): unknown => {
      const { level, means } = score(
        { annualBudget, owned: [] },
        { catalogue: [{ id: "mill", price: 900, discontinued: true }] },
      );
      return [level, means];
    };
    expect([nothing(0), nothing(1)]).toEqual([
      ["low", "lacks"],
      ["low", "has"],
    ]);
  });
});

describe("branch and bound", () => {
  /** The best value by a table over every room. */
  const byTable = (costs: readonly number[], values: readonly number[], capacity: number): number => {
    const best = new Float64Array(capacity + 1);
    costs.forEach((cost, item) => {
      for (let room = capacity; room >= cost; room--)
        best[room] = Math.max(best[room] ?? 0, (best[room - cost] ?? 0) + (values[item] ?? 0));
    });
    return best[capacity] ?? 0;
  };

  test("settles lists of thirty items within its thousand nodes, and best set has no gap there", () => {
    const random = draws(7);
    for (let round = 0; round < 40; round++) {
      const costs = Array.from({ length: 30 }, () => 100 + Math.floor(900 * random.uniform()));
      const values = costs.map((cost) => cost * (0.2 + random.uniform()));
      const capacity = Math.floor((0.2 + 0.6 * random.uniform()) * costs.reduce((sum, cost) => sum + cost, 0));
      const items = { costs, values, closures: costs.map(() => null), unit: 1 };
      const found = branchAndBound(
        items,
        costs.map((_, item) => item),
        capacity,
      );
      const best = byTable(costs, values, capacity);
      // Dantzig's bound leaves some tens of nodes of the billion sets.
      expect(found).not.toBeNull();
      expect((found ?? []).reduce((sum, item) => sum + (values[item] ?? 0), 0)).toBeCloseTo(best, 6);
      expect((found ?? []).reduce((sum, item) => sum + (costs[item] ?? 0), 0)).toBeLessThanOrEqual(capacity);
      expect(bestSet(items, capacity).gap).toBe(0);
    }
  });
});

test("a misspelt field of a row is named with its list and its place", () => {
  const catalogue = [{ id: "mill", price: 900 }];
  const score = (account: object) => () =>
    scoreOpportunity({ id: "acme", ...account }, { catalogue, asOf: "2026-11-21" });
  const bought = { productId: "mill", purchasedOn: "2020-01-01" };
  const owned = [bought, { ...bought, warantyEndsOn: "2022-01-01" }];
  expect(score({ owned })).toThrow("scoreOpportunity: owned[1].warantyEndsOn must not be there");
  const purchases = [{ on: "2026-01-01", amuont: 5 }];
  expect(score({ purchases })).toThrow("scoreOpportunity: purchases[0].amuont must not be there");
  const deals = [{ id: "d", status: "open", stagee: "x" }];
  expect(score({ deals })).toThrow("scoreOpportunity: deals[0].stagee must not be there");
  expect(score({ anualBudget: 5 })).toThrow("scoreOpportunity: anualBudget must not be there");
});
