import fc from "fast-check";
import {
  opportunityPolicy,
  rankOpportunities,
  scoreOpportunity,
  type Account,
  type Product,
  type PropensityModel,
} from "retention-kit";
import { describe, expect, test } from "vitest";
import { fitProductTerms } from "../support/product-terms-by-hand.js";
import { type ObservedOffer, productTerms } from "../../src/opportunity/propensity/product-terms.js";

const asOf = "2026-11-21";
const catalogue: Product[] = [
  { id: "a", price: 10, lifespanMonths: 12 },
  { id: "b", price: 20 },
  { id: "c", price: 30, addOnTo: ["a"] },
  { id: "d", price: 40 },
];

const number = fc.integer({ min: -20, max: 20 }).map((tenths) => tenths / 10);
const FEATURES = [
  "owned",
  "logOwned",
  "buysAgain",
  "purchasesLastYear",
  "yearsSinceLastPurchase",
  "kind:whitespace",
  "kind:add-on",
  "product:b",
  "segment:farm",
  "segment:school",
  "size:small",
];
const table = (names: readonly string[]) => fc.dictionary(fc.constantFrom(...names), number, { maxKeys: 3 });
const models: fc.Arbitrary<PropensityModel> = fc
  .record({
    features: fc.subarray(FEATURES),
    numbers: fc.array(number, { minLength: 2 * FEATURES.length + 1, maxLength: 2 * FEATURES.length + 1 }),
    days: fc.constantFrom(null, 90, 360, 365),
    version: fc.constantFrom(1 as const, 2 as const),
    terms: fc.record({
      base: number,
      products: table(["a", "b", "c"]),
      segments: fc.dictionary(fc.constantFrom("farm", "school"), table(["a", "b", "d"]), { maxKeys: 2 }),
      pairs: fc.dictionary(fc.constantFrom("b", "c", "d"), table(["a", "b", "x"]), { maxKeys: 3 }),
      firstOrders: fc.dictionary(fc.constantFrom("a", "b", "c", "d"), fc.integer({ min: 1, max: 9 }), { maxKeys: 2 }),
    }),
  })
  .map(({ features, numbers, days, version, terms }) => ({
    kind: "purchase-propensity",
    version,
    ...(version === 2 && { terms }),
    days,
    features,
    means: Object.fromEntries(features.map((name, index) => [name, numbers[index] ?? NaN])),
    parameters: Object.fromEntries([
      ["intercept", numbers[2 * FEATURES.length] ?? NaN],
      ...features.map((name, index) => [name, numbers[FEATURES.length + index] ?? NaN] as const),
    ]),
    standardErrors: {},
    covariance: [],
    logLikelihood: -1,
    observations: 100,
    converged: true,
    prior: { deviation: 2.5, interceptDeviation: 10 },
  }));

const accounts: fc.Arbitrary<Account> = fc.record(
  {
    id: fc.constant("acme"),
    segment: fc.constantFrom(null, "farm", "school", "cafe"),
    size: fc.constantFrom(null, "small" as const, "large" as const),
    resources: fc.constant("ample" as const),
    purchases: fc.array(
      fc.record({
        on: fc.constantFrom("2019-05-31", "2025-11-21", "2025-11-22", "2026-06-30", asOf, "2027-01-01"),
        productId: fc.constantFrom("a", "b", "x"),
        quantity: fc.constantFrom(0, 1, 2),
      }),
      { maxLength: 4 },
    ),
  },
  { requiredKeys: ["id", "resources"] },
);

