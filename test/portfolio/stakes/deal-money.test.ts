import {
  reviewPortfolio,
  type Account,
  type Deal,
  type Offer,
  type Portfolio,
  type PortfolioOptions,
} from "retention-kit";
import { describe as say } from "retention-kit/locales";
import { en } from "retention-kit/locales/en";
import { describe, expect, test } from "vitest";
import type { FirstPurchases } from "../../../src/portfolio/buying/first-purchases.js";
import { accountGrowth } from "../../../src/portfolio/stakes/account-growth.js";
import { dealMoney, type DealMoney } from "../../../src/portfolio/stakes/deal-money.js";
import type { AccountStanding } from "../../../src/portfolio/standing/account-standing.js";

const asOf = "2026-11-25";
const AS_OF_DAY = Date.parse(asOf) / 86_400_000;
const on = (daysAhead: number): string => new Date((AS_OF_DAY + daysAhead) * 86_400_000).toISOString().slice(0, 10);
const deal = (fields: Partial<Deal> = {}): Deal => ({
  id: "d",
  status: "open",
  amount: 80_000,
  probability: 0.6,
  ...fields,
});

describe("what open deals are expected to bring", () => {
  const rules = { asOfDay: AS_OF_DAY, months: 12, dealDays: 30, dealWhenUnknown: 0.25, margin: 0.5 };
  const of = (...deals: Deal[]): DealMoney | null => dealMoney({ deals }, rules);

  test("is their money with its margin, each with its chance, apart by whether they name products", () => {
    const lines = [{ productId: "x", amount: 300 }, { productId: "y" }, { productId: "z", amount: 100 }];
    // 80,000 × .5 × .6, and (300 + 100) × .5 × a quarter.
    expect(of(deal(), deal({ amount: null, probability: null, products: lines }))).toEqual({
      deals: 2,
      listed: 50,
      unlisted: 24_000,
      isAssumed: true,
    });
    expect(of(deal({ products: lines }))).toMatchObject({ listed: 24_000, unlisted: 0, isAssumed: false });
    expect(of(deal({ products: [] }))).toMatchObject({ listed: 0, unlisted: 24_000 });
  });

  test.each<[string, Partial<Deal>]>([
    ["that was won", { status: "won" }],
    ["that was lost", { status: "lost" }],
    ["of tomorrow", { openedOn: on(1) }],
    ["without money", { amount: null }],
    ["of no money", { amount: 0 }],
    ["31 days past its day", { expectedCloseOn: on(-31) }],
    ["expected in more than a year", { expectedCloseOn: "2027-11-26" }],
  ])("is nothing of one %s", (_, fields) => {
    expect(of(deal(fields))).toBeNull();
  });

  test("counts one of today, one 30 days past its day, and one expected in a year", () => {
    for (const fields of [{ openedOn: asOf }, { expectedCloseOn: on(-30) }, { expectedCloseOn: "2027-11-25" }]) {
      expect(of(deal(fields))?.deals).toBe(1);
    }
  });
});

describe("growth", () => {
  const grows = (
    state: AccountStanding["state"],
    expectedValue: number,
    deals: Partial<DealMoney> | null,
    winBack = 0,
    beginners: FirstPurchases | null = null,
  ) =>
    accountGrowth(
      { expectedValue, currency: null, offers: [{ chosen: true, value: expectedValue, probability: 0.4 } as Offer] },
      {
        standing: { state },
        chance: 0.5,
        beginners,
        months: 12,
        deals: deals && { deals: 1, listed: 0, unlisted: 0, isAssumed: false, ...deals },
        winBack,
      },
    );

  test("is the offers, if it stays, and beside them what deals bring that name other products", () => {
    expect(grows("active", 1000, null)).toMatchObject({ amount: 500, ofDeals: 0, stays: 0.5 });
    expect(grows("active", 1000, { listed: 300 })).toMatchObject({ amount: 800, ofDeals: 300 });
    expect(grows("prospect", 1000, { listed: 300 })).toMatchObject({ amount: 1300, stays: null });
  });

  test("of a prospect is the offers, if it begins to buy", () => {
    // 9 of 36 have begun: (9 + 1/2) / (36 + 1).
    const begins = { of: 36, began: 9, months: 12 };
    expect(grows("prospect", 1480, null, 0, begins)).toMatchObject({ amount: 380, stays: null, begins: 9.5 / 37 });
    expect(grows("prospect", 1480, { unlisted: 500 }, 0, begins)).toMatchObject({ amount: 500, ofDeals: 120 });
    expect(grows("active", 1000, null, 0, begins)).toMatchObject({ amount: 500, stays: 0.5, begins: null });
    expect(grows("lost", 1000, { listed: 300 }, 0, begins)).toMatchObject({ amount: 300, begins: null });
  });

  test("counts a deal that names no product, and the offers that it may be of, once: the greater of the two", () => {
    expect(grows("active", 1000, { unlisted: 300 })).toMatchObject({ amount: 500, ofDeals: 0 });
    expect(grows("active", 1000, { unlisted: 700 })).toMatchObject({ amount: 700, ofDeals: 200 });
    expect(grows("active", 1000, { unlisted: 700, listed: 40 })).toMatchObject({ amount: 740, ofDeals: 240 });
  });

  test("can be won as far as offers are not bought anyway, and deals whole", () => {
    const winnable = (...given: Parameters<typeof grows>) => grows(...given)?.winnable;
    // 1,000 x .6, if it stays: 300.
    expect(winnable("active", 1000, null)).toBe(300);
    expect(winnable("prospect", 1000, null)).toBe(600);
    expect(winnable("active", 1000, { listed: 40 })).toBe(340);
    expect(winnable("active", 1000, { unlisted: 200, listed: 40 })).toBe(340);
    expect(winnable("active", 1000, { unlisted: 400 })).toBe(400);
    expect(winnable("lapsed", 1000, { listed: 300 }, 100)).toBe(200);
  });

  test("is of one that has left its deals alone, beyond what it would bring by coming back", () => {
    expect(grows("lost", 1000, null)).toBeNull();
    expect(grows("lapsed", 1000, { listed: 300 }, 100)).toMatchObject({ amount: 200, ofDeals: 200, expectedValue: 0 });
    expect(grows("lost", 1000, { listed: 300 }, 400)).toMatchObject({ amount: 0, ofDeals: 0 });
  });
});

