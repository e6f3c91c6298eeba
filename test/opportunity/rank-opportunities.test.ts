import fc from "fast-check";
import { defineCatalogue, rankOpportunities, scoreOpportunity, type Account } from "retention-kit";
import { expect, test } from "vitest";

const asOf = "2026-11-21";
const catalogue = defineCatalogue([
  { id: "mill", price: 900, margin: 0.5 },
  { id: "press", price: 600, margin: 0.5 },
  { id: "sieve", price: 100, margin: 0.5 },
]);
const mill = [{ productId: "mill", purchasedOn: "2025-01-31" }];
const ranked = (accounts: readonly Account[]): string[] =>
  rankOpportunities(accounts, { catalogue, asOf }).accepted.map(({ accountId }) => accountId);

test("comes by level, then expected value, then id", () => {
  const accounts: Account[] = [
    { id: "low", owned: [], annualBudget: 0 },
    { id: "medium-rich", owned: [], annualBudget: 9000 },
    { id: "high-b", owned: mill, annualBudget: 100 },
    { id: "high-rich", owned: mill, annualBudget: 700 },
    { id: "medium", owned: [], annualBudget: 200 },
    { id: "high-a", owned: mill, annualBudget: 100 },
  ];
  expect(ranked(accounts)).toEqual(["high-rich", "high-a", "high-b", "medium-rich", "medium", "low"]);
});

test("the order of the rows does not matter, and each result is that of scoreOpportunity", () => {
  const account = fc.record({
    owned: fc.constantFrom([], mill),
    annualBudget: fc.constantFrom(0, 100, 600, 2000, null),
  });
  fc.assert(
    fc.property(fc.array(account, { maxLength: 20 }), (rows) => {
      const accounts = rows.map((row, index) => ({ id: `a${index}`, ...row }));
      const { accepted } = rankOpportunities(accounts, { catalogue, asOf });
      expect(rankOpportunities(accounts.toReversed(), { catalogue, asOf }).accepted).toEqual(accepted);
      expect(new Set(accepted)).toEqual(new Set(accounts.map((one) => scoreOpportunity(one, { catalogue, asOf }))));
    }),
  );
});

test("bad rows are rejected with index, id, path and message, and the rest goes on", () => {
  const accounts = [
    { id: "a" },
    { id: "b", owned: [{ productId: "anvil", purchasedOn: asOf }] },
    null,
    { id: "a", annualBudget: 5 },
    { annualBudget: 5 },
  ] as Account[];
  const { accepted, rejected } = rankOpportunities(accounts, { catalogue, asOf });
  expect(accepted.map(({ accountId }) => accountId)).toEqual(["a", "b"]);
  expect(rejected).toEqual([
    {
      index: 1,
      id: "b",
      path: "owned[0].productId",
      message: 'rankOpportunities: owned[0].productId must be in the catalogue, got "anvil"',
      kept: true,
    },
    { index: 2, path: "accounts[2]", message: "rankOpportunities: accounts[2] must be an object, got null" },
    { index: 3, id: "a", path: "id", message: 'rankOpportunities: id must not come twice, got "a"' },
    { index: 4, path: "id", message: "rankOpportunities: id must be a text that is not empty, got undefined" },
  ]);
});

test("a field that cannot be read is left out, and the account keeps its id", () => {
  const accounts: Account[] = [
    { id: "a", annualBudget: -1 },
    { id: "a", annualBudget: 1 },
  ];
  expect(rankOpportunities(accounts, { catalogue, asOf })).toMatchObject({
    accepted: [{ accountId: "a" }],
    rejected: [
      { index: 0, path: "annualBudget" },
      { index: 1, path: "id" },
    ],
  });
});

test("one currency a call: the catalogue's, else the one that most accounts name, else the first named", () => {
  const named = (...currencies: string[]): Account[] => currencies.map((currency, id) => ({ id: `a${id}`, currency }));
  const rejected = (accounts: Account[], list = catalogue): number[] =>
    rankOpportunities(accounts, { catalogue: list, asOf }).rejected.map(({ index }) => index);
  expect(rejected(named("EUR", "USD", "USD"))).toEqual([0]);
  expect(rejected(named("EUR", "USD"))).toEqual([1]);
  expect(rejected(named("EUR", "USD", "USD"), defineCatalogue(catalogue.products, { currency: "EUR" }))).toEqual([
    1, 2,
  ]);
  const { accepted } = rankOpportunities([{ id: "b" }, ...named("EUR")], { catalogue, asOf });
  expect(accepted.map(({ currency }) => currency)).toEqual(["EUR", "EUR"]);
});

test("no accounts are no error, a wrong catalogue, policy or day is one", () => {
  expect(rankOpportunities([], { catalogue, asOf })).toEqual({ accepted: [], rejected: [] });
  expect(() => rankOpportunities([], { catalogue: [{ id: "", price: 1 }], asOf })).toThrow(
    "rankOpportunities: catalogue.products[0].id must be a text",
  );
  expect(() => rankOpportunities([], { catalogue, asOf, policy: { horizonMonths: -1 } })).toThrow(
    "rankOpportunities: policy.horizonMonths must be at least 0",
  );
  expect(() => rankOpportunities([], { catalogue, asOf: "21.11.2026" })).toThrow(
    "rankOpportunities: asOf must be a day",
  );
});