describe("the chance of an offer", () => {
  test("is that of its log odds, put together by hand, over the days of the horizon", () => {
    const chances = fc.constantFrom(null, 0, 0.2, 1);
    fc.assert(
      fc.property(models, accounts, chances, (model, account, buysAgain) => {
        const { offers, calibrated, reasons } = scoreOpportunity(account, {
          catalogue,
          asOf,
          buysAgain,
          policy: { propensity: model },
        });
        expect([calibrated, reasons.some(({ code }) => code === "opportunity.uncalibrated")]).toEqual([true, false]);
        const bought = (account.purchases ?? []).filter(({ on, quantity }) => on <= asOf && (quantity ?? 1) > 0);
        const owned = [...new Set(bought.map(({ productId }) => productId ?? ""))];
        const last = bought
          .map(({ on }) => on)
          .sort()
          .at(-1);
        const chance = Math.min(1 - 1e-4, Math.max(1e-4, buysAgain ?? 0));
        const numbers: Record<string, number | null> = {
          owned: owned.length,
          logOwned: Math.log(1 + owned.length),
          buysAgain: buysAgain === null ? null : Math.log(chance / (1 - chance)),
          purchasesLastYear: bought.filter(({ on }) => on > "2025-11-21").length,
          yearsSinceLastPurchase:
            last === undefined ? null : (Date.parse(asOf) - Date.parse(last)) / 86_400_000 / 365.25,
        };
        for (const { productId, kind, probability, firstOrder, value, price, quantity } of offers) {
          let logOdds = model.parameters.intercept ?? NaN;
          for (const name of model.features) {
            const [parameter = NaN, mean = NaN] = [model.parameters[name], model.means[name]];
            const [family = "", member] = name.split(":");
            const known = { kind, product: productId, segment: account.segment, size: account.size }[family];
            if (member === undefined) logOdds += parameter * (numbers[name] ?? mean);
            else logOdds += parameter * (known == null ? mean : known === member ? 1 : 0);
          }
          if (model.terms !== undefined) {
            const { base, products, segments, pairs } = model.terms;
            const popular = products[productId];
            logOdds += popular === undefined ? base : (segments[account.segment ?? ""]?.[productId] ?? popular);
            const together = pairs[productId];
            if (together !== undefined && owned.length > 0)
              logOdds += owned.reduce((sum, other) => sum + (together[other] ?? 0), 0) / owned.length;
          }
          const once = 1 / (1 + Math.exp(-logOdds));
          // The year after 2026-11-21 has 365 days; 360 are as good as these.
          expect(probability).toBeCloseTo(model.days === 90 ? 1 - (1 - once) ** (365 / 90) : once, 12);
          const isFirst = kind === "whitespace" || kind === "add-on";
          expect(firstOrder).toBe((isFirst ? model.terms?.firstOrders[productId] : null) ?? null);
          expect(value).toBeCloseTo(probability * (firstOrder ?? price * quantity), 9);
        }
      }),
      { numRuns: 150 },
    );
  });

  test("of a product comes from how often it was bought, by hand", () => {
    const ids = ["a", "b", "c", "d"];
    const observed: fc.Arbitrary<(ObservedOffer & { bought: boolean })[]> = fc
      .array(
        fc.record({
          segment: fc.constantFrom(null, "farm", "school"),
          owned: fc.subarray([...ids, "x"]),
          offers: fc.array(
            fc.record({
              productId: fc.constantFrom(...ids),
              bought: fc.boolean(),
              firstOrder: fc.constantFrom(null, 0, 5, 7, 8, 20),
            }),
            { minLength: 1, maxLength: 4 },
          ),
        }),
        { minLength: 1, maxLength: 30 },
      )
      .map((rows) =>
        rows.flatMap(({ segment, owned, offers }, account) =>
          offers.map(({ productId, bought, firstOrder }) => ({
            accountId: `a${account}`,
            productId,
            segment,
            owned,
            bought,
            firstOrder,
          })),
        ),
      );
    fc.assert(
      fc.property(observed, (offers) => {
        const terms = productTerms(offers);
        const expected = fitProductTerms(offers, 5);
        expect(Object.keys(terms.products)).toEqual(Object.keys(terms.products).sort());
        expect(terms.base).toBeCloseTo(expected.base, 12);
        const rounded = (value: unknown): unknown =>
          JSON.parse(JSON.stringify(value), (_, each: unknown) => (typeof each === "number" ? each.toFixed(9) : each));
        expect(rounded(terms)).toEqual(rounded(expected));
      }),
      { numRuns: 100 },
    );
  });
});

test("a feature that no one knows is refused with those that there are", () => {
  const model: PropensityModel = {
    kind: "purchase-propensity",
    version: 1,
    features: ["owned", "age"],
    means: { owned: 1, age: 1 },
    parameters: { intercept: 0, owned: 1, age: 1 },
    standardErrors: {},
    covariance: [],
    logLikelihood: -1,
    observations: 100,
    converged: true,
    prior: { deviation: 2.5, interceptDeviation: 10 },
  };
  const score = (propensity: PropensityModel) =>
    scoreOpportunity({ id: "acme" }, { catalogue, asOf, policy: { propensity } });
  expect(() => score(model)).toThrow(
    "scoreOpportunity: policy.propensity.features[1] must be one of owned, logOwned, purchasesLastYear, " +
      'yearsSinceLastPurchase, buysAgain, kind:…, product:…, segment:…, size:…, got "age"',
  );
  expect(() => score({ ...model, features: ["owned"], days: 0 })).toThrow("policy.propensity.days must be above 0");
});

