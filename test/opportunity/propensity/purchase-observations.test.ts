import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { fitPurchasePropensity, purchaseObservations, type Account, type Product } from "retention-kit";
import { expect, test } from "vitest";

const catalogue: Product[] = [
  { id: "mill", price: 900, lifespanMonths: 60 },
  { id: "oven", price: 2000, segments: ["hotel"] },
  { id: "press", price: 600 },
  { id: "sieve", price: 100, addOnTo: ["mill"] },
];
const days = { asOf: "2024-06-30", until: "2025-06-30" };

test("sees the past as it was: later purchases decide the outcome and nothing else", () => {
  const account: Account = {
    id: "acme",
    segment: "hotel",
    purchases: [
      { on: "2024-06-29", productId: "mill" },
      { on: "2023-07-01", amount: 10 },
      { on: "2023-06-30", amount: 10 },
      { on: "2024-07-01", productId: "sieve" },
      { on: "2025-06-30", productId: "press" },
      { on: "2025-07-01", productId: "oven" },
    ],
  };
  const features = ["owned", "purchasesLastYear", "kind:add-on", "product:press", "segment:hotel", "size:large"];
  const { accepted } = purchaseObservations([account], { catalogue, ...days, features });
  const common = { owned: 1, purchasesLastYear: 2, "segment:hotel": 1, "size:large": null };
  expect(accepted.map(({ bought, features: values }) => ({ bought, features: values }))).toEqual([
    { bought: false, features: { ...common, "kind:add-on": 0, "product:press": 0 } },
    { bought: true, features: { ...common, "kind:add-on": 0, "product:press": 1 } },
    { bought: true, features: { ...common, "kind:add-on": 1, "product:press": 0 } },
  ]);
  expect(accepted.map(({ offer }) => offer?.productId)).toEqual(["oven", "press", "sieve"]);
  expect(accepted[1]?.offer).toEqual({
    accountId: "acme",
    productId: "press",
    segment: "hotel",
    owned: ["mill"],
    firstOrder: null,
  });
});

test("the chance of buying again comes in by account, and a first order is the money of its first day", () => {
  const account: Account = {
    id: "acme",
    purchases: [
      { on: "2024-01-01", productId: "mill" },
      { on: "2025-02-01", productId: "press", amount: 70 },
      { on: "2025-02-01", productId: "press", amount: 50 },
      { on: "2025-03-01", productId: "press", amount: 900 },
    ],
  };
  const { accepted } = purchaseObservations([account], {
    catalogue,
    ...days,
    features: ["buysAgain", "logOwned"],
    buysAgain: { acme: 0.75 },
  });
  expect(accepted[0]?.features.buysAgain).toBeCloseTo(Math.log(3), 12);
  expect(accepted[0]?.features.logOwned).toBeCloseTo(Math.log(2), 12);
  expect(accepted.map(({ offer }) => [offer?.productId, offer?.firstOrder])).toEqual([
    ["press", 120],
    ["sieve", null],
  ]);
});

test("a return is no purchase, and the horizon of the policy is the default", () => {
  const purchases = [
    { on: "2024-09-01", productId: "press", quantity: -1 },
    { on: "2024-09-01", productId: "mill", amount: -900 },
  ];
  const observed = (horizonMonths: number, on: string): boolean[] =>
    purchaseObservations([{ id: "a", purchases: [...purchases, { on, productId: "mill" }] }], {
      catalogue,
      asOf: days.asOf,
      policy: { horizonMonths },
    }).accepted.map(({ bought }) => bought);
  expect(observed(12, "2025-06-30")).toEqual([true, false]);
  expect(observed(11, "2025-06-30")).toEqual([false, false]);
});

test("bad lines and accounts are rejected, bad options throw", () => {
  const { accepted, rejected } = purchaseObservations(
    [{ id: "a", purchases: [{ on: "soon" }] }, { id: "b" }, null as unknown as Account],
    { catalogue, ...days },
  );
  // The account whose purchase has no day stays, with nothing bought.
  expect(accepted).toHaveLength(4);
  expect(rejected).toMatchObject([
    { index: 0, id: "a", path: "purchases[0].on" },
    { index: 2, path: "accounts[2]" },
  ]);
  const until = days.asOf;
  expect(() => purchaseObservations([], { catalogue, asOf: days.asOf, until })).toThrow(
    "until must be later than asOf",
  );
  expect(() => purchaseObservations([], { catalogue, ...days, features: ["age"] })).toThrow(
    "features[0] must be one of",
  );
});

test("chances that made the purchases are found again", () => {
  // 4,000 accounts buy by known log odds. Each of the four estimates lies within 4 of its standard errors of the truth
  // with a chance of 99.994%, so that a right fit fails in one of 4,000 seeds.
  const generator = xoroshiro128plus(20261121);
  const uniform = (): number => uniformFloat64(generator);
  const truth = { intercept: -1.2, owned: 0.5, "kind:add-on": 0.8, "product:press": -0.6 };
  const accounts = Array.from({ length: 4000 }, (_, index): Account => {
    const bought = ["mill", "press"].filter(() => uniform() < 0.5);
    const purchases = bought.map((productId) => ({ on: "2024-01-15", productId }));
    const open = ["mill", "press", "sieve"].filter(
      (id) => !bought.includes(id) && (id !== "sieve" || bought.includes("mill")),
    );
    const later = open.filter((id) => {
      const logOdds =
        truth.intercept +
        truth.owned * bought.length +
        (id === "sieve" ? truth["kind:add-on"] : 0) +
        (id === "press" ? truth["product:press"] : 0);
      return uniform() < 1 / (1 + Math.exp(-logOdds));
    });
    return {
      id: `a${index}`,
      purchases: [...purchases, ...later.map((productId) => ({ on: "2025-01-15", productId }))],
    };
  });
  const features = ["owned", "kind:add-on", "product:press"];
  const { accepted } = purchaseObservations(accounts, { catalogue, ...days, features });
  const { parameters, standardErrors } = fitPurchasePropensity(accepted, { productTerms: false });
  for (const [name, value] of Object.entries(truth)) {
    const error = standardErrors[name] ?? NaN;
    expect(error).toBeLessThan(0.15);
    expect(Math.abs((parameters[name] ?? NaN) - value)).toBeLessThan(4 * error);
  }
});
