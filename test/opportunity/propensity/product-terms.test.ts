import {
  fitPurchasePropensity,
  type PropensityModel,
  type PropensityObservation,
  reviewPortfolio,
  scoreOpportunity,
  type Account,
} from "retention-kit";
import { describe, expect, test } from "vitest";

/** Offers of one product to so many accounts of a segment, of whom some bought. */
function offers(productId: string, segment: string | null, offered: number, bought: number): PropensityObservation[] {
  return Array.from({ length: offered }, (_, index) => ({
    bought: index < bought,
    features: { logOwned: 0 },
    offer: { accountId: `${segment}-${index}`, productId, segment, owned: [], firstOrder: null },
  }));
}

const odds = (share: number): number => Math.log(share / (1 - share));

describe("terms of the products", () => {
  test("are the shares that bought, with five accounts of the mean in front, of the segment and of all", () => {
    const model = fitPurchasePropensity([
      ...offers("mill", "cafe", 100, 40),
      ...offers("mill", "farm", 20, 0),
      ...offers("press", "cafe", 80, 4),
    ]);
    const mean = 44.5 / 201;
    const mill = (40 + 5 * mean) / 125;
    expect(model.version).toBe(2);
    expect(model.terms?.base).toBeCloseTo(odds(mean), 12);
    expect(model.terms?.products.mill).toBeCloseTo(odds(mill), 12);
    expect(model.terms?.products.press).toBeCloseTo(odds((4 + 5 * mean) / 85), 12);
    expect(model.terms?.segments.farm?.mill).toBeCloseTo(odds((5 * mill) / 25), 12);
  });

  test("what goes together is the count of owners of both over what independence would give, five in front", () => {
    const owners = (owned: string[], count: number, start: number): PropensityObservation[] =>
      Array.from({ length: count }, (_, index) => ({
        bought: index === 0,
        features: { logOwned: Math.log(1 + owned.length) },
        offer: { accountId: `a${start + index}`, productId: "other", segment: null, owned, firstOrder: null },
      }));
    const rows = [...owners(["mill", "sieve"], 30, 0), ...owners(["mill"], 20, 30), ...owners(["sieve"], 10, 50)];
    const { terms } = fitPurchasePropensity([...rows, ...owners(["press"], 40, 60)]);
    // 50 of 100 own the mill, 40 the sieve, 30 both; none of them a press, which 40 own.
    expect(terms?.pairs.mill?.sieve).toBeCloseTo(Math.log(35 / 25), 12);
    expect(terms?.pairs.sieve?.mill).toBe(terms?.pairs.mill?.sieve);
    expect(terms?.pairs.mill?.press).toBeCloseTo(Math.log(5 / 25), 12);
  });

  test("make the chance of an offer, carried from the days of the window to the horizon", () => {
    const rows = [...offers("mill", null, 200, 60), ...offers("press", null, 200, 10)];
    const model = fitPurchasePropensity(rows, { days: 91 });
    const chances = (policy: { propensity: PropensityModel; horizonMonths: number }): number[] =>
      scoreOpportunity(
        { id: "a", owned: [] },
        { catalogue: ["mill", "press"].map((id) => ({ id, price: 1 })), asOf: "2026-01-31", policy },
      ).offers.map(({ probability }) => probability);
    const [likely = 0, unlikely = 0] = chances({ propensity: model, horizonMonths: 3 });
    // The intercept takes back what the accounts in front added: a share of what came.
    expect(likely).toBeGreaterThan(0.27);
    expect(likely).toBeLessThan(0.32);
    expect(unlikely).toBeLessThan(0.08);
    const [inAYear = 0] = chances({ propensity: model, horizonMonths: 12 });
    expect(inAYear).toBeCloseTo(1 - (1 - likely) ** (365 / 91), 1);
    const stored = JSON.parse(JSON.stringify(model)) as PropensityModel;
    expect(chances({ propensity: stored, horizonMonths: 12 })[0]).toBe(inAYear);
  });

  test("a stored model without its terms, or of a later version, is refused by name", () => {
    const { terms, ...model } = fitPurchasePropensity(offers("mill", null, 20, 5));
    expect(terms).toBeDefined();
    const score = (propensity: object) => () =>
      scoreOpportunity(
        { id: "a" },
        { catalogue: [], asOf: "2026-01-31", policy: { propensity: propensity as PropensityModel } },
      );
    expect(score(model)).toThrow("policy.propensity.terms");
    expect(score({ ...model, version: 3 })).toThrow("policy.propensity.version must be 1 or 2");
  });
});

describe("a book", () => {
  const products = ["flour", "sugar", "salt"].map((id) => ({ id, price: 1000, margin: 0.5 }));
  // Everybody starts with flour; in the last months most add sugar, for 40, and nobody adds salt.
  const accounts = Array.from({ length: 120 }, (_, index): Account => ({
    id: `a${index}`,
    resources: "ample",
    purchases: [
      { on: "2025-01-10", productId: "flour", amount: 100 },
      { on: "2026-01-10", productId: "flour", amount: 100 },
      ...(index < 80 ? [{ on: "2026-09-01", productId: "sugar", amount: 40 }] : []),
    ],
  }));
  const review = (list: readonly Account[]) =>
    reviewPortfolio({ accounts: list, products, sellers: [] }, { asOf: "2026-10-01", to: "2026-12-31", plan: false });

  test("teaches the chances of its offers, and what a first order brings", () => {
    const book = review(accounts);
    expect(book.models.propensity).toMatchObject({ version: 2, terms: { firstOrders: { sugar: 40 } } });
    const last = book.accounts[119]?.opportunity;
    const of = (id: string) => last?.offers.find(({ productId }) => productId === id);
    expect(last?.calibrated).toBe(true);
    expect(of("sugar")?.probability).toBeGreaterThan(0.3);
    expect(of("salt")?.probability).toBeLessThan(0.1);
    expect(of("sugar")?.value).toBeCloseTo((of("sugar")?.probability ?? 0) * 40 * 0.5, 9);
    expect(last?.assumptions.map(({ key }) => key)).not.toContain("opportunity.probability");
  });

  test("does not depend on the order of its rows, and a small one keeps the policy's chances", () => {
    const { models } = review(accounts);
    expect(review(accounts.toReversed()).models).toEqual(models);
    const small = review(accounts.slice(100));
    expect(small.models.propensity).toBeNull();
    expect(small.accounts[0]?.opportunity.calibrated).toBe(false);
  });

  test("takes a model that is given", () => {
    const { models } = review(accounts);
    const small = reviewPortfolio(
      { accounts: accounts.slice(100), products, sellers: [] },
      { asOf: "2026-10-01", to: "2026-12-31", plan: false, models: { propensity: models.propensity } },
    );
    expect(small.models.propensity).toEqual(models.propensity);
    expect(small.accounts[0]?.opportunity.calibrated).toBe(true);
  });
});