describe("a policy says which of its figures were assumed", () => {
  const keys = (policy: Parameters<typeof opportunityPolicy>[0]) =>
    opportunityPolicy(policy).assumptions.map(({ key }) => key.replace("opportunity.", ""));

  test.each<[Parameters<typeof opportunityPolicy>[0], string[]]>([
    [{}, ["probability", "scoreWeights", "highAtMostShare", "budgetYears", "declinedMonths"]],
    [{ declinedMonths: 3 }, ["probability", "scoreWeights", "highAtMostShare", "budgetYears"]],
    [{ budgetYears: 1 }, ["probability", "scoreWeights", "highAtMostShare", "declinedMonths"]],
    [{ highAtMostShare: 0.3 }, ["probability", "scoreWeights", "budgetYears", "declinedMonths"]],
    [{ highAtMostShare: null }, ["probability", "scoreWeights", "budgetYears", "declinedMonths"]],
    [
      { scoreWeights: { reach: 10 } },
      ["probability", "scoreWeights", "highAtMostShare", "budgetYears", "declinedMonths"],
    ],
    [
      { scoreWeights: { reach: 10, means: 1, few: 1, need: 1 } },
      ["probability", "highAtMostShare", "budgetYears", "declinedMonths"],
    ],
    [
      { probability: { whitespace: 0.5 } },
      ["probability", "scoreWeights", "highAtMostShare", "budgetYears", "declinedMonths"],
    ],
  ])("%j", (policy, expected) => {
    expect(keys(policy)).toEqual(expected);
  });
});

describe("rows are taken up to the largest numbers, and refused by their place", () => {
  const most = 1e12;
  const score = (account: object) => scoreOpportunity({ id: "acme", ...account }, { catalogue, asOf });
  const owned = (row: object) => ({ owned: [{ productId: "a", purchasedOn: asOf, ...row }] });
  const bought = (row: object) => ({ purchases: [{ productId: "a", on: asOf, ...row }] });

  test.each<[object, object, string]>([
    [owned({ quantity: most }), owned({ quantity: most + 1 }), "owned[0].quantity must be at most 1000000000000"],
    [
      owned({ maintenanceHoursPerYear: most }),
      owned({ maintenanceHoursPerYear: most + 1 }),
      "owned[0].maintenanceHoursPerYear must be at most 1000000000000",
    ],
    [bought({ amount: most }), bought({ amount: most + 1 }), "purchases[0].amount must be at most 1000000000000"],
    [bought({ amount: -most }), bought({ amount: -most - 1 }), "purchases[0].amount must be at least -1000000000000"],
    [bought({ quantity: most }), bought({ quantity: most + 1 }), "purchases[0].quantity must be at most"],
    [bought({ quantity: -most }), bought({ quantity: -most - 1 }), "purchases[0].quantity must be at least -1000000"],
    [{ annualBudget: most }, { annualBudget: most + 1 }, "annualBudget must be at most 1000000000000"],
    [{ deals: [{ id: "d", status: "open" }] }, { deals: 5 }, "deals must be an array"],
    [
      { deals: [{ id: "d", status: "open", products: [] }] },
      { deals: [{ id: "d", status: "open", products: 5 }] },
      "deals[0].products must be an array",
    ],
    [
      { deals: [{ id: "d", status: "open", openedOn: asOf }] },
      { deals: [{ id: "d", status: "open", openedOn: "x", products: [] }] },
      "deals[0].openedOn must be a day",
    ],
    [
      { deals: [{ id: "d", status: "won", openedOn: "x", products: [] }] },
      { deals: [{ id: "d", status: "open", products: [{ productId: 5 }] }] },
      "deals[0].products[0].productId must be a text",
    ],
    [{ segment: "farm" }, { segment: 5 }, "segment must be a text"],
  ])("%j, but not %j", (fits, breaks, message) => {
    expect(() => score(fits)).not.toThrow();
    expect(() => score(breaks)).toThrow(`scoreOpportunity: ${message}`);
  });

  test("what was bought for nothing is no unpriced row", () => {
    const free = [{ id: "gift", price: 0 }, ...catalogue];
    const row = { on: "2026-02-01", productId: "gift" };
    const means = (purchases: Account["purchases"]) =>
      scoreOpportunity({ id: "acme", purchases }, { catalogue: free, asOf }).means;
    expect([means([row]), means([{ ...row, productId: "other" }])]).toEqual(["lacks", "unknown"]);
  });

  test("nobody is sold what no one is sold, however little is owned", () => {
    const options = { catalogue: [{ id: "a", price: 10, discontinued: true }], asOf };
    const owns = [{ productId: "x", purchasedOn: asOf }];
    expect(scoreOpportunity({ id: "acme", owned: owns, resources: "ample" }, options).reasons[0]).toEqual({
      code: "opportunity.low.nothing-sold",
      params: { owned: 1 },
    });
    expect(() => rankOpportunities([], { catalogue: 5 as never, asOf })).toThrow(/^rankOpportunities: catalogue must /);
  });
});