describe("an open deal in the main job", () => {
  const review = (more: Partial<Account>, options: Partial<PortfolioOptions> = {}): Portfolio =>
    reviewPortfolio(
      {
        accounts: [
          {
            id: "a",
            sellerId: "s",
            touches: [{ on: "2026-08-20", kind: "review" }],
            purchases: [{ on: "2026-03-01", amount: 500 }],
            ...more,
          },
        ],
        products: [
          { id: "x", price: 80_000 },
          { id: "y", price: 300 },
        ],
        sellers: [{ id: "s", timeZone: "UTC" }],
      },
      { asOf, to: "2027-02-28", ...options },
    );
  const soon = deal({ expectedCloseOn: "2026-12-10", products: [{ productId: "x", amount: 80_000 }] });

  test("brings its review before the day on which it closes, and its money into attention", () => {
    const [without, withDeal] = [review({}), review({ deals: [soon] })];
    const [before, after] = [without.accounts[0], withDeal.accounts[0]];
    // .15 of 80,000 × .6 more.
    expect((after?.attention.total ?? 0) - (before?.attention.total ?? 0)).toBeCloseTo(0.15 * 48_000, 6);
    expect(withDeal.plan.booked[0]?.on).toBe("2026-11-26");
    expect((without.plan.booked[0]?.on ?? "") > "2026-12-10").toBe(true);
    const told = after?.attention.reasons[0];
    expect(told?.code).toBe("portfolio.attention.deals");
    expect(say(told ?? { code: "" }, en)).toMatch(
      /^further sales within 12 months are worth [\d,]+ on average, 48,000 of it from 1 open deal$/,
    );
    expect(after?.attention.assumptions.map(({ key }) => key)).not.toContain("reviews.dealWhenUnknown");
  });

  test("of an unknown chance has the one that the policy says, else an assumed one that is listed", () => {
    const unsure = { ...soon, probability: null };
    const [assumed] = review({ deals: [unsure] }).accounts;
    expect(assumed?.growth?.ofDeals).toBeCloseTo(20_000, 6);
    expect(assumed?.attention.assumptions.map(({ key }) => key)).toContain("reviews.dealWhenUnknown");
    const [given] = review({ deals: [unsure] }, { policies: { attention: { dealWhenUnknown: 0.5 } } }).accounts;
    expect(given?.growth?.ofDeals).toBeCloseTo(40_000, 6);
    expect(given?.attention.assumptions.map(({ key }) => key)).not.toContain("reviews.dealWhenUnknown");
  });

  test("that was lost takes its product out of the offers for a time, and out of attention", () => {
    const lost = { ...soon, status: "lost" as const, closedOn: "2026-11-10" };
    const [found] = review({ purchases: [], deals: [lost] }).accounts;
    expect(found?.opportunity.offers.map(({ productId }) => productId)).toEqual(["y"]);
    // A tenth of 300 is expected of what is left, nine tenths of it not anyway, and .15 of that.
    expect(found?.attention.total).toBeCloseTo(0.15 * 0.1 * 0.9 * 300, 9);
  });
});
